"""A clock that stands on the day of tests/people.py, somebody signed in, and a council that publishes something."""

import json
import re
from datetime import timedelta
from html import unescape

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from leaving_care.models import Event
from leaving_care.store import Schedule, Store
from offers.rendering.answering import FILE, answering
from offers.rendering.pages import PageMaker
from tests.leaving_care.rows import DAY
from tests.people import NOW, sign_in, young


@pytest.fixture(autouse=True)
def that_day(settings, tmp_path):
    """Every request is made on the day of the builders; nothing is published."""
    settings.SECURE_SSL_REDIRECT = False
    settings.PUBLISHED_DIR = tmp_path
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def kai(db):
    """A young person who can sign in, and their record."""
    return young(account=True, name_used="Kai Example")


@pytest.fixture
def me(client, kai):
    """Kai, signed in."""
    return sign_in(client, kai.user, NOW)


@pytest.fixture
def publish(settings):
    """Publishes an offer with these items (tests.entitlements.people has them)."""

    def published(council, *items):
        store = Store(settings.PUBLISHED_DIR)
        offer = answering(PageMaker(council, None, DAY), None) | {"items": list(items)}
        file = store.file(council.slug, FILE, json.dumps(offer).encode(), "application/json")
        store.publish(council.slug, Schedule(((DAY, store.add_release(council.slug, [file])),), "a test"), DAY)

    return published


def event(person, by, *, days_ago=0, hours=0, kind=Event.Kind.LOOKED, what="see_homes", part="homes", **more):
    """Something that somebody did to a record, some days and hours ago."""
    at = NOW - timedelta(days=days_ago, hours=hours)
    return Event.objects.create(
        person=person, authority=person.authority, by=by, at=at, kind=kind, what=what, part=part, **more
    )


def queries_of(client, address):
    """What a page asks the database, but for what the walls set on PostgreSQL."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    walls = re.compile(r"SAVEPOINT|RELEASE|set_config|current_setting")
    return [query["sql"] for query in asked.captured_queries if not walls.search(query["sql"])]


def words(response):
    """What the main part of a page says, with single spaces."""
    assert response.status_code == 200, response.status_code
    main = response.content.decode().split("<main", 1)[1].split("</main>", 1)[0]
    apart = re.sub(r"</(dt|dd|p|li|h\d)>", " ", f"<main{main}")
    return " ".join(unescape(re.sub(r"<[^>]+>", "", apart)).split())
