"""Facts of a single day: a try to reach somebody, a request, a change in life, a talk, a choice."""

from dataclasses import dataclass
from datetime import date

# How far somebody got, each more than the one before. Only somebody who was reached moves a clock.
TRIED, REACHED, SEEN, SEEN_AT_HOME = "tried", "reached", "seen", "seen_at_home"
OUTCOMES = (TRIED, REACHED, SEEN, SEEN_AT_HOME)
# Who it was.
ADVISER, SOCIAL_WORKER, SOMEBODY_ELSE = "adviser", "social_worker", "somebody_else"
# Before which birthday a talk was held.
BEFORE_18, BEFORE_21, BEFORE_25 = 18, 21, 25
# The choice at 21.
STAY, STEP_BACK, STOP = "stay", "step_back", "stop"


@dataclass(frozen=True, slots=True)
class Contact:
    """A try to be in touch. `outcome`: one of OUTCOMES; `seen` is face to face, `seen_at_home` where they live.

    `by`: the personal adviser or whoever stands in for them, the social worker, or somebody else from the council.
    """

    on: date
    outcome: str = REACHED
    by: str = ADVISER


@dataclass(frozen=True, slots=True)
class ReviewAsked:
    """Somebody asked for a review. `withdrawn_on`: whoever asked took it back; None: they did not."""

    asked_on: date
    withdrawn_on: date | None = None


@dataclass(frozen=True, slots=True)
class Trigger:
    """A change in life that should prompt an early review. `kind`: a word of `pathways.timetable.words.TRIGGERS`.

    `settled_on`: somebody looked and found that no review is needed; None: nobody has.
    """

    on: date
    kind: str
    settled_on: date | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk about what changes at a birthday. `before`: 18, 21 or 25."""

    on: date
    before: int


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody chose about help from 21. `said`: stay with an adviser, step back but in touch, or stop.

    The last one counts (of two on a day the later in the tuple), and it can change any day. `no_offers`: they asked not to get
    the yearly offer either.
    """

    on: date
    said: str
    no_offers: bool = False


@dataclass(frozen=True, slots=True)
class Papers:
    """The important papers somebody has: kinds, words of `pathways.timetable.words.PAPERS`, with the day each was there.

    A day of None: they have it, and since when is not recorded. A kind that is not named is missing.
    """

    had: tuple[tuple[str, date | None], ...] = ()


NO_PAPERS = Papers()
