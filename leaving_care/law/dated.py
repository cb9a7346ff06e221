"""What is dated in the law book: a row that holds from one day to another, and the thing that the rows are about."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from leaving_care.dates import in_words

FIRST_DAY = date(2011, 4, 1)
"""The book's first day: both sets of 2010 regulations began then, and with them the law that the portal applies."""


class NotInForce(LookupError):
    """The book has nothing in force on the day that was asked for. Its message names the thing, the day and what is known."""


@dataclass(frozen=True, kw_only=True)
class Lasting:
    """Something that holds from `starts_on` to `ends_on`, both days included.

    `starts_on` None: enacted or announced, and no day set. `ends_on` None: it goes on.
    """

    starts_on: date | None = None
    ends_on: date | None = None

    def in_force(self, on: date) -> bool:
        """Whether it holds on a day."""
        return self.starts_on is not None and self.starts_on <= on and (self.ends_on is None or on <= self.ends_on)

    def is_coming(self, on: date) -> bool:
        """Whether it does not hold yet on a day: it starts later, or no day is set."""
        return self.starts_on is None or on < self.starts_on


@dataclass(frozen=True, kw_only=True)
class Row(Lasting):
    """One state of the law.

    `provision`: the id of what it rests on; "" where no provision sets it, and then `source` is the address where it was
    read. `kind` is one of `leaving_care.law.words.KINDS`. `checked_on`: when somebody last looked. `sure`: "read" where
    they read the words of the source itself, "unread" where it is known from elsewhere. `from_note`: why the first day
    is the one given; `note`: what else a keeper of the book should know. Both are shown on the page of the law.
    """

    provision: str = ""
    source: str = ""
    kind: str
    checked_on: date
    sure: str
    note: str = ""
    from_note: str = ""


R = TypeVar("R", bound=Row)


@dataclass(frozen=True, kw_only=True)
class Dated(Generic[R]):
    """Something that the law says differently at different times, under one id."""

    id: str
    name: str
    values: tuple[R, ...]

    @property
    def first_day(self) -> date | None:
        """The first day on which the book knows it; None where no day is set for it to start."""
        return min((row.starts_on for row in self.values if row.starts_on is not None), default=None)

    def in_force(self, on: date) -> tuple[R, ...]:
        """The rows that hold on a day; none is an answer here."""
        return tuple(row for row in self.values if row.in_force(on))

    def coming(self, on: date) -> tuple[R, ...]:
        """The rows that do not hold yet on a day."""
        return tuple(row for row in self.values if row.is_coming(on))

    def __iter__(self) -> Iterator[R]:
        return iter(self.values)

    def _not_on(self, on: date) -> NotInForce:
        first = self.first_day
        said = f"{self.name} ({self.id}): nothing is in force on {in_words(on)}."
        if first is None:
            return NotInForce(f"{said} No day is set for it to start.")
        ends = [row.ends_on for row in self.values if row.ends_on is not None and row.ends_on < on]
        last = f" What held before ended on {in_words(max(ends))}." if ends else ""
        return NotInForce(f"{said} The first day the book knows is {in_words(first)}.{last}")


@dataclass(frozen=True, kw_only=True)
class Series(Dated[R]):
    """Something that has one value on a day."""

    def on(self, day: date) -> R:
        """The value in force on a day. Raises NotInForce before the first, after a repeal, and where no day is set."""
        for row in self.values:
            if row.in_force(day):
                return row
        raise self._not_on(day)
