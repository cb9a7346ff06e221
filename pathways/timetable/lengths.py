"""Lengths of time, and the day on which one is over."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from leaving_care.dates import months_after
from leaving_care.law.words import UNITS

ONE = timedelta(days=1)
SATURDAY = 5
WORKING_DAYS = "working days"


@dataclass(frozen=True, slots=True)
class Length:
    """So many days, working days, weeks, months or years. Raises ValueError for another unit, or less than none."""

    value: int
    unit: str

    def __post_init__(self) -> None:
        if self.unit not in UNITS:
            raise ValueError(f"A length is in {', '.join(UNITS)}, not “{self.unit}”.")
        if self.value < 0:
            raise ValueError("A length cannot be less than none.")

    def __str__(self) -> str:
        unit = self.unit[:-1] if self.value == 1 else self.unit
        return f"{self.value} {unit}"


def over(start: date, length: Length, bank_holidays: Collection[date] = ()) -> date:
    """The last day that is in time: the start is day 0, and a month ends on the corresponding day or the month's last.

    Interpretation Act 1978, Schedule 1; Dodds v Walker [1981] 1 WLR 1027. A working day is none of Saturday, Sunday and the
    bank holidays that are given.
    """
    value = length.value
    match length.unit:
        case "months":
            return months_after(start, value)
        case "years":
            return months_after(start, 12 * value)
        case "weeks":
            return start + timedelta(days=7 * value)
        case "days":
            return start + timedelta(days=value)
    day = start
    while value:
        day += ONE
        value -= day.weekday() < SATURDAY and day not in bank_holidays
    return day
