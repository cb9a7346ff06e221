"""Adding, changing and removing the rows of a young person's record. The one way in, for pages and for whoever else does it.

Each function checks permission, holds the record, changes it and writes the event in one transaction (see
`leaving_care.changing` for NotAllowed, ChangedMeanwhile and AlreadyDone). What a rule refuses is a ValidationError in words.
"""

import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError

from leaving_care.actions.reach import set_right
from leaving_care.changing import ChangedMeanwhile, NotAllowed, changing
from leaving_care.dates import birthday, in_words
from leaving_care.law import statuses
from leaving_care.models import (
    BookletGiven,
    Circumstance,
    Consent,
    ConsultationNote,
    Course,
    Event,
    Guardianship,
    Home,
    KnownPerson,
    OfPerson,
    OtherAccommodation,
    ShortBreakView,
    Status,
    SupportAsked,
    SupportLevel,
    TimeAtHome,
    TimeAway,
    TimeInCare,
    User,
    WayToReach,
    YoungPerson,
)

# Which action of the permission table writes which rows.
ACTIONS: Mapping[type[OfPerson], str] = {
    WayToReach: "change_reach",
    SupportLevel: "set_level",
    Consent: "note_consent",
    BookletGiven: "give_booklet",
    ConsultationNote: "write_note",
} | dict.fromkeys(
    (
        Home,
        Circumstance,
        KnownPerson,
        TimeInCare,
        TimeAtHome,
        TimeAway,
        Guardianship,
        OtherAccommodation,
        Course,
        ShortBreakView,
        SupportAsked,
    ),
    "change_facts",
)


def is_append_only(model: type[OfPerson]) -> bool:
    """Whether rows of a model are only ever added: a later one puts right."""
    return getattr(model, "append_only", False)


def add_row(
    person: YoungPerson,
    model: type[OfPerson],
    values: Mapping[str, Any],
    *,
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> OfPerson:
    """Adds a row to a record. Who wrote it, and when, are filled in where the model has them.

    A level of support takes the place of the one before, which ends the day before.
    """
    with changing(person, ACTIONS[model], by=by, at=at, version=version, once=once) as change:
        row = model(person=change.person, **values, **_signed(model, by, at))
        if isinstance(row, SupportLevel):
            _end_level_before(row)
        _check(row)
        row.save(force_insert=True)
        change.note(model.part, *_named(model, values))
    return row


def change_row(
    row: OfPerson,
    values: Mapping[str, Any],
    *,
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> None:
    """Changes a row. Only what differs is noted; where nothing does, nothing is written."""
    model = _open_to_change(row)
    with changing(row.person, ACTIONS[model], by=by, at=at, version=version, once=once) as change:
        held = _held(row)
        before = {name: getattr(held, name) for name in values}
        for name, value in values.items():
            setattr(held, name, value)
        _check(held)
        differs = [name for name, value in before.items() if getattr(held, name) != value]
        if differs:
            held.save(update_fields=differs)
            change.note(model.part, *_named(model, differs))


def remove_row(
    row: OfPerson,
    *,
    reason: str,
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> None:
    """Takes out a row that was entered by mistake. The event keeps which kind it was, and the reason; the row is gone.

    What was true once and is no longer is not removed: it is given a last day.
    """
    model = _open_to_change(row)
    with changing(row.person, ACTIONS[model], by=by, at=at, version=version, once=once, reason=reason) as change:
        _held(row).delete()
        change.note(model.part, *_named(model, ["removed"]))


def may_have_been_removed(person: YoungPerson, model: type[OfPerson], key: uuid.UUID) -> bool:
    """Whether a key may be that of a row that was taken out: nobody has such a row, and this record had one of it taken out."""
    if model._default_manager.filter(key=key).exists():
        return False
    (removed,) = _named(model, ["removed"])
    noted = Event.objects.filter(person=person, kind=Event.Kind.CHANGED, part=model.part)
    return any(removed in fields for fields in noted.values_list("fields", flat=True))


def _open_to_change(row: OfPerson) -> type[OfPerson]:
    model = type(row)
    if is_append_only(model):
        raise NotAllowed(ACTIONS[model])
    return model


def _held(row: OfPerson) -> OfPerson:
    """The row, locked. Somebody who removed it meanwhile has changed the record."""
    held = type(row)._default_manager.select_for_update().filter(pk=row.pk).first()
    if held is None:
        raise ChangedMeanwhile
    return held


def _signed(model: type[OfPerson], by: User, at: datetime) -> dict[str, Any]:
    names = {field.name for field in model._meta.concrete_fields}
    return {name: value for name, value in {"by": by, "at": at, "said_at": at}.items() if name in names}


def _named(model: type[OfPerson], fields) -> list[str]:
    """home.kind, home.postcode: the names that an event keeps."""
    return [f"{model._meta.model_name}.{field}" for field in fields]


def _check(row: OfPerson) -> None:
    if isinstance(row, WayToReach):
        set_right(row)
    row.full_clean()
    if isinstance(row, TimeInCare):
        _check_care(row)


def check_care_ends_at_18(person: YoungPerson, values: Mapping[str, Any]) -> None:
    """Raises ValidationError, by name, for a first or last day of a time in care after the 18th birthday. Blank days pass."""
    adult = statuses()[Status.FORMER_RELEVANT].age_from
    last = birthday(person.date_of_birth, adult)
    said = f"Nobody is in care after their {adult}th birthday. Theirs is {in_words(last)}."
    late = {name: said for name in ("starts_on", "ends_on") if values.get(name) and values[name] > last}
    if late:
        raise ValidationError(late)


def _check_care(row: TimeInCare) -> None:
    """Nobody is in care twice under one order. Where one time follows another, the day of the change may be in both."""
    check_care_ends_at_18(row.person, {"starts_on": row.starts_on, "ends_on": row.ends_on})
    others = TimeInCare.objects.filter(person=row.person, legal=row.legal).exclude(pk=row.pk)
    for other in others:
        same_start = row.starts_on == other.starts_on
        starts_inside = other.ends_on is None or row.starts_on < other.ends_on
        goes_beyond = row.ends_on is None or row.ends_on > other.starts_on
        if same_start or (starts_inside and goes_beyond):
            until = f"to {in_words(other.ends_on)}" if other.ends_on else "on, with no last day"
            raise ValidationError(
                f"A time in care with the same legal status is recorded from {in_words(other.starts_on)} {until}. "
                "Change that one, or give this one other days."
            )


def _end_level_before(row: SupportLevel) -> None:
    open_before = SupportLevel.objects.filter(person=row.person, starts_on__lt=row.starts_on, ends_on=None)
    open_before.update(ends_on=row.starts_on - timedelta(days=1))
