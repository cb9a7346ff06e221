"""What a finding is, and how a rule makes one."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Model

from offers.contents import Contents
from offers.models.parts import Part

# A row of the edition as people name it, with the lines of the source that it came from.
Row = tuple[str, str]

LONGEST = 200  # characters of a row's name, where one is kept

# What a row is called in a finding, and which of its fields tells it apart from the others of its kind.
KINDS = {
    "Item": ("item", "identity"),
    "Contact": ("contact", "key"),
    "Statement": ("statement", "key"),
    "Document": ("document", "key"),
    "Theme": ("theme", "slug"),
    "Authority": ("district", "slug"),
}


@dataclass(frozen=True)
class Finding:
    """Something in an offer that a person should look at: its rows, what is wrong and what would put it right.

    `sources` goes with `rows`, one each; blank where a row came from no source. A `blocking` finding holds back
    publishing until it is put right or accepted.
    """

    code: str
    blocking: bool
    rows: tuple[str, ...]
    sources: tuple[str, ...]
    says: str
    mend: str

    @property
    def about(self) -> str:
        """The row by which it is marked and known again: its first."""
        return self.rows[0][:LONGEST]

    @property
    def key(self) -> str:
        """What tells it apart from the others of an edition, short enough for an address."""
        return hashlib.sha256("|".join((self.code, *self.rows)).encode()).hexdigest()[:16]


Rule = Callable[[Contents, date], Iterator[Finding]]


def row(model: Model, part: str = "", source: str | None = None) -> Row:
    """The label and source of a row, or of a part of it: ("contact language-urdu, number 64XXXX", "001:933")."""
    kind, field = KINDS.get(type(model).__name__, ("edition", ""))
    label = f"{kind} {getattr(model, field)}" if field else kind
    lines = getattr(model, "source", "") if source is None else source
    return (f"{label}, {part}" if part else label), lines


def blocks(code: str, rows: Iterable[Row], says: str, mend: str) -> Finding:
    """A finding that holds back publishing. It is about one row, so that one row can be accepted as it is."""
    return _finding(code, True, rows, says, mend)


def advises(code: str, rows: Iterable[Row], says: str, mend: str) -> Finding:
    """A finding that publishing does not wait for."""
    return _finding(code, False, rows, says, mend)


def _finding(code: str, blocking: bool, rows: Iterable[Row], says: str, mend: str) -> Finding:
    pairs = tuple(rows)
    return Finding(
        code=code,
        blocking=blocking,
        rows=tuple(label for label, _ in pairs),
        sources=tuple(source for _, source in pairs),
        says=says,
        mend=mend,
    )


def sources_of(parts: Iterable[Part]) -> str:
    """The sources of several rows as one, each piece once, in order."""
    pieces = [piece.strip() for part in parts for piece in part.source.split(";") if piece.strip()]
    return "; ".join(dict.fromkeys(pieces))
