"""How much an item gave before and after a change, in the words of the offer's pages."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from offers import words
from offers.models import Edit, Item

FIGURE, UNIT = "amount_figure", "amount_unit"
# What is told with the figure, in one line.
WITH_FIGURE = (UNIT, "amount_at_most", "amount_each")


def how_much(said: Mapping[str, Any], unit: str) -> str:
    """The figure that stands in one side of a change ("£12.50", "Up to £150 once"). `unit`: for one that does not say its own.

    Without any unit the number alone: a point is not shown as a pound.
    """
    if said.get(FIGURE) in (None, ""):
        return words.NOT_RECORDED
    figure = Decimal(str(said[FIGURE]))
    unit = said.get(UNIT) or unit
    if not unit:
        return f"{figure:,.2f}".removesuffix(".00")
    each, at_most = said.get("amount_each") or "", bool(said.get("amount_at_most"))
    return words.figure(Item(amount_figure=figure, amount_unit=unit, amount_at_most=at_most, amount_each=each))


def is_told_with_figure(edit: Edit, name: str) -> bool:
    """Whether a field has no line of its own. What is counted says nothing in a row that came or went without a figure."""
    if name not in WITH_FIGURE:
        return False
    return FIGURE in {**edit.before, **edit.after} or (name == UNIT and edit.what != Edit.What.CHANGED)


def units(edits: Iterable[Edit]) -> dict[int, str]:
    """Edit id → what its figure counted at the time, where the edit does not say it. Two queries; none where each one does.

    It is what the next change of the unit had before it; where there is none, what the item says now.
    """
    asked = {edit.pk: (edit.edition_id, _item(edit.row)) for edit in edits if _asks(edit)}
    if not asked:
        return {}
    editions, rows = {edition for edition, _ in asked.values()}, {row for _, row in asked.values()}
    keys = [row.partition(" ")[2] for row in rows]
    items = Item.objects.filter(edition__in=editions, identity__key__in=keys)
    now = {(edition, f"item {key}"): unit for edition, key, unit in items.values_list("edition", "identity__key", UNIT)}
    changes = Edit.objects.filter(edition__in=editions, row__in=rows, before__has_key=UNIT).order_by("at", "pk")
    later = [(change.pk, (change.edition_id, change.row), change.before[UNIT]) for change in changes]
    return {
        pk: next((unit for after, row, unit in later if after > pk and row == item), now.get(item, ""))
        for pk, item in asked.items()
    }


def _asks(edit: Edit) -> bool:
    said = {**edit.before, **edit.after}
    return bool(said.get(FIGURE)) and UNIT not in said


def _item(row: str) -> str:
    """The item that a row is about: of "in littleton, starter-pack", what the county's item is called."""
    return f"item {row.rpartition(', ')[2]}" if row.startswith("in ") else row
