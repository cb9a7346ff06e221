"""A young person who can sign in, their adviser, a manager, and a clock that stands on the day of tests/people.py."""

import pytest
import time_machine

from leaving_care.models import Role
from tests.people import NOW, member, sign_in, young


@pytest.fixture(autouse=True)
def that_day(settings):
    """Every request is made on the day of the builders."""
    settings.SECURE_SSL_REDIRECT = False
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def adviser(db):
    """Kai's personal adviser."""
    return member(Role.PERSONAL_ADVISER)


@pytest.fixture
def manager(db):
    """Manages the whole of leaving care."""
    return member(Role.MANAGER)


@pytest.fixture
def kai(adviser):
    """A young person who can sign in, and their record."""
    return young(account=True, adviser=adviser, name_used="Kai Example")


@pytest.fixture
def me(client, kai):
    """Kai, signed in."""
    return sign_in(client, kai.user, NOW)


@pytest.fixture
def as_(client):
    """Signs somebody in, by their membership: as_(adviser).get(...)."""
    return lambda who: sign_in(client, getattr(who, "user", who), NOW)
