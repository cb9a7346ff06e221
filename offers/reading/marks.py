"""What became of each part of an edition since the one before: the mark that stands beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from offers.compare import BETTER, ENDED, KINDS, LESS, NEW, SAME

CHANGED = "changed"
COLOURS = {NEW: "green", BETTER: "green", LESS: "yellow", ENDED: "yellow", SAME: "grey"}


@dataclass(frozen=True)
class Mark:
    """What became of a part: one of the kinds of the comparison, or that it was changed (a contact cannot be less)."""

    kind: str

    @property
    def words(self) -> str:
        """What the tag says."""
        return "The same" if self.kind == SAME else self.kind.capitalize()

    @property
    def colour(self) -> str:
        """Of GOV.UK's tags. The words say it all without it."""
        return COLOURS.get(self.kind, "blue")

    @property
    def is_same(self) -> bool:
        return self.kind == SAME


def mark(key: object, says: object, before: Mapping | None) -> Mark | None:
    """Of a row that says this, beside what rows said before by their keys. None: there is no edition before."""
    if before is None:
        return None
    if key not in before:
        return Mark(NEW)
    return Mark(SAME if before[key] == says else CHANGED)


def counted(marks: Iterable[Mark | None]) -> list[tuple[Mark, int]]:
    """How many of each kind there are, without those that are the same."""
    kinds = [each.kind for each in marks if each]
    return [(Mark(kind), kinds.count(kind)) for kind in (*KINDS, CHANGED) if kind != SAME and kind in kinds]
