"""Dates as people remember them: a month and a year, and the day if they know it. Pure: no Django."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from leaving_care.dates import MONTHS

ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PartDate:
    """A day, or only its month. `day` None: nobody remembers which day of the month."""

    year: int
    month: int
    day: int | None = None

    @classmethod
    def of(cls, day: date) -> "PartDate":
        """The same day, known in full."""
        return cls(day.year, day.month, day.day)

    @property
    def is_exact(self) -> bool:
        """Whether the day is known."""
        return self.day is not None

    @property
    def earliest(self) -> date:
        """The first day it can be."""
        return date(self.year, self.month, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day it can be."""
        return date(self.year, self.month, self.day or monthrange(self.year, self.month)[1])

    @property
    def in_words(self) -> str:
        """5 March 2023, or March 2023."""
        month = f"{MONTHS[self.month - 1]} {self.year}"
        return f"{self.day} {month}" if self.day else month


@dataclass(frozen=True, slots=True)
class Spell:
    """A time from `first` to `last`, both included. `last` None: it goes on."""

    first: PartDate
    last: PartDate | None = None

    @property
    def is_exact(self) -> bool:
        """Whether both days are known."""
        return self.first.is_exact and (self.last is None or self.last.is_exact)

    @property
    def longest(self) -> tuple[date, date | None]:
        """From the earliest day on which it can have begun to the latest on which it can have ended."""
        return self.first.earliest, None if self.last is None else self.last.latest

    @property
    def shortest(self) -> tuple[date, date | None]:
        """From the latest to the earliest. Within one month that is the other way round: then a day or two, early."""
        if self.last is None:
            return self.first.latest, None
        first, last = self.first.latest, self.last.earliest
        if first <= last:
            return first, last
        if self.last.is_exact:
            return max(self.first.earliest, last - ONE), last
        first = max(self.first.earliest, last)
        return first, min(first + ONE, self.last.latest)

    @property
    def in_words(self) -> str:
        """March 2023 to 5 June 2023."""
        if self.last is None:
            return f"since {self.first.in_words}"
        return f"{self.first.in_words} to {self.last.in_words}"
