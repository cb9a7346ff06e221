"""Changing the address and the number that codes go to. The old one is always told, so that a thief cannot do it quietly."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from leaving_care import audit
from leaving_care.access import held
from leaving_care.dates import uk_day
from leaving_care.models import Authority, User
from leaving_care.sign_in import mails, sending
from leaving_care.walls import within

TAKEN = "We cannot use that one. Choose another"


def change_email(user: User, email: str, *, by: User, at: datetime) -> None:
    """Gives a user another address, which they have confirmed. Their old one is told.

    Only they themselves can do it. Raises ValidationError where somebody else has the address.
    """
    _only_oneself(user, by)
    old, new = user.email, email.strip().lower()
    with _within_their_walls(user, at):
        try:
            with transaction.atomic():
                User.objects.filter(pk=user.pk).update(email=new)
        except IntegrityError:
            raise ValidationError(TAKEN) from None
        EmailAddress.objects.filter(user=user).delete()
        EmailAddress.objects.create(user=user, email=new, verified=True, primary=True)
        _note(user, "change_email", "email", at)
        transaction.on_commit(lambda: mails.send("email_changed", old))
    user.email = new


def change_phone(user: User, number: str | None, *, by: User, at: datetime) -> None:
    """Gives a user another number, written +447700900123, which they have confirmed; None takes it away. The old is told.

    Only they themselves can do it. Raises ValidationError where somebody else has the number.
    """
    _only_oneself(user, by)
    old = user.phone if user.phone_verified else None
    with _within_their_walls(user, at):
        try:
            with transaction.atomic():
                User.objects.filter(pk=user.pk).update(phone=number, phone_verified=number is not None)
        except IntegrityError:
            raise ValidationError(TAKEN) from None
        _note(user, "change_phone", "phone", at)
        words = (
            "This number no longer signs you in to the leaving care portal. If that was not you, tell your worker now."
        )
        if old and old != number:
            transaction.on_commit(lambda: sending.text(old, words))
        transaction.on_commit(lambda: mails.send("phone_changed", user.email))
    user.phone, user.phone_verified = number, number is not None


def _only_oneself(user: User, by: User) -> None:
    if user.pk != by.pk:
        raise ValueError("Only somebody themself changes their address.")


@contextmanager
def _within_their_walls(user: User, at: datetime) -> Iterator[None]:
    with transaction.atomic(), within(*_authorities(user, at), on=uk_day(at)):
        yield


def _note(user: User, what: str, field: str, at: datetime) -> None:
    """An event for each authority that they are of, as for a sign-in."""
    for authority in Authority.objects.filter(pk__in=_authorities(user, at)).order_by("pk"):
        audit.done(authority, what, by=user, at=at, fields=[field])


def _authorities(user: User, at: datetime) -> set[int]:
    return {membership.authority_id for membership in held(user, uk_day(at))}
