"""The order of themes and of the items under one: by buttons, and by dragging where there is a script."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from leaving_care.changing import AlreadyDone, ChangedMeanwhile
from leaving_care.council_views import Signed
from offers.actions import ordering
from offers.models import Edition, Theme
from offers.views.desk.common import EDIT, find_edition, once_of

NOT_READ = "Nothing was moved: the page did not say what to move. Try again."


@require_http_methods(["GET", "HEAD", "POST"])
def order_view(request: Signed, council: str, number: int) -> HttpResponse:
    """The order of the themes."""
    edition = find_edition(request, council, number, EDIT)
    rows = [{"key": theme.slug, "name": theme.name, "group": ""} for theme in ordering.themes_of(edition)]

    def put(**said: Any) -> None:
        ordering.order_themes(edition, **said)

    about = {"title": "Order of the themes", "what": "themes", "here": reverse("offers:order", args=[council, number])}
    return _answer(request, edition, rows, put, about)


@require_http_methods(["GET", "HEAD", "POST"])
def order_items_view(request: Signed, council: str, number: int, theme: str) -> HttpResponse:
    """The order of the items under a theme."""
    edition = find_edition(request, council, number, EDIT)
    found = Theme.objects.filter(edition=edition, slug=theme).first()
    if found is None:
        raise Http404
    found.edition = edition
    rows = [
        {"key": link.item.identity.key, "name": link.item.name, "group": "" if link.is_first else "Listed here too"}
        for link in ordering.listed(found)
    ]

    def put(**said: Any) -> None:
        ordering.order_items(found, **said)

    here = reverse("offers:order_items", args=[council, number, theme])
    about = {"title": "Order of the items", "caption": found.name, "what": "items", "here": here}
    return _answer(request, edition, rows, put, about)


def _answer(
    request: Signed, edition: Edition, rows: list[dict], put: Callable[..., None], about: dict[str, str]
) -> HttpResponse:
    """The list with its buttons; after a press, the list again, or both orders where somebody else was first."""
    now = [row["key"] for row in rows]
    told: dict[str, Any] = {"edition": edition, "council": edition.authority, "once": uuid.uuid4(), **about}
    ends = _with_ends(rows)
    told |= {"rows": ends, "can_move": any(not row["is_last"] for row in ends), "opened": " ".join(now)}
    if request.method != "POST":
        return render(request, "desk/order.html", told)
    opened = request.POST.get("opened", "").split()
    keys = request.POST.get("order", "").split() or _pressed(opened, request.POST.get("move", ""))
    if not keys:
        return render(request, "desk/order.html", told | {"wrong": [NOT_READ]})
    try:
        put(keys=keys, opened=opened, by=request.user, at=request.now, once=once_of(request))
    except AlreadyDone:
        pass
    except ChangedMeanwhile:
        names = {row["key"]: row["name"] for row in rows}
        mine = ordering.merged(keys, now)
        told |= {"mine": [names[key] for key in mine], "order": " ".join(mine)}
        return render(request, "desk/order_meanwhile.html", told)
    except ValidationError as wrong:
        return render(request, "desk/order.html", told | {"wrong": wrong.messages})
    messages.success(request, "The order is saved.")
    return redirect(about["here"])


def _pressed(opened: list[str], move: str) -> list[str]:
    """The order that a button asks for ("up starter-pack"); nothing where it is no button of ours."""
    where, _, key = move.partition(" ")
    if where not in (ordering.UP, ordering.DOWN, ordering.TOP) or key not in opened:
        return []
    return ordering.moved(opened, key, where)


def _with_ends(rows: list[dict]) -> list[dict]:
    """Each row with whether it stands first or last among its own, where no button leads further."""
    told = []
    for number, row in enumerate(rows):
        before = rows[number - 1]["group"] if number else None
        after = rows[number + 1]["group"] if number + 1 < len(rows) else None
        told.append(row | {"is_first": before != row["group"], "is_last": after != row["group"]})
    return told
