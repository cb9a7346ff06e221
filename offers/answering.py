"""Pages that are answered for one visitor, in the frame that all of a council's pages share, and without a query."""

import json
from datetime import date
from functools import lru_cache
from typing import Any

from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.utils.html import escape

from leaving_care.store import SITE
from offers.actions.publishing import the_store
from offers.rendering.answering import CONTENT, FILE, TITLE
from offers.rendering.html import finish

Offer = dict[str, Any]


def offer_on(council: str, day: date, district: str = "") -> Offer:
    """What `offers.rendering.answering` stored for a council's offer on a day, or for it as it is in a district.

    Raises Http404 where nothing is published, or the council has no such district.
    """
    schedule = the_store().schedule(council) if council != SITE else None
    if schedule is None:
        raise Http404
    return _read(council, schedule.on(day), f"in/{district}/{FILE}" if district else FILE)


@lru_cache(maxsize=64)
def _read(council: str, release: str, path: str) -> Offer:
    store = the_store()
    file = store.files(council, release).get(f"/{council}/{path}")
    if file is None:
        raise Http404
    offer: Offer = json.loads(store.path(council, release, file).read_bytes())
    return offer


def answer(offer: Offer, template: str, title: str, **told: Any) -> HttpResponse:
    """A page in the council's frame, told the `home` of the pages around it. It is made for one visitor, so nobody may keep it."""
    home = offer["here"]["home"] if offer.get("here") else f"/{offer['slug']}/"
    content = render_to_string(template, {"offer": offer, "home": home, "title": title, **told})
    html = offer["frame"].replace(TITLE, escape(title), 1).replace(CONTENT, content, 1)
    response = HttpResponse(finish(html, offer["accent"]))
    response["Cache-Control"] = "private, no-store"
    return response
