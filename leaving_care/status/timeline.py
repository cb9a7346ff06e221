"""When a status changes: every day on which it could is tried, and only those."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from leaving_care.care import SHORT_BREAKS, Care
from leaving_care.dates import birthday, last_day_of_months
from leaving_care.law import FIRST_DAY, Book, book
from leaving_care.status.figures import Figures, figures_on
from leaving_care.status.groups import facts, reckon
from leaving_care.status.readings import DEFAULT, Readings

FROM_AGE = 14
ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Change:
    """From `on`, that day included, the status is `status`."""

    on: date
    status: str


def timeline(care: Care, readings: Readings = DEFAULT) -> tuple[Change, ...]:
    """Every status from the 14th birthday (or the law book's first day, if later) on, each with its first day.

    It goes by all that is recorded, what is planned for later included, and takes what is open to go on.
    """
    first = max(birthday(care.date_of_birth, FROM_AGE), FIRST_DAY)
    status = reckon(care, first, readings).status
    return (Change(first, status), *_changes(care, first, status, readings))


def next_change(care: Care, on: date, status: str, readings: Readings = DEFAULT) -> Change | None:
    """The next day on which the status becomes another if nothing else happens, and which; None for never."""
    return next(_changes(care, on, status, readings), None)


def _changes(care: Care, after: date, status: str, readings: Readings) -> Iterator[Change]:
    for day in sorted(days_of_change(care, after, readings)):
        now = reckon(care, day, readings).status
        if now != status:
            status = now
            yield Change(day, now)


def days_of_change(care: Care, after: date, readings: Readings) -> set[date]:
    """The days after `after` on which something that a rule reads begins, ends or is completed."""
    days: set[date] = set()
    for first, last in _spells(care):
        days.add(first)
        if last and last < date.max:
            days.add(last + ONE)
    for starts_on, figures in _eras(book(), figures_on(after), after):
        days.add(starts_on)
        days.update(_birthdays(care, figures, readings))
        days.update(_completed(care, figures))
        adult = birthday(care.date_of_birth, figures.adult_age, readings.born_29_february_ages_on_28)
        if after < adult:
            reached = facts(care, adult - ONE, figures, readings).reached
            if reached is not None:
                days.add(date.fromordinal(reached))
    return {day for day in days if day > after}


@lru_cache(maxsize=20_000)
def _eras(book: Book, now: Figures, after: date) -> tuple[tuple[date, Figures], ...]:
    """The figures of `after`, and every other state of them to come with its first day."""
    rows = [row for figure in book.figures.values() for row in figure.values]
    starts = {row.starts_on for row in rows if row.starts_on} | {row.ends_on + ONE for row in rows if row.ends_on}
    eras = [(after, now)]
    for day in sorted(start for start in starts if start > after):
        figures = figures_on(day)
        if figures != eras[-1][1]:
            eras.append((day, figures))
    return tuple(eras)


def _birthdays(care: Care, figures: Figures, readings: Readings) -> Iterator[date]:
    born, leap = care.date_of_birth, readings.born_29_february_ages_on_28
    for age in (figures.eligible_age, figures.adult_age, figures.qualifying_to_age):
        yield birthday(born, age, leap)
    for age in {figures.education_to_age, figures.qualifying_education_to_age}:
        yield birthday(born, age, leap)
    # The day after is not the birthday but the first on which leaving "after 16" is beyond doubt.
    yield birthday(born, figures.eligible_age, leap) + ONE


def _spells(care: Care) -> Iterator[tuple[date, date | None]]:
    for spells in (care.periods, care.home, care.away, care.guardianship, care.settings):
        for spell in spells:
            yield spell.starts_on, spell.ends_on
    for course in care.courses:
        yield course.starts_on or date.min, course.ends_on
    if care.adopted_on:
        yield care.adopted_on, None


def _completed(care: Care, figures: Figures) -> Iterator[date]:
    left = [period.ends_on + ONE for period in care.periods if period.ends_on and period.ends_on < date.max]
    for spell in (*care.home, *care.guardianship):
        for first in (spell.starts_on, *left):
            complete = last_day_of_months(first, figures.home_months)
            yield from (complete, complete + ONE)
    for setting in care.settings:
        complete = last_day_of_months(setting.starts_on, figures.health_setting_months)
        fostered = setting.starts_on + timedelta(days=figures.private_fostering_days - 1)
        yield from (complete, complete + ONE, fostered, fostered + ONE)
    for period in care.periods:
        if period.legal in SHORT_BREAKS and period.ends_on is None:
            # An open stay leaves the limits on one of these days.
            longest = max(figures.short_break_longest, figures.detained_break_longest)
            yield from (period.starts_on + timedelta(days=number) for number in range(longest + 1))
