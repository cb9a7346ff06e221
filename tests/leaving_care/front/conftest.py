"""A store with a council's pages and the portal's own, and a door to it."""

import pytest

from leaving_care.store import SITE, Store
from tests.leaving_care.front.doors import BOOKLET, LEAFLET, Door
from tests.leaving_care.stored import publish


@pytest.fixture
def store(tmp_path):
    """Derby's offer, with two files, and the portal's own pages."""
    made = Store(tmp_path / "published")
    publish(made, "derby", booklet=BOOKLET, leaflet=LEAFLET)
    publish(made, SITE, pages={"index.html": "Find your council", "privacy/index.html": "Privacy"})
    return made


@pytest.fixture
def door(store):
    return Door(store)
