"""Writing a needs assessment: begun, written matter by matter, and finished. The one way in.

Each function checks permission, holds the record, changes it and writes the event in one transaction (see
`leaving_care.changing` for NotAllowed and AlreadyDone). What a rule refuses is a ValidationError in words. `edit` is the
count of saves that a form was opened on: ChangedMeanwhile where somebody saved since.
"""

import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError

from leaving_care.actions.council import fingerprint
from leaving_care.changing import ChangedMeanwhile, Changing, changing
from leaving_care.models import User, YoungPerson
from pathways import matters
from pathways.actions.plan_rows import WRITE
from pathways.models import Assessment, Consulted, Copy, Matter
from pathways.whom_to_ask import asked_of

FINISHED = "This assessment is finished. Begin a new one to change something."
CONSULTED = ("name", "asked_on", "said", "not_asked")


def begin(person: YoungPerson, kind: str, *, by: User, at: datetime, once: uuid.UUID | None = None) -> Assessment:
    """Begins an assessment, with a row for each matter that its kind looks at (pathways.matters).

    ValidationError where one is being written already, or for another kind.
    """
    with changing(person, WRITE, by=by, at=at, once=once) as change:
        if being_written(change.person):
            raise ValidationError("An assessment is being written already. Finish that one first.")
        made = Assessment(person=change.person, kind=kind, begun_at=at, begun_by=by)
        made.full_clean(exclude=["person", "begun_by"])
        made.save()
        Matter.objects.bulk_create(
            Matter(person=change.person, assessment=made, matter=each.key) for each in matters.matters_of(kind)
        )
        change.note(Assessment.part, "assessment.begun")
    return made


def write_matter(
    matter: Matter, values: Mapping[str, str], *, by: User, at: datetime, edit: int, once: uuid.UUID | None = None
) -> None:
    """Writes what was found on one matter (`theirs`, `found`, `needs`)."""
    with _writing(matter.assessment, by=by, at=at, once=once) as (change, assessment):
        held = Matter.objects.select_for_update().get(pk=matter.pk, assessment=assessment)
        _save_edited(held, values, edit)
        change.note(Matter.part, *(f"matter.{name}" for name in values))


def write_result(
    assessment: Assessment,
    values: Mapping[str, str],
    *,
    by: User,
    at: datetime,
    edit: int,
    once: uuid.UUID | None = None,
) -> None:
    """Writes what was talked about at meetings, and what came of it (`discussed`, `result`)."""
    with _writing(assessment, by=by, at=at, once=once) as (change, held):
        _save_edited(held, values, edit)
        change.note(Assessment.part, *(f"assessment.{name}" for name in values))


def consult(
    assessment: Assessment,
    who: str,
    values: Mapping[str, Any],
    *,
    by: User,
    at: datetime,
    once: uuid.UUID | None = None,
) -> Consulted:
    """Writes down that somebody was asked (`name`, `asked_on`, `said`), or why they were not (`not_asked`)."""
    with _writing(assessment, by=by, at=at, once=once) as (change, held):
        row = Consulted(person=change.person, assessment=held, who=who, **values)
        _check(row)
        row.save()
        change.note(Consulted.part, "consulted.added")
    return row


def change_consulted(
    row: Consulted,
    values: Mapping[str, Any],
    *,
    by: User,
    at: datetime,
    edit: int,
    once: uuid.UUID | None = None,
) -> None:
    """Changes what somebody who was asked said, or why they were not. `edit`: `edit_of` the row that the form was opened on."""
    with _writing(row.assessment, by=by, at=at, once=once) as (change, _):
        held = _held(row, edit)
        for name, value in values.items():
            setattr(held, name, value)
        _check(held)
        held.save()
        change.note(Consulted.part, *(f"consulted.{name}" for name in values))


def remove_consulted(row: Consulted, *, by: User, at: datetime, edit: int, once: uuid.UUID | None = None) -> None:
    """Takes out a row that was written by mistake."""
    with _writing(row.assessment, by=by, at=at, once=once) as (change, _):
        _held(row, edit).delete()
        change.note(Consulted.part, "consulted.removed")


def edit_of(row: Consulted) -> int:
    """A number that changes with what a row says."""
    return fingerprint(*(getattr(row, name) for name in CONSULTED))


def finish(
    assessment: Assessment,
    *,
    copy_how: str,
    copy_language: str = "",
    by: User,
    at: datetime,
    once: uuid.UUID | None = None,
) -> None:
    """Finishes an assessment: it is frozen, and a copy is owed in the way that was chosen.

    ValidationError, a line for each, where something is missing (`missing_in`). SI 2010/2571, regulations 4 and 5(3).
    """
    with _writing(assessment, by=by, at=at, once=once) as (change, held):
        if missing := missing_in(held):
            raise ValidationError(missing)
        held.finished_at, held.finished_by = at, by
        held.save()
        Copy.objects.create(person=change.person, assessment=held, how=copy_how, language=copy_language)
        change.note(Assessment.part, "assessment.finished")


def being_written(person: YoungPerson) -> Assessment | None:
    """The assessment that is not finished; None: nobody is writing one."""
    return Assessment.objects.filter(person=person, finished_at=None).first()


def missing_in(assessment: Assessment) -> list[str]:
    """What an assessment still needs before it can be finished, in words; empty: nothing.

    Every matter of its kind says something; everybody whom the law names was asked, or it says why not; and a result.
    """
    said = {row.matter: bool(row.theirs or row.found or row.needs) for row in assessment.matter_rows.all()}
    asked = {row.who for row in assessment.consulted_rows.all()}
    found = [
        f"“{each.heading}” says nothing yet. Write in it, or write why there is nothing to say."
        for each in matters.matters_of(assessment.kind)
        if not each.only_for and not said.get(each.key)
    ]
    found += [
        f"“{each.words}”: say what they said, or why they were not asked."
        for each in asked_of(assessment)
        if each.is_needed and each.key not in asked
    ]
    return found if assessment.result else [*found, "Say what came of it."]


@contextmanager
def _writing(
    assessment: Assessment, *, by: User, at: datetime, once: uuid.UUID | None
) -> Iterator[tuple[Changing, Assessment]]:
    """A change to an assessment that is not finished: the change, and the row, held."""
    with changing(assessment.person, WRITE, by=by, at=at, once=once) as change:
        held = Assessment.objects.select_for_update().get(pk=assessment.pk)
        if held.finished_at:
            raise ValidationError(FINISHED)
        yield change, held


def _save_edited(row: Assessment | Matter, values: Mapping[str, str], edit: int) -> None:
    if row.edit != edit:
        raise ChangedMeanwhile
    for name, value in values.items():
        setattr(row, name, value)
    row.edit += 1
    row.full_clean(exclude=["person", "assessment", "begun_by", "finished_by"])
    row.save()


def _held(row: Consulted, edit: int) -> Consulted:
    held = Consulted.objects.select_for_update().filter(pk=row.pk).first()
    if held is None or edit_of(held) != edit:
        raise ChangedMeanwhile
    return held


def _check(row: Consulted) -> None:
    if row.who not in {each.key for each in matters.asked_in(row.assessment.kind)}:
        raise ValidationError("This assessment does not ask them by name. Write them as somebody else.")
    if bool(row.asked_on) == bool(row.not_asked):
        raise ValidationError("Say on which day they were asked, or why they were not.")
    row.full_clean(exclude=["person", "assessment"])
