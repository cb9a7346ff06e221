"""A young person's rights over their data: taking it out, having it put right."""

from django.conf import settings
from django.db import models

from leaving_care.models.people import OfPerson, Part


class Archive(OfPerson):
    """Everything about one person as one file, asked for, made in the background, and there for seven days.

    `file` is its name in the private folder; blank: not made yet, or swept away. `progress` is in parts of 100. `fault` is
    said in words where the making failed.
    """

    part = Part.DATA

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    progress = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    file = models.CharField(max_length=200, blank=True)
    size = models.PositiveBigIntegerField(default=0, help_text="bytes")
    fault = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-asked_at", "-pk"]


class HeldBack(OfPerson):
    """That a row about somebody else is left out of what a young person takes out, and why.

    `row` names it: model's label and key. `ended_at` blank: it is still held back.
    """

    part = Part.DATA

    row = models.CharField(max_length=120)
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "row held back"
        verbose_name_plural = "rows held back"
        constraints = [
            models.UniqueConstraint(
                fields=["person", "row"], condition=models.Q(ended_at=None), name="a_row_is_held_back_once"
            )
        ]


class Correction(OfPerson):
    """That a young person asked for something in their record to be put right, and the answer. Unanswered: blank."""

    part = Part.DATA

    about = models.CharField(max_length=16, choices=Part)
    wrong = models.TextField("what is wrong", max_length=2000)
    right = models.TextField("what it should say", max_length=2000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    agreed = models.BooleanField(null=True, blank=True)
    answer = models.TextField(max_length=2000, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at", "-pk"]
