"""What moves or stops the timetable: holds, agreed intervals, talks, the choice at 21, the yearly hello, coming back."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from leaving_care.models import Membership, OfPerson, OfPersonForATime, Part
from leaving_care.models.periods import Period
from pathways.models.plans import choices
from pathways.models.said import THEIRS_ALONE
from pathways.timetable import happenings
from pathways.timetable.words import HOLD_REASONS

USER = settings.AUTH_USER_MODEL
NOBODY_ELSE = f"NEW.told_to_id IS NULL AND {THEIRS_ALONE[1]}"


class DutyHeld(OfPersonForATime):
    """That some duties wait for a time. It counts once a second person agreed, ends by itself, and moves no day.

    `duties`: ids of the timetable. `refused`: why the second person did not agree.
    """

    part = Part.PLAN

    duties = models.JSONField(default=list)
    reason = models.CharField(max_length=16, choices=choices(HOLD_REASONS))
    note = models.CharField(max_length=300, blank=True)
    asked_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    checked_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    checked_at = models.DateTimeField(null=True, blank=True)
    refused = models.CharField("why not", max_length=300, blank=True)

    class Meta(Period.Meta):
        verbose_name = "hold"
        constraints = [
            *Period.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends_on__isnull=False),
                name="a_hold_has_a_last_day",
                violation_error_message="Say until when.",
            ),
            models.CheckConstraint(
                condition=Q(checked_by=None) | ~Q(checked_by=F("asked_by")),
                name="two_people_agree_to_a_hold",
                violation_error_message="Somebody else has to agree.",
            ),
        ]


class AgreedInterval(OfPersonForATime):
    """An interval agreed for one person for a time, such as a visit every three months. `unit`: of the law's timetable."""

    part = Part.PLAN

    duty = models.SlugField(max_length=60)
    number = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=12, choices=[(unit, unit) for unit in ("days", "weeks", "months")])
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(Period.Meta):
        verbose_name = "agreed interval"
        constraints = [
            *Period.Meta.constraints,
            models.CheckConstraint(condition=Q(ends_on__isnull=False), name="an_agreed_interval_has_a_last_day"),
            models.CheckConstraint(condition=Q(number__gte=1), name="an_agreed_interval_is_some_time"),
        ]


class Milestone(OfPerson):
    """Something of the timetable that was done on a day: a talk before a birthday, the change of main worker, closing.

    `until`: of a course told of, its last day; of an end, the day on which that was marked as a mistake.
    """

    class Kind(models.TextChoices):
        TALK_18 = "talk_18", "talk about turning 18"
        TALK_21 = "talk_21", "talk about turning 21"
        TALK_25 = "talk_25", "talk about turning 25"
        SWITCHED = "switched", "the adviser became the main worker"
        COURSE_TOLD = "course_told", "told us of a course, at 21 or over"
        CLOSED = "closed", "the work together ended"

    part = Part.PLAN

    kind = models.CharField(max_length=12, choices=Kind)
    on = models.DateField()
    until = models.DateField(null=True, blank=True)
    words = models.TextField(max_length=2000, blank=True)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    append_only = True

    class Meta:
        ordering = ["on", "pk"]


class ChoiceAt21(OfPerson):
    """What somebody chose about help from 21, in their words. The last one counts, and it can change any day.

    `no_offers`: they asked not to get the yearly hello either. `told_to`: they said it to a worker, who wrote it down.
    """

    class Said(models.TextChoices):
        STAY = happenings.STAY, "stay with an adviser"
        STEP_BACK = happenings.STEP_BACK, "step back, but stay in touch"
        STOP = happenings.STOP, "stop, with a hello each year"

    part = Part.PLAN

    said = models.CharField(max_length=10, choices=Said)
    no_offers = models.BooleanField("no yearly hello", default=False)
    words = models.TextField(max_length=2000, blank=True)
    on = models.DateField()
    told_to = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    append_only: ClassVar = True
    table_rules: ClassVar = (("Only the young person chooses, or tells a worker.", NOBODY_ELSE),)

    class Meta:
        ordering = ["on", "at", "pk"]
        verbose_name = "choice at 21"
        verbose_name_plural = "choices at 21"


class YearlyHello(OfPerson):
    """That the council offered its help again to somebody of 21 to 24 (section 23CZB(7)), how, and what came of it."""

    class How(models.TextChoices):
        LETTER = "letter", "letter"
        EMAIL = "email", "email"
        TEXT = "text", "text"
        CALL = "call", "phone call"
        THROUGH = "through", "through somebody else"

    class Outcome(models.TextChoices):
        WAITING = "", "no answer yet"
        HELLO = "hello", "they said hello"
        HELP = "help", "they want help"
        NO_MORE = "no_more", "they asked for no more"
        NOT_THERE = "not_there", "it came back"

    part = Part.PLAN

    on = models.DateField()
    how = models.CharField(max_length=8, choices=How)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    note = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["on", "pk"]
        verbose_name = "yearly hello"
        verbose_name_plural = "yearly hellos"


class CameBack(OfPerson):
    """That somebody of 21 to 24 came back for help. `offered`: the last adviser, who is offered first.

    `worker`: who works with them now; blank: nobody yet. `reply_by`: by when somebody is to ring them.
    """

    part = Part.PLAN

    asked_at = models.DateTimeField()
    words = models.TextField(max_length=2000, blank=True)
    reply_by = models.DateField(null=True, blank=True)
    offered = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    worker = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["asked_at", "pk"]
        verbose_name_plural = "came back"
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(settled_at=None), name="somebody_comes_back_once_at_a_time"
            )
        ]


class HandingOver(OfPerson):
    """A change of main adviser, done properly. Planned until `done_at`, when the allocation changes.

    `on`: the first day of the new adviser. `notice_on`: the day the young person was told. `met_on`: they met together;
    blank: not recorded. `card`: the new adviser introduces themselves; `goodbye`: what the old one says.
    """

    part = Part.WORKERS

    before = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    after = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    on = models.DateField()
    notice_on = models.DateField(null=True, blank=True)
    met_on = models.DateField("met together on", null=True, blank=True)
    card = models.TextField("about the new adviser", max_length=1000, blank=True)
    goodbye = models.TextField(max_length=1000, blank=True)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    cancelled = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["on", "pk"]
        verbose_name_plural = "handings over"
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(done_at=None, cancelled=""),
                name="one_handing_over_is_planned_at_a_time",
            ),
            models.CheckConstraint(condition=~Q(before=F("after")), name="a_handing_over_is_to_somebody_else"),
        ]
