"""What stands in one cell: days and spells of days. No message repeats what was in the cell, for that may be about somebody."""

import re
from datetime import date
from functools import lru_cache

FIRST_YEAR, LAST_YEAR = 1900, 2199  # outside these a year is a slip of the keyboard
FORMAT = "YYYY-MM-DD"
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

Spell = tuple[date, date | None]
"""The first and last day, both included; None: it goes on."""


class BadCell(ValueError):
    """A cell that cannot be read. `column` names it ("" for the whole row); `why` says what would be right."""

    def __init__(self, column: str, why: str):
        super().__init__(column, why)
        self.column, self.why = column, why

    def __str__(self) -> str:
        return f"{self.column}: {self.why}" if self.column else self.why


def read_day(column: str, said: str, what: str = "") -> date:
    """The day that a cell, or the part of it called `what`, says. Raises BadCell where it says none."""
    said = said.strip()
    where = f"{what}: " if what else ""
    if not said:
        raise BadCell(column, f"{where}there is no date. Write it as {FORMAT}.")
    day = _day(said)
    if day is None:
        raise BadCell(column, f"{where}this is no day of the calendar. Write dates as {FORMAT}.")
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise BadCell(column, f"{where}the year is not between {FIRST_YEAR} and {LAST_YEAR}.")
    return day


def read_spell(column: str, said: str, what: str) -> Spell:
    """The days of `start..end`; `start..` goes on. Raises BadCell for anything else, and for an end before the start."""
    first, dots, last = (word.strip() for word in said.partition(".."))
    if not dots:
        raise BadCell(column, f"{what} is written as start..end, or start.. while it goes on.")
    return in_order(column, read_day(column, first, what), read_day(column, last, what) if last else None, what)


def in_order(column: str, first: date, last: date | None, what: str) -> Spell:
    """The two days as a spell. Raises BadCell if it ends before it starts."""
    if last is not None and last < first:
        raise BadCell(column, f"{what} ends before it starts.")
    return first, last


@lru_cache(maxsize=20_000)  # a cohort shares its days
def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said) if _ISO.fullmatch(said) else None
    except ValueError:
        return None
