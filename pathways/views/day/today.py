"""What an adviser comes to first: visits of the day, what waits for an answer, plans being written. No query."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from leaving_care.dates import UK, in_words
from leaving_care.models import YoungPerson
from pathways.day import Writing
from pathways.models import ChoiceAt21, Summary
from pathways.ringing import Back, read

SAY = "work_their_say"
NEEDS_HELP, RING, CAME_BACK, LATER = range(4)


@dataclass(frozen=True, slots=True)
class Said:
    """Something that a young person said and nobody has answered. `leads_to`: a page, by its route; blank: none is theirs to open.

    `rank`: what stands first, from 0. `first`: what stands before the name; `is_late`: the day of it has passed.
    """

    person: YoungPerson
    text: str
    leads_to: str
    rank: int = LATER
    first: str = ""
    is_late: bool = False

    @property
    def is_urgent(self) -> bool:
        """Whether somebody waits for help."""
        return self.rank < LATER


@dataclass(frozen=True, slots=True)
class Today:
    """What an adviser comes to first: visits of the day (with their time, None: not set), plans being written, messages."""

    visits: list[tuple[YoungPerson, time | None]]
    writing: list[tuple[YoungPerson, str]]
    messages: list[Said]


def of_today(summaries: Iterable[Summary], people_back: Iterable[YoungPerson], on: date) -> Today:
    """What stands above the list: visits by their time; messages, calls for help first, then whom to ring, then who came back.

    Those who wait for help longest come first. `people_back`: they came back to the reader, their last adviser, who does not
    work with them today.
    """
    people = [row.person for row in summaries]
    visits = [(person, _time(_of(person, "visit_today"))) for person in people if _of(person, "visit_today")]
    # What a manager gave back stands first until it is sent again.
    written = sorted((person for person in people if _of(person, "writing")), key=_is_not_given_back)
    calling = sorted((person for person in people if _of(person, "needs_help_since")), key=_help_since)
    messages = [_needs_help(person) for person in calling]
    messages += [said for person in people for said in _messages(person, on)]
    messages += [_came_back(person, back, "", on) for person in people_back if (back := read(_of(person, "came_back")))]
    return Today(
        visits=sorted(visits, key=lambda visit: (visit[1] is None, visit[1] or time())),
        writing=[(person, str(Writing(_of(person, "writing")).label)) for person in written],
        messages=sorted(messages, key=lambda said: (said.rank, not said.is_late)),
    )


def _messages(person: YoungPerson, on: date) -> Iterable[Said]:
    """What one person said, beside that they need help."""
    back = read(_of(person, "came_back"))
    if back:
        yield _came_back(person, back, "work_person", on)
    if _of(person, "checked_in") and not _of(person, "needs_help_since"):
        yield Said(person, "checked in", SAY)
    if _of(person, "asked_review"):
        yield Said(person, "asked for a review", SAY)
    if _of(person, "said_for_review"):
        yield Said(person, "sent answers for the review", "work_review")
    if (stop_on := _of(person, "to_stop_on")) and not back:
        yield Said(person, f"chose on {in_words(stop_on)} to {ChoiceAt21.Said.STOP.label}", "work_at_21")


def _needs_help(person: YoungPerson) -> Said:
    """When they said so, and not their words: others may see the list."""
    at = _help_since(person).astimezone(UK)
    still = "checked in and needs help" if _of(person, "checked_in") else "needs help, and still waits"
    return Said(person, f"{still}: since {in_words(at.date())} at {at:%H:%M}", SAY, NEEDS_HELP)


def _came_back(person: YoungPerson, back: Back, leads_to: str, on: date) -> Said:
    """Whom to ring and by when, once a manager has said who works with them."""
    asked_on = in_words(back.asked_on)
    if not back.is_settled:
        text = f"wants to come back: asked on {asked_on}. A manager says who works with them"
        return Said(person, text, leads_to, CAME_BACK)
    by = f"by {in_words(back.ring_by)}" if back.ring_by else "soon: no day was said"
    passed = ". This day has passed" if back.is_late(on) else ""
    return Said(person, f"{by}{passed}", leads_to, RING, "Ring", back.is_late(on))


def _help_since(person: YoungPerson) -> Any:
    return _of(person, "needs_help_since")


def _time(visit: dict[str, str | None]) -> time | None:
    return time.fromisoformat(visit["at"]) if visit["at"] else None


def _is_not_given_back(person: YoungPerson) -> bool:
    return _of(person, "writing") != Writing.GIVEN_BACK


def _of(person: YoungPerson, name: str) -> Any:
    return person.__dict__[name]
