"""The needs assessment: what the regulations say it has to look at, who was asked, and what they said."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from leaving_care.models import OfPerson, Part
from pathways.models.plans import LONG, choices
from pathways.sections import KINDS

USER = settings.AUTH_USER_MODEL


class Assessment(OfPerson):
    """A look at what somebody needs. A draft until `finished_at`; from then on the database refuses any change."""

    part = Part.PLAN

    kind = models.CharField(max_length=12, choices=choices(KINDS))
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    discussed = models.TextField("what was talked about at meetings", max_length=LONG, blank=True)
    result = models.TextField("what came of it", max_length=LONG, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    finished_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    edit = models.PositiveIntegerField(default=1, editable=False)

    frozen_with: ClassVar[tuple[str, ...]] = ()
    frozen_from: ClassVar = "finished_at"

    class Meta:
        ordering = ["begun_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(finished_at=None),
                name="one_assessment_is_written_at_a_time",
                violation_error_message="An assessment is being written already.",
            )
        ]


class OfAssessment(OfPerson):
    """A row of one assessment, frozen with it."""

    part = Part.PLAN

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="%(class)s_rows")

    frozen_with: ClassVar[tuple[str, ...]] = ("assessment",)

    class Meta:
        abstract = True


class Matter(OfAssessment):
    """What was found on one matter (a key of pathways.matters). `theirs`: what the young person said, as written down.

    `needs`: what they need; it is the beginning of the plan's section. Blank: not looked at yet.
    """

    matter = models.SlugField(max_length=40)
    theirs = models.TextField("what they say", max_length=LONG, blank=True)
    found = models.TextField("how things are", max_length=LONG, blank=True)
    needs = models.TextField("what they need", max_length=LONG, blank=True)
    edit = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["assessment", "pk"]
        constraints = [models.UniqueConstraint(fields=["assessment", "matter"], name="a_matter_is_looked_at_once")]


class Consulted(OfAssessment):
    """Somebody who was asked for their view, or why they were not. `who`: a key of pathways.matters.ASKED."""

    who = models.SlugField(max_length=40)
    name = models.CharField(max_length=120, blank=True)
    asked_on = models.DateField(null=True, blank=True)
    said = models.TextField(max_length=4000, blank=True)
    not_asked = models.CharField("why they were not asked", max_length=300, blank=True)

    class Meta:
        ordering = ["assessment", "pk"]
        verbose_name_plural = "consulted"
