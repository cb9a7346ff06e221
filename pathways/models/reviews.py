"""Reviews, who came, asking for an early one, and what in somebody's life should prompt one."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from leaving_care.models import OfPerson, Part
from pathways.models.plans import PlanVersion, choices
from pathways.timetable.words import TRIGGERS

USER = settings.AUTH_USER_MODEL


class Review(OfPerson):
    """A review of the plan `of`, from which the version `made` comes. Under way until `finished_at`.

    `held_on`: the day of the meeting; blank: not held yet. `of_care`: it was also the review of the care plan. `chosen`: the
    young person chose when, where and who; None: not recorded. `decided`: what was decided, in words. `because`: why it was
    held ("six months", "asked for", or a word of TRIGGERS). `next_on`: the day set for the next, never later than the
    clock's; blank: the clock's.
    """

    part = Part.PLAN

    of = models.ForeignKey(PlanVersion, models.PROTECT, related_name="reviewed_in")
    made = models.OneToOneField(PlanVersion, models.PROTECT, null=True, blank=True, related_name="made_in")
    because = models.CharField(max_length=20, blank=True)
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    held_on = models.DateField(null=True, blank=True)
    of_care = models.BooleanField("also the review of the care plan", default=False)
    where = models.CharField(max_length=200, blank=True)
    chosen = models.BooleanField("they chose when, where and who", null=True, blank=True)
    decided = models.TextField(max_length=4000, blank=True)
    next_on = models.DateField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    edit = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["begun_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(finished_at=None),
                name="one_review_is_under_way_at_a_time",
                violation_error_message="A review is under way already.",
            ),
            models.CheckConstraint(
                condition=Q(finished_at=None) | Q(held_on__isnull=False),
                name="a_finished_review_was_held",
                violation_error_message="Say on which day the review was held.",
            ),
        ]


class Attended(OfPerson):
    """Somebody who was asked to a review, and whether they came. `who`: what they are to the young person."""

    part = Part.PLAN

    review = models.ForeignKey(Review, models.PROTECT, related_name="attended_rows")
    name = models.CharField(max_length=120)
    who = models.CharField(max_length=80, blank=True)
    came = models.BooleanField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "attended"


class ReviewAsk(OfPerson):
    """That somebody asked for an early review, and the answer. Unanswered: `answered_at` blank.

    `with_whom`, `where`, `when`: how they would like it, in their words. `offered_on`: the day that is offered; blank with
    an answer: a reason is given instead. `withdrawn_on`: they took it back.
    """

    part = Part.PLAN

    why = models.TextField(max_length=2000, blank=True)
    with_whom = models.CharField(max_length=300, blank=True)
    where = models.CharField(max_length=300, blank=True)
    when = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    offered_on = models.DateField(null=True, blank=True)
    answer = models.TextField(max_length=2000, blank=True)
    answered_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None) | Q(offered_on__isnull=False) | ~Q(answer=""),
                name="an_ask_is_answered_with_a_day_or_a_reason",
                violation_error_message="Offer a day, or say why not.",
            )
        ]


class ChangeInLife(OfPerson):
    """A change that should prompt an early review. `settled_on`: somebody looked, and no review is needed (`settled_why`)."""

    part = Part.PLAN

    kind = models.CharField(max_length=16, choices=choices(TRIGGERS))
    on = models.DateField()
    note = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    settled_on = models.DateField(null=True, blank=True)
    settled_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["on", "pk"]
        verbose_name_plural = "changes in life"
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_on=None) | ~Q(settled_why=""), name="a_change_is_settled_with_a_reason"
            )
        ]
