"""A column of the spreadsheet: its heading, what it holds, and how what stands in a cell is read and written.

Rows are kept, and changed by hand, as the texts that people see; `read` makes of one what the loader of offers takes.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cached_property
from typing import Any

NO_DAY = "“{0}” is not a day. Write it as 2026-04-01, 1/4/2026 or 1 April 2026."
NO_NUMBER = "“{0}” is not a whole number. Write the figure alone, such as 16."
TWO_NUMBERS = "“{0}” is two numbers. Write one here, and the other in a column of its own."
A_DAY_FOR_A_NUMBER = (
    "“{0}” is a day, and not a number. A spreadsheet makes a day of such as 10-12. Write one number here."
)
NO_AMOUNT = (
    "“{0}” is not an amount. Write the figure alone, such as 2000 or 12.50, and how often it is paid in its own column."
)
NO_YES = "“{0}” is neither yes nor no. Write one of these, or leave it blank."
NO_CHOICE = "“{0}” is not one that is known. Choose one of: {1}."
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_BRITISH = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_WHOLE = re.compile(r"[0-9]{1,9}")
_TWO = re.compile(r"[0-9]{1,9}\s*(?:-|–|—|to)\s*[0-9]{1,9}")
_WRITTEN = re.compile(r"([0-9]{1,2}) ([A-Za-z]{3,9}) ([0-9]{4})")
_MONTHS = "january february march april may june july august september october november december".split()
_AMOUNT = re.compile(r"(?:[0-9]{1,9}|[0-9]{1,3}(?:,[0-9]{3}){1,2})(?:\.[0-9]{1,2})?")
_BETWEEN = re.compile(r"[,;\n]")


class Holds(Enum):
    """What a column's cells hold."""

    LINE = "one line of text"
    TEXT = "text, which may be long (Markdown)"
    KEY = "a short word in small letters, numbers and hyphens, such as starter-pack"
    KEYS = "several such words, with commas between them"
    LINES = "several lines, one below the other in the cell"
    DAY = "a day, such as 2026-04-01"
    NUMBER = "a whole number"
    AMOUNT = "a figure, such as 2000 or 12.50"
    YES_NO = "yes or no; blank: not recorded yet"
    CHOICE = "one of the allowed values"


LINE, TEXT, KEY, KEYS, LINES = Holds.LINE, Holds.TEXT, Holds.KEY, Holds.KEYS, Holds.LINES
DAY, NUMBER, AMOUNT, YES_NO, CHOICE = Holds.DAY, Holds.NUMBER, Holds.AMOUNT, Holds.YES_NO, Holds.CHOICE


class BadCell(ValueError):
    """What stands in a cell cannot be read; the message says why, and what would help."""


@dataclass(frozen=True)
class Column:
    """`key`: the field that it goes to. `must`: a row is not whole without it. `allowed`: value → what people read."""

    key: str
    heading: str
    holds: Holds
    says: str = ""
    must: bool = False
    allowed: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def by_word(self) -> dict[str, str]:
        """What people may write for a choice → its value."""
        return {word.casefold(): value for value, label in self.allowed.items() for word in (value, label)}

    def read(self, said: str) -> Any:
        """The value that a text which is not blank stands for. Raises BadCell."""
        if self.holds in (Holds.KEYS, Holds.LINES):
            parts = _BETWEEN.split(said) if self.holds is Holds.KEYS else said.split("\n")
            return [part.strip() for part in parts if part.strip()]
        if self.holds is Holds.DAY:
            return _day(said)
        if self.holds is Holds.NUMBER:
            if not _WHOLE.fullmatch(said):
                wrong = TWO_NUMBERS if _TWO.fullmatch(said) else A_DAY_FOR_A_NUMBER if _DAY.match(said) else NO_NUMBER
                raise BadCell(wrong.format(short(said)))
            return int(said)
        if self.holds is Holds.AMOUNT:
            figure = said.removeprefix("£").strip()
            if not _AMOUNT.fullmatch(figure):
                raise BadCell(NO_AMOUNT.format(short(said)))
            amount = float(figure.replace(",", ""))
            return int(amount) if amount.is_integer() else amount
        if self.holds is Holds.YES_NO:
            if said.casefold() not in ("yes", "no"):
                raise BadCell(NO_YES.format(short(said)))
            return said.casefold() == "yes"
        if self.holds is Holds.CHOICE:
            if said.casefold() not in self.by_word:
                raise BadCell(NO_CHOICE.format(short(said), ", ".join(self.allowed.values())))
            return self.by_word[said.casefold()]
        return said

    def write(self, value: Any) -> str:
        """What is written for a value; "" for one that is not there."""
        if value is None or value == []:
            return ""
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, list):
            return ("\n" if self.holds is Holds.LINES else ", ").join(value)
        if isinstance(value, date):
            return value.isoformat()
        if self.holds is Holds.AMOUNT:
            return format(Decimal(value).normalize(), "f")
        return self.allowed.get(value, str(value)) if self.holds is Holds.CHOICE else str(value)


@dataclass(frozen=True)
class Sheet:
    """A sheet: what it is called, what its rows are, and its columns in order."""

    name: str
    row: str
    says: str
    columns: tuple[Column, ...]

    @cached_property
    def by_key(self) -> dict[str, Column]:
        """Its columns by the field that they go to."""
        return {column.key: column for column in self.columns}

    @cached_property
    def by_heading(self) -> dict[str, Column]:
        """Its columns by their heading, however it is capitalised and spaced."""
        return {plain(column.heading): column for column in self.columns}

    def heading(self, key: str) -> str:
        """What a field is called; the field itself where no column has it."""
        return self.by_key[key].heading if key in self.by_key else key


def choices(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What may be chosen, with what people read for it."""
    return {str(value): str(label) for value, label in pairs if value}


def same(values: Iterable[str]) -> dict[str, str]:
    """What may be written, as it is."""
    return {value: value for value in values}


def plain(heading: str) -> str:
    """A heading as it is compared."""
    return " ".join(heading.split()).casefold()


def _day(said: str) -> date:
    if british := _BRITISH.fullmatch(said):
        day, month, year = british.groups()
    elif written := _DAY.fullmatch(said):
        year, month, day = written.groups()
    elif (in_words := _WRITTEN.fullmatch(said)) and (month := _month(in_words[2])):
        day, year = in_words[1], in_words[3]
    else:
        raise BadCell(NO_DAY.format(short(said)))
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise BadCell(NO_DAY.format(short(said))) from None


def _month(word: str) -> str:
    """The number of a month; "" for what is none."""
    of = [number for number, name in enumerate(_MONTHS, start=1) if word.casefold() in (name, name[:3])]
    return str(of[0]) if of else ""


def short(said: str) -> str:
    """A text as a message quotes it."""
    said = " ".join(said.split())
    return said if len(said) <= 60 else f"{said[:60]}…"


SOURCE = Column(
    "source",
    "Source lines",
    LINE,
    "The paper and its lines that this comes from, such as 001:12-14. Only editors see it.",
)
