"""What the tests of the adviser's pages share: a clock that stands on the day of tests/people.py, and somebody signed in."""

import pytest
import time_machine

from tests.people import NOW, sign_in

__all__ = ["as_", "that_day"]


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
