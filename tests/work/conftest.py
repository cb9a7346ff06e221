"""A clock that stands on the day of tests/people.py, for every folder that imports it, and somebody to read about."""

import pytest
import time_machine

from tests.people import NOW, young


@pytest.fixture(autouse=True)
def that_day(settings):
    """Every request is made on the day of the builders."""
    settings.SECURE_SSL_REDIRECT = False
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def kai(adviser):
    """Somebody of 19 whose adviser is `adviser`."""
    return young(adviser=adviser)
