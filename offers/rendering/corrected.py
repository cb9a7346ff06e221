"""An edition with its corrections: what readers see of it. Its rows are not touched."""

import re
from copy import copy
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from leaving_care.dates import in_words, uk_day
from leaving_care.models import Authority
from offers.contents import Contents
from offers.models import Correction, Item

_SIGNS = re.compile(r"([\\`*_{}\[\]()#+.!<>&~|-])")


@dataclass(frozen=True)
class Corrected:
    """A line of the public list: the item as it is called, what was done with it, on which day, and the note."""

    name: str
    done: str
    on: date
    note: str
    item: Item


def corrected(contents: Contents) -> Contents:
    """An edition without the items that were taken off, and with a note in front of the words of those that were marked."""
    if not contents.corrections:
        return contents
    removed = {row.identity_id for row in contents.corrections if row.kind == Correction.Kind.REMOVED}
    seen = replace(
        contents,
        items=[_marked(item, contents) for item in contents.items if item.identity_id not in removed],
        taken_off=[item for item in contents.items if item.identity_id in removed],
        district_items=[row for row in contents.district_items if row.differs_from_id not in removed],
    )
    # What changed since the edition before is told of the edition as it was published.
    seen.comparison = contents.comparison
    return seen


def corrections(contents: Contents) -> list[Corrected]:
    """The public list of an edition's corrections, in the order in which they were approved."""
    items = {item.identity_id: item for item in (*contents.items, *contents.taken_off)}
    return [
        Corrected(
            items[row.identity_id].name,
            row.get_kind_display(),
            uk_day(row.approved_at),
            row.note,
            items[row.identity_id],
        )
        for row in contents.corrections
        if row.approved_at and row.identity_id in items
    ]


def state(council: Authority) -> list[Any]:
    """What of the corrections a council's published pages hang on."""
    rows = Correction.objects.filter(edition__authority=council, approved_at__isnull=False)
    return list(rows.order_by("pk").values_list("pk", "kind", "note", "approved_at"))


def _marked(item: Item, contents: Contents) -> Item:
    notes = [
        f"**This is wrong (said on {in_words(uk_day(row.approved_at))}):** {_plain(row.note)}\n\n"
        for row in contents.corrections
        if row.identity_id == item.identity_id and row.approved_at
    ]
    if not notes:
        return item
    shown = copy(item)
    shown.marked = "".join(notes)  # type: ignore[attr-defined]  # it stands before a district's own words too
    shown.what_we_offer = shown.marked + item.what_we_offer  # type: ignore[attr-defined]
    return shown


def _plain(note: str) -> str:
    """A note as Markdown that says it word for word."""
    return _SIGNS.sub(r"\\\1", note)
