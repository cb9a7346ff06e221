"""What can be said of one entitlement for one person on one day, always with the reason. Pure: no Django."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum


class Answer(IntEnum):
    """From the weakest answer to the strongest."""

    NOT = 0  # not for this person, and no birthday or event ahead changes that
    NOT_YET = 1  # from a birthday, an event, or the day the law starts
    NEED_TO_KNOW = 2  # an answer that was not given decides it
    MAY_BE = 3  # somebody has to look at it, or it depends on something that was not asked
    ENTITLED = 4


@dataclass(frozen=True, slots=True)
class Decision:
    """An answer with its reason.

    `because`: to "you", what was met of an ENTITLED, what is open of a MAY_BE or NEED_TO_KNOW, and else what is not met.
    `rule`: what is asked, where that is said apart from who meets it. `provision`: the law it rests on, an id of the law
    book; "" for a council's own choice. `strength`: must, must_unless, should, may, choose, or "" where nothing is owed.
    `condition`: goes on from "the council must do this"; "" for always. `from_age`: of a NOT_YET, the birthday from which it
    is there; None where `from_event` alone tells it. `by_answers`: something that this person told of their life opened it.
    """

    answer: Answer
    because: str
    provision: str = ""
    strength: str = ""
    condition: str = ""
    rule: str = ""
    from_age: int | None = None
    from_event: str = ""
    by_answers: bool = False

    @property
    def soonness(self) -> tuple[bool, int]:
        """For sorting: a birthday comes before an event, and the nearer birthday before the later."""
        return self.from_age is None, self.from_age or 0


def best(decisions: Iterable[Decision]) -> Decision:
    """The strongest of several decisions on the same thing; of those, the one that comes soonest, or the first.

    Raises ValueError for none.
    """
    return min(decisions, key=lambda one: (-one.answer, one.soonness))
