"""One person on one day: the history as far as that day, in order, and the ages and spells of status that rules ask for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from leaving_care.care import Period
from leaving_care.dates import age_on, birthday
from leaving_care.law import Book, book
from leaving_care.status.figures import figures_on
from leaving_care.status.reckoning import ELIGIBLE, FORMER_RELEVANT, NONE, RELEVANT
from pathways.timetable.facts import Agreed, History, Hold
from pathways.timetable.happenings import ADVISER, SEEN, SEEN_AT_HOME, SOCIAL_WORKER, TRIED, Choice
from pathways.timetable.law import Timed, law_on
from pathways.timetable.settings import Settings

GROUPS = frozenset({ELIGIBLE, RELEVANT, FORMER_RELEVANT})
AFTER_CARE = frozenset({RELEVANT, FORMER_RELEVANT})


@dataclass(slots=True)
class Case:
    """What the rules read. Every list of days is in order and ends by the day asked about.

    `seen`, `seen_at_home`: by the personal adviser; `reached`: by the adviser, in any way; `seen_by_social_worker`;
    `seen_by_council`: face to face by anybody from the council. `holds`: what is on hold today, by the duty's id.
    """

    history: History
    on: date
    settings: Settings
    book: Book
    law: dict[str, Timed]
    b16: date
    b18: date
    b21: date
    b25: date
    age: int
    spells: list[tuple[date, str]]
    assessed: list[date]
    planned: list[date]
    reviewed: list[date]
    reviewed_in_care: list[date]
    reached: list[date]
    seen: list[date]
    seen_at_home: list[date]
    seen_by_social_worker: list[date]
    seen_by_council: list[date]
    choices: list[Choice]
    offered: list[date]
    holds: dict[str, Hold]
    agreed: dict[str, Agreed]

    @property
    def status(self) -> str:
        """The status on the day; "none" before the first that is known."""
        return self.spells[-1][1] if self.spells else NONE

    def since(self, statuses: Iterable[str]) -> date | None:
        """The first day of the unbroken time in any of these statuses that lasts today; None: not in one of them."""
        first = None
        for starts_on, status in reversed(self.spells):
            if status not in statuses:
                break
            first = starts_on
        return first

    @property
    def before_21(self) -> bool:
        """Whether the duties of section 23C have not ended by age."""
        return self.on < self.b21


def case_of(history: History, on: date, settings: Settings) -> Case:
    """Puts a history in order. Raises law.NotInForce for a day before the law book begins."""
    figures, born, the_book = figures_on(on), history.date_of_birth, book()
    leap = settings.born_29_february_ages_on_28
    reached: list[date] = []
    seen: list[date] = []
    at_home: list[date] = []
    by_social_worker: list[date] = []
    by_council: list[date] = []
    for contact in history.contacts:
        if contact.on > on or contact.outcome == TRIED:
            continue
        face_to_face = contact.outcome in (SEEN, SEEN_AT_HOME)
        if face_to_face:
            by_council.append(contact.on)
        if contact.by == ADVISER:
            reached.append(contact.on)
            if face_to_face:
                seen.append(contact.on)
            if contact.outcome == SEEN_AT_HOME:
                at_home.append(contact.on)
        elif contact.by == SOCIAL_WORKER and face_to_face:
            by_social_worker.append(contact.on)
    for days in (reached, seen, at_home, by_social_worker, by_council):
        days.sort()
    return Case(
        history=history,
        on=on,
        settings=settings,
        book=the_book,
        law=law_on(the_book, on),
        b16=birthday(born, figures.eligible_age, leap),
        b18=birthday(born, figures.adult_age, leap),
        b21=birthday(born, figures.full_duties_to_age, leap),
        b25=birthday(born, figures.education_to_age, leap),
        age=age_on(born, on, leap),
        spells=sorted((change.on, change.status) for change in history.statuses if change.on <= on),
        assessed=_by(on, (each.finished_on for each in history.assessments)),
        planned=_by(on, (each.approved_on for each in history.plans)),
        reviewed=_by(on, (each.held_on for each in history.reviews if each.of_plan)),
        reviewed_in_care=_by(on, (each.held_on for each in history.reviews if each.of_care)),
        reached=reached,
        seen=seen,
        seen_at_home=at_home,
        seen_by_social_worker=by_social_worker,
        seen_by_council=by_council,
        choices=sorted((each for each in history.choices if each.on <= on), key=lambda choice: choice.on),
        offered=_by(on, history.offers),
        holds={id: hold for hold in history.holds if _counts(hold, on) for id in hold.duties},
        agreed={each.duty: each for each in history.agreed if lasts(each, on)},
    )


def lasts(period: Period, on: date) -> bool:
    """Whether a day lies in a period."""
    return period.starts_on <= on and (period.ends_on is None or on <= period.ends_on)


def first_from(days: list[date], start: date) -> date | None:
    """Of days in order, the first that is not before another; None: there is none."""
    return next((day for day in days if day >= start), None)


def last(days: list[date]) -> date | None:
    """Of days in order, the last; None: there is none."""
    return days[-1] if days else None


def _by(on: date, days: Iterable[date]) -> list[date]:
    return sorted(day for day in days if day <= on)


def _counts(hold: Hold, on: date) -> bool:
    """A hold counts while it lasts, once a second person has agreed to it, and only if it has an end."""
    checked = hold.checked_on is not None and hold.checked_on <= on and hold.checked_by not in ("", hold.asked_by)
    return checked and hold.ends_on is not None and lasts(hold, on)
