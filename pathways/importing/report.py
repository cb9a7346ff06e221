"""What an import found and did, for telling: on a page, on a terminal, in the record of changes."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from pathways.importing.columns import CALLED, KINDS
from pathways.importing.lines import Fault
from pathways.importing.plan import CHANGED, LEFT, NEW, SAME, Plan

COUNTED = (NEW, CHANGED, SAME, LEFT)
MOST_FAULTS = 10_000  # listed; more are counted


@dataclass
class Report:
    """Counts by kind of line, the faults in the order of the lines, and notes on the whole file.

    `counts`: kind → how many are new, changed, the same, and `left`: in the records of these people and not in the file.
    `people_left`: how many people of the council are not in the file.
    """

    lines: int = 0
    people: int = 0
    counts: dict[str, dict[str, int]] = field(
        default_factory=lambda: {kind: dict.fromkeys(COUNTED, 0) for kind in KINDS}
    )
    faults: list[Fault] = field(default_factory=list)
    fault_count: int = 0
    people_left: int = 0
    notes: list[str] = field(default_factory=list)

    def add(self, plans: Iterable[Plan]) -> None:
        """Counts what was planned for some people."""
        for plan in plans:
            self.count(plan.counts)
            self.fault(plan.faults)

    def count(self, counts: Counter[tuple[str, str]]) -> None:
        """Adds counts by kind and by what is counted."""
        for (kind, what), number in counts.items():
            self.counts[kind][what] += number

    def fault(self, faults: Iterable[Fault]) -> None:
        """Adds faults."""
        for fault in faults:
            self.fault_count += 1
            if len(self.faults) < MOST_FAULTS:
                self.faults.append(fault)

    def in_order(self) -> "Report":
        """The same, faults by line."""
        self.faults.sort(key=lambda fault: (fault.line, fault.column))
        return self

    @property
    def changes(self) -> int:
        """How many lines would change something, or did."""
        return sum(row[NEW] + row[CHANGED] for row in self.counts.values())

    def rows(self) -> list[tuple[str, dict[str, int]]]:
        """The counts with the kinds in words."""
        return [(CALLED[kind], self.counts[kind]) for kind in KINDS]

    def in_words(self) -> str:
        """What changed, in a line."""
        return ", ".join(f"{name}: {row[NEW]} new, {row[CHANGED]} changed" for name, row in self.rows())

    def as_json(self) -> dict[str, Any]:
        """As plain values."""
        return asdict(self)

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> "Report":
        """From plain values."""
        return cls(**{**said, "faults": [Fault(**fault) for fault in said["faults"]]})
