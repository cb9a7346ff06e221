"""The days to come on which a young person's status, or what is owed to them, changes: in plain words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from entitlements.facts import FORMER_RELEVANT
from leaving_care.dates import birthday, in_words
from leaving_care.law import statuses
from leaving_care.models import StatusSpell
from leaving_care.readings_setting import readings
from leaving_care.status.figures import figures_on

ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Ahead:
    """A day on which something changes, as it looks today."""

    on: date
    text: str


def spell_of(spells: Sequence[StatusSpell], on: date) -> StatusSpell | None:
    """The spell of a day; None before the 14th birthday."""
    return next((row for row in spells if row.starts_on <= on and (row.ends_on is None or row.ends_on >= on)), None)


def ahead(born: date, spells: Sequence[StatusSpell], on: date, status: str) -> Iterator[Ahead]:
    """The days to come on which the status or what is owed changes, soonest first. `status`: that of the day, which holds
    where no spell says otherwise.
    """
    figures, leap = figures_on(on), readings().born_29_february_ages_on_28
    ages = (figures.adult_age, figures.qualifying_to_age, figures.education_to_age)
    birthdays = {birthday(born, age, leap): age for age in ages}
    changes = {row.starts_on for row in spells}
    for day in sorted(one for one in changes | set(birthdays) if one > on):
        before, after = _status(spells, day - ONE) or status, _status(spells, day) or status
        age, last = birthdays.get(day), figures.education_to_age
        if before == FORMER_RELEVANT and (age == last or after not in statuses()):
            # From that birthday on only a spell can say that a course keeps the status up.
            goes_on = _status(spells, day) == FORMER_RELEVANT
            text = _goes_on(_ends_on(spells, day)) if goes_on else _ending(day, birthday(born, last, leap))
        else:
            text = _turning(age, before, after, last)
        if text:
            yield Ahead(day, f"{f'You turn {age}. ' if age else ''}{text}")


def _goes_on(ends_on: date | None) -> str:
    """What goes on past 25 for somebody with a course in the plan; `ends_on` None: to no day that is known."""
    until = f"until {in_words(ends_on)}" if ends_on else "until you finish it"
    return f"Help with the course in your pathway plan goes on {until}. Other help that goes by your age ends."


def _ending(day: date, turns_last: date) -> str:
    """What ends for somebody who is former relevant, at 25 or with the course that went on past it, and what does not."""
    if day > turns_last:
        return "Help with the course in your pathway plan ends, as the course does. You can still ask us for advice."
    if day < turns_last:
        return "Most help from us is likely to end then. You can still ask us for advice."
    return (
        "Your personal adviser and the other help that goes by your age end. Help with a course that is in your pathway plan can "
        "go on until you finish it. You can still ask us for advice."
    )


def _ends_on(spells: Sequence[StatusSpell], day: date) -> date | None:
    """The last day on which somebody who is former relevant on a day still is; None: none is known."""
    later = sorted((row for row in spells if row.ends_on is None or row.ends_on >= day), key=lambda row: row.starts_on)
    other = next((row for row in later if row.status != FORMER_RELEVANT), None)
    return other.starts_on - ONE if other else None


def _turning(age: int | None, before: str, after: str, last: int) -> str:
    if after != before and after in statuses():
        return f"You are likely to be {statuses()[after].name.lower()} from then on."
    if before == FORMER_RELEVANT and age is not None and age < last:
        return (
            f"Some of this ends. From then until you turn {last} you get a personal adviser, advice and support if you ask "
            "for it, and we have to ask you every year. Help with a course that is in your pathway plan goes on to its end."
        )
    if before == "qualifying" and after != before:
        if age is None or age >= last:
            return "This ends. You can still ask us for advice."
        return f"Most of this ends, but you can still ask for help with the cost of education or training until you turn {last}."
    return ""


def _status(spells: Sequence[StatusSpell], on: date) -> str:
    found = spell_of(spells, on)
    return found.status if found else ""
