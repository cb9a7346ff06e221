"""A council's people written as the file that importing reads."""

import csv
from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any, TextIO

from django.db import transaction
from django.db.models import QuerySet

from leaving_care import audit
from leaving_care.access import may_in
from leaving_care.changing import NotAllowed
from leaving_care.dates import uk_day
from leaving_care.models import Authority, Event, Part, User, YoungPerson
from leaving_care.walls import within
from pathways.importing.columns import ALLOCATION, CARE, COUNCIL_ID, NAMES, OF_KIND, PERSON, RECORD, STATUS
from pathways.importing.known import Known, known
from pathways.importing.lines import harmless

BATCH = 500
WHAT = "export_people"


def with_a_number(authority: Authority) -> QuerySet[YoungPerson]:
    """Those who are written: whoever has a number of the council's. The file has nothing else to know people by."""
    return YoungPerson.objects.filter(authority=authority).exclude(council_id="").order_by("council_id")


def without_a_number(authority: Authority) -> QuerySet[YoungPerson]:
    """Those who are left out."""
    return YoungPerson.objects.filter(authority=authority, council_id="")


def write_template(file: TextIO) -> None:
    """Writes the header alone: a file to fill in."""
    csv.writer(file, lineterminator="\n").writerow(NAMES)


def export_people(authority: Authority, file: TextIO, *, by: User, at: datetime) -> int:
    """Writes a council's people to a file. Returns how many.

    One event for each person, whose data leaves the portal, and one for the whole. Raises NotAllowed. The file is not to be
    handed on before the caller's transaction ends well.
    """
    on = uk_day(at)
    if not may_in(by, WHAT, authority, on):
        raise NotAllowed(WHAT)
    with transaction.atomic(), within(authority.pk, on=on):
        write_template(file)
        writer = csv.DictWriter(file, NAMES, restval="", lineterminator="\n")
        everybody, count = with_a_number(authority).values_list("council_id", flat=True).iterator(BATCH), 0
        while numbers := list(islice(everybody, BATCH)):
            there = known(authority, numbers)
            people = [there.people[number] for number in numbers]
            for person in people:
                writer.writerows(_lines(person, there))
            Event.objects.bulk_create(_taken(person, by, at) for person in people)
            count += len(people)
        reason = f"{count} people"
        audit.done(authority, WHAT, by=by, at=at, kind=Event.Kind.TOOK_OUT, reason=reason)
    return count


def _taken(person: YoungPerson, by: User, at: datetime) -> Event:
    kind = Event.Kind.TOOK_OUT
    return Event(authority_id=person.authority_id, person=person, kind=kind, what=WHAT, by=by, at=at, part=Part.DATA)


def _lines(person: YoungPerson, there: Known) -> Iterator[dict[str, str]]:
    """The lines about somebody, always in the same order."""
    yield _line(person, PERSON, person)
    if status := there.statuses.get(person.pk):
        yield {**_begun(person, STATUS), "status": status}
    for time in sorted(there.care[person.pk], key=lambda row: (row.starts_on, row.legal, row.ends_on or date.max)):
        yield _line(person, CARE, time)
    works = [(work.worker.user.email.lower(), work) for work in there.allocations[person.pk]]
    for address, work in sorted(works, key=lambda row: (row[1].starts_on, row[0], row[1].role)):
        yield {**_line(person, ALLOCATION, work), "worker": harmless(address)}


def _line(person: YoungPerson, kind: str, row: Any) -> dict[str, str]:
    columns = (column for column in OF_KIND[kind] if column.name != "worker")
    return _begun(person, kind) | {column.name: _cell(getattr(row, column.field or column.name)) for column in columns}


def _begun(person: YoungPerson, kind: str) -> dict[str, str]:
    return {RECORD: kind, COUNCIL_ID: harmless(person.council_id)}


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return harmless(value.isoformat() if isinstance(value, date) else str(value).strip())
