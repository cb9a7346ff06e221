"""What of an item decides whether it gives more or less, and what it says: plain values."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Rule:
    """Who an item is for, as offers.models.ItemRule has it; empty sets ask nothing.

    `age_to` None is open-ended; `last_year_included` None: the council has not said whether the year after that birthday counts.
    """

    age_from: int | None = None
    age_to: int | None = None
    last_year_included: bool | None = None
    statuses: frozenset[str] = frozenset()
    circumstances: frozenset[str] = frozenset()
    living: frozenset[str] = frozenset()
    limited: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """How much. `figure` None: no figure is named. `each`: week, month, year, once, or "" where it is not said."""

    figure: Decimal | None = None
    unit: str = "pounds"
    at_most: bool = False
    each: str = ""


@dataclass(frozen=True, slots=True)
class Promise:
    """One item of one edition. `key` is its identity: the same in every edition.

    What decides stands in `amount`, `rules`, `duty`, `within` and `open_to_others`, each with the words that a reader is shown
    (`amount_says`, `who_says`, `duty_says`). `facts` and `texts` are label and words of what is told, and decides nothing.
    """

    key: str
    name: str = ""
    amount: Amount = Amount()
    amount_says: str = ""
    rules: tuple[Rule, ...] = ()
    who_says: str = ""
    duty: str = ""
    duty_says: str = ""
    within: str = ""
    open_to_others: bool | None = None
    facts: tuple[tuple[str, str], ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
