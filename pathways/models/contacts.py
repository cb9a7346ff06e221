"""Being in touch: tries, meetings and visits, and what clinicians advise in words that can be shared."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from leaving_care.models import OfPerson, Part
from pathways.timetable import happenings

USER = settings.AUTH_USER_MODEL


class Contact(OfPerson):
    """A try to be in touch. How far it got is `outcome` (pathways.timetable.happenings): only *reached* moves a clock.

    `at` is the moment it happened. `seen_alone`: they were seen without others; None: not recorded. `role`: whose contact it
    was, for the rules of visits. `mistaken`: why it should not have been written; such a row counts for nothing.
    """

    class How(models.TextChoices):
        VISIT = "visit", "visit"
        MEETING = "meeting", "meeting somewhere else"
        CALL = "call", "phone call"
        VIDEO = "video", "video call"
        TEXT = "text", "text or message"
        EMAIL = "email", "email"
        LETTER = "letter", "letter"

    class Outcome(models.TextChoices):
        TRIED = happenings.TRIED, "tried, no answer"
        REACHED = happenings.REACHED, "reached"
        SEEN = happenings.SEEN, "seen face to face"
        SEEN_AT_HOME = happenings.SEEN_AT_HOME, "seen where they live"

    class By(models.TextChoices):
        ADVISER = happenings.ADVISER, "personal adviser"
        SOCIAL_WORKER = happenings.SOCIAL_WORKER, "social worker"
        SOMEBODY_ELSE = happenings.SOMEBODY_ELSE, "somebody else"

    part = Part.CONTACTS

    at = models.DateTimeField("when")
    how = models.CharField(max_length=8, choices=How)
    outcome = models.CharField(max_length=12, choices=Outcome)
    where = models.CharField(max_length=120, blank=True)
    seen_alone = models.BooleanField(null=True, blank=True)
    note = models.TextField(max_length=4000, blank=True)
    role = models.CharField(max_length=16, choices=By, default=By.ADVISER)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    mistaken = models.CharField("why it is a mistake", max_length=300, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["person", "-at"], name="contacts_newest")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(outcome=happenings.SEEN_AT_HOME) | Q(how="visit"),
                name="they_are_seen_at_home_on_a_visit",
                violation_error_message="Seen where they live is a visit.",
            ),
            models.CheckConstraint(
                condition=~Q(outcome=happenings.SEEN) | Q(how__in=("visit", "meeting")),
                name="nobody_is_seen_by_phone",
                violation_error_message="Face to face is a visit or a meeting.",
            ),
        ]


class VisitPlanned(OfPerson):
    """A visit or meeting agreed for a day, at a time where one is set. `cancelled`: why it did not happen."""

    part = Part.CONTACTS

    on = models.DateField()
    at_time = models.TimeField(null=True, blank=True)
    where = models.CharField(max_length=120, blank=True)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    cancelled = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["on", "at_time", "pk"]
        verbose_name_plural = "visits planned"


class Advice(OfPerson):
    """What a clinician advises, in words that everybody who works on the plan may read. Their notes stay theirs.

    `section`: the plan's section that it is for; blank: the whole.
    """

    part = Part.PLAN

    section = models.SlugField(max_length=40, blank=True)
    text = models.TextField(max_length=2000)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    append_only: ClassVar = True

    class Meta:
        ordering = ["at", "pk"]
        verbose_name_plural = "advice"
