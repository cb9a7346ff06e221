"""The facts of a young person's time in care, as records: what `leaving_care.status` works out a status from.

Each model here has its plain counterpart in `leaving_care.care`; `leaving_care.facts` turns one into the other.
"""

from django.conf import settings
from django.db import models

from leaving_care import care
from leaving_care.models.people import OfPerson, OfPersonForATime, Part


def _choices(words):
    return [(word, said.capitalize()) for word, said in words.items() if word]


LEGAL = [
    *((code, f"{code}: {said}") for code, said in care.LEGAL.items()),
    (care.SECTION_17, "S17: housed as a child in need"),
]
NATIONS = [(nation, nation) for nation in care.NATIONS]


class TimeInCare(OfPersonForATime):
    """A time in care. `ends_on` is the last day looked after. `authority` by name: it need not be on this install."""

    part = Part.CARE

    legal = models.CharField("legal status", max_length=3, choices=LEGAL)
    placement = models.CharField("where", max_length=60, blank=True)
    authority = models.CharField("which council", max_length=120, blank=True)
    nation = models.CharField(max_length=16, choices=NATIONS, default=care.NATIONS[0])


class TimeAtHome(OfPersonForATime):
    """A time living at home with a parent or somebody else, in care or after it."""

    part = Part.CARE

    with_whom = models.CharField(max_length=16, choices=_choices(care.CARERS), blank=True)


class TimeAway(OfPersonForATime):
    """A time in custody or in hospital."""

    part = Part.CARE

    kind = models.CharField(max_length=8, choices=[(care.DETAINED, "In custody"), (care.HOSPITAL, "In hospital")])


class Guardianship(OfPersonForATime):
    """A special guardianship order."""

    part = Part.CARE


class OtherAccommodation(OfPersonForATime):
    """A stay elsewhere that section 24(2)(b) to (e) of the Children Act 1989 counts."""

    part = Part.CARE

    kind = models.CharField(max_length=24, choices=_choices(care.SETTINGS))


class Course(OfPerson):
    """Education or training. Days that are blank are not recorded. `continues`: the pathway plan's programme goes on."""

    part = Part.CARE

    name = models.CharField(max_length=120, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    continues = models.BooleanField(null=True, blank=True)


class ShortBreakView(OfPerson):
    """Somebody has looked whether a series of short breaks keeps within the limits of regulation 48. The newest counts."""

    part = Part.CARE

    within_limits = models.BooleanField()
    said_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    append_only = True


class SupportAsked(OfPerson):
    """That a young person of 21 or over told the council whether they want its support (section 23CZB). The newest counts."""

    part = Part.CARE

    wanted = models.BooleanField()
    said_on = models.DateField()

    append_only = True
