"""A moment that stands still, and limits on tries that begin anew with each test."""

import pytest
import time_machine
from django.core.cache import cache

from tests.people import NOW


@pytest.fixture(autouse=True)
def limits_of_its_own(settings):
    """Counts tries in memory, from nought."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()


@pytest.fixture(autouse=True)
def plain_http(settings):
    """The test client speaks plain HTTP."""
    settings.SECURE_SSL_REDIRECT = False


@pytest.fixture
def clock():
    """Stands still at NOW; `shift` moves it."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller
