"""Who changed what: of one item across editions, and of a whole draft."""

from typing import Any

from django.core.paginator import Page
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from leaving_care.council_views import Signed, paged
from offers import words
from offers.actions.items import may_come_back
from offers.desk_lists.called import Called
from offers.desk_lists.money import units
from offers.desk_lists.pointing import named, pointed_at, put_names
from offers.desk_lists.said import did, differences, field_in_words
from offers.desk_lists.values import value_in_words
from offers.models import Edit, Edition, Item, ItemIdentity
from offers.views.desk.common import EDIT, find_edition, may

# What of an item is read beside its history.
READ = ("name", "what_we_offer", "to_know", "our_part", "your_part", "how_to_get_it", "who_decides", "decided_within")


@require_safe
def history_view(request: Signed, council: str, number: int) -> HttpResponse:
    """Every change of a draft, the last one first."""
    edition = find_edition(request, council, number)
    page = paged(request, edition.edits.select_related("by"))
    told = {"edition": edition, "council": edition.authority, "page": page, "edits": _told(edition, page)}
    return render(request, "desk/history.html", told)


@require_safe
def history_item_view(request: Signed, council: str, number: int, key: str) -> HttpResponse:
    """One promise: how it was changed in every edition, and what each published edition says of it."""
    edition = find_edition(request, council, number)
    identity = ItemIdentity.objects.filter(authority=edition.authority, key=key).first()
    if identity is None:
        raise Http404
    items = Item.objects.filter(identity=identity).exclude(edition__published_at=None).select_related("edition")
    page = paged(request, Edit.objects.filter(identity=identity).select_related("by", "edition"))
    published = [(item.edition, _words(item)) for item in items.order_by("-edition__number")]
    now = Item.objects.filter(identity=identity, edition=edition).first()
    told = {
        "edition": edition,
        "council": edition.authority,
        "key": key,
        "name": now.name if now else (published[0][1][0][1] if published else "An item that was taken out"),
        "is_here": now is not None,
        "again": _again(request, edition, key) if now is None else "",
        "page": page,
        "edits": _told(edition, page),
        "published": published,
    }
    return render(request, "desk/history_item.html", told)


def _again(request: Signed, edition: Edition, key: str) -> str:
    """Where an item is brought back into a draft; blank where it cannot be, or the reader may not."""
    is_open = edition.is_draft and not edition.set_aside_at
    if not is_open or not may(request, EDIT, edition.authority) or not may_come_back(edition).filter(key=key).exists():
        return ""
    return f"{reverse('offers:add_item', args=[edition.authority.slug, edition.number])}?again={key}"


def _told(edition: Edition, edits: Page) -> list[tuple[Edit, str, list[Any]]]:
    """Each change, what was done in a line, and what changed in it. What stands there by its key is told by its name."""
    called, pointed = Called.ever(edition, named(edits)), pointed_at(edits)
    put_names(edits, called)
    for edit in edits:
        if "copied_from" in edit.after:
            edit.after["copied_from"] = _begun_from(edition, edit.after["copied_from"])
    counted = units(edits)
    return [
        (
            edit,
            did(edit, called.row(edit.row, {**edit.before, **edit.after})),
            differences(edit, pointed, counted.get(edit.pk, "")),
        )
        for edit in edits
    ]


def _begun_from(edition: Edition, number: Any) -> str:
    """The edition that a draft was begun with, by its number and title."""
    from_ = edition.copied_from
    return f"Edition {number}, “{from_.title}”" if from_ and from_.number == number else f"Edition {number}"


def _words(item: Item) -> list[tuple[str, str]]:
    """What an item says, field by field; what says nothing is left out."""
    said = [(field_in_words("item", name), value_in_words(getattr(item, name))) for name in READ if getattr(item, name)]
    return [*said, *([("How much", much)] if (much := words.amount(item)) not in ("", words.NOT_RECORDED) else [])]
