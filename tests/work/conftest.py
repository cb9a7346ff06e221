"""What the tests of the adviser's pages share: a clock that stands on the day of tests/people.py, and somebody signed in."""

import re
from contextlib import contextmanager

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.people import NOW, sign_in

WALLS = re.compile(r"^\s*(SAVEPOINT|RELEASE|ROLLBACK|SELECT (current_setting|set_config))")


@pytest.fixture(autouse=True)
def that_day(settings):
    """Every request is made on the day of the builders."""
    settings.SECURE_SSL_REDIRECT = False
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def as_(client):
    """Signs somebody in, by their membership: as_(adviser).get(...)."""
    return lambda member: sign_in(client, getattr(member, "user", member), NOW)


@pytest.fixture
def at_most():
    """At most so many queries in the block, the walls of PostgreSQL (settings and savepoints) not counted: at_most(8)."""

    @contextmanager
    def counted(number):
        with CaptureQueriesContext(connection) as queries:
            yield
        asked = [query["sql"] for query in queries if not WALLS.search(query["sql"])]
        assert len(asked) <= number, "\n".join(asked)

    return counted
