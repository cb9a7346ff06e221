"""An adviser's list in words: a line for each young person, in groups. No query."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from leaving_care.dates import age_on
from leaving_care.models import Status, YoungPerson
from pathways.deriving import REVIEWS, VISITS
from pathways.models import ChoiceAt21, Summary
from pathways.summaries import state_on
from pathways.team_counts import judged
from pathways.timetable.words import HOLD_REASONS, ON_HOLD, OVERDUE
from pathways.trying import tried
from pathways.views.work.working import is_unknown, of_them

SHOWS = {  # the filters, by the names of pathways.team_counts.by_summary
    "due_this_week": "Due this week",
    "overdue": "Overdue",
    "on_hold": "On hold",
    "stepped_back": "Stepped back",
    "people": "All",
}
GROUPS = (  # name, what it is called, whether it is folded
    ("overdue", "Overdue", False),
    ("due_this_week", "Due this week", False),
    ("later", "Due later", True),
    ("on_hold", "On hold", True),
    ("no_day", "Nothing has a last day", True),
)


@dataclass(frozen=True, slots=True)
class Hold:
    """What waits, to which day, and why."""

    what: str
    until: date
    reason: str


@dataclass(frozen=True, slots=True)
class Due:
    """Something with a last day. `state`: a word of the timetable (OVERDUE, …); `is_past`: that day has passed, on hold or not."""

    what: str
    on: date
    state: str
    is_past: bool

    @property
    def is_overdue(self) -> bool:
        """Whether its last day has passed, and nothing keeps it waiting."""
        return self.state == OVERDUE


@dataclass(frozen=True, slots=True)
class Line:
    """One young person. `next` blank: nothing that is owed has a last day. `status` None: none before the 14th birthday.

    `also`: the review and the visit that come first, where they are not what comes next.

    `main_adviser`: blank for nobody, and where it is the reader (`is_main`). `state`: a word of the timetable (OVERDUE, …);
    `tried`: how often since they were reached; `choice`: what they chose about help from 21. Both blank: nothing of the kind.
    """

    person: YoungPerson
    age: int
    status: Status | None
    status_unknown: bool
    open_questions: int
    level: int | None
    is_main: bool
    main_adviser: str
    covers_for: str
    next: str
    next_on: date | None
    state: str
    also: tuple[Due, ...]
    reached_on: date | None
    tried: str
    late_actions: int
    holds: tuple[Hold, ...]
    choice: str
    counted: frozenset[str]

    @property
    def is_overdue(self) -> bool:
        """Whether the last day of what comes first has passed."""
        return self.state == OVERDUE


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one heading. `is_folded`: none of them needs anything now, so each is told in one line."""

    text: str
    lines: list[Line]
    is_folded: bool


def line(summary: Summary, on: date) -> Line:
    """One row. `summary`: right for the day, its person found with `pathways.day.for_the_list`."""
    person, found = summary.person, summary.person.__dict__
    comes = comes_next(summary)
    spell, main = found["spell_now"], found["main_now"] or {}
    status, is_main = spell.get("status"), bool(main.get("is_reader"))
    return Line(
        person=person,
        age=age_on(person.date_of_birth, on),
        status=Status(status) if status else None,
        status_unknown=is_unknown(status, spell.get("computed"), has_care=bool(spell["has_care"])),
        open_questions=len(spell.get("flags") or []),
        level=found["level_now"],
        is_main=is_main,
        main_adviser="" if is_main else main.get("name") or "",
        covers_for="" if found["is_mine"] else found["away_now"] or "",
        next=of_them(comes["what"]) if comes else "",
        next_on=summary.next_due_on,
        state=state_on(comes, on) if comes else "",
        also=tuple(_also(summary, comes, on)),
        reached_on=summary.last_contact_on,
        tried=tried(summary),
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


def is_listed(person: YoungPerson) -> bool:
    """Whether somebody is on the reader's list; else they came back to the reader, who does not work with them today."""
    return person.__dict__["is_mine"] or person.__dict__["away_now"] is not None


def grouped(lines: Iterable[Line]) -> list[Group]:
    """The list in groups: what is overdue and due this week as it is, the rest folded.

    Who is longest overdue comes first; in the other groups one's own come before those covered for.
    """
    groups = {name: Group(text, [], is_folded) for name, text, is_folded in GROUPS}
    for each in lines:
        groups[_group(each)].lines.append(each)
    for name, group in groups.items():
        if name != "overdue":
            group.lines.sort(key=lambda each: bool(each.covers_for))
    return [group for group in groups.values() if group.lines]


def _group(each: Line) -> str:
    if each.next_on:
        return next((name for name in ("overdue", "due_this_week") if name in each.counted), "later")
    return "on_hold" if each.holds else "no_day"


def comes_next(summary: Summary) -> dict[str, Any] | None:
    """The duty whose last day comes first; None: nothing that is owed has one."""
    day = summary.next_due_on.isoformat() if summary.next_due_on else None
    rows = (duty for duty in summary.duties if duty["id"] == summary.next_due and duty["due_on"] == day)
    return next(rows, None)


def overdue(summary: Summary, on: date) -> list[Due]:
    """Every duty whose last day has passed and that nothing keeps waiting, the longest first; one name and day once."""
    return list(dict.fromkeys(_due(duty, on) for duty in summary.duties if state_on(duty, on) == OVERDUE))


def coming(summary: Summary, on: date) -> Due | None:
    """The duty that comes first of those whose last day has not passed and that nothing keeps waiting; None: there is none."""
    dated = (duty for duty in summary.duties if duty["due_on"])
    return next((_due(duty, on) for duty in dated if state_on(duty, on) not in (OVERDUE, ON_HOLD)), None)


def _also(summary: Summary, comes: dict[str, Any] | None, on: date) -> Iterable[Due]:
    """The first review and the first visit, but for what comes next: that is named already."""
    for ids in (REVIEWS, VISITS):
        first = next((duty for duty in summary.duties if duty["id"] in ids and duty["due_on"]), None)
        if first and first is not comes:
            yield _due(first, on)


def _due(duty: dict[str, Any], on: date) -> Due:
    day = date.fromisoformat(duty["due_on"])
    return Due(of_them(duty["what"]), day, state_on(duty, on), day < on)


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
