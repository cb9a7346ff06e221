"""How long an answer stays right by itself: to the day before the next on which a fact, an age or the law is another."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from leaving_care.dates import age_on, birthday
from leaving_care.law import Book, book
from pathways.timetable.duty import Duty
from pathways.timetable.facts import History
from pathways.timetable.lengths import ONE
from pathways.timetable.settings import DEFAULT, Settings

# Its last day is one on which other duties change: the visits after it follow (SI 2010/2571 regulation 8(2)(c)).
TURNS_OTHERS = "review-after-move"


def lasts_until(history: History, on: date, duties: Iterable[Duty], settings: Settings = DEFAULT) -> date:
    """The last day for which `duties`, the timetable of a day, stay as they are if nothing else is recorded.

    What goes by the day alone does change until then: whether a duty is due or overdue follows from its `from_on` and
    `due_on`. So does the flag that records start later.
    """
    leap = settings.born_29_february_ages_on_28
    born = history.date_of_birth
    first = birthday(born, age_on(born, on, leap) + 1, leap)
    for day in _days(history):
        if on < day < first:
            first = day
    for duty in duties:
        if duty.id == TURNS_OTHERS and duty.law_due_on is not None and on <= duty.law_due_on < first:
            first = duty.law_due_on + ONE
    return min([first, *(day for day in law_days(book()) if day > on)]) - ONE


@lru_cache(maxsize=8)
def law_days(the_book: Book) -> tuple[date, ...]:
    """Every day on which something that the timetable reads begins in the law book, or has ended the day before."""
    rows = list(the_book.provisions.values())
    lists = (the_book.figures, the_book.duties, the_book.timetable)
    every = [*rows, *(row for entries in lists for entry in entries.values() for row in entry.values)]
    starts = {row.starts_on for row in every if row.starts_on}
    return tuple(sorted(starts | {row.ends_on + ONE for row in every if row.ends_on}))


def _days(history: History) -> Iterator[date]:
    """Every day of the facts on which something begins, happens, or has ended the day before."""
    for change in history.statuses:
        yield change.on
    for periods in (
        history.in_care,
        history.homes_in_care,
        history.homes,
        history.detentions,
        history.courses,
        history.courses_told,
        history.advisers,
        history.holds,
        history.agreed,
    ):
        for period in periods:
            if period.starts_on is not None:
                yield period.starts_on
            if period.ends_on is not None and period.ends_on < date.max:
                yield period.ends_on + ONE
    for contact in history.contacts:
        yield contact.on
    yield from history.offers
    for day in _pairs(history):
        if day is not None:
            yield day


def _pairs(history: History) -> Iterator[date | None]:
    for assessment in history.assessments:
        yield from (assessment.finished_on, assessment.copy_given_on)
    for plan in history.plans:
        yield from (plan.approved_on, plan.copy_given_on)
    for review in history.reviews:
        yield from (review.held_on, review.copy_given_on)
    for asked in history.reviews_asked:
        yield from (asked.asked_on, asked.withdrawn_on)
    for trigger in history.triggers:
        yield from (trigger.on, trigger.settled_on)
    for talk in history.talks:
        yield talk.on
    for choice in history.choices:
        yield choice.on
    for _, had_on in history.papers.had:
        yield had_on
    for hold in history.holds:
        yield hold.checked_on
    yield from (history.switched_on, history.closed_on, history.died_on)
