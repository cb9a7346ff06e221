"""Councils: the corporate parents, as dated facts."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from leaving_care.models.roles import Role
from leaving_care.models.sources import Sourced

# Addresses of the portal itself, which no council may be called.
RESERVED_SLUGS = frozenset(
    "me work manage law accounts demo static open-referral accessibility privacy care-words help-now search files"
    " compare check".split()
)


def not_reserved(slug):
    """Refuses a council's address that the portal needs for itself."""
    if slug in RESERVED_SLUGS:
        raise ValidationError("This address is used by the portal itself. Choose another.", code="reserved")


class AuthorityQuerySet(models.QuerySet["Authority"]):
    """Councils, asked for by day."""

    def existing(self, on):
        """Those that exist on the day `on`."""
        return self.filter(Q(starts_on=None) | Q(starts_on__lte=on)).filter(Q(ends_on=None) | Q(ends_on__gte=on))

    def with_offers(self):
        """Those that publish an offer of their own (districts lie inside a county's)."""
        return self.filter(editions__isnull=False).distinct()


class Authority(Sourced):
    """A council on this install, or a district that lies in one. Blank means not recorded yet."""

    class Tier(models.TextChoices):
        COUNTY = "county", "County council"
        DISTRICT = "district", "District or borough council"
        UNITARY = "unitary", "Unitary council"
        LONDON_BOROUGH = "london_borough", "London borough"
        METROPOLITAN = "metropolitan", "Metropolitan borough"
        COMBINED = "combined", "Combined authority"

    slug = models.SlugField(unique=True, validators=[not_reserved])
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=60)
    tier = models.CharField(max_length=20, choices=Tier)
    gss_code = models.CharField(
        max_length=9, blank=True, help_text="The code the Office for National Statistics gives it."
    )
    county = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="districts")
    starts_on = models.DateField(null=True, blank=True)
    made_by = models.CharField(max_length=200, blank=True, help_text="The order that made it.")
    ends_on = models.DateField(null=True, blank=True, help_text="Its last day.")
    ended_by = models.CharField(max_length=200, blank=True, help_text="The order that ends it.")
    accent = models.CharField(max_length=7, blank=True, validators=[RegexValidator(r"^#[0-9a-f]{6}$")])
    people_word = models.CharField(max_length=60, blank=True, help_text="Its word for the people the offer is for.")
    owner_post = models.CharField(max_length=120, blank=True, help_text="Who owns the offer, by post.")
    service_name = models.CharField(max_length=120, blank=True)
    service_name_credit = models.CharField(max_length=200, blank=True)
    website = models.URLField(blank=True)
    staff_idle_minutes = models.PositiveSmallIntegerField(
        "minutes until staff are signed out", default=30, help_text="Without anything done. From 5 to 120."
    )
    young_idle_minutes = models.PositiveSmallIntegerField(
        "minutes until a young person is signed out", default=60, help_text="Without anything done. From 5 to 1440."
    )

    objects = AuthorityQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "authorities"
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="authority_ends_after_it_starts",
                violation_error_message="A council cannot end before it starts.",
            ),
            models.CheckConstraint(
                condition=Q(county=None) | Q(tier="district"),
                name="only_a_district_lies_in_a_county",
                violation_error_message="Only a district lies in a county.",
            ),
            models.UniqueConstraint(
                fields=["gss_code"],
                condition=~Q(gss_code=""),
                name="authority_gss_code_once",
                violation_error_message="Another council has this code.",
            ),
            models.CheckConstraint(
                condition=Q(staff_idle_minutes__range=(5, 120), young_idle_minutes__range=(5, 1440)),
                name="somebody_idle_is_signed_out",
                violation_error_message="Choose 5 to 120 minutes for staff, and 5 minutes to a day for young people.",
            ),
        ]

    def __str__(self):
        return self.name


class RoleTitle(Sourced):
    """What one council calls a job."""

    DUTY_WORKER = "duty_worker"
    ROLES = (*Role.choices, (DUTY_WORKER, "duty worker"))

    authority = models.ForeignKey(Authority, models.CASCADE, related_name="role_titles")
    role = models.CharField(max_length=30, choices=ROLES)
    title = models.CharField(max_length=60)
    plural = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["authority", "role"], name="one_title_per_role")]

    def __str__(self):
        return self.title


class AuthorityWord(Sourced):
    """A word that one council asks its writers to use instead of another."""

    authority = models.ForeignKey(Authority, models.CASCADE, related_name="words")
    instead_of = models.CharField(max_length=60)
    say = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["authority", "instead_of"], name="one_preferred_word")]

    def __str__(self):
        return f"{self.say}, not {self.instead_of}"


class AuthorityLanguage(Sourced):
    """A language in which one council offers its information, in the order shown."""

    authority = models.ForeignKey(Authority, models.CASCADE, related_name="languages")
    code = models.CharField(max_length=12, help_text="BCP 47, such as ur or pt-BR.")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["authority", "code"], name="one_row_per_language")]

    def __str__(self):
        return self.code
