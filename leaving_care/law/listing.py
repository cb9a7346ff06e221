"""The book read through from one end to the other: every row, those in force on a day, those still to come."""

from dataclasses import dataclass
from datetime import date

from leaving_care.law.book import Book
from leaving_care.law.dated import Dated, Row
from leaving_care.law.entries import Provision

FILES = ("figures", "duties", "amounts", "timetable")


@dataclass(frozen=True)
class Line:
    """A row with what it is a value of. `file`: figures, duties, amounts or timetable."""

    file: str
    entry: Dated[Row]
    row: Row


def every(book: Book) -> list[Line]:
    """Every row of the book, past, present and to come, in the order of its files."""
    return [Line(file, entry, row) for file in FILES for entry in getattr(book, file).values() for row in entry.values]


def in_force(book: Book, on: date) -> list[Line]:
    """The rows that hold on a day."""
    return [line for line in every(book) if line.row.in_force(on)]


def made_not_started(book: Book, on: date) -> list[Line]:
    """The rows that are law and do not hold yet on a day: they start later, or no day is set."""
    return [line for line in every(book) if line.row.is_coming(on) and line.row.kind != "announcement"]


def announced(book: Book, on: date) -> list[Line]:
    """The rows that are only announced."""
    return [line for line in every(book) if line.row.is_coming(on) and line.row.kind == "announcement"]


def provisions_not_started(book: Book, on: date) -> list[Provision]:
    """The provisions that are made, or only announced, and are not in force on a day."""
    return [provision for provision in book.provisions.values() if provision.is_coming(on)]
