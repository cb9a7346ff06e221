"""Whom the rules of an item reach, and whether others reach more people or fewer.

Everybody whom rules can tell apart is tried: each age, with each status, circumstance and home that either side names, and with
none that is named.
"""

from collections.abc import Collection, Iterable, Iterator
from itertools import product

from offers.compare.values import Rule

# Ages that an offer may speak of, and those that an item is for where its rule names none: as the whole offer, up to 25.
AGES = range(14, 31)
OFFERED = range(16, 25)
ANY_RULE = (Rule(),)
NOT, LIMITED, WHOLE = 0, 1, 2
OTHER = ""  # somebody with none of the words that are named

Person = tuple[int, str, str, str]


def reaches(rules: tuple[Rule, ...], ages: Collection[int] = AGES) -> bool:
    """Whether an item is for anybody of these ages."""
    return any(_level(rules or ANY_RULE, person) for person in _people(rules or ANY_RULE, ages))


def more_and_less(before: tuple[Rule, ...], after: tuple[Rule, ...], ages: Collection[int] = AGES) -> tuple[bool, bool]:
    """Whether anybody of these ages has it who did not, or more of it; and whether anybody has it no more, or less of it.

    Where it is not said whether the year after the last birthday counts, it does not: nobody can go by it. A first rule says
    for the age before it that it does: "16 to 20" beside "21 to 25".
    """
    before, after = before or ANY_RULE, after or ANY_RULE
    if before == after:
        return False, False
    more = less = False
    for person in _people((*before, *after), ages):
        was, now = _level(before, person), _level(after, person)
        more, less = more or now > was, less or now < was
    return more, less


def _people(rules: Iterable[Rule], ages: Collection[int]) -> Iterator[Person]:
    rules = list(rules)
    named = (
        {OTHER}.union(*(rule.statuses for rule in rules)),
        {OTHER}.union(*(rule.circumstances for rule in rules)),
        {OTHER}.union(*(rule.living for rule in rules)),
    )
    statuses, circumstances, living = map(sorted, named)
    return product(ages, statuses, circumstances, living)


def _level(rules: tuple[Rule, ...], person: Person) -> int:
    age, status, circumstance, living = person
    return max(
        (
            LIMITED if rule.limited else WHOLE
            for rule in rules
            if _asks(rule.statuses, status)
            and _asks(rule.circumstances, circumstance)
            and _asks(rule.living, living)
            and _of_age(rule, age, rules)
        ),
        default=NOT,
    )


def _asks(words: frozenset[str], word: str) -> bool:
    return not words or word in words


def _of_age(rule: Rule, age: int, rules: tuple[Rule, ...]) -> bool:
    if rule.age_from is None and rule.age_to is None:
        return age in OFFERED
    if rule.age_from is not None and age < rule.age_from:
        return False
    if rule.age_to is None or age < rule.age_to:
        return True
    if age > rule.age_to:
        return False
    goes_on = rule.last_year_included is None and any(other.age_from == age + 1 for other in rules)
    return rule.last_year_included is True or goes_on or rule.age_from == rule.age_to
