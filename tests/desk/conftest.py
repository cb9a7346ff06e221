"""What tests of the desk share."""

import pytest
import time_machine
from django.core.cache import cache

from tests.offers.conftest import published_folder, visit  # noqa: F401
from tests.people import NOW


@pytest.fixture
def on_the_day():
    """Requests are made at NOW, and nothing is remembered from before."""
    cache.clear()
    with time_machine.travel(NOW, tick=False):
        yield
