"""How long a record is kept. Pure: no database, no clock, no Django.

The Care Planning, Placement and Case Review (England) Regulations 2010, regulation 50, keep the records of time in care
until the 75th anniversary of the day of birth, and for 15 years from the day of the death of somebody who dies under 18;
the Care Leavers (England) Regulations 2010, regulation 10, keep those of a care leaver for as long. The figures, how sure
they are and when they were last checked stand in the law book (timetable.toml).
"""

from dataclasses import dataclass
from datetime import date

from leaving_care.dates import age_on, birthday
from leaving_care.law import timetable

IN_CARE, CARE_LEAVER, AFTER_DEATH = "records-in-care", "records-care-leaver", "records-after-death"
ADULT = 18


@dataclass(frozen=True)
class Kept:
    """Until which day a record is kept, that day included, and the provisions that say so, by id.

    `sure`: "read" where somebody read the words of the law itself, "unread" where they are known from elsewhere.
    """

    until: date
    provisions: tuple[str, ...]
    sure: str

    def is_past(self, on: date) -> bool:
        """Whether the record need not be kept any more on a day."""
        return on > self.until


def kept(born: date, died: date | None, on: date) -> Kept:
    """How long a record is kept, by the law of the day `on`. `died` None: alive, or not recorded.

    The day itself counts as kept, both of the anniversary of the birth and of that of the death: the longer reading, since
    what is erased a day too early cannot be had back. Raises law.NotInForce before the law book begins.
    """
    book = timetable()
    if died is not None and age_on(born, died) < ADULT:
        after = book[AFTER_DEATH].on(on)
        return Kept(birthday(died, after.value or 0), (after.provision,), after.sure)
    rows = [book[name].on(on) for name in (IN_CARE, CARE_LEAVER)]
    longest = max(row.value or 0 for row in rows)
    sure = "read" if all(row.sure == "read" for row in rows) else "unread"
    return Kept(birthday(born, longest), tuple(row.provision for row in rows), sure)


def years_before(day: date, years: int) -> date:
    """The last day whose anniversary, so many years on, is not after `day`."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 2, 28)
