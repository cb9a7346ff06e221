"""A survey about a draft, answered on a phone without an account."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from offers.models.editions import Consultation, Edition
from offers.models.items import ItemIdentity

USER = settings.AUTH_USER_MODEL


class Survey(models.Model):
    """Questions about a draft's items, open from a day to a day, both included. `items` none: about every item.

    `closed_at`: when somebody closed it before its last day was over, which that day then is; blank: nobody did.
    `consultation`: the record in the edition that its results belong to; blank: none yet.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="surveys")
    consultation = models.ForeignKey(Consultation, models.SET_NULL, null=True, blank=True, related_name="surveys")
    title = models.CharField(max_length=120)
    intro = models.TextField(blank=True)
    items = models.ManyToManyField(ItemIdentity, blank=True, related_name="+")
    opens_on = models.DateField()
    closes_on = models.DateField()
    closed_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-opens_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")),
                name="a_survey_closes_after_it_opens",
                violation_error_message="It cannot close before it opens.",
            )
        ]

    def __str__(self):
        return self.title


class SurveyAnswer(models.Model):
    """One person's answers. Who it was is not known and not asked; the day alone is kept.

    `age_band`: as they chose ("16-17"); blank: not said. `anything_else`: their words, for those who run the survey alone.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    survey = models.ForeignKey(Survey, models.PROTECT, related_name="answers")
    on = models.DateField()
    age_band = models.CharField(max_length=8, blank=True)
    anything_else = models.TextField(blank=True)
    told = models.TextField(
        blank=True, help_text="Those words as they may be shown. Blank: not looked at, or not to be shown."
    )
    looked_at = models.DateTimeField(null=True, blank=True)
    looked_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    needs_help = models.BooleanField(default=False, help_text="Their words read like a call for help.")

    def __str__(self):
        return f"answer {self.pk}"


class ItemAnswer(models.Model):
    """What one person said of one item. Blank: they passed it over.

    `told` and `looked_at` as for SurveyAnswer: the words as they may be shown, once somebody has taken names out.
    """

    class Useful(models.TextChoices):
        YES = "yes", "Yes"
        PARTLY = "partly", "Partly"
        NO = "no", "No"

    answer = models.ForeignKey(SurveyAnswer, models.CASCADE, related_name="item_answers")
    identity = models.ForeignKey(ItemIdentity, models.PROTECT, related_name="+")
    useful = models.CharField(max_length=6, choices=Useful, blank=True)
    clear = models.CharField(max_length=6, choices=Useful, blank=True)
    missing = models.TextField(blank=True)
    told = models.TextField(blank=True)
    looked_at = models.DateTimeField(null=True, blank=True)
    looked_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["answer", "identity"], name="item_answered_once")]

    def __str__(self):
        return f"{self.identity}"
