"""What stands in an adviser's calendar: initials and what is to be done, and nothing else."""

import uuid
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import groupby

from leaving_care.dates import UK
from leaving_care.models import User, YoungPerson
from pathways.calendar import Entry
from pathways.models import Summary
from pathways.running import caseload
from pathways.summaries import state_on
from pathways.timetable.words import ON_HOLD, OVERDUE
from pathways.views.work.working import of_them
from pathways.visiting import visits_standing

NAMED = uuid.UUID("5f0e6c2a-2f39-4f0e-9a53-0d5f6f7f3b11")  # under which the names of entries are made
PAST = timedelta(days=31)  # how long a visit stays in the calendar


def entries(user: User, on: date) -> list[Entry]:
    """Duties with a last day that do not wait, and visits that stand, by day. Three queries.

    What is overdue is told once for each person, as today's.
    """
    rows = caseload(user, on)
    short = called(row.person for row in rows)
    visits = visits_standing().filter(person__in=[row.person_id for row in rows], on__gte=on - PAST)
    made = [entry for row in rows for entry in _duties(row, short[row.person_id], on)]
    for visit in visits:
        at = datetime.combine(visit.on, visit.at_time, tzinfo=UK) if visit.at_time else None
        made.append(Entry(_uid(visit.key), visit.on, f"{short[visit.person_id]}: visit", at))
    return sorted(made, key=lambda entry: (entry.on, entry.text))


def called(people: Iterable[YoungPerson]) -> dict[int, str]:
    """K. M. for Kai Miller, by person; those who share their initials with another of these people have a number, too.

    The numbers go by who has been here longest, and stay as long as the same people share them.
    """
    ordered = sorted(people, key=lambda person: (initials(person), person.pk))
    found: dict[int, str] = {}
    for letters, those in groupby(ordered, key=initials):
        sharing = list(those)
        for number, person in enumerate(sharing, start=1):
            found[person.pk] = letters if len(sharing) == 1 else f"{letters} ({number})"
    return found


def initials(person: YoungPerson) -> str:
    """K. M. for Kai Miller."""
    return " ".join(f"{word[0].upper()}." for word in person.name_used.split())


def _duties(row: Summary, short: str, on: date) -> Iterator[Entry]:
    late: list[str] = []
    for duty in row.duties:
        state, what = state_on(duty, on), of_them(duty["what"])
        if state == OVERDUE:
            late += [] if what in late else [what]
        elif duty["due_on"] and state != ON_HOLD:
            name = _name(row.person, duty["id"], duty["about"])
            yield Entry(name, date.fromisoformat(duty["due_on"]), f"{short}: {what}")
    if late:
        yield Entry(_name(row.person, OVERDUE), on, f"{short}: overdue: {', '.join(late)}")


def _name(person: YoungPerson, *parts: str) -> str:
    return _uid(uuid.uuid5(NAMED, " ".join([str(person.key), *parts])))


def _uid(key: uuid.UUID) -> str:
    return f"{key}@leaving-care-portal"
