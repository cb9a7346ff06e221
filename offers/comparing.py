"""From the rows of two editions to the plain values that are compared, and the comparison of an edition with the one before."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from leaving_care.dates import in_words
from offers import compare, words
from offers.models import Item, ItemChange, ItemProvider, ItemRule

if TYPE_CHECKING:
    from offers.contents import Contents

TEXTS = {
    "what_we_offer": "What we offer",
    "to_know": "What you need to know",
    "how_to_get_it": "How to get it",
    "our_part": "Our part",
    "your_part": "Your part",
    "elsewhere": "If you live in another area",
}


def with_before(contents: Contents) -> compare.Comparison | None:
    """An edition beside the one before it, with what people said of the changes. None: there is nothing before it."""
    if contents.before is None:
        return None
    return compared(contents.before.items, contents.items, contents.item_changes)


def compared(before: Iterable[Item], after: Iterable[Item], told: Iterable[ItemChange] = ()) -> compare.Comparison:
    """Two lists of items, with what people said of the changes. Asks the database nothing where their parts are at hand."""
    said = {row.identity.key: told_by(row) for row in told}
    return compare.compare(map(promise, before), map(promise, after), said)


def promise(item: Item) -> compare.Promise:
    """An item as a plain value. Neither its place nor whether it is marked sensitive is part of what it promises."""
    rules = item.rules.all()
    return compare.Promise(
        key=item.identity.key,
        name=item.name,
        amount=compare.Amount(item.amount_figure, item.amount_unit, item.amount_at_most, item.amount_each),
        amount_says=_how_much(item),
        rules=tuple(_rule(rule) for rule in rules),
        who_says=for_whom(rules),
        duty=item.duty,
        duty_says=words.duty(item),
        within=item.decided_within,
        open_to_others=item.open_to_other_councils,
        facts=tuple(_facts(item)),
        texts=tuple((label, getattr(item, name)) for name, label in TEXTS.items()),
    )


def for_whom(rules: Iterable[ItemRule]) -> str:
    """Every rule in words: ages, and what is asked beside."""
    said = []
    for rule in rules:
        parts = [words.ages(rule), *(f"if {clause}" for clause in words.conditions(rule)), rule.note]
        said.append(", ".join(part for part in parts if part) + (", with less" if rule.limited else ""))
    return "; ".join(said) or "everyone this offer is for"


def told_by(row: ItemChange) -> compare.Told:
    """What a person said of a change."""
    return compare.Told(row.kind, row.words, row.reason, row.decided_by, row.decided_on, row.minute)


def _how_much(item: Item) -> str:
    said = "" if (amount := words.amount(item)) == words.NOT_RECORDED else amount
    return " ".join(part for part in (said, item.amount_set_in and f"(set in “{item.amount_set_in.title}”)") if part)


def _rule(rule: ItemRule) -> compare.Rule:
    return compare.Rule(
        age_from=rule.age_from,
        age_to=rule.age_to,
        last_year_included=rule.last_year_included,
        statuses=frozenset(rule.statuses),
        circumstances=frozenset(rule.circumstances),
        living=frozenset(rule.living),
        limited=rule.limited,
    )


def _facts(item: Item):
    yield "Who decides", item.who_decides
    yield "Meant for", item.who_for
    yield "When it happens", item.happens
    yield "When it ends", item.ends_with
    yield "Money for this until", in_words(item.funding_ends_on) if item.funding_ends_on else ""
    yield "In the pathway plan", "It must be written in your pathway plan" if item.in_plan else ""
    yield "Who gives it", "; ".join(_provider(row) for row in item.providers.all())
    yield "The law it rests on", " ".join(part for part in (item.provision, item.national) if part)


def _provider(row: ItemProvider) -> str:
    name = row.name or (row.authority.short_name if row.authority else "")
    from_to = [f"{word} {in_words(day)}" for word, day in (("from", row.starts_on), ("to", row.ends_on)) if day]
    return ", ".join(part for part in (name, row.gives, *from_to) if part)
