"""What editors and approvers did with a draft, each through the action that the desk's own pages call."""

from typing import Any

from offers.actions import agreeing, bodies, checking, differing, districts, editions, items, marking, statements
from offers.around import read_around
from offers.contents import read_contents
from offers.findings import Finding, findings
from pathways.demo.desk.desk import Desk

Said = dict[str, Any]


def name_body(desk: Desk, said: Said) -> None:
    """A body is named that has to agree the offer."""
    bodies.add_body(desk.cast.council, name=said.pop("name"), has_chair=said.pop("has_chair"), **desk.hand(said))


def change_item(desk: Desk, said: Said) -> None:
    """An item says something else. `rules`: what is other in each of its rules, in their order; left out, they stay."""
    item, hand, why = desk.item(said.pop("item")), desk.hand(said), said.pop("why", "")
    other = said.pop("rules", [])
    rules = [(rule.pk, other[place] if place < len(other) else {}) for place, rule in enumerate(item.rules.all())]
    items.change_item(
        item,
        values=desk.values(said),
        themes=[
            link.theme for link in item.item_themes.select_related("theme").order_by("-is_first", "theme__position")
        ],
        rules=rules,
        providers=[(provider.pk, {}) for provider in item.providers.order_by("pk")],
        why=why,
        **hand,
    )


def add_item(desk: Desk, said: Said) -> None:
    """A new item. `rules`: its rules."""
    theme, hand = desk.draft.themes.get(slug=said.pop("theme")), desk.hand(said)
    rules = [(None, rule) for rule in said.pop("rules", [])]
    items.add_item(desk.draft, themes=[theme], rules=rules, values=desk.values(said), **hand)


def end_item(desk: Desk, said: Said) -> None:
    """An item is taken out."""
    items.end_item(desk.item(said.pop("item")), why=said.pop("why"), **desk.hand(said))


def say_change(desk: Desk, said: Said) -> None:
    """What an item's change means, why it was made and whose decision it was."""
    identity, hand = desk.identity(said.pop("item")), desk.hand(said)
    differing.say_change(desk.draft, identity, **desk.values(said), **hand)


def add_statement(desk: Desk, said: Said) -> None:
    """A promise, a notice or something else that the offer says beside its items."""
    hand, kind = desk.hand(said), said.pop("kind")
    statements.add_statement(desk.draft, kind=kind, values=desk.values(said), **hand)


def settle_date(desk: Desk, said: Said) -> None:
    """A day that was copied was looked at again, and holds."""
    hand = desk.hand(said)
    editions.settle_date(desk.draft, row=said["row"], field=said["field"], **hand)


def differ(desk: Desk, said: Said) -> None:
    """An item is otherwise in a district."""
    district, hand = desk.cast.council.districts.get(slug=said.pop("district")), desk.hand(said)
    districts.differ_in_district(desk.draft, district, desk.identity(said.pop("item")), values=said, **hand)


def mark(desk: Desk, said: Said) -> None:
    """The checks are looked at: from this day on it is known what they find."""
    marking.keep_marks(desk.draft, desk.day(said["at"]))


def pass_over(desk: Desk, said: Said) -> None:
    """A piece of advice is not followed, with the reason."""
    hand = desk.hand(said)
    checking.pass_advice(desk.draft, _found(desk, said).key, reason=said["reason"], **hand)


def give_finding(desk: Desk, said: Said) -> None:
    """Somebody sees to a finding."""
    hand = desk.hand(said)
    checking.give_finding(desk.draft, _found(desk, said).key, to=desk.who(said["to"]), **hand)


def submit(desk: Desk, said: Said) -> None:
    """The draft is put to the bodies."""
    hand = desk.hand(said)
    agreeing.submit(desk.draft, note=said["note"], **hand)


def _found(desk: Desk, said: Said) -> Finding:
    contents = read_contents(desk.draft)
    every = findings(contents, desk.on, read_around(contents))
    return next(each for each in every if (each.code, each.about) == (said["code"], said["about"]))
