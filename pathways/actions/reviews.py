"""Holding a review: begun, written down as a meeting, finished; or given up. The one way in for every door.

Errors as in pathways.actions.plans. What it finds heading by heading is written by pathways.actions.review_looks.
"""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError

from leaving_care.changing import ChangedMeanwhile, Changing, changing
from leaving_care.dates import in_words, uk_day
from leaving_care.models import User, YoungPerson
from pathways.actions import plans
from pathways.actions.review_days import next_review_by
from pathways.models import (
    Answer,
    Attended,
    Copy,
    Goal,
    PlanAction,
    PlanSection,
    PlanVersion,
    PlanWriter,
    Returned,
    Review,
    SourcePlan,
    ToldWords,
)
from pathways.suggesting import kind_of_next
from pathways.timetable.words import TRIGGERS
from pathways.versions import being_written, newest_approved

WRITE = "write_plan"
BECAUSE = {
    "six months": "the time has come",
    "asked for": "somebody asked for it",
    "a move": "a move",
    **TRIGGERS,
    "needed": "we think that it is needed",
}
"""Why a review is held."""
HOLDS = ("held_on", "where", "chosen", "of_care", "decided", "next_on")


def begin(person: YoungPerson, *, because: str, by: User, at: datetime, once: uuid.UUID | None = None) -> Review:
    """Begins a review of the plan that holds, and the version that comes of it. `because`: a word of BECAUSE.

    ValidationError where there is no plan yet, or a version or a review is under way.
    """
    with changing(person, WRITE, by=by, at=at, once=once) as change:
        of = newest_approved(change.person)
        if of is None:
            raise ValidationError("There is no approved plan to review yet.")
        if being_written(change.person):
            raise ValidationError(
                "A version of the plan is being written, or waits for a manager. Finish that, then begin the review."
            )
        made = plans.begin(change.person, kind_of_next(of, uk_day(at)), by=by, at=at)
        review = Review(person=change.person, of=of, made=made, because=because, begun_at=at, begun_by=by)
        review.full_clean(exclude=["person", "of", "made", "begun_by"])
        review.save()
        change.note(Review.part, "review.begun")
    return review


def hold(
    review: Review,
    values: Mapping[str, Any],
    people: Sequence[Mapping[str, Any]],
    *,
    by: User,
    at: datetime,
    edit: int,
    once: uuid.UUID | None = None,
) -> None:
    """Writes down the meeting: `values` of HOLDS, and who was asked and came (`name`, `who`, `came`)."""
    with changing(review.person, WRITE, by=by, at=at, once=once) as change:
        _hold(_held(review, edit), values, people, change, at)


def finish(
    review: Review,
    values: Mapping[str, Any],
    people: Sequence[Mapping[str, Any]],
    *,
    copy_how: str,
    copy_language: str = "",
    by: User,
    at: datetime,
    edit: int,
    once: uuid.UUID | None = None,
) -> None:
    """Ends the review and asks a manager to approve what came of it. ValidationError, a line for each thing missing.

    It says on which day it was, that somebody came, and what was decided. Whoever of `people` is not there was not asked.
    A copy of the review itself is owed, too: the plan does not say who came and what was decided (SI 2010/2571, regulation 4).
    Online it is there to be read from this day on.
    """
    with changing(review.person, WRITE, by=by, at=at, once=once) as change:
        held = _held(review, edit)
        if not values.get("held_on"):
            raise ValidationError({"held_on": "Say on which day the review was held."})
        if not values.get("decided"):
            raise ValidationError({"decided": "Write what was decided."})
        if not any(one["came"] for one in people):
            raise ValidationError("Say who came. A review is held with somebody.")
        held.finished_at = at
        _hold(held, values, people, change, at)
        given = {"given_on": uk_day(at), "given_by": by} if copy_how == Copy.How.ONLINE else {}
        Copy.objects.create(person=change.person, review=held, how=copy_how, language=copy_language, **given)
        plans.send(made_of(held), copy_how=copy_how, copy_language=copy_language, by=by, at=at)
        change.note(Review.part, "review.finished_at")


def abandon(review: Review, *, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """Gives up a review, with the draft that came of it. The plan that holds stays as it is.

    ValidationError once a manager was asked, or the young person answered the draft.
    """
    with changing(review.person, WRITE, by=by, at=at, once=once) as change:
        held = _held(review, None)
        made = made_of(held)
        if made.sent_at or Returned.objects.filter(version=made).exists():
            raise ValidationError("A manager was asked to approve it. It cannot be given up any more.")
        if Answer.objects.filter(version=made).exists():
            raise ValidationError("The young person has answered this draft. It cannot be given up any more.")
        Attended.objects.filter(review=held).delete()
        held.delete()
        for model in (PlanAction, Goal, PlanSection, SourcePlan, ToldWords, PlanWriter):
            model._default_manager.filter(version=made).delete()
        made.delete()
        change.note(Review.part, "review.abandoned", "plan.removed")


def under_way(person: YoungPerson) -> Review | None:
    """The review whose version is not approved yet, with its two versions; None: there is none."""
    rows = Review.objects.filter(person=person, made__isnull=False, made__approved_at=None)
    return rows.select_related("of", "made", "begun_by").first()


def made_of(review: Review) -> PlanVersion:
    """The version that comes of a review. ValidationError for one that was held without."""
    if review.made is None:
        raise ValidationError("No version came of this review.")
    return review.made


def _held(review: Review, edit: int | None) -> Review:
    """The review, held and counted as saved."""
    held = Review.objects.select_for_update(of=("self",)).select_related("of", "made").filter(pk=review.pk).first()
    if held is None:
        raise ValidationError("This review was given up.")
    if held.finished_at:
        raise ValidationError("This review is finished.")
    if edit is not None and held.edit != edit:
        raise ChangedMeanwhile
    held.edit += 1
    return held


def _hold(
    held: Review, values: Mapping[str, Any], people: Sequence[Mapping[str, Any]], change: Changing, at: datetime
) -> None:
    for name in HOLDS:
        if name in values:
            setattr(held, name, values[name])
    _check_days(held, uk_day(at))
    held.full_clean(exclude=["person", "of", "made", "begun_by"])
    held.save()
    Attended.objects.filter(review=held).delete()
    for said in people:
        row = Attended(person=change.person, review=held, **said)
        row.full_clean(exclude=["person", "review"])
        row.save()
    change.note(Review.part, *(f"review.{name}" for name in HOLDS if name in values), "attended.name")


def _check_days(held: Review, today: date) -> None:
    day, person = held.held_on, held.person
    if day and day > today:
        raise ValidationError({"held_on": "The day of the review cannot be in the future."})
    written_on = uk_day(held.of.sent_at) if held.of.sent_at else None
    if day and written_on and day < written_on:
        raise ValidationError(
            {"held_on": f"This is before the plan that it reviews was written, on {in_words(written_on)}."}
        )
    if held.of_care and not person.timeincare_rows.on(day or today).exists():
        raise ValidationError({"of_care": "They were not in care on that day, so there was no care plan to review."})
    if held.next_on is None:
        return
    start = day or today
    last = next_review_by(person, made_of(held).kind, start, on=today)
    if held.next_on <= start:
        raise ValidationError({"next_on": "The next review has to be after this one."})
    if last and held.next_on > last:
        words = f"The next review has to be by {in_words(last)}. Choose that day or an earlier one, or leave it open."
        raise ValidationError({"next_on": words})
