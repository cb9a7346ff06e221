"""How an edition goes out: at a chosen moment, step by step; and how one wrong item is taken back at once."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from offers.models.editions import Edition
from offers.models.items import ItemIdentity

USER = settings.AUTH_USER_MODEL


class Timed(models.Model):
    """That an approved draft goes out at a moment. Cancelled: it does not. One stands at a time."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="timings")
    goes_out_at = models.DateTimeField()
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-set_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition"],
                condition=Q(cancelled_at=None),
                name="one_timing_stands",
                violation_error_message="A time is set already. Cancel it first.",
            )
        ]

    def __str__(self):
        return f"{self.edition} at {self.goes_out_at}"


class Publishing(models.Model):
    """One run that makes an edition's pages and files and publishes it: how far it is, and how it ended.

    `seen_at`: when the run last said that it lives; one that has said nothing for long was killed, and another may begin.
    `failed`: why it did not go out, in words; blank: it did, or is under way.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="publishings")
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    seen_at = models.DateTimeField()
    step = models.CharField(max_length=120, blank=True)
    steps_done = models.PositiveSmallIntegerField(default=0)
    steps = models.PositiveSmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True, blank=True)
    failed = models.TextField(blank=True)

    class Meta:
        ordering = ["-begun_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition"], condition=Q(ended_at=None), name="one_publishing_runs")
        ]

    def __str__(self):
        return f"{self.edition}: {self.step}"


class Correction(models.Model):
    """That one item of a published edition is wrong: it is taken off the pages, or marked, from `approved_at` on.

    Asked by one person and approved by another; then frozen. `note` is public. The edition itself is not touched: a reader
    sees the edition with its corrections, and the list of them with their dates. `refused_at`: it was not approved.
    """

    class Kind(models.TextChoices):
        REMOVED = "removed", "taken off"
        MARKED = "marked", "marked as wrong"

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="corrections")
    identity = models.ForeignKey(ItemIdentity, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind)
    note = models.CharField(max_length=500)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    refused_at = models.DateTimeField(null=True, blank=True)
    refused_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    refused_because = models.CharField(max_length=300, blank=True)

    frozen_with: ClassVar[tuple[str, ...]] = ()
    frozen_from: ClassVar = "approved_at"

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "identity"],
                condition=Q(approved_at=None, refused_at=None),
                name="one_correction_waits",
                violation_error_message="A correction of this item waits for approval already.",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=models.F("asked_by")),
                name="a_correction_is_approved_by_another",
                violation_error_message="Somebody who did not ask for it has to approve it.",
            ),
            models.CheckConstraint(
                condition=Q(approved_at=None) | Q(refused_at=None), name="a_correction_is_approved_or_refused"
            ),
        ]

    def __str__(self):
        return f"{self.identity}: {self.kind}"
