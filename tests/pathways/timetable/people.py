"""People for worked cases: born on 14 March 2007, so 16 in 2023, 18 in 2025, 21 in 2028 and 25 in 2032, unless said otherwise."""

from dataclasses import replace
from datetime import date, timedelta

from leaving_care.care import Period
from leaving_care.status import Change
from pathways.timetable import (
    DEFAULT,
    Assessment,
    Contact,
    History,
    Hold,
    PlanVersion,
    Review,
    timetable,
)

BORN = "2007-03-14"
B16, B18, B21, B25 = "2023-03-14", "2025-03-14", "2028-03-14", "2032-03-14"
ONE = timedelta(days=1)


def day(said):
    """2025-05-14 as a day; a day as it is."""
    return said if isinstance(said, date) or said is None else date.fromisoformat(said)


def days(*said):
    return tuple(day(one) for one in said)


def person(*statuses, born=BORN, **facts):
    """Somebody with spells of status, each "day status", and any facts of a History."""
    changes = tuple(Change(day(said.split()[0]), said.split()[1]) for said in statuses)
    return History(day(born), changes, **facts)


def eligible(**facts):
    """In care since long ago, eligible on turning 16."""
    return person(f"{B16} eligible", **{"in_care": (Period(day("2015-01-05")),), **facts})


def relevant(since="2024-05-01", **facts):
    """Eligible at 16, and left care."""
    return person(f"{B16} eligible", f"{since} relevant", **facts)


def former(**facts):
    """Eligible at 16, and in care until 18."""
    return person(f"{B16} eligible", f"{B18} former_relevant", f"{B25} too_old", **facts)


def assessed(*said):
    return tuple(Assessment(one) for one in days(*said))


def planned(*said):
    return tuple(PlanVersion(one) for one in days(*said))


def reviewed(*said):
    return tuple(Review(one) for one in days(*said))


def reviewed_in_care(*said):
    return tuple(Review(one, of_plan=False, of_care=True) for one in days(*said))


def contacts(outcome, *said, by="adviser"):
    return tuple(Contact(one, outcome, by) for one in days(*said))


def hold(starts_on, ends_on, *duties, asked_by="A", checked_by="B", checked_on="", reason="in_hospital"):
    """A hold that two people agreed to, on its first day unless said otherwise."""
    return Hold(
        starts_on=day(starts_on),
        ends_on=day(ends_on),
        duties=frozenset(duties),
        reason=reason,
        asked_by=asked_by,
        checked_by=checked_by,
        checked_on=day(starts_on if checked_on == "" else checked_on),
    )


def every(history, on, settings=DEFAULT):
    return timetable(history, day(on), settings)


def find(history, on, id, settings=DEFAULT, about=None):
    """The one duty of an id; None where there is none."""
    found = [
        duty
        for duty in every(history, on, settings)
        if duty.id == id and (about is None or duty.about.startswith(about))
    ]
    assert len(found) <= 1, found
    return found[0] if found else None


def around(history, id, on, settings=DEFAULT, about=None):
    """The states of a duty on the day before, the day, and the day after; None where there is no such duty."""
    found = [find(history, day(on) + number * ONE, id, settings, about) for number in (-1, 0, 1)]
    return tuple(duty and duty.state for duty in found)


def with_(history, **facts):
    """The same person with other facts."""
    return replace(history, **facts)
