"""A whole life's status and arguable points, as stretches of days on which both stay the same."""

from dataclasses import dataclass, replace
from datetime import date

from leaving_care.care import Care
from leaving_care.dates import birthday
from leaving_care.law import FIRST_DAY
from leaving_care.status.arguable import flags
from leaving_care.status.groups import reckon
from leaving_care.status.readings import DEFAULT, Readings
from leaving_care.status.timeline import FROM_AGE, ONE, days_of_change


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `on`, that day included, the status is `status` and turns on the points `flags`, ids of FLAGS."""

    on: date
    status: str
    flags: tuple[str, ...]


def stretches(care: Care, readings: Readings = DEFAULT) -> tuple[Stretch, ...]:
    """Every stretch from the 14th birthday (or the law book's first day, if later) on, by all that is recorded."""
    first = max(birthday(care.date_of_birth, FROM_AGE), FIRST_DAY)
    made: list[Stretch] = []
    for day in sorted(day for day in _days(care, first, readings) if day >= first):
        case = reckon(care, day, readings)
        now = Stretch(day, case.status, tuple(flag.id for flag in flags(case)))
        if not made or (made[-1].status, made[-1].flags) != (now.status, now.flags):
            made.append(now)
    return tuple(made)


def _days(care: Care, first: date, readings: Readings) -> set[date]:
    """The days on which a status or a point can change: a point can also be settled on the day after."""
    days = {first, *days_of_change(care, first, readings)}
    if (care.date_of_birth.month, care.date_of_birth.day) == (2, 29):
        other = replace(readings, born_29_february_ages_on_28=not readings.born_29_february_ages_on_28)
        days |= days_of_change(care, first, other)
    reached = reckon(care, max(days), readings).reached
    return days if reached is None else days | {date.fromordinal(reached) + ONE}
