"""When somebody was last reached and seen, what is owed next, and what waits: read from their summary."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from leaving_care.dates import in_words
from leaving_care.models import YoungPerson
from pathways.deriving import VISITS
from pathways.models import Summary
from pathways.summaries import of_people, state_on
from pathways.timetable.own import IN_TOUCH_BACK, IN_TOUCH_STAY
from pathways.timetable.words import ON_HOLD, OVERDUE, STATES

BEING_IN_TOUCH = VISITS | {IN_TOUCH_STAY, IN_TOUCH_BACK}


@dataclass(frozen=True, slots=True)
class OpenDuty:
    """One duty that is not done, on a day. `due_on`, `held_until` None: no last day is set; it is not on hold."""

    id: str
    what: str
    state: str
    due_on: date | None
    held_until: date | None
    because: str

    @property
    def state_words(self) -> str:
        """Not due yet, due, overdue, on hold."""
        return STATES[self.state]

    @property
    def is_overdue(self) -> bool:
        """Whether its last day has passed, and nothing keeps it waiting."""
        return self.state == OVERDUE

    @property
    def is_held(self) -> bool:
        """Whether it waits."""
        return self.state == ON_HOLD

    @property
    def said(self) -> str:
        """Review of the plan (by 4 December 2026)."""
        if self.due_on is None:
            return f"{self.what} (no last day is set)"
        return f"{self.what} ({'its last day was' if self.is_overdue else 'by'} {in_words(self.due_on)})"


@dataclass(frozen=True, slots=True)
class InTouch:
    """`reached_on`, `seen_on` None: not recorded yet. `next`: visits and being in touch that are owed, the first day first.

    `duties`: everything that is not done, in the same order.
    """

    reached_on: date | None
    seen_on: date | None
    next: tuple[OpenDuty, ...]
    duties: tuple[OpenDuty, ...]


def in_touch(person: YoungPerson, on: date) -> InTouch:
    """As it stands on a day. One query where the summary is right; else those that work it out."""
    (summary,) = of_people([person], on)
    return in_touch_by(summary, on)


def in_touch_by(summary: Summary, on: date) -> InTouch:
    """The same by a summary that is right for the day. No query."""
    duties = tuple(_open(duty, on) for duty in summary.duties)
    return InTouch(
        reached_on=summary.last_contact_on,
        seen_on=summary.last_seen_on,
        next=tuple(duty for duty in duties if duty.id in BEING_IN_TOUCH),
        duties=duties,
    )


def may_wait(duties: tuple[OpenDuty, ...]) -> list[tuple[str, str]]:
    """What a hold can be asked for: each duty once, by its id, with its first last day."""
    found: dict[str, str] = {}
    for duty in duties:
        found.setdefault(duty.id, duty.said)
    return list(found.items())


def _open(duty: dict[str, Any], on: date) -> OpenDuty:
    return OpenDuty(
        id=duty["id"],
        what=duty["what"],
        state=state_on(duty, on),
        due_on=_day(duty["due_on"]),
        held_until=_day(duty["held_until"]),
        because=duty["because"],
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
