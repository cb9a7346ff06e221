"""Two editions of an offer, item by item: what is new, better, reworded, less, ended or the same. Pure: no Django."""

from offers.compare.changes import (
    BETTER,
    ENDED,
    KINDS,
    LESS,
    NEW,
    REWORDED,
    SAME,
    Comparison,
    ItemChange,
    Told,
    compare,
)
from offers.compare.differing import HOW_MUCH, WHO_AND_UNTIL, Difference, differences
from offers.compare.marking import Piece, marked
from offers.compare.values import Amount, Promise, Rule

__all__ = [
    "BETTER",
    "ENDED",
    "HOW_MUCH",
    "KINDS",
    "LESS",
    "NEW",
    "REWORDED",
    "SAME",
    "WHO_AND_UNTIL",
    "Amount",
    "Comparison",
    "Difference",
    "ItemChange",
    "Piece",
    "Promise",
    "Rule",
    "Told",
    "compare",
    "differences",
    "marked",
]
