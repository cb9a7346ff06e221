"""What an adviser comes to first: visits of the day, what waits for an answer, plans being written. No query."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from typing import Any

from leaving_care.dates import in_words, uk_day
from leaving_care.models import YoungPerson
from pathways.day import Writing
from pathways.models import Summary

SAY = "work_their_say"


@dataclass(frozen=True, slots=True)
class Said:
    """Something that a young person said and nobody has answered. `leads_to`: a page, by its route; blank: none is theirs to open.

    `rank`: what stands first, from 0.
    """

    person: YoungPerson
    text: str
    leads_to: str
    rank: int = 2

    @property
    def is_urgent(self) -> bool:
        """Whether somebody waits for help."""
        return self.rank < 2


@dataclass(frozen=True, slots=True)
class Today:
    """What an adviser comes to first: visits of the day (with their time, None: not set), plans being written, messages."""

    visits: list[tuple[YoungPerson, time | None]]
    writing: list[tuple[YoungPerson, str]]
    messages: list[Said]


def of_today(summaries: Iterable[Summary], people_back: Iterable[YoungPerson]) -> Today:
    """What stands above the list: visits by their time; messages, those who want to come back first, then who needs help.

    `people_back`: they came back to the reader, their last adviser, who does not work with them today.
    """
    people = [row.person for row in summaries]
    visits = [(person, _of(person, "visit_time")) for person in people if _of(person, "visit_today")]
    # What a manager gave back stands first until it is sent again.
    written = sorted((person for person in people if _of(person, "writing")), key=_is_not_given_back)
    messages = [said for person in people for said in _messages(person)]
    messages += [_came_back(person, "") for person in people_back]
    return Today(
        visits=sorted(visits, key=lambda visit: (visit[1] is None, visit[1] or time())),
        writing=[(person, str(Writing(_of(person, "writing")).label)) for person in written],
        messages=sorted(messages, key=lambda said: said.rank),
    )


def _messages(person: YoungPerson) -> Iterable[Said]:
    if _of(person, "came_back_at"):
        yield _came_back(person, "work_person")
    is_new = _of(person, "checked_in")
    if _of(person, "needs_help"):
        yield Said(person, "checked in and needs help" if is_new else "needs help, and still waits", SAY, 1)
    elif is_new:
        yield Said(person, "checked in", SAY)
    if _of(person, "asked_review"):
        yield Said(person, "asked for a review", SAY)
    if _of(person, "said_for_review"):
        yield Said(person, "sent answers for the review", "work_review")


def _came_back(person: YoungPerson, leads_to: str) -> Said:
    asked_on = in_words(uk_day(_of(person, "came_back_at")))
    return Said(person, f"wants to come back: asked on {asked_on}. A manager says who works with them", leads_to, 0)


def _is_not_given_back(person: YoungPerson) -> bool:
    return _of(person, "writing") != Writing.GIVEN_BACK


def _of(person: YoungPerson, name: str) -> Any:
    return person.__dict__[name]
