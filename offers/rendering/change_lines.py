"""How one change is told on the public page of what changed."""

from dataclasses import dataclass

from leaving_care.dates import in_words
from offers.compare import Told

NOT_SAID = "Not recorded yet"


@dataclass(frozen=True)
class Line:
    """One change. `address`: where the item is; blank where it is no more. `says`: a sentence each. `why`: of a reduction."""

    name: str
    address: str
    says: tuple[str, ...]
    why: str = ""
    is_less: bool = False


def now(label: str, before: str, after: str) -> str:
    """What it was and what it is. Of what was not said before, only what it is now."""
    if not before:
        return f"{label}: {after} now."
    return f"{label}: {before} before; {after or NOT_SAID.lower()} now."


def why(told: Told) -> str:
    """Why, and whose decision it was."""
    if not told.reason:
        return f"Why: {NOT_SAID.lower()}."
    when = f" on {in_words(told.decided_on)}" if told.decided_on else ""
    return f"Why: {told.why} Decided by {told.decided_by}{when}."
