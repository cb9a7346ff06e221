"""The record of who looked and what changed. Rows are only ever added; the database refuses anything else."""

import uuid

from django.conf import settings
from django.db import models

from leaving_care.models.authorities import Authority
from leaving_care.models.people import YoungPerson


class Event(models.Model):
    """Something that somebody did: signed in, looked, changed, took out, was refused.

    `what` names the action of the permission table. `part` is the part of the record; `fields` the names of what changed,
    never the values. `reason` is given where one is asked for. `asked_for`: the key in an address that opened nothing,
    whether it exists or not. `once`: the form it came from, so that a form sent twice is done once. `hidden_until`: a
    safeguarding reason keeps it from the young person until that day; blank: they see it.
    """

    class Kind(models.TextChoices):
        SIGNED_IN = "signed_in", "signed in"
        LOOKED = "looked", "looked"
        CHANGED = "changed", "changed"
        TOOK_OUT = "took_out", "took out"
        REFUSED = "refused", "was refused"
        BROKE_GLASS = "broke_glass", "looked outside the usual rule"
        ERASED = "erased", "erased by law"

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    at = models.DateTimeField(db_index=True)
    kind = models.CharField(max_length=12, choices=Kind)
    what = models.CharField(max_length=60)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    authority = models.ForeignKey(Authority, models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(YoungPerson, models.PROTECT, null=True, blank=True, related_name="events")
    part = models.CharField(max_length=40, blank=True)
    fields = models.JSONField(default=list, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    asked_for = models.UUIDField(null=True, blank=True)
    once = models.UUIDField(null=True, blank=True, unique=True)
    hidden_until = models.DateField(null=True, blank=True)
    hidden_because = models.CharField(max_length=300, blank=True)

    append_only = True

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["person", "-at"], name="events_of_a_person"),
            models.Index(fields=["authority", "-at"], name="events_of_an_authority"),
            models.Index(fields=["by", "-at"], name="events_by_somebody"),
        ]

    def __str__(self):
        return f"event {self.pk}"
