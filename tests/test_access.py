"""Who may open which address: no door without a row in the matrix (tests/matrix/), and every row is tried as everybody."""

import re
import uuid
from contextlib import contextmanager

import pytest
import time_machine
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import connection
from django.http import HttpResponse
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, include, path

from leaving_care.models import AuthorityWord, Event, Membership, Part, Role
from tests import matrix
from tests.doors import routes
from tests.leaving_care.rows import build
from tests.matrix.world import VISITORS
from tests.people import NOW, sign_in

ROWS = matrix.rows()
TRIED = [(route, row) for route, first in ROWS.items() for row in first.all()]
NAMES = [f"{route} {'POST' if row.post is not None else 'GET'}" for route, row in TRIED]
# What a GET may write besides the note that somebody looked, or was refused: a session's own housekeeping.
HOUSEKEEPING = re.compile(r'"(django_session|usersessions_usersession|leaving_care_event)"')


def without_a_row(patterns):
    """Routes of which nobody has said who may open them."""
    return [route for route in routes(patterns) if route not in ROWS]


@contextmanager
def written():
    """The statements of the block that write, but for notes and housekeeping."""
    statements = []

    def note(execute, sql, *rest):
        reads = re.match(r"[\s(]*(SELECT|SAVEPOINT|RELEASE|ROLLBACK|EXPLAIN|SHOW)\b", sql, re.I)
        if not reads and not HOUSEKEEPING.search(sql):
            statements.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        yield statements


def ask(client, world, row, **names):
    """The answer to a row's address. A GET that changes something is a fault wherever it happens."""
    address = row.address.format(**{**world.names, **names})
    if row.post is not None:
        return client.post(address, {name: str(value).format(**world.names) for name, value in row.post.items()})
    with written() as statements:
        response = client.get(address)
        if response.streaming:
            b"".join(response.streaming_content)
    assert statements == [], "a GET changes nothing"
    return response


def test_no_door_without_a_row():
    assert without_a_row(get_resolver().url_patterns) == []


def test_no_row_without_a_door():
    assert [route for route in ROWS if route not in routes(get_resolver().url_patterns)] == []


def test_somebody_of_each_role_asks_for_records_elsewhere(world):
    roles = set(
        Membership.objects.filter(user__in=[world.visitors[who].pk for who in OF_EACH_ROLE]).values_list(
            "role", flat=True
        )
    )
    assert roles == set(Role.values)


def test_every_visitor_named_is_one_who_visits():
    named = {visitor for _, row in TRIED for visitor in row.open_to}
    assert named <= set(VISITORS)


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, tmp_path_factory):
    """Everybody, signed in, and all that the addresses name. Built once: what a visit writes is undone."""
    kept = {"CACHES": {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}}
    with (
        django_db_blocker.unblock(),
        time_machine.travel(NOW, tick=False),
        override_settings(**kept),
        matrix.undone(),
    ):
        made = matrix.build(tmp_path_factory.mktemp("world"))
        made.clients = {visitor: sign_in(Client(), user) for visitor, user in made.visitors.items()}
        yield made


@pytest.fixture(autouse=True)
def each_test_is_undone(request):
    """As the world is shared."""
    if "world" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("world")
    cache.clear()
    with request.getfixturevalue("django_db_blocker").unblock(), matrix.undone():
        yield


def tried(world, row):
    """The clients of everybody; on PostgreSQL of those whom the row names and of one whom it does not.

    Views refuse alike on both databases. On PostgreSQL the walls could hide from somebody what they should see.
    """
    if connection.vendor == "sqlite":
        return world.clients
    others = [visitor for visitor in world.clients if visitor not in row.open_to]
    return {visitor: world.clients[visitor] for visitor in [*row.open_to, *others[-1:]]}


@pytest.mark.django_db
@pytest.mark.parametrize(("route", "row"), TRIED, ids=NAMES)
def test_everybody_gets_what_the_row_says(world, route, row):
    visitors = tried(world, row)
    answers = {"anyone": ask(Client(), world, row).status_code}
    for visitor, client in visitors.items():
        # A visit that changes something must not open or close the door to the next visitor.
        with matrix.undone():
            answers[visitor] = ask(client, world, row).status_code
        cache.clear()
    assert answers == {"anyone": row.anyone} | {
        visitor: row.open_to.get(visitor, row.otherwise) for visitor in visitors
    }


# What somebody is to Kai says nothing of a record elsewhere: one of each role.
OF_EACH_ROLE = ("kai", "adviser", *(role for role in Role if role in VISITORS), "nobody")
OF_A_RECORD = [(route, row) for route, row in TRIED if "{kai}" in row.address]


@pytest.mark.once  # behind PostgreSQL's walls it is not there
@pytest.mark.django_db
@pytest.mark.parametrize(("route", "row"), OF_A_RECORD, ids=[route for route, _ in OF_A_RECORD])
def test_another_councils_record_is_as_absent_as_one_that_is_not_there(world, route, row):
    """Same status, body, headers and number of queries, for every role."""

    def answer(client, key):
        with matrix.undone(), CaptureQueriesContext(connection) as queries:
            response = ask(client, world, row, kai=key)
        cache.clear()
        # Nonces, tokens and the key that was asked for differ by themselves.
        body = re.sub(rb'nonce="[^"]*"|value="\w{64}"|[0-9a-f-]{36}', b"", response.content)
        headers = {name: re.sub(r"nonce-[^']*", "", value) for name, value in response.items()}
        return response.status_code, body, headers, len(queries)

    for visitor in OF_EACH_ROLE:
        client = world.clients[visitor]
        theirs, nobodys = answer(client, world.far.key), answer(client, uuid.uuid4())
        assert theirs == nobodys, visitor
        assert theirs[0] in (403, 404, 405), visitor


def test_a_record_handed_over_shows_the_part_that_was_and_no_other(world):
    """Beyond the matrix: the one way across authorities."""
    client, address = world.clients["elsewhere_manager"], f"/work/people/{world.kai.key}/"
    assert client.get(address).status_code == 404
    world.hand_over(Part.HOMES)
    assert client.get(address).status_code == 200
    assert client.get(f"{address}about/").status_code == 403


def test_a_refusal_is_recorded_and_says_nothing_of_whether_the_record_exists(world):
    user, client = world.visitors["colleague"], world.clients["colleague"]
    missing = uuid.uuid4()
    for key in (world.kai.key, missing):
        assert client.get(f"/work/people/{key}/").status_code == 404
    refused = Event.objects.filter(kind=Event.Kind.REFUSED, by=user).order_by("pk")
    assert [(event.what, event.asked_for, event.person) for event in refused] == [
        ("see_record", world.kai.key, None),
        ("see_record", missing, None),
    ]


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


@pytest.mark.once
def test_a_door_left_open_is_seen(world, monkeypatch):
    """The matrix fails where somebody who should be refused is let in."""
    from leaving_care import access

    row = ROWS["work/people/<uuid:key>/"]
    monkeypatch.setattr(access, "_reach", lambda *_: access.Q())  # every role reaches its whole council
    with pytest.raises(AssertionError):
        test_everybody_gets_what_the_row_says(world, "work/people/<uuid:key>/", row)
