"""How a young person can be reached, and what is safe: by themselves, or by whoever works with them.

Each function checks permission, holds the record, changes it and writes the event in one transaction (see
`leaving_care.changing` for NotAllowed, ChangedMeanwhile and AlreadyDone). What a rule refuses is a ValidationError in words.
"""

import uuid
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from leaving_care.changing import ChangedMeanwhile, changing
from leaving_care.dates import uk_day
from leaving_care.models import Part, User, WayToReach, YoungPerson
from leaving_care.sign_in.phones import as_people_write, mobile

CHANGE_REACH = "change_reach"
# What stands as the value of a way that somebody refuses without giving it.
REFUSED = {
    WayToReach.Kind.MOBILE: "No calls or texts",
    WayToReach.Kind.EMAIL: "No emails",
    WayToReach.Kind.LETTER: "No letters",
    WayToReach.Kind.SOCIAL: "No social media",
    WayToReach.Kind.THROUGH: "Not through somebody else",
}
FIELDS = ("kind", "value", "safe", "note", "is_first")
Kind, Safe = WayToReach.Kind, WayToReach.Safe


def add_reach(
    person: YoungPerson,
    values: Mapping[str, object],
    *,
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> WayToReach:
    """Adds a way to reach somebody, from today on. `values`: any of FIELDS. One to try first takes that from the one before."""
    with changing(person, CHANGE_REACH, by=by, at=at, version=version, once=once) as change:
        row = WayToReach(person=change.person, starts_on=uk_day(at), **_of_fields(values))
        _save(row)
        change.note(Part.REACH, *_named(values))
    return row


def change_reach(
    row: WayToReach,
    values: Mapping[str, object],
    *,
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> None:
    """Changes a way to reach somebody. `values`: any of FIELDS. Only what differs is noted."""
    with changing(row.person, CHANGE_REACH, by=by, at=at, version=version, once=once) as change:
        held = _held(row, uk_day(at))
        before = {name: getattr(held, name) for name in FIELDS}
        for name, value in _of_fields(values).items():
            setattr(held, name, value)
        _save(held)
        differs = [name for name in FIELDS if getattr(held, name) != before[name]]
        if differs:
            change.note(Part.REACH, *_named(differs))


def end_reach(
    row: WayToReach,
    *,
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> None:
    """Ends a way to reach somebody, at once: yesterday was its last day. One that began today says "do not use" until tonight."""
    with changing(row.person, CHANGE_REACH, by=by, at=at, version=version, once=once) as change:
        today = uk_day(at)
        held = _held(row, today)
        held.ends_on = max(held.starts_on, today - timedelta(days=1))
        held.safe, held.is_first = Safe.NO, False
        held.save(update_fields=["ends_on", "safe", "is_first"])
        change.note(Part.REACH, *_named(["ends_on", "safe"]))


def value_for(kind: str, value: str) -> str:
    """A number or an address as it is kept. Raises ValidationError in words for one that nobody can reach."""
    value = " ".join(value.split()) if kind != Kind.LETTER else value.strip()
    if kind == Kind.MOBILE:
        number = mobile(value)
        if number is None:
            raise ValidationError({"value": "Write a mobile number, such as 07700 900123"})
        return as_people_write(number)
    if kind == Kind.EMAIL:
        try:
            validate_email(value)
        except ValidationError:
            raise ValidationError({"value": "Write an email address, such as name@example.org"}) from None
    return value


def set_right(row: WayToReach) -> None:
    """Numbers are written as people write them; what is not safe is never tried first; one way comes first, the newest.

    What is refused needs no value: it says "No letters" then.

    For a row about to be saved, in the transaction of a change. Raises ValidationError in words for a value that reaches nobody.
    """
    if row.safe == Safe.NO and row.value in ("", *REFUSED.values()):
        row.value = REFUSED[Kind(row.kind)]
    else:
        row.value = value_for(row.kind, row.value)
    row.is_first = row.is_first and row.safe != Safe.NO
    if row.is_first and row.ends_on is None:
        others = WayToReach.objects.filter(person=row.person, is_first=True, ends_on=None).exclude(pk=row.pk)
        others.update(is_first=False)


def _save(row: WayToReach) -> None:
    set_right(row)
    row.full_clean()
    row.save()


def _held(row: WayToReach, today: date) -> WayToReach:
    """The row, locked. Somebody who removed or ended it meanwhile has changed the record."""
    held = WayToReach.objects.select_for_update().filter(pk=row.pk).first()
    if held is None or (held.ends_on and held.ends_on < today):
        raise ChangedMeanwhile
    return held


def _of_fields(values: Mapping[str, object]) -> dict:
    return {name: value for name, value in values.items() if name in FIELDS}


def _named(fields) -> list[str]:
    """waytoreach.value: the names that an event keeps."""
    return [f"waytoreach.{name}" for name in fields if name in (*FIELDS, "ends_on")]
