"""Every duty towards one person on a day."""

from collections.abc import Callable, Iterator
from datetime import date

from pathways.timetable.case import Case, case_of
from pathways.timetable.duty import Duty
from pathways.timetable.facts import History
from pathways.timetable.rules import (
    advisers,
    assessments,
    birthdays,
    contact,
    copies,
    custody,
    from_21,
    in_care,
    moves,
    plans,
    records,
    reviews,
)
from pathways.timetable.settings import DEFAULT, Settings

RULES: tuple[Callable[[Case], Iterator[Duty]], ...] = (
    advisers.adviser,
    assessments.in_care,
    assessments.after_care,
    assessments.for_a_course,
    assessments.on_request,
    plans.in_care,
    plans.after_care,
    plans.from_21,
    reviews.every_six_months,
    reviews.in_care,
    reviews.from_21,
    reviews.when_asked,
    reviews.when_life_changes,
    in_care.reviews,
    in_care.visits,
    moves.moves,
    contact.seen,
    contact.in_touch_from_21,
    custody.visit,
    copies.copies,
    birthdays.talk_before_18,
    birthdays.papers_by_18,
    birthdays.turning_18,
    birthdays.talk_before_21,
    from_21.at_21,
    from_21.yearly,
    birthdays.talk_before_25,
    birthdays.turning_25,
)


def timetable(history: History, on: date, settings: Settings = DEFAULT) -> tuple[Duty, ...]:
    """Every duty as it stands on a day, in the order of RULES; last, how long the records are kept.

    What is dated after the day is left out of the account. Raises law.NotInForce for a day before the law book begins.
    """
    case = case_of(history, on, settings)
    found: list[Duty] = []
    if history.died_on is None or history.died_on > on:
        for rule in RULES:
            found.extend(rule(case))
    found.extend(records.records(case))
    return tuple(found)
