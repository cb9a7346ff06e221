"""The three councils, published once for all tests of pages, and somebody who asks what they can get."""

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client, override_settings

from leaving_care.store import Store
from offers.actions.publishing import publish_edition
from offers.loading import load_offer
from tests.offers.small import blank_press
from tests.pages.answered import Page
from tests.pages.reading import ReadSite
from tests.shared import shared_folder

HERE = Path(__file__).parent
FIXTURES = Path(settings.BASE_DIR) / "fixtures"
COUNCILS = ("derby", "derbyshire", "staffordshire")


def pytest_collection_modifyitems(items):
    """Without a mark there would be no database to publish from, even once for all. What is published is files."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.django_db)
            item.add_marker(pytest.mark.once)


@pytest.fixture(scope="session")
def day():
    """The day on which everything here is published and read."""
    return date(2026, 11, 21)


@pytest.fixture(scope="session")
def store(day, django_db_setup, django_db_blocker, tmp_path_factory):
    """Where the three councils are published. The database forgets them; the pages need none."""
    with shared_folder(tmp_path_factory, "pages") as folder:
        place, filled = folder / "published", folder / "filled"
        if not filled.exists():
            with django_db_blocker.unblock():
                _publish(place, datetime(day.year, day.month, day.day, 12, tzinfo=UTC))
            filled.touch()
    return Store(place)


def _publish(place, noon):
    with (
        override_settings(PUBLISHED_DIR=place),
        pytest.MonkeyPatch.context() as patch,
        transaction.atomic(),
    ):
        patch.setattr("offers.rendering.downloads.make_pdf", blank_press)
        for council in COUNCILS:
            edition = load_offer(FIXTURES / council).edition
            publish_edition(edition, at=noon, by="a test", accept_source_faults="As printed.")
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def site(store, day):
    """Every page that is served on the day."""
    return ReadSite(store, day)


@pytest.fixture(scope="session")
def items():
    """Every item as its council's files have it: (council, theme, row)."""
    found = []
    for council in COUNCILS:
        for path in sorted((FIXTURES / council / "themes").glob("*.toml")):
            read = tomllib.loads(path.read_text())
            found += [(council, read["theme"]["slug"], row) for row in read.get("items", [])]
    return found


@pytest.fixture(params=COUNCILS)
def council(request):
    """Each council."""
    return request.param


@pytest.fixture
def today(monkeypatch, day):
    """Sets the day in the UK."""

    def to(other: date) -> None:
        monkeypatch.setattr("leaving_care.middleware.uk_day", lambda moment: other)

    to(day)
    return to


@pytest.fixture
def visitor(store, today, settings):
    """Somebody who asks a council's page, by GET or, with circumstances, by POST."""
    settings.PUBLISHED_DIR = store.root
    client = Client()

    def asks(council: str = "derby", how: str = "", **answers: object) -> Page:
        address = f"/{council}/what-can-i-get/"
        if how == "post" or "circumstance" in answers:
            return Page(client, client.post(address, {"asked": "1", **answers}))
        return Page(client, client.get(f"{address}?{urlencode(answers, doseq=True)}" if answers else address))

    return asks
