"""What a review finds, heading by heading: written in the version that comes of it, all of a screen or nothing."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError

from leaving_care.changing import ChangedMeanwhile, Changing
from leaving_care.dates import uk_day
from leaving_care.models import User
from pathways.actions import plan_rows
from pathways.actions.review_rules import wrong_in_action, wrong_in_goal
from pathways.actions.reviews import made_of
from pathways.models import Goal, PlanAction, PlanSection, Review

NEW = "new"  # in the place of an action's goal: the goal that is added before it


@dataclass(frozen=True)
class Look:
    """What a review found under one heading. `now` None: as it was. Values by row, and new rows by their model, in order.

    The `goal` of a new action is one of this heading, or NEW.
    """

    section: PlanSection
    now: str | None = None
    goals: Mapping[Goal, Mapping[str, Any]] = field(default_factory=dict)
    actions: Mapping[PlanAction, Mapping[str, Any]] = field(default_factory=dict)
    added: Sequence[tuple[type[Goal] | type[PlanAction], Mapping[str, Any]]] = ()


def look_at(
    review: Review, looks: Sequence[Look], *, by: User, at: datetime, edit: int, once: uuid.UUID | None = None
) -> None:
    """Writes what the review found under some headings, all of it or nothing.

    `edit`: the sections' counts of saves together, as the form was opened on. ValidationError, a line for each, where an
    answer is missing.
    """
    with plan_rows.writing(made_of(review), by=by, at=at, once=once) as change:
        ids = [look.section.pk for look in looks]
        held = {row.pk: row for row in PlanSection.objects.select_for_update().filter(pk__in=ids)}
        if sum(row.edit for row in held.values()) != edit:
            raise ChangedMeanwhile
        for look in looks:
            _write(look, held[look.section.pk], change, by, at)


def _write(look: Look, section: PlanSection, change: Changing, by: User, at: datetime) -> None:
    goals = [(_row_of(section, row), said) for row, said in look.goals.items()]
    actions = [(_row_of(section, row), said) for row, said in look.actions.items()]
    wrong = [wrong_in_goal(row, said, _before(row, "text"), uk_day(at)) for row, said in goals]
    wrong += [wrong_in_action(row, said, _before(row, "what"), uk_day(at)) for row, said in actions]
    if lines := [words for each in wrong for words in each.values()]:
        raise ValidationError(lines)
    if look.now is not None and look.now != section.now:
        section.now = look.now
        change.note(PlanSection.part, "plansection.now")
    plan_rows.saved(section, by, at)
    section.full_clean(exclude=["person", "version", "own_words", "changed_by"])
    section.save()
    change.note(PlanSection.part, "plansection.looked_at")
    for row, said in [*goals, *actions]:
        for name, value in said.items():
            setattr(row, name, value)
        plan_rows.check(row)
        row.save()
        change.note(row.part, *(f"{row._meta.model_name}.{name}" for name in said))
    new_goal: Goal | None = None
    for model, values in look.added:
        said = dict(values)
        if goal := said.get("goal"):
            said["goal"] = new_goal if goal == NEW else _going_on(_row_of(section, goal))
        there = model._default_manager.filter(version=section.version_id, section=section.section)
        new = model(
            person=change.person, version=section.version, section=section.section, position=there.count(), **said
        )
        plan_rows.check_day(new, None, at)
        plan_rows.check(new)
        new.save()
        new_goal = new if isinstance(new, Goal) else new_goal
        change.note(new.part, f"{model._meta.model_name}.added")


def _row_of(section: PlanSection, row: Any) -> Any:
    """The row as it is now; ChangedMeanwhile where somebody took it out."""
    found = type(row)._default_manager.filter(pk=row.pk, version=section.version_id, section=section.section).first()
    if found is None:
        raise ChangedMeanwhile
    return found


def _going_on(goal: Goal) -> Goal:
    if goal.stopped:
        raise ValidationError(f"“{goal.text}” stops. Choose another goal for the new action.")
    return goal


def _before(row: Any, words: str) -> str:
    """What it was called in the version before; "" where it is new."""
    before = type(row)._default_manager.filter(version=row.version.before_id, thread=row.thread)
    return before.values_list(words, flat=True).first() or ""
