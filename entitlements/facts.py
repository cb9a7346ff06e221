"""What one person has told us, as far as entitlements hang on it. Pure: no Django, nothing kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

HERE, ELSEWHERE, OTHER_COUNCIL = "here", "elsewhere", "other_council"
ELIGIBLE, RELEVANT, FORMER_RELEVANT, QUALIFYING = "eligible", "relevant", "former_relevant", "qualifying"
GROUPS = (ELIGIBLE, RELEVANT, FORMER_RELEVANT, QUALIFYING)
STATUSES = frozenset(GROUPS)
IN_CARE, NO_GROUP = (
    "in_care",
    "none",
)  # what somebody may say instead of a group: in care, but not for long enough; none
YOUNGEST, ADULT, OLDEST = 16, 18, 25  # the ages between which the groups lie; each rule asks the law book for its own


@dataclass(frozen=True, slots=True)
class Facts:
    """One person on one day.

    `age`: whole years; None, not said. `statuses`: every group they may be in (one where it is known; empty where it is known
    that it is none). `lives`: HERE, ELSEWHERE (this council looked after them) or OTHER_COUNCIL (they live here, and another
    did); "" not said. `living`: how they live, a word of offers.conditions.LIVINGS, or "other"; "" not said.
    `circumstances`: words of offers.conditions.CIRCUMSTANCES; None where nobody asked. `in_care`: whether they are in care
    today; None, not known. `council`: in which council's area their home is, as it is recorded; blank, not known.
    """

    on: date
    age: int | None = None
    statuses: frozenset[str] = STATUSES
    lives: str = ""
    living: str = ""
    circumstances: frozenset[str] | None = None
    in_care: bool | None = None
    council: str = ""

    @property
    def is_child(self) -> bool:
        """Whether they are known to be under 18."""
        return self.age is not None and self.age < ADULT

    @property
    def groups(self) -> tuple[str, ...]:
        """`statuses` in the law's order."""
        return tuple(status for status in GROUPS if status in self.statuses)

    def has(self, *words: str) -> bool | None:
        """Whether one of these circumstances is theirs; None where nobody asked."""
        return None if self.circumstances is None else bool(self.circumstances & set(words))

    def ages(self, status: str) -> Sequence[int]:
        """Every age that somebody in a group can be: the one that was told, or all of the group's. 25 stands for any over it."""
        if self.age is not None:
            return (self.age,)
        first = ADULT if status == FORMER_RELEVANT else YOUNGEST
        return range(first, ADULT if status in (ELIGIBLE, RELEVANT) else OLDEST + 1)


def possible_statuses(said: str, age: int | None) -> frozenset[str]:
    """The groups somebody of an age can be in who says they are in `said` ("" or "not_sure": they do not say).

    Whoever was eligible or relevant is former relevant from 18. What cannot be at an age is taken as not sure: it is not for
    a page to catch somebody out.
    """
    at_this_age = STATUSES if age is None else _at(age)
    if said == NO_GROUP or (said == IN_CARE and (age is None or YOUNGEST <= age < ADULT)):
        return frozenset()
    if said in (ELIGIBLE, RELEVANT) and age is not None and age >= ADULT:
        said = FORMER_RELEVANT
    return frozenset({said}) if said in at_this_age else at_this_age


def is_in_care(said: str, age: int | None) -> bool | None:
    """Whether somebody who says that is in care today; None where it does not show."""
    if age is not None and age >= ADULT:
        return False
    return {IN_CARE: True, ELIGIBLE: True, RELEVANT: False, FORMER_RELEVANT: False, QUALIFYING: False}.get(said)


def _at(age: int) -> frozenset[str]:
    return frozenset({ELIGIBLE, RELEVANT, QUALIFYING}) if age < ADULT else frozenset({FORMER_RELEVANT, QUALIFYING})


def later(status: str, age: int) -> str:
    """The group that somebody in `status` today is in at an age."""
    return FORMER_RELEVANT if status in (ELIGIBLE, RELEVANT) and age >= ADULT else status
