"""The pages that cannot be stored: search, and what is shown where there is nothing."""

import json
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from csp.decorators import csp_exempt
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from leaving_care.models import Authority
from leaving_care.store import SITE, Store
from offers import search
from offers.actions.publishing import the_store
from offers.contents import read_contents
from offers.models import Edition
from offers.rendering.districts import district_makers
from offers.rendering.pages import PageMaker
from offers.search_index import with_law


@require_safe
@csrf_exempt  # it changes nothing, whatever the method
@login_not_required
@csp_exempt()  # type: ignore[arg-type]  # the page carries its own policy, which is stricter
def search_view(request: HttpRequest, council: str, district: str = "") -> HttpResponse:
    """Search over the offer in force, as it is in the `district` if there is one. A question that cannot be searched for is
    answered in words; a call for help, first of all with whom to ring.
    """
    store = the_store()
    schedule = store.schedule(council) if council != SITE else None
    if schedule is None:
        raise Http404
    today: date = request.today  # type: ignore[attr-defined]  # TodayMiddleware put it there
    release = schedule.on(today)
    # First, for it knows without the database whether there is such a district.
    index = _index(council, release, district, today)
    make = _maker(council, release, district, today)
    asked, message, results = request.GET.get("q", ""), "", []
    try:
        asked = search.clean_question(asked)
        if asked and make.at.contents:
            results = search.ask(index, asked)
    except search.BadQuestion as bad:
        asked, message = bad.asked, str(bad)
    needs_help = search.needs_help(asked)
    if needs_help and not message:
        results = search.help_first(results, make.at.help_now)
    page = make.page(
        make.at.search,
        "search",
        "Search this offer",
        q=asked,
        found=[result for result in results if not result.is_near],
        near=[result for result in results if result.is_near],
        message=message,
        searched=bool(asked or message),
        needs_help=needs_help,
    )
    response = HttpResponse(page.render())
    response["Cache-Control"] = "private, no-store"
    return response


@lru_cache(maxsize=64)
def _maker(council: str, release: str, district: str, today: date) -> PageMaker:
    # What the page says around the results changes only with the release and the day, so it is read once for both.
    authority = Authority.objects.prefetch_related("role_titles", "languages", "districts").get(slug=council)
    edition = Edition.objects.filter(authority=authority).in_force(today).first()
    contents = read_contents(edition) if edition else None
    make = PageMaker(authority, contents, today)
    if contents is None or not district:
        return make
    makers = [each for each in district_makers(make, contents, today, {}) if each.district.slug == district]
    if not makers:
        raise Http404
    return makers[0]


@lru_cache(maxsize=64)
def _index(council: str, release: str, district: str, today: date) -> dict[str, Any]:
    """The stored index with the law of the day. None is stored where there is no offer; for a place that is no district: 404."""
    store = the_store()
    file = store.files(council, release).get(
        f"/{council}/in/{district}/search.json" if district else f"/{council}/search.json"
    )
    if file is None:
        if district:
            raise Http404
        return {}
    return with_law(json.loads(store.path(council, release, file).read_bytes()), today)


def not_found(request, exception=None):
    """A calm page where there is nothing: the council's own, stored with its pages, or else the portal's.

    Somebody who is signed in, and not among a council's pages, has their own frame round it, and the way back. It is the same
    whether there is a record that they may not see, or none. A phone that began an address with a capital letter is sent on
    to the page it meant.
    """
    store, address = the_store(), request.path_info
    meant = address.lower()
    if meant != address and _published(store, meant, request.today):
        return HttpResponsePermanentRedirect(meant)
    path = _published(store, f"/{address.split('/')[1]}/404.html", request.today)
    if path is None and getattr(request, "idle", None):
        return render(request, "404.html", status=404)
    return _stored(path or _published(store, "/404.html", request.today))


@csp_exempt()  # type: ignore[arg-type]  # the page carries its own policy, which is stricter
def _stored(path: Path | None) -> HttpResponse:
    content = path.read_bytes() if path else render_to_string("404.html")
    return HttpResponse(content, status=404)


def _published(store: Store, address: str, today: date) -> Path | None:
    """Where the published file of an address lies; None where nothing is published there."""
    name = address.split("/")[1] if address.count("/") > 1 else SITE
    schedule = store.schedule(name)
    if schedule is None:
        return None
    return store.find(name, schedule.on(today), address)
