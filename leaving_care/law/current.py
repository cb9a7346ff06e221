"""The book that the portal goes by: its own, unless a test has put another in its place."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache

from leaving_care.law.book import Book
from leaving_care.law.entries import Amount, Area, Duty, Figure, Provision, Status, Time
from leaving_care.law.loader import read_tables

_others: list[Book] = []


@cache
def _own() -> Book:
    return Book(read_tables())


def book() -> Book:
    """The whole book. Raises BookError where its files are no TOML."""
    return _others[-1] if _others else _own()


@contextmanager
def using(other: Book) -> Iterator[Book]:
    """Goes by another book within the block, in every thread. For tests: what would happen if the law were this."""
    _others.append(other)
    try:
        yield other
    finally:
        _others.remove(other)


def provisions() -> dict[str, Provision]:
    """Every provision by id."""
    return book().provisions


def areas() -> dict[str, Area]:
    """Every area of a local offer by id, in the law's order, whether in force or not."""
    return book().areas


def areas_in_force(on: date) -> list[Area]:
    """The areas that an offer must cover on a day (Children and Social Work Act 2017, section 2)."""
    return book().areas_in_force(on)


def statuses() -> dict[str, Status]:
    """The four groups by id, strongest duties first."""
    return book().statuses


def figures() -> dict[str, Figure]:
    """Every legal age, count and interval by id: `figures()["home-months"].on(day).value`."""
    return book().figures


def duties() -> dict[str, Duty]:
    """Everything that is owed by id: `duties()["personal-adviser"].owed_to("former_relevant", 19, day)`."""
    return book().duties


def amounts() -> dict[str, Amount]:
    """Every amount by id: `amounts()["setting-up-home"].on(day).figure`, in pounds."""
    return book().amounts


def timetable() -> dict[str, Time]:
    """Everything that has to happen in time, by id: `timetable()["plan-review"].on(day).value`, in its `unit`."""
    return book().timetable
