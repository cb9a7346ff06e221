"""An adviser's list in words: a line for each young person, and what there is for today. No query."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from leaving_care.dates import age_on
from leaving_care.models import Status, YoungPerson
from pathways.day import Writing
from pathways.models import ChoiceAt21, Summary
from pathways.running import judged
from pathways.summaries import state_on
from pathways.timetable.words import HOLD_REASONS, ON_HOLD, OVERDUE, STATES
from pathways.views.work.working import is_unknown, of_them

SHOWS = {  # the filters, by the names of pathways.running.by_summary
    "due_this_week": "Due this week",
    "overdue": "Overdue",
    "on_hold": "On hold",
    "stepped_back": "Stepped back",
    "people": "All",
}


@dataclass(frozen=True, slots=True)
class Hold:
    """What waits, to which day, and why."""

    what: str
    until: date
    reason: str


@dataclass(frozen=True, slots=True)
class Line:
    """One young person. `next` blank: nothing that is owed has a last day. `status` None: none before the 14th birthday.

    `state`: a word of the timetable (OVERDUE, …); `choice`: what they chose about help from 21, blank where they did not.
    """

    person: YoungPerson
    age: int
    status: Status | None
    status_unknown: bool
    open_questions: int
    level: int | None
    main_adviser: str
    covers_for: str
    next: str
    next_on: date | None
    state: str
    review_on: date | None
    visit_on: date | None
    late_actions: int
    holds: tuple[Hold, ...]
    choice: str
    counted: frozenset[str]

    @property
    def is_overdue(self) -> bool:
        """Whether the last day of what comes first has passed."""
        return self.state == OVERDUE

    @property
    def state_words(self) -> str:
        """Not due yet, due, overdue."""
        return STATES.get(self.state, "")


@dataclass(frozen=True, slots=True)
class Said:
    """Something that a young person said and nobody has answered. `urgent`: they asked for help; `is_of_review`: for a review."""

    person: YoungPerson
    text: str
    urgent: bool = False
    is_of_review: bool = False


@dataclass(frozen=True, slots=True)
class Today:
    """What an adviser comes to first: visits of the day (with their time, None: not set), plans being written, messages."""

    visits: list[tuple[YoungPerson, time | None]]
    writing: list[tuple[YoungPerson, str]]
    messages: list[Said]


def line(summary: Summary, on: date) -> Line:
    """One row. `summary`: right for the day, its person found with `pathways.day.for_the_list`."""
    person, found = summary.person, summary.person.__dict__
    comes = _next(summary)
    status = found["status_now"]
    return Line(
        person=person,
        age=age_on(person.date_of_birth, on),
        status=Status(status) if status else None,
        status_unknown=is_unknown(status, found["computed_now"], has_care=found["has_care"]),
        open_questions=len(found["flags_now"] or []),
        level=found["level_now"],
        main_adviser=found["main_now"] or "",
        covers_for="" if found["is_mine"] else found["away_now"] or "",
        next=of_them(comes["what"]) if comes else "",
        next_on=summary.next_due_on,
        state=state_on(comes, on) if comes else "",
        review_on=summary.next_review_on,
        visit_on=summary.next_visit_on,
        late_actions=found["late_actions"],
        holds=tuple(_holds(summary, on)),
        choice=ChoiceAt21.Said(summary.choice).label if summary.choice else "",
        counted=frozenset(name for name, is_so in judged(summary, on).items() if is_so),
    )


def counts(lines: Iterable[Line]) -> dict[str, int]:
    """How many stand how, for the filters."""
    every = list(lines)
    return {name: sum(name in each.counted for each in every) for name in SHOWS}


def looked_for(lines: Iterable[Line], search: str, status: str) -> list[Line]:
    """Those of a name (part of it) or of the council's whole number, with a status. Blank: everybody."""
    wanted = search.casefold()
    return [
        each
        for each in lines
        if (not wanted or wanted in each.person.name_used.casefold() or wanted == each.person.council_id.casefold())
        and status in ("", each.status)
    ]


def of_today(summaries: Iterable[Summary]) -> Today:
    """What stands above the list: visits by their time, and messages with those who need help first."""
    people = [row.person for row in summaries]
    visits = [(person, _of(person, "visit_time")) for person in people if _of(person, "visit_today")]
    writing = [(person, str(Writing(_of(person, "writing")).label)) for person in people if _of(person, "writing")]
    messages = [said for person in people for said in _messages(person)]
    return Today(
        visits=sorted(visits, key=lambda visit: (visit[1] is None, visit[1] or time())),
        writing=writing,
        messages=sorted(messages, key=lambda said: not said.urgent),
    )


def _messages(person: YoungPerson) -> Iterable[Said]:
    if _of(person, "checked_in"):
        urgent = _of(person, "needs_help")
        yield Said(person, "checked in and needs help" if urgent else "checked in", urgent)
    if _of(person, "asked_review"):
        yield Said(person, "asked for a review")
    if _of(person, "said_for_review"):
        yield Said(person, "sent answers for the review", is_of_review=True)


def _of(person: YoungPerson, name: str) -> Any:
    return person.__dict__[name]


def _next(summary: Summary) -> dict[str, Any] | None:
    """The duty whose last day comes first."""
    day = summary.next_due_on.isoformat() if summary.next_due_on else None
    rows = (duty for duty in summary.duties if duty["id"] == summary.next_due and duty["due_on"] == day)
    return next(rows, None)


def _holds(summary: Summary, on: date) -> Iterable[Hold]:
    """Each thing that waits, those of one day and reason as one."""
    held: dict[tuple[str, str], list[str]] = {}
    for duty in summary.duties:
        if state_on(duty, on) == ON_HOLD:
            whats = held.setdefault((duty["held_until"], duty["hold_reason"]), [])
            if (what := of_them(duty["what"])) not in whats:
                whats.append(what)
    for (until, reason), whats in sorted(held.items()):
        yield Hold(", ".join(whats), date.fromisoformat(until), HOLD_REASONS.get(reason, ""))
