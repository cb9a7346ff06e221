"""Who signs in."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower


class UserManager(BaseUserManager):
    """Makes users by email address."""

    def create_user(self, email, password=None, **fields):
        """A user who may sign in; without a password, by a code sent to the address."""
        if not email:
            raise ValueError("A user needs an email address.")
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        """The person who sets up an install."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email):
        """Addresses differ only by more than capitals."""
        return self.get(email__iexact=email)


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who can sign in, known by an email address. What they may see comes from their memberships, not from here.

    `phone` blank: no codes by text. A young person's name is on their record; theirs here is blank.
    """

    email = models.EmailField("email address", unique=True)
    name = models.CharField("name", max_length=120, blank=True, help_text="As colleagues and young people know them.")
    phone = models.CharField(
        "mobile number",
        max_length=16,
        null=True,
        blank=True,
        unique=True,
        help_text="Written +447700900123; for codes.",
    )
    phone_verified = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    joined_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []
    objects = UserManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("email"), name="user_email_once", violation_error_message="This address is in use."
            )
        ]

    def __str__(self):
        return f"user {self.pk}"
