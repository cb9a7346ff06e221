"""One version of a plan as a page or a paper shows it: plain values, in order, the young person's words first.

Notes of a health worker's consultations are nowhere in it: only what they advise in words that can be shared.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from offers.languages import LANGUAGES
from pathways.models import PlanVersion
from pathways.sections import KINDS

NOBODY = "somebody whose name is not recorded"
RIGHT = {"yes": "it was still right", "partly": "it was partly right", "no": "it was not right any more"}
MET = {"yes": "it was happening", "partly": "it was partly happening", "no": "it was not happening yet"}
OUTCOMES = {"done": "done", "carry_on": "goes on", "change": "changed", "stop": "stopped"}


def of_a_goal(still_right: str, being_met: str) -> str:
    """What a review said of a goal, in a sentence: It was still right, and it was partly happening. Blank: nothing."""
    words = ", and ".join(part for part in (RIGHT.get(still_right, ""), MET.get(being_met, "")) if part)
    return f"{words[0].upper()}{words[1:]}." if words else ""


@dataclass(frozen=True, slots=True)
class Words:
    """What the young person wrote and sent. `language`: its tag; blank: English."""

    text: str
    at: datetime
    language: str = ""

    @property
    def direction(self) -> str:
        """Which way it is read: ltr, rtl, or auto where its language is not known."""
        known = LANGUAGES.get(self.language.split("-")[0] or "en")
        return known.direction if known else "auto"


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody told a worker (`by`), as the worker wrote it down. `whose` blank: the young person said it."""

    key: UUID
    text: str
    whose: str
    said_on: date
    by: str


@dataclass(frozen=True, slots=True)
class Cited:
    """What an action rests on, by name. `edition` None: the law book. `address` blank: nothing about it is published."""

    name: str
    address: str = ""
    edition: int | None = None


@dataclass(frozen=True, slots=True)
class ReadAction:
    """What one person will do. `who` is their name, with what they are; for the young person, the name that they use.

    `due_on` None: no day yet, in a draft. `ticked`: they, or a worker, last said that it is done; None: nobody said anything.
    `ticked_by`: who said it last, by name; blank: the young person, or nobody. `ticked_at`: when.
    `outcome`: of PlanAction.Outcome, what the review said of it; blank: not reviewed.
    """

    key: UUID
    thread: UUID
    what: str
    who: str
    owner_kind: str
    due_on: date | None
    who_pays: str
    if_it_goes_wrong: str
    cited: tuple[Cited, ...]
    outcome: str
    outcome_words: str
    why: str
    ticked: bool | None
    ticked_by: str = ""
    ticked_at: datetime | None = None

    @property
    def is_theirs(self) -> bool:
        """Whether the young person does it."""
        return self.owner_kind == "young_person"

    @property
    def is_open(self) -> bool:
        """Whether the review left it to be done."""
        return self.outcome not in ("done", "stop")


@dataclass(frozen=True, slots=True)
class ReadGoal:
    """What the young person wants. `stopped`: why it is not followed any more; blank: it is. The rest: what the review said."""

    key: UUID
    thread: UUID
    text: str
    when: str
    still_right: str
    being_met: str
    stopped: str
    actions: tuple[ReadAction, ...]

    @property
    def at_review(self) -> str:
        """What the review said of it, in a sentence. Blank: nothing."""
        return of_a_goal(self.still_right, self.being_met)

    @property
    def is_now(self) -> bool:
        """Whether it is one to work on now."""
        return self.when == "now"


@dataclass(frozen=True, slots=True)
class ReadSection:
    """One heading. `key` "": the plan as a whole, which has words alone.

    `words`: the young person's, as they stand in the version; None: nothing. `newer`: what they sent after that; None: nothing.
    `actions`: those that belong to no goal. `details`: label and text. `advice`: text, whose, and day.
    """

    key: str
    heading: str
    words: Words | None = None
    newer: Words | None = None
    told: tuple[Told, ...] = ()
    now: str = ""
    left_out: str = ""
    details: tuple[tuple[str, str], ...] = ()
    goals: tuple[ReadGoal, ...] = ()
    actions: tuple[ReadAction, ...] = ()
    advice: tuple[tuple[str, str, date], ...] = ()
    edit: int = 0

    @property
    def goals_now(self) -> tuple[ReadGoal, ...]:
        """To work on now."""
        return tuple(goal for goal in self.goals if goal.is_now and not goal.stopped)

    @property
    def goals_later(self) -> tuple[ReadGoal, ...]:
        """For later."""
        return tuple(goal for goal in self.goals if not goal.is_now and not goal.stopped)

    @property
    def goals_stopped(self) -> tuple[ReadGoal, ...]:
        """Followed no more."""
        return tuple(goal for goal in self.goals if goal.stopped)

    @property
    def every_action(self) -> tuple[ReadAction, ...]:
        """Those of its goals, then the others."""
        return tuple(action for goal in self.goals for action in goal.actions) + self.actions

    @property
    def says_something(self) -> bool:
        """Whether anything stands under the heading, or why it is left out."""
        theirs = self.words or self.newer or self.told or self.advice
        return bool(theirs or self.now or self.left_out or self.details or self.goals or self.actions)


@dataclass(frozen=True, slots=True)
class Source:
    """Another plan that this one builds on. `dated_on` None, `where` blank: not recorded yet."""

    kind: str
    dated_on: date | None
    where: str


@dataclass(frozen=True, slots=True)
class Plan:
    """One version. `whole`: what the young person says of the plan as a whole. Names are blank where nobody did it yet."""

    version: PlanVersion
    whole: ReadSection
    sections: tuple[ReadSection, ...]
    sources: tuple[Source, ...]
    begun_by: str
    sent_by: str
    approved_by: str

    @property
    def kind(self) -> str:
        """Which kind of plan it is, in words."""
        return KINDS[self.version.kind]

    @property
    def goals(self) -> tuple[ReadGoal, ...]:
        """Every goal, in order."""
        return tuple(goal for section in self.sections for goal in section.goals)

    @property
    def actions(self) -> tuple[ReadAction, ...]:
        """Every action, in order."""
        return tuple(action for section in self.sections for action in section.every_action)

    @property
    def theirs(self) -> tuple[ReadAction, ...]:
        """What the young person does themselves and is still to be done, the earliest day first."""
        own = [action for action in self.actions if action.is_theirs and action.is_open]
        return tuple(sorted(own, key=lambda action: (action.due_on is None, action.due_on or date.max)))
