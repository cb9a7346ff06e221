"""What tests of the desk share."""

import pytest
import time_machine
from django.core.cache import cache

from tests.desk.drafts import editor, whole_edition
from tests.offers.conftest import published_folder, visit  # noqa: F401
from tests.people import NOW, sign_in


@pytest.fixture
def on_the_day():
    """Requests are made at NOW, and nothing is remembered from before."""
    cache.clear()
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def edition():
    """A draft with everything in it."""
    return whole_edition()


@pytest.fixture
def grace(edition):
    """Who edits it."""
    return editor(edition)


@pytest.fixture
def desk(client, grace):
    """The browser of somebody who edits the draft."""
    return sign_in(client, grace, NOW)
