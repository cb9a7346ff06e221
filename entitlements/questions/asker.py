"""What a question is made of, and what its words hang on. Pure: no Django."""

from dataclasses import dataclass
from datetime import date

from entitlements.questions.answers import NO, NOT_SURE, YES, Answers
from entitlements.questions.life import life
from leaving_care.dates import in_words
from leaving_care.status.figures import figures_on

UNSURE = "I am not sure"
Choices = tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """A question as it is asked. `short`: what it is called in a list. `why`: why it is asked, where that is not plain.

    `choices`: (answer, words, hint). `error`: what is said to somebody who answers nothing. Blank texts are left out.
    """

    heading: str
    short: str = ""
    error: str = ""
    choices: Choices = ()
    hint: str = ""
    why: str = ""


class Asker:
    """The visitor as far as they are known, the council that asks, and the figures of the law on the day."""

    def __init__(self, told: Answers, today: date, council: str):
        self.told, self.council = told, council
        self.life = life(told, today) if told.born or told.age is not None else None
        self.adult = self.life is not None and self.life.is_adult
        self.figures = figures_on(today)
        self.weeks = self.figures.looked_after_days // 7
        self.months = self.figures.home_months

    def birthday(self, age: int) -> str:
        """When they turn or turned an age, as a sentence; "" where only their age in years is known."""
        if self.told.born is None or self.life is None:
            return ""
        day = self.life.turns(age)
        return f"You turn{'ed' if day <= self.life.today else ''} {age} on {in_words(day)}."


def yes_no(yes: str = "Yes", no: str = "No") -> Choices:
    """Yes, no, and not sure."""
    return ((YES, yes, ""), (NO, no, ""), (NOT_SURE, UNSURE, ""))
