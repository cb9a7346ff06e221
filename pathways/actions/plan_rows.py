"""Writing in a draft of a pathway plan: sections, goals, actions, what somebody told, other plans. The one way in for every door.

Each function checks permission, holds the record, changes it and writes the event in one transaction (see
`leaving_care.changing` for NotAllowed and AlreadyDone). What a rule refuses is a ValidationError in words. `edit` is the
section's count of saves that a form was opened on: ChangedMeanwhile where somebody saved since.
"""

import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError

from leaving_care.changing import ChangedMeanwhile, Changing, changing
from leaving_care.dates import uk_day
from leaving_care.models import User
from pathways.models import Goal, PlanAction, PlanSection, PlanVersion, PlanWriter, SourcePlan, ToldWords

WRITE = "write_plan"
PAST = "This day has gone. Give today or a later day"
WAITS = "This version waits for a manager. Nobody changes it until it is given back."


def write_section(
    section: PlanSection, values: Mapping[str, Any], *, by: User, at: datetime, edit: int, once: uuid.UUID | None = None
) -> None:
    """Writes how things are under a heading (`now`, `left_out`, `details`)."""
    with writing(section.version, by=by, at=at, once=once) as change:
        held = _held_section(section, edit)
        for name, value in values.items():
            setattr(held, name, value)
        saved(held, by, at)
        held.full_clean(exclude=["person", "version", "own_words", "changed_by"])
        held.save()
        change.note(PlanSection.part, *(f"plansection.{name}" for name in values))


def add(
    model: type[Goal] | type[PlanAction],
    section: PlanSection,
    values: Mapping[str, Any],
    *,
    by: User,
    at: datetime,
    edit: int | None = None,
    once: uuid.UUID | None = None,
) -> Goal | PlanAction:
    """Adds a goal or an action to a section."""
    with writing(section.version, by=by, at=at, once=once) as change:
        held = _held_section(section, edit)
        rows = model._default_manager.filter(version=held.version, section=held.section)
        row: Any = model(
            person=change.person, version=held.version, section=held.section, position=rows.count(), **values
        )
        check_day(row, None, at)
        check(row)
        row.save()
        saved(held, by, at).save()
        change.note(model.part, f"{model._meta.model_name}.added")
    return row


def change_row(
    row: Goal | PlanAction | SourcePlan | ToldWords,
    values: Mapping[str, Any],
    *,
    by: User,
    at: datetime,
    edit: int | None = None,
    once: uuid.UUID | None = None,
) -> None:
    """Changes a row of a draft. What a review says of a goal or an action is written in the same way."""
    with writing(row.version, by=by, at=at, once=once) as change:
        held = _held_row(row)
        section = _section_of(held)
        if section:
            section = _held_section(section, edit)
        had = getattr(held, "due_on", None)
        for name, value in values.items():
            setattr(held, name, value)
        check_day(held, had, at)
        check(held)
        held.save()
        if section:
            saved(section, by, at).save()
        change.note(held.part, *(f"{held._meta.model_name}.{name}" for name in values))


def remove_row(
    row: Goal | PlanAction | SourcePlan | ToldWords,
    *,
    by: User,
    at: datetime,
    edit: int | None = None,
    once: uuid.UUID | None = None,
) -> None:
    """Takes a row out of a draft. What the version before has is stopped with a reason instead: ValidationError."""
    with writing(row.version, by=by, at=at, once=once) as change:
        held = _held_row(row)
        thread = getattr(held, "thread", None)
        before = held.version.before
        if thread and before and type(held)._default_manager.filter(version=before, thread=thread).exists():
            raise ValidationError("This was in the plan before. Say that it is done, or stop it and say why.")
        if section := _section_of(held):
            saved(_held_section(section, edit), by, at).save()
        if isinstance(held, Goal):
            PlanAction.objects.filter(goal=held).update(goal=None)
        held.delete()
        change.note(held.part, f"{held._meta.model_name}.removed")


def tell(
    version: PlanVersion,
    values: Mapping[str, Any],
    *,
    by: User,
    at: datetime,
    once: uuid.UUID | None = None,
) -> ToldWords:
    """Writes down what somebody said (`section`, `text`, `whose`, `said_on`), marked as written down by `by`."""
    with writing(version, by=by, at=at, once=once) as change:
        row = ToldWords(person=change.person, version=version, by=by, at=at, **values)
        check(row)
        row.save()
        change.note(ToldWords.part, "toldwords.added")
    return row


def link_source(
    version: PlanVersion, values: Mapping[str, Any], *, by: User, at: datetime, once: uuid.UUID | None = None
) -> SourcePlan:
    """Says which other plan this one builds on (`kind`, `dated_on`, `where`)."""
    with writing(version, by=by, at=at, once=once) as change:
        row = SourcePlan(person=change.person, version=version, **values)
        check(row)
        row.save()
        change.note(SourcePlan.part, "sourceplan.added")
    return row


@contextmanager
def writing(version: PlanVersion, *, by: User, at: datetime, once: uuid.UUID | None) -> Iterator[Changing]:
    """A change to a draft, by somebody who is noted as one of its writers. ValidationError where it is no draft any more."""
    with changing(version.person, WRITE, by=by, at=at, once=once) as change:
        held = PlanVersion.objects.select_for_update().get(pk=version.pk)
        if held.approved_at:
            raise ValidationError("This version is approved. Begin a new one to change something.")
        if held.sent_at:
            raise ValidationError(WAITS)
        yield change
        PlanWriter.objects.get_or_create(version=held, user=by, defaults={"person": change.person})


def _held_section(section: PlanSection, edit: int | None) -> PlanSection:
    held = PlanSection.objects.select_for_update().get(pk=section.pk)
    if edit is not None and held.edit != edit:
        raise ChangedMeanwhile
    return held


def _held_row(row: Any) -> Any:
    held = type(row)._default_manager.select_for_update().filter(pk=row.pk).first()
    if held is None:
        raise ChangedMeanwhile
    return held


def _section_of(row: Any) -> PlanSection | None:
    if not isinstance(row, Goal | PlanAction):
        return None
    return PlanSection.objects.filter(version=row.version_id, section=row.section).first()


def saved(section: PlanSection, by: User, at: datetime) -> PlanSection:
    """The section, counted as saved by somebody; the caller writes it."""
    section.edit += 1
    section.changed_by, section.changed_at = by, at
    return section


def check_day(row: Any, had: date | None, at: datetime) -> None:
    """ValidationError where an action gets a day that is over. `had`: the day that it had, which it may keep."""
    if isinstance(row, PlanAction) and row.due_on and row.due_on < uk_day(at) and row.due_on != had:
        raise ValidationError({"due_on": f"{PAST}."})


def check(row: Any) -> None:
    """ValidationError in words where a goal, an action or another row of a version cannot be as it is."""
    if isinstance(row, PlanAction):
        if row.goal is not None and row.goal.version_id != row.version_id:
            raise ValidationError("That goal is of another version.")
        if row.worker is not None and row.worker.authority_id != row.version.person.authority_id:
            raise ValidationError("That worker is of another council.")
    row.full_clean(exclude=["person", "version"])
