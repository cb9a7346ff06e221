"""One person on one day under one set of readings: what was found on the way to the answer, and the answer.

Everything is kept, so that the reasons are those of the answer. Days are ordinals.
"""

from dataclasses import dataclass
from datetime import date

from leaving_care.care import Care
from leaving_care.dates import birthday
from leaving_care.status.days import LookedAfter
from leaving_care.status.figures import Figures
from leaving_care.status.readings import Readings

ELIGIBLE, RELEVANT, FORMER_RELEVANT, QUALIFYING = "eligible", "relevant", "former_relevant", "qualifying"
NONE, TOO_OLD = "none", "too_old"


@dataclass(slots=True)
class Reckoning:
    """The answer (`status`), by which way through the rules it came (`route`), and what led there."""

    care: Care
    day: int
    figures: Figures
    readings: Readings
    b14: int
    b16: int
    b18: int
    runs: LookedAfter
    counted: int = 0  # days in care since 14, up to the day
    reached: int | None = None  # the day on which they came to 13 weeks
    first_eligible: int | None = None
    in_care: bool = False
    route: str = ""
    status: str = NONE

    @property
    def on(self) -> date:
        """The day asked about."""
        return date.fromordinal(self.day)

    def turns(self, age: int) -> int:
        """The day on which the person reaches an age."""
        return birthday(self.care.date_of_birth, age, self.readings.born_29_february_ages_on_28).toordinal()

    def after_16(self, last: int) -> bool:
        """Whether a time that ends on `last` "ended after 16" (Sch 2 para 19B(2)): on the birthday itself is arguable."""
        return last >= self.b16 if self.readings.leaving_on_16th_counts else last > self.b16
