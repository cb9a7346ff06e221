"""Agreement by bodies in order: what was submitted, and what each body decided."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from leaving_care.models import Authority
from offers.models.editions import Edition

USER = settings.AUTH_USER_MODEL


class ApprovingBody(models.Model):
    """A body that has to agree an offer before it goes out, in the council's own order. `ends_on`: it no longer does."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="approving_bodies")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    has_chair = models.BooleanField(
        default=True, help_text="It is a board: its chair, the date and the minute are kept."
    )
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return self.name


class Submission(models.Model):
    """That a draft was put to the bodies as it stood: `fingerprint` is the hash of all its text. Rows are only ever added.

    A draft that was changed since is no longer what was submitted, and has to be submitted again.
    """

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="submissions")
    number = models.PositiveSmallIntegerField()
    fingerprint = models.CharField(max_length=64)
    note = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")

    append_only = True

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["edition", "number"], name="submission_number_once")]

    def __str__(self):
        return f"{self.edition}, submission {self.number}"


class BodyDecision(models.Model):
    """What a body decided about a submission: approved, or returned with comments. Rows are only ever added.

    `fingerprint`: the text that was in front of it. `by`: who recorded it, never who submitted it.
    """

    class Decision(models.TextChoices):
        APPROVED = "approved", "Approved"
        RETURNED = "returned", "Returned with comments"

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="decisions")
    body = models.ForeignKey(ApprovingBody, models.PROTECT, related_name="decisions")
    decision = models.CharField(max_length=8, choices=Decision)
    fingerprint = models.CharField(max_length=64)
    chair = models.CharField(max_length=120, blank=True)
    decided_on = models.DateField()
    minute = models.CharField(max_length=120, blank=True)
    comments = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")

    append_only = True
    table_rules: ClassVar = (
        (
            "Somebody who did not submit it has to record the decision.",
            'EXISTS (SELECT 1 FROM "offers_submission" AS put WHERE put.id = NEW.submission_id AND put.by_id = NEW.by_id)',
        ),
        (
            "A body decides about what was submitted.",
            'NOT EXISTS (SELECT 1 FROM "offers_submission" AS put WHERE put.id = NEW.submission_id'
            " AND put.fingerprint = NEW.fingerprint)",
        ),
        (
            "The bodies decide in order.",
            'EXISTS (SELECT 1 FROM "offers_approvingbody" AS mine JOIN "offers_approvingbody" AS earlier'
            " ON earlier.authority_id = mine.authority_id AND earlier.position < mine.position"
            " AND (earlier.ends_on IS NULL OR earlier.ends_on >= NEW.decided_on)"
            " WHERE mine.id = NEW.body_id AND NOT EXISTS (SELECT 1 FROM"
            ' "offers_bodydecision" AS said WHERE said.submission_id = NEW.submission_id AND said.body_id = earlier.id'
            " AND said.decision = 'approved'))",
        ),
    )

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "body"], name="a_body_decides_once"),
            models.CheckConstraint(
                condition=Q(decision="approved") | ~Q(comments=""),
                name="a_return_says_why",
                violation_error_message="Say what has to be changed.",
            ),
        ]

    def __str__(self):
        return f"{self.body}: {self.decision}"
