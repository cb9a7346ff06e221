"""How to reach people: offices, teams, numbers, addresses."""

import phonenumbers
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from leaving_care.models import Authority
from offers.models.editions import Edition
from offers.models.parts import Part, Sequence


def real_number(value):
    """Refuses what is not a whole UK telephone number: a number with X in it is not a number; 111 and 101 are."""
    try:
        number = phonenumbers.parse(value, "GB")
    except phonenumbers.NumberParseException:
        number = None
    if (
        number is None
        or not value.replace(" ", "").lstrip("+").isdigit()
        or not (phonenumbers.is_possible_number(number) or phonenumbers.is_valid_short_number_for_region(number, "GB"))
    ):
        raise ValidationError(
            f"{value} is not a whole telephone number. Put what is printed in as_printed.", code="number"
        )


class Contact(Sequence):
    """Somewhere or someone to turn to. `promised` is what the source promises about it and does not give."""

    class Kind(models.TextChoices):
        TEAM = "team", "Team"
        OFFICE = "office", "Office"
        DUTY = "duty", "Duty worker"
        OUT_OF_HOURS = "out_of_hours", "Out of hours"
        COMPLAINTS = "complaints", "Complaints"
        ADVOCACY = "advocacy", "Advocacy"
        HELPLINE = "helpline", "Helpline"
        PUBLISHER = "publisher", "The council"
        LANGUAGE = "language", "In your language"

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="contacts")
    key = models.SlugField()
    kind = models.CharField(max_length=12, choices=Kind)
    name = models.CharField(max_length=120)
    host = models.CharField(max_length=120, blank=True)
    address = models.JSONField(default=list, blank=True, help_text="Lines, without the postcode.")
    postcode = models.CharField(max_length=8, blank=True)
    hours = models.CharField(max_length=120, blank=True)
    walk_in = models.BooleanField(null=True, blank=True)
    welcome = models.CharField(max_length=200, blank=True)
    say = models.TextField(blank=True, help_text="What to say when you ring.")
    serves = models.CharField(max_length=200, blank=True)
    districts = models.ManyToManyField(Authority, through="ContactDistrict", related_name="+")
    districts_as_printed = models.JSONField(default=list, blank=True)
    promised = models.CharField(max_length=300, blank=True)
    valid_from = models.DateField(null=True, blank=True)

    class Meta(Sequence.Meta):
        constraints = [models.UniqueConstraint(fields=["edition", "key"], name="contact_key_once")]

    def __str__(self):
        return self.name


class ContactDistrict(Part):
    """That a contact serves a district."""

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="contact_districts")
    district = models.ForeignKey(Authority, models.PROTECT, related_name="+")

    frozen_with = ("contact", "edition")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["contact", "district"], name="district_once_a_contact")]

    def __str__(self):
        return f"{self.contact}: {self.district}"


class ContactNumber(Sequence):
    """A number to ring, text or relay. `number` is blank when what is printed (`as_printed`) is no number."""

    class Kind(models.TextChoices):
        PHONE = "phone", "Phone"
        TEXT_RELAY = "text_relay", "Minicom or text relay"
        SMS = "sms", "Text message"

    class Audience(models.TextChoices):
        YOUNG_PEOPLE = "young_people", "For young people"
        EVERYONE = "everyone", "For everyone"

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="numbers")
    number = models.CharField(max_length=20, blank=True, validators=[real_number])
    as_printed = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.PHONE)
    audience = models.CharField(max_length=12, choices=Audience, default=Audience.EVERYONE)
    free = models.BooleanField(default=False)
    label = models.CharField(max_length=80, blank=True)
    language = models.CharField(max_length=12, blank=True)

    frozen_with = ("contact", "edition")

    class Meta(Sequence.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(number__gt="") | Q(as_printed__gt=""),
                name="a_number_or_what_is_printed",
                violation_error_message="Give the number, or what is printed in its place.",
            )
        ]

    def __str__(self):
        return self.number or "not recorded yet"


class ContactEmail(Sequence):
    """An address to write to; blank when the source promises one and gives none (`as_printed`)."""

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="emails")
    email = models.EmailField(blank=True)
    as_printed = models.CharField(max_length=60, blank=True)
    label = models.CharField(max_length=80, blank=True)

    frozen_with = ("contact", "edition")

    class Meta(Sequence.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(email__gt="") | Q(as_printed__gt=""), name="an_email_or_what_is_printed")
        ]

    def __str__(self):
        return self.email or "not recorded yet"
