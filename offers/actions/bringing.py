"""Bringing an offer in: a file is kept as rows, each is looked at by a person, and those that were taken make a draft."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime

from django.core.exceptions import ValidationError

from leaving_care import audit
from leaving_care.actions.council import deciding, fingerprint, raise_if_changed
from leaving_care.dates import uk_day
from leaving_care.models import Authority, User
from offers.actions.editing import EDIT
from offers.bringing.beside import Beside, beside, offer_now
from offers.bringing.checking import check
from offers.bringing.reading import Read
from offers.bringing.saying import UNSURE, doubt, turned
from offers.bringing.sheets import SHEETS
from offers.models import Bringing, BroughtRow

OVER = "This file was taken in already, or given up."
NOT_SOUND = "Something is wrong in this row. Mend it first, or leave it out."


def bring(
    authority: Authority,
    found: Read,
    *,
    kind: str,
    file_name: str,
    by: User,
    at: datetime,
    once: uuid.UUID | None = None,
) -> Bringing:
    """Keeps what was read, to be looked at. Nothing of it is in an offer. Raises NotAllowed and AlreadyDone.

    A file with faults as a whole is not kept: ValidationError, with every one of them.
    """
    with deciding(authority, EDIT, by=by, at=at, once=once) as held:
        if found.faults:
            raise ValidationError(found.faults)
        bringing = Bringing.objects.create(authority=held, kind=kind, file_name=file_name[:200], at=at, by=by)
        rows = [
            BroughtRow(
                bringing=bringing,
                position=row.position,
                sheet=row.sheet,
                values=row.values | doubt(row.sheet, row.values),
                source_text=row.source_text,
            )
            for row in found.rows
        ]
        checked = check(rows, held, on=uk_day(at))
        if checked.whole:
            raise ValidationError(checked.whole)
        for place, row in enumerate(rows):
            row.faults = checked.faults.get(place, [])
        BroughtRow.objects.bulk_create(rows)
        audit.done(held, EDIT, by=by, at=at, fields=["file to bring in"], once=once)
        return bringing


def look(
    bringing: Bringing,
    choices: Mapping[int, bool],
    *,
    by: User,
    at: datetime,
    once: uuid.UUID | None = None,
) -> int:
    """Takes rows, or leaves them out: place → whether it is taken. Says how many. One with a fault cannot be taken.

    Raises NotAllowed, AlreadyDone, and ValidationError for a file that is over.
    """
    with opened(bringing, by=by, at=at, once=once, said="rows looked at") as held:
        rows = list(held.rows.filter(position__in=choices))
        if any(choices[row.position] and row.faults for row in rows):
            raise ValidationError(NOT_SOUND)
        for row in rows:
            row.taken, row.looked_at, row.looked_by = choices[row.position], at, by
        BroughtRow.objects.bulk_update(rows, ["taken", "looked_at", "looked_by"])
        return len(rows)


def same_as_now(rows: Sequence[BroughtRow], found: Beside) -> list[int]:
    """The places of rows that nobody has to look at: nobody has yet, and they say the very same as the offer now.

    One with a fault or in doubt is for a person to look at, also where the offer says it now.
    """
    same = set(found.same)
    return [
        row.position
        for row in rows
        if row.position in same and row.taken is None and not row.faults and UNSURE not in row.values
    ]


def take_same(bringing: Bringing, *, version: int, by: User, at: datetime, once: uuid.UUID | None = None) -> int:
    """Takes every row that says the very same as the edition in force, and that nobody has looked at. Says how many.

    `version`: `fingerprint` of their places, as they were told. Raises as `look`, and ChangedMeanwhile where it is not those.
    """
    with opened(bringing, by=by, at=at, once=once, said="rows taken that say the same as the offer") as held:
        rows = list(held.rows.all())
        places = same_as_now(rows, beside(rows, offer_now(held.authority, uk_day(at))))
        raise_if_changed(version, places)
        taken = [row for row in rows if row.position in set(places)]
        for row in taken:
            row.taken, row.looked_at, row.looked_by = True, at, by
        BroughtRow.objects.bulk_update(taken, ["taken", "looked_at", "looked_by"])
        return len(taken)


def change_row(
    row: BroughtRow,
    *,
    sheet: str,
    values: Mapping[str, str],
    version: int | None = None,
    by: User,
    at: datetime,
    once: uuid.UUID | None = None,
) -> BroughtRow:
    """Changes what a row says, or what it is (`sheet`). All are checked anew; it is taken if nothing is wrong or in doubt.

    `version`: `version_of` the row that a form was opened on. Raises as `look`, and ChangedMeanwhile.
    """
    with opened(row.bringing, by=by, at=at, once=once, said="row changed") as held:
        changed = held.rows.select_for_update().get(pk=row.pk)
        raise_if_changed(version, changed.sheet, changed.values)
        if sheet == changed.sheet:
            said = {key: said for key, said in values.items() if said and key in SHEETS[sheet].by_key}
            changed.values = said | doubt(sheet, said)
        else:
            changed.values = turned(changed.values, sheet)
        changed.sheet, changed.taken = sheet, None
        changed.save()
        _check_anew(held, uk_day(at))
        changed.refresh_from_db()
        if not changed.faults and UNSURE not in changed.values:
            changed.taken, changed.looked_at, changed.looked_by = True, at, by
            changed.save()
        return changed


def version_of(row: BroughtRow) -> int:
    """A number that changes with what a row says."""
    return fingerprint(row.sheet, row.values)


def drop(bringing: Bringing, *, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """Gives a file up. Nothing of it was in an offer. Raises as `look`."""
    with opened(bringing, by=by, at=at, once=once, said="file given up") as held:
        held.dropped_at = at
        held.save()


@contextmanager
def opened(bringing: Bringing, *, by: User, at: datetime, once: uuid.UUID | None, said: str) -> Iterator[Bringing]:
    """A file that is held while something is done about it; `said` is what the record of changes calls it. Raises as `look`."""
    with deciding(bringing.authority, EDIT, by=by, at=at, once=once) as authority:
        held = Bringing.objects.select_for_update().get(pk=bringing.pk)
        if held.taken_in_at or held.dropped_at:
            raise ValidationError(OVER)
        held.authority = authority
        yield held
        audit.done(authority, EDIT, by=by, at=at, fields=[said], once=once)


def _check_anew(held: Bringing, on: date) -> None:
    """Says of every row that is not left out what is wrong with it now. One that was taken and is faulty is to be looked at."""
    rows = list(held.rows.exclude(taken=False))
    checked = check(rows, held.authority, on=on)
    other = []
    for place, row in enumerate(rows):
        faults = checked.faults.get(place, [])
        if faults != row.faults:
            row.faults, row.taken = faults, None if faults else row.taken
            other.append(row)
    BroughtRow.objects.bulk_update(other, ["faults", "taken"])
