"""An offer that is brought in from a spreadsheet or a booklet's text: rows that a person looks at one by one."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from leaving_care.models import Authority
from offers.models.editions import Edition

USER = settings.AUTH_USER_MODEL


class Bringing(models.Model):
    """One file that is being brought in. Nothing of it is in an offer before a person has looked at each row and taken it in.

    A file that is wrong as a whole is not kept: what is wrong with it is said at once. `edition`: the draft that the rows go
    into. `taken_in_at`: the rows that were taken are in the draft; `dropped_at`: it was given up.
    """

    class Kind(models.TextChoices):
        SPREADSHEET = "spreadsheet", "A spreadsheet"
        BOOKLET = "booklet", "The text of a booklet"

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="bringings")
    edition = models.ForeignKey(Edition, models.PROTECT, null=True, blank=True, related_name="bringings")
    kind = models.CharField(max_length=12, choices=Kind)
    file_name = models.CharField(max_length=200)
    at = models.DateTimeField()
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    taken_in_at = models.DateTimeField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(taken_in_at=None) | Q(dropped_at=None), name="a_file_is_taken_in_or_dropped"
            )
        ]

    def __str__(self):
        return self.file_name


class BroughtRow(models.Model):
    """One row of such a file, beside the lines it came from. `values`: sheet and column → what it says.

    `faults`: what is wrong with it, in words. `taken`: blank until somebody has looked; then whether it goes in.
    """

    bringing = models.ForeignKey(Bringing, models.CASCADE, related_name="rows")
    position = models.PositiveIntegerField()
    sheet = models.CharField(max_length=40)
    source_text = models.TextField(blank=True)
    values = models.JSONField(default=dict)
    faults = models.JSONField(default=list, blank=True)
    taken = models.BooleanField(null=True, blank=True)
    looked_at = models.DateTimeField(null=True, blank=True)
    looked_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["bringing", "position"], name="brought_row_once")]

    def __str__(self):
        return f"{self.sheet}, row {self.position}"
