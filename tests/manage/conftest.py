"""What the tests of the managers' pages share: the day, a manager, and sending a form as it was opened."""

import pytest
import time_machine
from django.core.cache import cache

from leaving_care import public_hosts
from leaving_care.models import Role, Team
from tests.people import NOW, council, member, sign_in


@pytest.fixture(autouse=True)
def on_the_day():
    """Requests are made at NOW."""
    cache.clear()
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture(autouse=True)
def names(monkeypatch):
    """Where names lead: name → addresses. Any other leads nowhere, and no test asks the network."""
    known = {}
    monkeypatch.setattr(public_hosts, "addresses_of", lambda host: known.get(host, []))
    return known


@pytest.fixture
def administrator(db):
    return member(Role.ADMINISTRATOR)


@pytest.fixture
def team(db):
    return Team.objects.create(authority=council(), name="North")


@pytest.fixture
def lead(team):
    """Manages the team North."""
    return member(Role.MANAGER, team=team)


@pytest.fixture
def as_manager(client, manager):
    return sign_in(client, manager.user)


@pytest.fixture
def as_administrator(client, administrator):
    return sign_in(client, administrator.user)
