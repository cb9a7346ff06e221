"""The law as dated data. Pure: it knows nothing of Django.

`figures()["home-months"].on(day).value` is a figure on a day; where the book has none it raises NotInForce.
"""

from leaving_care.law.book import Book
from leaving_care.law.current import (
    amounts,
    areas,
    areas_in_force,
    book,
    duties,
    figures,
    provisions,
    statuses,
    timetable,
    using,
)
from leaving_care.law.dated import FIRST_DAY, NotInForce
from leaving_care.law.entries import (
    Amount,
    AmountValue,
    Area,
    Duty,
    Figure,
    FigureValue,
    Owed,
    Provision,
    Status,
    Time,
    TimeValue,
)
from leaving_care.law.loader import BookError, read_tables

__all__ = [
    "FIRST_DAY",
    "Amount",
    "AmountValue",
    "Area",
    "Book",
    "BookError",
    "Duty",
    "Figure",
    "FigureValue",
    "NotInForce",
    "Owed",
    "Provision",
    "Status",
    "Time",
    "TimeValue",
    "amounts",
    "areas",
    "areas_in_force",
    "book",
    "duties",
    "figures",
    "provisions",
    "read_tables",
    "statuses",
    "timetable",
    "using",
]
