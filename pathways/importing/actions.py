"""Getting people in from a file: looked through first, then all of it or nothing."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from pathlib import Path

from django.db import transaction

from leaving_care import audit
from leaving_care.access import may_in
from leaving_care.changing import NotAllowed, raise_if_done
from leaving_care.dates import uk_day
from leaving_care.models import Authority, User, YoungPerson
from leaving_care.walls import within
from pathways.importing.known import WORDS, Council, known
from pathways.importing.plan import Plan
from pathways.importing.planning import plan_for
from pathways.importing.reading import Reading, Told, read_file
from pathways.importing.report import Report
from pathways.importing.scratch import Scratch
from pathways.importing.writing import WHAT, write

BATCH = 500
CHECKING, WRITING = "Checking", "Writing"


class Faulty(Exception):
    """The file has faults, or the records changed so that it has. Nothing was written. `report` lists them."""

    def __init__(self, report: Report):
        super().__init__(f"{report.fault_count} faults")
        self.report = report


def say_nothing(what: str, done: int, of: int) -> None:
    """Tells nobody how far the work is."""


def check_people(path: Path, authority: Authority, *, by: User, at: datetime, told: Told = say_nothing) -> Report:
    """What importing a file would do, and everything that is wrong with it. Writes nothing.

    Raises NotAllowed where `by` may not import people there, and Unreadable for a file that cannot be read at all.
    """
    with _opened(path, authority, by, at, told) as (scratch, reading):
        return _check(scratch, reading, authority, by, at, told)


def import_people(
    path: Path,
    authority: Authority,
    *,
    by: User,
    at: datetime,
    told: Told = say_nothing,
    once: uuid.UUID | None = None,
) -> Report:
    """Brings a file's people, times in care, workers and statuses into a council's records: all of it, or nothing.

    What is in the records and not in the file is left. What the file says already is not written again: a file that changes
    nothing leaves no event. Otherwise there is one for each person who changed, and one for the whole.

    Raises Faulty if anything is wrong, NotAllowed, Unreadable, and AlreadyDone where `once` was used before.
    """
    with _opened(path, authority, by, at, told) as (scratch, reading):
        # Looked through before the transaction: on SQLite nobody else can write while that is open.
        report = _check(scratch, reading, authority, by, at, told)
        if report.fault_count:
            raise Faulty(report)
        with transaction.atomic(), within(authority.pk, on=uk_day(at)):
            # One import at a time.
            Authority.objects.select_for_update(no_key=True).get(pk=authority.pk)
            raise_if_done(once, by)
            done = _write(scratch, reading, authority, by, at, told)
            done.people_left = report.people_left
            if done.changes:
                kinds = [kind for kind, row in done.counts.items() if row["new"] or row["changed"]]
                audit.done(authority, WHAT, by=by, at=at, fields=kinds, reason=done.in_words(), once=once)
        return done


@contextmanager
def _opened(path, authority, by, at, told) -> Iterator[tuple[Scratch, Reading]]:
    if not may_in(by, WHAT, authority, uk_day(at)):
        raise NotAllowed(WHAT)
    with Scratch() as scratch:
        yield scratch, read_file(path, scratch, told, WORDS)


def _check(scratch, reading, authority, by, at, told) -> Report:
    report = _begun(reading)
    with within(authority.pk, on=uk_day(at)):
        there = 0
        for plans in _plans(
            scratch, reading, Council(authority, by, at, uk_day(at), reading.mentioned), told, CHECKING
        ):
            report.add(plans)
            there += sum(plan.person is not None and plan.person.pk is not None for plan in plans)
        report.people_left = YoungPerson.objects.filter(authority=authority).count() - there
    return report.in_order()


def _write(scratch, reading, authority, by, at, told) -> Report:
    report, council = _begun(reading), Council(authority, by, at, uk_day(at), reading.mentioned)
    for plans in _plans(scratch, reading, council, told, WRITING, hold=True):
        report.add(plans)
        if report.fault_count:  # somebody changed the records since they were looked through
            raise Faulty(report.in_order())
        write(plans, council)
    return report


def _begun(reading: Reading) -> Report:
    report = Report(lines=reading.lines, people=reading.people, notes=list(reading.notes))
    report.fault(reading.faults)
    return report


def _plans(
    scratch: Scratch, reading: Reading, council: Council, told: Told, doing: str, *, hold: bool = False
) -> Iterator[list[Plan]]:
    """The plans for everybody in the file, some hundred people at a time."""
    people, done = scratch.people(), 0
    told(doing, 0, reading.people)
    while batch := list(islice(people, BATCH)):
        there = known(council.authority, [number for number, _ in batch], hold=hold)
        yield [plan_for(number, said, there, council) for number, said in batch]
        done += len(batch)
        told(doing, done, reading.people)
