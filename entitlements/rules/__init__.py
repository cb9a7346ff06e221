"""What the law and national schemes give, one function an entitlement. Pure: facts and the law book in, a decision out."""

from collections.abc import Iterator
from dataclasses import dataclass

from entitlements.decisions import Decision
from entitlements.facts import Facts
from entitlements.rules import duties, schemes
from entitlements.rules.registry import RULES
from leaving_care.law import book as the_book

__all__ = ["RULES", "National", "duties", "national", "schemes"]


@dataclass(frozen=True, slots=True)
class National:
    """One entitlement that does not come from a council's offer. `id`: of a duty, an amount, or both, of the law book."""

    id: str
    decision: Decision


def national(facts: Facts) -> Iterator[National]:
    """Every national entitlement, decided for a person: duties, then schemes, each in the order of its module."""
    book = the_book()
    for id, rule in RULES.items():
        yield National(id, rule(facts, book))
