"""Where an offer says two things about one: ages, amounts, when an adviser comes, how long support lasts."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from offers.contents import Contents
from offers.findings.finding import Finding, advises, row, sources_of
from offers.findings.texts import texts
from offers.findings.vocabulary import UNTIL_25
from offers.models import Item, ItemRule, Statement
from offers.words import ages, amount


def entitlement_differs(contents: Contents, on: date) -> Iterator[Finding]:
    """Items that grant the same thing (they share `entitlement`) give it at the same ages and in the same amount."""
    shared = defaultdict(list)
    for item in contents.items:
        if item.entitlement:
            shared[item.entitlement].append(item)
    for word, items in shared.items():
        if len({_ages(item) for item in items}) > 1 or len({_amount(item) for item in items}) > 1:
            yield advises(
                "entitlement-differs",
                [row(item) for item in items],
                f"The same thing ({word}) is granted differently: {'; '.join(map(_side_by_side, items))}.",
                "Decide which is right, and say it once.",
            )


def ages_differ_by_source(contents: Contents, on: date) -> Iterator[Finding]:
    """One item gives one age band for the same thing.

    Two of its rules from different lines contradict each other when their ages overlap without being the same, neither
    is a lesser version, and both ask for the same circumstances or the item is known to be granted in several places.
    """
    for item in contents.items:
        odd = [rule for pair in combinations(item.rules.all(), 2) if _contradict(item, *pair) for rule in pair]
        rules = [rule for rule in item.rules.all() if rule in odd]
        if rules:
            side_by_side = "; ".join(f"{ages(rule)}{_printed_at(rule)}" for rule in rules)
            yield advises(
                "ages-differ-by-source",
                [row(item, source=sources_of(rules))],
                f"“{item.name}” has different ages in different places: {side_by_side}.",
                "Decide which ages are right, and record them once.",
            )


def adviser_given_differently(contents: Contents, on: date) -> Iterator[Finding]:
    """An offer says in one way when an adviser is given."""
    said = contents.said(Statement.Kind.ALLOCATION)
    if len({" ".join(statement.text.lower().split()) for statement in said}) > 1:
        quoted = "; ".join(f"“{' '.join((statement.text or statement.title).split())}”" for statement in said)
        yield advises(
            "adviser-given-differently",
            [row(statement) for statement in said],
            f"The offer says in {len(said)} ways when somebody gets an adviser: {quoted}.",
            "Decide which is right, and say it once.",
        )


def until_25_worded_differently(contents: Contents, on: date) -> Iterator[Finding]:
    """An offer says in one way on what support until 25 depends: if you want, if you agree, if you need more."""
    found = {}
    for text in texts(contents):
        if "25" in text.words:
            said = [condition for condition, pattern in UNTIL_25.items() if pattern.search(text.words)]
            if said:
                found[text.row] = said
    # Two texts agree when they have a condition in common, even if one of them says more.
    apart = [
        about for pair in combinations(found, 2) if not set(found[pair[0]]) & set(found[pair[1]]) for about in pair
    ]
    if apart:
        rows = [about for about in found if about in apart]
        conditions = dict.fromkeys(condition for about in rows for condition in found[about])
        yield advises(
            "until-25-worded-differently",
            rows,
            f"Support until 25 is put in different ways: {', '.join(conditions)}.",
            "Decide on what it depends, and say it in the same words everywhere.",
        )


def same_name_in_theme(contents: Contents, on: date) -> Iterator[Finding]:
    """No two items under one theme have the same name: nobody could tell them apart in the list."""
    for theme in contents.themes:
        named = defaultdict(list)
        for item in contents.entries[theme.pk]:
            named[" ".join(item.name.lower().split())].append(item)
        for items in named.values():
            if len(items) > 1:
                yield advises(
                    "same-name-in-theme",
                    [row(item) for item in items],
                    f"{len(items)} items under “{theme.name}” are called “{items[0].name}”.",
                    "Make them one, or give them names that tell them apart.",
                )


def last_age(rule: ItemRule) -> int | None:
    """The last age that counts; where the source does not say, the year of `age_to` is taken to count."""
    return rule.age_to - 1 if rule.age_to is not None and rule.last_year_included is False else rule.age_to


def _band(rule: ItemRule) -> tuple:
    return rule.age_from, rule.age_to, rule.last_year_included


def _ages(item: Item) -> frozenset:
    return frozenset((_band(rule), rule.limited) for rule in item.rules.all())


def _amount(item: Item) -> tuple:
    words = " ".join(item.amount_words.lower().split())
    return item.amount_figure, item.amount_unit, item.amount_at_most, item.amount_each, words, item.amount_set_in_id


def _side_by_side(item: Item) -> str:
    bands = ", ".join(f"{ages(rule)}{_printed_at(rule)}" for rule in item.rules.all()) or "no ages recorded"
    much = amount(item) or f"set in {item.amount_set_in}"
    return f"“{item.name}”: {bands}, amount: {much}"


def _printed_at(rule: ItemRule) -> str:
    return f" [{rule.source}]" if rule.source else ""


def _contradict(item: Item, one: ItemRule, other: ItemRule) -> bool:
    if one.limited or other.limited or _band(one) == _band(other) or _from_one_place(one, other):
        return False
    if item.entitlement:
        return _overlap(one, other)
    without_ages = (None, None)
    if without_ages in ((one.age_from, one.age_to), (other.age_from, other.age_to)):
        return False
    same = all(getattr(one, name) == getattr(other, name) for name in ("statuses", "circumstances", "living"))
    return same and _overlap(one, other)


def _from_one_place(one: ItemRule, other: ItemRule) -> bool:
    return not one.source or not other.source or one.source == other.source


def _overlap(one: ItemRule, other: ItemRule) -> bool:
    last_one, last_other = last_age(one), last_age(other)
    starts_in_time = last_one is None or (other.age_from or 0) <= last_one
    return starts_in_time and (last_other is None or (one.age_from or 0) <= last_other)
