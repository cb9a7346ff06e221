"""Copies: how, when and whether seen; and the files that are made of an approved version, once."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from leaving_care.models import OfPerson, Part
from pathways.models.assessments import Assessment
from pathways.models.plans import PlanVersion
from pathways.models.reviews import Review

USER = settings.AUTH_USER_MODEL


class Copy(OfPerson):
    """A copy for the young person of one thing: a version, an assessment or a review. `given_on` blank: not given yet.

    `seen_at`: they opened it, or said that they have seen it. `language` blank: English.
    """

    class How(models.TextChoices):
        ONLINE = "online", "online"
        PDF = "pdf", "PDF"
        PAPER = "paper", "paper"
        LARGE_PRINT = "large_print", "large print"
        EASY_WORDS = "easy_words", "easy words"
        LANGUAGE = "language", "another language"
        READ = "read", "read together"

    part = Part.PLAN

    version = models.ForeignKey(PlanVersion, models.PROTECT, null=True, blank=True, related_name="copy_rows")
    assessment = models.ForeignKey(Assessment, models.PROTECT, null=True, blank=True, related_name="copy_rows")
    review = models.ForeignKey(Review, models.PROTECT, null=True, blank=True, related_name="copy_rows")
    how = models.CharField(max_length=12, choices=How)
    language = models.CharField(max_length=60, blank=True)
    given_on = models.DateField(null=True, blank=True)
    given_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "copies"
        constraints = [
            models.CheckConstraint(
                condition=Q(version__isnull=False, assessment=None, review=None)
                | Q(version=None, assessment__isnull=False, review=None)
                | Q(version=None, assessment=None, review__isnull=False),
                name="a_copy_is_of_one_thing",
            )
        ]


class PlanDocument(OfPerson):
    """A file made of an approved version, once, and served as stored. `file`: its name in the private folder.

    `fault`: why it could not be made; blank: it could, or is being made.
    """

    class Kind(models.TextChoices):
        PDF = "pdf", "PDF"
        LARGE_PRINT = "large_print", "PDF in large print"
        DOCX = "docx", "Word document"

    part = Part.PLAN

    version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="document_rows")
    kind = models.CharField(max_length=12, choices=Kind)
    file = models.CharField(max_length=200, blank=True)
    size = models.PositiveIntegerField(default=0, help_text="bytes")
    made_at = models.DateTimeField(null=True, blank=True)
    fault = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["version", "kind"], name="a_plan_document_is_made_once")]
