"""Who may open which address: no door without a row here, and every row is tried.

A row tells the address to try and what each kind of visitor gets: `anyone` is somebody who is not signed in.
"""

import json
import re
from contextlib import contextmanager

import pytest
from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, include, path

from leaving_care.models import Authority, AuthorityWord
from leaving_care.store import Schedule, Store
from offers.rendering.answering import FILE, answering
from offers.rendering.pages import PageMaker
from tests.leaving_care.rows import DAY, build

MATRIX = {
    "law/": {"address": "/law/", "anyone": 200},
    "<slug:council>/search/": {"address": "/testshire/search/?q=rent", "anyone": 200},
    "<slug:council>/status/": {"address": "/testshire/status/", "anyone": 200},
    "<slug:council>/what-can-i-get/": {"address": "/testshire/what-can-i-get/?age=19", "anyone": 200},
}
VISITORS = ("anyone",)


def routes(patterns, before=""):
    """Every route of a URLconf, through all that it includes."""
    found = []
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            found += routes(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            found.append(route)
    return found


def without_a_row(patterns):
    """Routes of which nobody has said who may open them."""
    return [route for route in routes(patterns) if route not in MATRIX]


@contextmanager
def written():
    """The statements of the block that write."""
    statements = []

    def note(execute, sql, *rest):
        if not re.match(r"\s*(SELECT|SAVEPOINT|RELEASE|ROLLBACK|EXPLAIN|SHOW)\b", sql, re.I):
            statements.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        yield statements


def test_no_door_without_a_row():
    assert without_a_row(get_resolver().url_patterns) == []


def test_no_row_without_a_door():
    assert [route for route in MATRIX if route not in routes(get_resolver().url_patterns)] == []


@pytest.fixture
def world(db, settings, tmp_path):
    """What the addresses in the matrix name: a council with something published."""
    settings.PUBLISHED_DIR = tmp_path
    council = build(Authority, slug="testshire")
    store = Store(tmp_path)
    offer = json.dumps(answering(PageMaker(council, None, DAY), None)).encode()
    release = store.add_release("testshire", [store.file("testshire", FILE, offer, "application/json")])
    store.publish("testshire", Schedule(((DAY, release),), "made for a test"), DAY)


@pytest.mark.parametrize("visitor", VISITORS)
@pytest.mark.parametrize("route", MATRIX)
def test_each_visitor_gets_what_the_row_says(world, client, route, visitor):
    with written() as statements:
        response = client.get(MATRIX[route]["address"])
    assert response.status_code == MATRIX[route][visitor]
    assert statements == [], "a GET changes nothing"


# What follows tries the tests above on addresses that the portal does not have.


def unmarked(request):
    """A view that says nothing about signing in."""
    return HttpResponse("for those who are signed in")


@login_not_required
def public(request):
    """A view for everybody."""
    return HttpResponse("for everybody")


@login_not_required
def writing(request):
    """A view that breaks the rule about GET."""
    build(AuthorityWord)
    return HttpResponse("written")


nested = ([path("<int:number>/", unmarked, name="leaf")], "nested")
urlpatterns = [path("unmarked/", unmarked), path("public/", public), path("writing/", writing)]
urlpatterns += [path("branch/", include(([path("twig/", include(nested))], "branch")))]


def test_a_door_without_a_row_is_seen():
    assert without_a_row(urlpatterns) == ["unmarked/", "public/", "writing/", "branch/twig/<int:number>/"]
    known = get_resolver().url_patterns
    assert without_a_row([*known, path("extra/", public)]) == ["extra/"]


@pytest.mark.django_db
@pytest.mark.urls(__name__)
@pytest.mark.parametrize("address", ["/unmarked/", "/branch/twig/1/"])
def test_a_view_that_is_not_marked_asks_a_stranger_to_sign_in(client, address, settings):
    response = client.get(address)
    assert response.status_code == 302
    assert response["Location"] == f"{settings.LOGIN_URL}?next={address}"
    assert client.get("/public/").status_code == 200


@pytest.mark.django_db
@pytest.mark.urls(__name__)
def test_a_get_that_writes_is_seen(client):
    with written() as statements:
        client.get("/public/")
    assert statements == []
    with written() as statements:
        client.get("/writing/")
    assert any(statement.startswith("INSERT") for statement in statements)
