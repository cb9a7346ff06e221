"""An item as a booklet prints it: labels, and what stands beside each. The wording comes from `offers.words`."""

from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from leaving_care.law import Provision, provisions
from offers import text, words
from offers.booklet_paper import printed_address
from offers.contents import Contents
from offers.models import Document, Item, ItemProvider, ItemRule, Theme


@dataclass(frozen=True)
class Entry:
    """An item, its anchor, the law it rests on, what is printed of it, and the other themes it belongs to."""

    item: Item
    anchor: str
    law: Provision | None
    how_much: str
    facts: list[tuple[str, SafeString | str]]


@dataclass(frozen=True)
class Section:
    """A theme with its entries: those that live there (`own`) and those listed there too (`elsewhere`)."""

    theme: Theme
    own: list[Entry]
    elsewhere: list[Entry]

    @property
    def all(self) -> list[Entry]:
        return self.own + self.elsewhere

    @property
    def sensitive(self) -> bool:
        return any(entry.item.sensitive for entry in self.all)


def sections(contents: Contents) -> list[Section]:
    """The edition's themes that have anything in them, in order."""
    made = {item.pk: entry(contents, item) for item in contents.items}
    return [
        Section(
            theme=theme,
            own=[made[item.pk] for item in listed if contents.first_theme[item.pk] == theme],
            elsewhere=[made[item.pk] for item in listed if contents.first_theme[item.pk] != theme],
        )
        for theme in contents.themes
        if (listed := contents.entries[theme.pk])
    ]


def entry(contents: Contents, item: Item) -> Entry:
    """The item made ready for printing."""
    facts = [(label, said) for label, said in _facts(contents.authority, item) if said]
    return Entry(
        item=item,
        anchor=f"{contents.first_theme[item.pk].slug}--{item.slug}",
        law=provisions().get(item.provision),
        how_much=how_much(item),
        facts=facts,
    )


def _facts(authority, item):
    yield "For you if", _who(item)
    yield "Meant for", sentence(item.who_for)
    yield "How much", how_much(item)
    yield "When", sentence(item.happens)
    yield "Until", sentence(item.ends_with)
    yield "Good to know", text.html(item.to_know)
    yield "Our part", text.html(item.our_part)
    yield "Your part", text.html(item.your_part)
    yield "How to get it", text.html(item.how_to_get_it) or f"{words.NOT_RECORDED}. Ask us: see “Who to ask”."
    yield "Who decides", _decided(item)
    yield "Who gives it", _providers(item)
    if item.in_plan:
        yield "In your plan", "This must be written in your pathway plan."
    yield "Living elsewhere", text.html(item.elsewhere)
    if item.open_to_other_councils:
        yield (
            "Other councils",
            f"You can have this if you live in {authority.short_name} and another council looked after you.",
        )
    yield "Our rule", _paper(item.policy) if item.policy and item.policy_id != item.amount_set_in_id else ""
    if item.funding_ends_on:
        yield "Paid for until", words.day(item.funding_ends_on)


def _has_amount(item: Item) -> bool:
    return bool(item.amount_figure is not None or item.amount_words or item.amount_each or item.amount_set_in_id)


def how_much(item: Item) -> str:
    """How much, and where it is set; "" where the item has no amount to speak of."""
    if not _has_amount(item):
        return f"{words.NOT_RECORDED}." if item.kind == Item.Kind.MONEY else ""
    said = [words.amount(item)] if words.amount(item) else []
    if item.amount_set_in:
        said.append(f"How much is set in: {_paper(item.amount_set_in)}")
    if item.amount_last_reviewed_on:
        said.append(f"We last looked at this on {words.day(item.amount_last_reviewed_on)}")
    return sentence(". ".join(part.rstrip(".") for part in said))


def sentence(said: str) -> str:
    """A few words as a sentence: a capital in front, a full stop behind."""
    return f"{said[0].upper()}{said[1:].rstrip('.')}." if said else ""


def _paper(document: Document) -> str:
    address = printed_address(document.url)
    return f"{document.title} ({address})" if address else document.title


def _who(item: Item) -> SafeString | str:
    rules = [_rule(rule) for rule in item.rules.all()]
    if not rules:
        return "Everyone the offer is for can have this."
    if len(rules) == 1:
        return rules[0]
    return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((rule,) for rule in rules)))


def _rule(rule: ItemRule) -> str:
    aged = rule.age_from is not None or rule.age_to is not None
    conditions = " and ".join(words.conditions(rule))
    if aged:
        said = f"You are {words.ages(rule)[0].lower()}{words.ages(rule)[1:]}"
        said += f", and {conditions}" if conditions else ""
    else:
        said = f"{conditions[0].upper()}{conditions[1:]}. {words.ages(rule)}" if conditions else words.ages(rule)
    said = f"{said}."
    if rule.limited:
        said += " We offer less at these ages."
    return f"{said} {rule.note}".strip()


def _decided(item: Item) -> str:
    within = f" We tell you within {item.decided_within}." if item.decided_within else ""
    if item.who_decides:
        return f"{sentence(item.who_decides)}{within}"
    # Money is asked for and decided; that nobody is named is worth saying there, and would be noise elsewhere.
    return f"{words.NOT_RECORDED}.{within}" if within or _has_amount(item) or item.kind == Item.Kind.MONEY else ""


def _providers(item: Item) -> str:
    return "; ".join(_provider(provider) for provider in item.providers.all())


def _provider(provider: ItemProvider) -> str:
    said = str(provider)
    if provider.gives:
        said += f": {provider.gives}"
    if provider.starts_on:
        said += f", from {words.day(provider.starts_on)}"
    if provider.ends_on:
        said += f", until {words.day(provider.ends_on)}"
    return said
