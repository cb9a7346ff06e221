"""The law book's timetable, and our own duties, as they stand on a day, in one shape."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from leaving_care.law import Book
from pathways.timetable.lengths import Length
from pathways.timetable.own import OWN
from pathways.timetable.words import OWNERS, POLICY

READ = "read"


@dataclass(frozen=True, slots=True)
class Ground:
    """What a duty rests on. `kind` labels it (statute, regulation, guidance, policy); `sure`: "read" or "unread"."""

    provision: str
    kind: str
    sure: str


BY_POLICY = Ground("", POLICY, READ)


@dataclass(frozen=True, slots=True)
class Timed:
    """A duty and its time. `rule`: as in the law book's timetable; `length` None: the law sets no number."""

    id: str
    what: str
    owner: str
    rule: str
    length: Length | None
    counts_from: str
    ground: Ground


@lru_cache(maxsize=1_000)
def law_on(book: Book, on: date) -> dict[str, Timed]:
    """Every duty with a time that is in force on a day, by id. What is not in force is not there."""
    found = {}
    for id, time in book.timetable.items():
        for row in time.in_force(on)[:1]:
            length = None if row.value is None else Length(row.value, row.unit)
            ground = Ground(row.provision, row.kind, row.sure)
            found[id] = Timed(id, time.name, OWNERS[time.who], time.rule, length, time.counts_from, ground)
    for id, own in OWN.items():
        ground_on = ground_of(book, own.provision, on) if own.provision else BY_POLICY
        if ground_on is not None:
            found[id] = Timed(id, own.what, own.owner, own.rule, None, own.counts_from, ground_on)
    return found


@lru_cache(maxsize=10_000)
def ground_of(book: Book, provision: str, on: date) -> Ground | None:
    """A provision of the law book as a ground; None where it is not in force on the day."""
    entry = book.provisions[provision]
    return Ground(provision, entry.kind, entry.sure) if entry.in_force(on) else None


@lru_cache(maxsize=10_000)
def owed_by(book: Book, duty: str, status: str, age: int, when: str, on: date) -> Ground | None:
    """What a duty of the law book rests on for somebody of a status and age in whole years; None: it is not owed to them.

    `when`: the condition of the book that is met, "" for always.
    """
    for row in book.duties[duty].in_force(on):
        if row.is_for(status, age) and row.when == when:
            return Ground(row.provision, row.kind, row.sure)
    return None
