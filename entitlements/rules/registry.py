"""Where the rules of national entitlements are gathered, in the order in which they are listed. Pure: no Django."""

from collections.abc import Callable

from entitlements.decisions import Decision
from entitlements.facts import Facts
from leaving_care.law import Book

Rule = Callable[[Facts, Book], Decision]
RULES: dict[str, Rule] = {}


def rule(id: str) -> Callable[[Rule], Rule]:
    """Marks a function as the rule of an entitlement. `id`: of a duty, an amount, or both, of the law book."""

    def register(decide: Rule) -> Rule:
        RULES[id] = decide
        return decide

    return register
