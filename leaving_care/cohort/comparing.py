"""What a row was expected to say beside what it says."""

from collections.abc import Mapping
from dataclasses import dataclass

from leaving_care.cohort.answers import Answer
from leaving_care.cohort.cells import BadCell
from leaving_care.status.reckoning import ELIGIBLE, FORMER_RELEVANT, NONE, QUALIFYING, RELEVANT, TOO_OLD

EXPECTED, CERTAINTY = "expected_status", "certainty"
COMPARED = (EXPECTED, CERTAINTY)
STATUSES = (ELIGIBLE, RELEVANT, FORMER_RELEVANT, QUALIFYING, NONE, TOO_OLD)
CERTAIN, ARGUABLE = "certain", "arguable"


@dataclass
class Comparison:
    """Counts of rows compared and of those that agree; certain and arguable ones also by themselves.

    A row with no `certainty` is certain: whoever expects a status and says no more means it.
    """

    compared: int = 0
    agreed: int = 0
    certain: int = 0
    certain_agreed: int = 0
    arguable: int = 0
    arguable_flagged: int = 0

    def add(self, line: int, row: Mapping[str, str], answer: Answer) -> list[str]:
        """Compares a row of the file. Returns lines to print: none if it agrees, or if it has no `expected_status`.

        Raises BadCell for an `expected_status` that is no status.
        """
        expected = row[EXPECTED].strip().lower()
        certainty = row.get(CERTAINTY, "").strip()
        if not expected:
            return []
        if expected not in STATUSES:
            raise BadCell(EXPECTED, f"it is one of: {', '.join(STATUSES)}.")
        agrees = answer.decision.status == expected
        is_certain = not certainty or certainty.lower().startswith(CERTAIN)
        is_arguable = certainty.lower().startswith(ARGUABLE)
        self.compared += 1
        self.agreed += agrees
        self.certain += is_certain
        self.certain_agreed += is_certain and agrees
        self.arguable += is_arguable
        self.arguable_flagged += is_arguable and bool(answer.flags)
        who = f"line {line}, {answer.case.id}" if answer.case.id else f"line {line}"
        lines = []
        if not agrees:
            said = certainty or "no certainty given, so certain"
            lines.append(f"{who}: {answer.decision.status}, and {expected} was expected ({said})")
            lines += [f"  {reason}" for reason in answer.reasons()]
        if is_arguable and not answer.flags:
            lines.append(f"{who}: arguable, and no flag is raised")
        return lines

    @property
    def differs(self) -> bool:
        """Whether a row that is certain differs."""
        return self.certain_agreed < self.certain

    def summary(self) -> list[str]:
        """The counts in words, the total last."""
        lines = []
        if self.arguable:
            lines.append(f"arguable: {self.arguable_flagged} of {self.arguable} raise a flag")
        certain = f"certain: {self.certain_agreed} of {self.certain}"
        return [*lines, f"{self.agreed} of {self.compared} agree ({certain})"]
