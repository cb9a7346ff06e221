"""Important papers, and being referred to other services."""

from django.conf import settings
from django.db import models

from leaving_care.models import OfPerson, Part
from pathways.models.plans import choices
from pathways.timetable.words import PAPERS

USER = settings.AUTH_USER_MODEL


class Paper(OfPerson):
    """An important paper, or a place to be registered: there, missing, or on its way. `who` gets it, `by_when`."""

    class State(models.TextChoices):
        HAVE = "have", "they have it"
        MISSING = "missing", "missing"
        GETTING = "getting", "somebody is getting it"

    part = Part.PLAN

    kind = models.CharField(max_length=20, choices=choices(PAPERS))
    state = models.CharField(max_length=8, choices=State)
    had_on = models.DateField("since when", null=True, blank=True)
    who = models.CharField("who is getting it", max_length=120, blank=True)
    by_when = models.DateField(null=True, blank=True)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["kind", "pk"]
        constraints = [models.UniqueConstraint(fields=["person", "kind"], name="a_paper_is_there_once")]


class ServiceReferral(OfPerson):
    """Being referred to another service: talked about first, and sent only with consent.

    `consent` None: not asked yet. `outcome` blank: none yet. `ended`: it came to nothing, or should not have been written, and
    why; blank: neither. From then on it stays as it is.
    """

    class Ended(models.TextChoices):
        NOT_DONE = "not_done", "did not go ahead"
        MISTAKE = "mistake", "made by mistake"

    part = Part.PLAN

    service = models.CharField(max_length=120)
    for_what = models.CharField(max_length=300)
    discussed_on = models.DateField()
    consent = models.BooleanField(null=True, blank=True)
    consent_on = models.DateField(null=True, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=300, blank=True)
    ended = models.CharField(max_length=10, choices=Ended, blank=True)
    why_ended = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-discussed_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended="") | ~models.Q(why_ended=""),
                name="a_referral_that_came_to_nothing_says_why",
            ),
            models.CheckConstraint(
                condition=models.Q(sent_on=None) | models.Q(consent=True, consent__isnull=False),
                name="nobody_is_referred_without_consent",
                violation_error_message="They have to agree before it is sent.",
            ),
        ]
