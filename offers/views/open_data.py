"""A council's feed: answered from what was stored when its offer was published, without the database."""

import json
import uuid
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from leaving_care.store import SITE
from offers.actions.publishing import the_store
from offers.open_data.asking import BadQuestion, found, page
from offers.open_data.description import PROFILE, VERSION, description
from offers.rendering.open_data import FEED

Feed = dict[str, Any]
View = Callable[..., JsonResponse]
NO_FEED = "There is no feed of this council here."
NONE_SUCH = "There is nothing with this number in this feed."


def _answers(view: Callable[..., Any]) -> View:
    """Wraps a view: it gets the council's feed, and gives what is to be sent. Anybody may read it, from any page."""

    @require_safe
    @csrf_exempt  # it changes nothing, whatever the method
    @login_not_required
    @wraps(view)
    def answer(request: HttpRequest, council: str, **named: Any) -> JsonResponse:
        try:
            said, status = view(request, _feed_of(request, council), **named), 200
        except Http404 as none:
            said, status = {"message": str(none)}, 404
        except BadQuestion as bad:
            said, status = {"message": str(bad)}, 400
        response = JsonResponse(said, status=status, json_dumps_params={"ensure_ascii": False})
        response["Access-Control-Allow-Origin"] = "*"
        response["Cache-Control"] = "public, max-age=300"
        return response

    return answer


def _feed_of(request: HttpRequest, council: str) -> Feed:
    store = the_store()
    schedule = store.schedule(council) if council != SITE else None
    if schedule is None:
        raise Http404(NO_FEED)
    return _feed(council, schedule.on(request.today))  # type: ignore[attr-defined]  # TodayMiddleware put it there


@lru_cache(maxsize=32)
def _feed(council: str, release: str) -> Feed:
    store = the_store()
    file = store.files(council, release).get(f"/{council}/{FEED}")
    if file is None:
        raise Http404(NO_FEED)
    feed = json.loads(store.path(council, release, file).read_bytes())
    return feed | {"slug": council, "by_id": {row["id"]: row for row in _all(feed)}}


def _all(feed: Feed) -> list[Feed]:
    return [*feed["services"], *feed["taxonomies"], *feed["terms"]]


def _address(request: HttpRequest, feed: Feed) -> str:
    return request.build_absolute_uri(f"/open-referral/{feed['slug']}")


def _one(feed: Feed, among: str, number: uuid.UUID) -> Feed:
    row = feed["by_id"].get(str(number))
    if row is None or row not in feed[among]:
        raise Http404(NONE_SUCH)
    return row


@_answers
def about(request: HttpRequest, feed: Feed) -> Feed:
    """What the feed is, and where it is described."""
    return {"version": VERSION, "profile": PROFILE, "openapi_url": f"{_address(request, feed)}/openapi.json"}


@_answers
def described(request: HttpRequest, feed: Feed) -> Feed:
    """Its OpenAPI description."""
    return description(feed["organization"]["name"], _address(request, feed))


@_answers
def services(request: HttpRequest, feed: Feed) -> Feed:
    """The services that were asked for, a page at a time."""
    return page(found(feed["services"], request.GET), request.GET)


@_answers
def service(request: HttpRequest, feed: Feed, id: uuid.UUID) -> Feed:
    """One service, whole."""
    return _one(feed, "services", id)


@_answers
def taxonomies(request: HttpRequest, feed: Feed) -> Feed:
    """The lists of terms."""
    return page(feed["taxonomies"], request.GET)


@_answers
def taxonomy(request: HttpRequest, feed: Feed, id: uuid.UUID) -> Feed:
    """One of them."""
    return _one(feed, "taxonomies", id)


@_answers
def terms(request: HttpRequest, feed: Feed) -> Feed:
    """Every term."""
    return page(feed["terms"], request.GET)


@_answers
def term(request: HttpRequest, feed: Feed, id: uuid.UUID) -> Feed:
    """One of them."""
    return _one(feed, "terms", id)
