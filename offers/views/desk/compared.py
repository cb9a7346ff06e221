"""What the page that compares editions shows: the changes of a page in full, every name, and what changed in districts."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator

from leaving_care.council_views import Signed
from offers.before import of_districts, whole_items
from offers.compare import BETTER, ENDED, LESS, NEW, REWORDED, SAME, Comparison
from offers.compare import ItemChange as Change
from offers.comparing import compared
from offers.district_changes import DistrictChange, changed_in_districts
from offers.models import DistrictItem, Edition, Item, ItemChange, ItemIdentity
from offers.rendering.marking import marks

# In the order in which somebody has to look at them: what asks for a reason first.
ORDER = {
    LESS: "Less",
    ENDED: "Ended",
    NEW: "New",
    BETTER: "Better",
    REWORDED: "Other words, the same entitlement",
    SAME: "The same",
}
PAGE = 25  # changes in full on a page


def beside(edition: Edition, other: Edition, told: Sequence[ItemChange], identity: ItemIdentity) -> Comparison:
    """One item of the two compared. Three queries."""
    sides = sides_of(edition, other, identity)
    return compared(sides[other.pk], sides[edition.pk], told)


def sides_of(edition: Edition, other: Edition, identity: ItemIdentity | None = None) -> dict[int, list[Item]]:
    """The items of the two, or one item of them, by edition. Three queries."""
    items = whole_items(edition, other)
    if identity:
        items = items.filter(identity=identity)
    sides: dict[int, list[Item]] = {edition.pk: [], other.pk: []}
    for item in items:
        sides[item.edition_id].append(item)
    return sides


def in_districts(edition: Edition, other: Edition, items: Sequence[Item], told: Sequence[ItemChange]) -> dict[str, Any]:
    """What changed in single districts, each with its marked words. One query."""
    rows: dict[int, list[DistrictItem]] = {edition.pk: [], other.pk: []}
    for row in of_districts(edition, other):
        rows[row.edition_id].append(row)
    changes = changed_in_districts(rows[other.pk], rows[edition.pk], items, told)
    return {
        "in_districts": [(change, rows_of(change)) for change in changes],
        "less_in_districts": sum(1 for change in changes if change.gives_less),
    }


def in_full(request: Signed, comparison: Comparison, context: dict[str, Any]) -> dict[str, Any]:
    """The changes of the page that is asked for, under their kinds; and, where there are several pages, every name."""
    only = context["only"]
    changes = [change for kind in ORDER if only in ("", kind) for change in comparison if change.kind == kind]
    full = [change for change in changes if change.kind != SAME]
    pages = Paginator(full, PAGE)
    page = pages.get_page(request.GET.get("page") or _page_of(full, request.GET.get("item", "")))
    kept = {"kind": only, "with": context["asked_with"]}
    query = urlencode({name: word for name, word in kept.items() if word})
    return {
        "page": page,
        "query": f"{query}&" if query else "",
        "groups": [(label, [(change, rows_of(change)) for change in some]) for label, some in _by_kind(list(page))],
        "names": _by_kind(full) if pages.num_pages > 1 else [],
        "same": [change for change in changes if change.kind == SAME],
        "nothing": not changes,
    }


def _page_of(changes: Sequence[Change], key: str) -> int:
    return next((place // PAGE + 1 for place, change in enumerate(changes) if change.key == key), 1)


def _by_kind(changes: Sequence[Change]) -> list[tuple[str, list[Change]]]:
    """What each kind is called and its changes, in order; kinds of which there are none are left out."""
    found = [(label, [change for change in changes if change.kind == kind]) for kind, label in ORDER.items()]
    return [(label, some) for label, some in found if some]


def rows_of(change: Change | DistrictChange) -> list[dict[str, Any]]:
    """Each difference of a change, with its words marked."""
    return [
        {"said": row, "marks": marks(row.before, row.after) if row.long and row.before and row.after else ""}
        for row in change.differences
    ]
