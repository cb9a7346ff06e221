"""What the portal keeps for lists and for people who type: summaries, texts not sent yet, reminders, calendars."""

import uuid

from django.conf import settings
from django.db import models

from leaving_care.models import Authority, Membership, OfPerson, Part, Status

USER = settings.AUTH_USER_MODEL


class Summary(OfPerson):
    """What the lists show of one person, kept in the transaction of each change: right up to and with `valid_until`.

    Past that day the reader works it out (pathways.summaries). `duties`: the open rows of the timetable as plain values, the
    earliest first. `next_due_on`: the first last day among those that are owed and not on hold; None: nothing has a day.
    `tries`: how often it was tried after the day of the last contact, and on which day last (`tried_on`).
    `authority`, `date_of_birth` and `worker` (main adviser; None: nobody) are copies for the lists. Derived: nobody writes it by
    hand.
    """

    part = Part.PLAN
    has_own_authority = True

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+")
    date_of_birth = models.DateField()
    worker = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    status = models.CharField(max_length=16, choices=Status, blank=True)
    last_contact_on = models.DateField(null=True, blank=True)
    last_seen_on = models.DateField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    tried_on = models.DateField(null=True, blank=True)
    last_review_on = models.DateField(null=True, blank=True)
    next_review_on = models.DateField(null=True, blank=True)
    next_visit_on = models.DateField(null=True, blank=True)
    next_due_on = models.DateField(null=True, blank=True)
    next_due = models.CharField(max_length=60, blank=True)
    held_until = models.DateField(null=True, blank=True)
    choice = models.CharField(max_length=10, blank=True)
    has_plan = models.BooleanField(default=False)
    owed_plan = models.BooleanField(default=False)
    duties = models.JSONField(default=list)
    worked_out_on = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "summaries"
        constraints = [models.UniqueConstraint(fields=["person"], name="a_person_has_one_summary")]
        indexes = [
            models.Index(fields=["worker", "next_due_on"], name="summaries_of_a_worker"),
            models.Index(fields=["authority", "next_due_on"], name="summaries_of_an_authority"),
            models.Index(fields=["valid_until"], name="summaries_by_validity"),
        ]


class Typed(OfPerson):
    """What somebody has typed on a page about a person and not sent: theirs alone, until they send it or drop it.

    `step` names the page and what it is about. `fields`: name → values, as the form would send them.
    """

    part = Part.PLAN

    user = models.ForeignKey(USER, models.CASCADE, related_name="+")
    step = models.CharField(max_length=160)
    fields = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "typed"
        constraints = [models.UniqueConstraint(fields=["user", "person", "step"], name="a_step_is_kept_once")]


class Reminder(OfPerson):
    """That somebody was reminded of a duty, once for each of its last days. `how`: email or text."""

    part = Part.CONTACTS

    to = models.ForeignKey(USER, models.PROTECT, related_name="+")
    duty = models.CharField(max_length=120)
    due_on = models.DateField()
    how = models.CharField(max_length=8)
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "to", "duty", "due_on"], name="a_reminder_is_sent_once")
        ]


class CalendarFeed(models.Model):
    """A private address of somebody's duties as a calendar. `digest`: of the secret in it. `ended_at`: it was taken back."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(USER, models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self):
        return f"calendar {self.pk}"
