"""What the desk keeps about a draft while it is written: who changed what, who is where, and what is still to be looked at.

None of it is part of the offer: it is neither published nor frozen with it.
"""

import uuid

from django.conf import settings
from django.db import models

from offers.models.editions import Edition
from offers.models.items import ItemIdentity

USER = settings.AUTH_USER_MODEL


class Edit(models.Model):
    """That somebody changed one row of a draft: what it said before and after, field by field. Rows are only ever added.

    `row`: as findings call it ("item starter-pack"). `identity`: the promise that it is about, whose history runs across
    editions; blank: another kind of row. `before` is empty for a row that was added, `after` for one that was removed. `why`
    blank: nobody was asked. `once`: the form that it came from, so that a form sent twice is done once.
    """

    class What(models.TextChoices):
        ADDED = "added", "added"
        CHANGED = "changed", "changed"
        REMOVED = "removed", "removed"
        MOVED = "moved", "moved"

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="edits")
    identity = models.ForeignKey(ItemIdentity, models.PROTECT, null=True, blank=True, related_name="edits")
    row = models.CharField(max_length=200)
    what = models.CharField(max_length=8, choices=What)
    before = models.JSONField(default=dict, blank=True)
    after = models.JSONField(default=dict, blank=True)
    why = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    once = models.UUIDField(null=True, blank=True, unique=True)

    append_only = True

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["edition", "-at"], name="edits_of_an_edition"),
            models.Index(fields=["identity", "-at"], name="edits_of_an_item"),
        ]

    def __str__(self):
        return f"{self.row}: {self.what}"


class Presence(models.Model):
    """That somebody had a row of a draft open at `seen_at`. Told to others for a few minutes; it locks nothing."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="presences")
    row = models.CharField(max_length=200)
    user = models.ForeignKey(USER, models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "row", "user"], name="presence_once_a_row")]

    def __str__(self):
        return self.row


class DateToCheck(models.Model):
    """A date that was copied from the edition before and has to be looked at again: `field` of `row`, which said `day`.

    Settled when somebody says that it still holds, or changes it.
    """

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="dates_to_check")
    row = models.CharField(max_length=200)
    field = models.CharField(max_length=40)
    day = models.DateField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["day", "row", "field"]
        constraints = [models.UniqueConstraint(fields=["edition", "row", "field"], name="date_to_check_once")]

    def __str__(self):
        return f"{self.row}: {self.field}"


class FindingMark(models.Model):
    """When a finding was first seen in an edition, and who sees to it (blank: nobody yet). Gone with the finding."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="finding_marks")
    code = models.CharField(max_length=60)
    row = models.CharField(max_length=200)
    first_on = models.DateField()
    owner = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "code", "row"], name="finding_marked_once")]

    def __str__(self):
        return f"{self.code}: {self.row}"


class LinkCheck(models.Model):
    """What happened when a job last called a link of an offer. `said` is plain words: "answers", "no such page"."""

    url = models.URLField(max_length=500, unique=True)
    checked_at = models.DateTimeField()
    answers = models.BooleanField()
    said = models.CharField(max_length=200)
    failing_since = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return self.url
