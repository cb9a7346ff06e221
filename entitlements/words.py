"""Groups and ages in the words of a reason. Pure: no Django."""

from collections.abc import Iterable

from leaving_care.law import statuses
from offers.conditions import either


def named(groups: Iterable[str]) -> str:
    """Groups as the law names them: "eligible or relevant". "" for none."""
    found = set(groups)
    names = [status.name.lower() for id, status in statuses().items() if id in found]
    return either(names) if names else ""


def you_are(age: int | None, groups: Iterable[str] = ()) -> str:
    """Who somebody is, as far as it is known: "You are 19 and former relevant.", "You are 19."; "" where nothing is."""
    found = set(groups)
    known = [str(age)] if age is not None else []
    known += [named(found)] if len(found) == 1 else []
    return f"You are {' and '.join(known)}." if known else ""


def ages(first: int | None, last: int | None) -> str:
    """A span of ages, the last one included: "16 and 17", "16 to 20", "18", "21 and over", "up to 20"."""
    if last is None:
        return f"{first} and over"
    if first is None:
        return f"up to {last}"
    if last - first < 2:
        return f"{first} and {last}" if last > first else str(first)
    return f"{first} to {last}"


def listed(clauses: list[str]) -> str:
    """a, b and c."""
    return clauses[0] if len(clauses) == 1 else f"{', '.join(clauses[:-1])} and {clauses[-1]}"
