"""What the young person says: their own words, which nobody else writes, and what they told a worker, which is marked as that."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from leaving_care.models import OfPerson, Part, YoungPerson
from pathways.models.plans import LONG, OfVersion, PlanAction, PlanVersion, StillRight

USER = settings.AUTH_USER_MODEL
THEIRS_ALONE: tuple[str, str] = (
    "Only the young person writes their own words.",
    f'NOT EXISTS (SELECT 1 FROM "{YoungPerson._meta.db_table}" AS theirs'  # noqa: S608  (a table's name of our own)
    " WHERE theirs.id = NEW.person_id AND theirs.user_id = NEW.by_id)",
)


class OwnWords(OfPerson):
    """What the young person wrote under a heading and sent. The newest of a heading counts. Nobody else can add one.

    `section`: a key of pathways.sections; "" for the plan as a whole (key messages).
    """

    part = Part.PLAN

    section = models.SlugField(max_length=40, blank=True)
    text = models.TextField(max_length=LONG)
    language = models.CharField(max_length=12, blank=True, help_text="Tag of the language; blank: English.")
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    append_only = True
    table_rules: ClassVar = (THEIRS_ALONE,)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name_plural = "own words"
        indexes = [models.Index(fields=["person", "section", "-at"], name="own_words_newest")]


class ToldWords(OfVersion):
    """What somebody told a worker, as the worker wrote it down. `whose`: who said it; blank: the young person."""

    section = models.SlugField(max_length=40, blank=True)
    text = models.TextField(max_length=LONG)
    whose = models.CharField("who said it", max_length=120, blank=True)
    said_on = models.DateField()
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["said_on", "pk"]
        verbose_name_plural = "words told"


class Answer(OfPerson):
    """What the young person says to a version, or to one goal of it (`goal`: its thread). The newest counts.

    `told_to`: they said it to a worker, who wrote it down; blank: they answered themselves.
    """

    class Said(models.TextChoices):
        AGREE = "agree", "I agree"
        DISAGREE = "disagree", "I do not agree"
        NOT_YET = "not_yet", "Not yet"

    part = Part.PLAN

    version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="answer_rows")
    goal = models.UUIDField(null=True, blank=True)
    said = models.CharField(max_length=8, choices=Said)
    reason = models.TextField(max_length=2000, blank=True)
    told_to = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    append_only = True
    table_rules: ClassVar = (
        ("Only the young person answers, or a worker whom they told.", f"NEW.told_to_id IS NULL AND {THEIRS_ALONE[1]}"),
    )

    class Meta:
        ordering = ["at", "pk"]


class Reply(OfPerson):
    """A manager's reply to a disagreement. The young person reads it."""

    part = Part.PLAN

    answer = models.OneToOneField(Answer, models.PROTECT, related_name="reply")
    text = models.TextField(max_length=2000)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    append_only = True

    class Meta:
        ordering = ["at", "pk"]
        verbose_name_plural = "replies"


class Meaning(OfPerson):
    """The answer to the one question after a review: does this plan mean something to you?"""

    part = Part.PLAN

    version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="meaning_rows")
    said = models.CharField(max_length=6, choices=StillRight)
    words = models.TextField(max_length=2000, blank=True)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    append_only = True
    table_rules: ClassVar = (THEIRS_ALONE,)

    class Meta:
        ordering = ["at", "pk"]


class GoalView(OfPerson):
    """What the young person said of a goal before a review, by its thread: still right? being met? Theirs alone."""

    part = Part.PLAN

    version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="goalview_rows")
    goal = models.UUIDField()
    still_right = models.CharField(max_length=6, choices=StillRight, blank=True)
    being_met = models.CharField(max_length=6, choices=StillRight, blank=True)
    words = models.TextField(max_length=2000, blank=True)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    append_only = True
    table_rules: ClassVar = (THEIRS_ALONE,)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = "view of a goal"
        verbose_name_plural = "views of goals"


class Tick(OfPerson):
    """That somebody says an action (by its thread) is done, or not done after all. The newest counts."""

    part = Part.PLAN

    action = models.UUIDField(db_index=True)
    done = models.BooleanField()
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    append_only = True

    class Meta:
        ordering = ["at", "pk"]

    owners: ClassVar = PlanAction.Owner


class CheckIn(OfPerson):
    """A short word between meetings. The newest that was not seen stands on the adviser's list.

    `said` blank: not how it goes, but a line, or that they need help.
    """

    class Said(models.TextChoices):
        GOOD = "good", "Good"
        OK = "ok", "OK"
        NOT_GOOD = "not_good", "Not good"

    part = Part.PLAN

    said = models.CharField(max_length=8, choices=Said, blank=True)
    needs_help = models.BooleanField("I need help", default=False)
    note = models.TextField(max_length=1000, blank=True)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    seen_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    seen_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(max_length=1000, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = "check-in"
        indexes = [models.Index(fields=["person"], condition=Q(seen_at=None), name="check_ins_not_seen")]


class Achievement(OfPerson):
    """Something that went well. The young person's own, or a worker's who noted it."""

    part = Part.PLAN

    on = models.DateField()
    text = models.CharField(max_length=500)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    append_only = True

    class Meta:
        ordering = ["-on", "-pk"]


class PreferredWord(OfPerson):
    """A word that the young person does not want to read about themselves, and the one that they prefer (blank: none)."""

    part = Part.PLAN

    word = models.CharField(max_length=60)
    instead = models.CharField(max_length=60, blank=True)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["word", "pk"]
        constraints = [models.UniqueConstraint(fields=["person", "word"], name="a_word_is_preferred_once")]
