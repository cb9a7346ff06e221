"""What is owed to somebody of a status and age on a day, and until when."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from leaving_care.dates import age_on, birthday
from leaving_care.law import Book, Duty, Owed, book
from leaving_care.status.reckoning import Reckoning


@dataclass(frozen=True, slots=True)
class LiveDuty:
    """Something owed today. `owed` carries its strength, condition and provision; `until`: the day on which it ends.

    `until` None: no birthday ends it (it lasts as long as the status, or a course, does).
    """

    duty: Duty
    owed: Owed
    until: date | None


def live_duties(case: Reckoning) -> tuple[LiveDuty, ...]:
    """Everything owed to the person on the day, in the law book's order."""
    born, on, leap = case.care.date_of_birth, case.on, case.readings.born_29_february_ages_on_28
    rows = _owed(book(), case.status, age_on(born, on, leap), on)
    ends = {owed.age_to for _, owed in rows}
    until = {age: None if age is None else birthday(born, age + 1, leap) for age in ends}
    return tuple(LiveDuty(duty, owed, until[owed.age_to]) for duty, owed in rows)


@lru_cache(maxsize=20_000)
def _owed(book: Book, status: str, age: int, on: date) -> tuple[tuple[Duty, Owed], ...]:
    return tuple(
        (duty, owed) for duty in book.duties.values() for owed in duty.in_force(on) if owed.is_for(status, age)
    )
