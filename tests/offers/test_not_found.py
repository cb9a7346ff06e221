"""An address where there is nothing: a calm page, the right one, whatever the address."""

from datetime import UTC, datetime

import pytest

from leaving_care.store import Store
from offers.actions.publishing import publish_edition, the_store
from tests.offers.small import draft

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 4, 2, 12, tzinfo=UTC)


@pytest.fixture
def smallton(published_folder, tmp_path):
    publish_edition(draft(tmp_path / "one"), at=NOON, by="a test")


def test_a_councils_own_page_says_that_there_is_nothing(client, smallton):
    response = client.get("/smallton/offer/nothing/")
    assert response.status_code == 404
    assert "Smallton" in response.content.decode()
    assert response.cookies == {}


def test_a_strangers_address_gets_the_list_of_councils(client, smallton):
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert 'href="/smallton/"' in response.content.decode()


def test_capital_letters_are_forgiven(client, smallton):
    response = client.get("/Smallton/Offer/Home/")
    assert (response.status_code, response["Location"]) == (301, "/smallton/offer/home/")
    assert client.get("/SMALLTON/nothing/").status_code == 404


ODD = [
    "/A" + "a" * 5000,
    "/Smallton/" + "B/" * 2000,
    "/Smallton/../../Etc/passwd",
    "/X\0Y/",
    "/Ünder/",
    "//A//",
    "/A b/",
    "/_Site/",
]


def test_odd_addresses_are_answered(client, smallton):
    assert {address: client.get(address).status_code for address in ODD} == dict.fromkeys(ODD, 404)


def test_before_anything_is_published_there_is_still_a_page(client, published_folder):
    response = client.get("/derby/")
    assert response.status_code == 404
    assert "Find your council" in response.content.decode()


def test_finding_a_file_reads_no_list(smallton, monkeypatch):
    store = the_store()
    digest = store.schedule("smallton").on(NOON.date())
    monkeypatch.setattr(Store, "files", None)
    assert store.find("smallton", digest, "/smallton/404.html").name == "404.html"
    assert store.find("smallton", digest, "/smallton/offer/").name == "index.html"
    assert store.find("smallton", digest, "/smallton/../smallton/404.html") is None
    assert store.find("smallton", digest, "/smallton/nothing/") is None
