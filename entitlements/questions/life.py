"""The birthdays of somebody whose date of birth may not be known. Pure: no Django."""

from dataclasses import dataclass
from datetime import date, timedelta

from entitlements.questions.answers import Answers
from leaving_care.dates import age_on, birthday
from leaving_care.status.figures import figures_on

ONE = timedelta(days=1)
EARLIEST, MIDDLE, LATEST = "earliest", "middle", "latest"


@dataclass(frozen=True, slots=True)
class Life:
    """One person with a date of birth, on the day of asking. `last`: the last day up to which they can have left care."""

    born: date
    today: date

    def turns(self, age: int) -> date:
        """The birthday on which they reach an age."""
        return birthday(self.born, age)

    @property
    def age(self) -> int:
        """In whole years."""
        return age_on(self.born, self.today)

    @property
    def b14(self) -> date:
        """The birthday from which time in care counts."""
        return self.turns(figures_on(self.today).care_from_age)

    @property
    def b16(self) -> date:
        """The birthday from which somebody can be a care leaver."""
        return self.turns(figures_on(self.today).eligible_age)

    @property
    def b18(self) -> date:
        """The birthday on which care ends."""
        return self.turns(figures_on(self.today).adult_age)

    @property
    def is_adult(self) -> bool:
        """Whether care has ended by age."""
        return self.today >= self.b18

    @property
    def is_16(self) -> bool:
        """Whether they are old enough to be in a group."""
        return self.today >= self.b16

    @property
    def last(self) -> date:
        """Yesterday, or the day before the 18th birthday if that was earlier."""
        return min(self.today, self.b18) - ONE


def births(told: Answers, today: date) -> dict[str, date]:
    """The dates of birth that somebody can have, by name: one if it is known, else the extremes of their age and the middle.

    Raises ValueError where neither the date nor the age is told.
    """
    if told.born is not None:
        return {"": told.born}
    if told.age is None:
        raise ValueError("Neither a date of birth nor an age is told.")
    latest, earliest = _years_before(today, told.age), _years_before(today, told.age + 1) + ONE
    return {EARLIEST: earliest, MIDDLE: earliest + (latest - earliest) / 2, LATEST: latest}


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return date(day.year - years, 2, 28)


def life(told: Answers, today: date) -> Life:
    """The person as the questions speak of them: by their date of birth, or the middle of what their age allows."""
    born = births(told, today)
    return Life(born.get(MIDDLE) or born[""], today)


def is_too_young(told: Answers, today: date) -> bool:
    """Whether they are under the age from which time in care counts."""
    return life(told, today).age < figures_on(today).care_from_age


def is_over(told: Answers, today: date) -> bool:
    """Whether they have reached the age at which the last duty with an age ends."""
    return life(told, today).age >= figures_on(today).education_to_age
