"""Councils side by side, on pages for everybody."""

from datetime import UTC, date, datetime

import pytest

from offers.actions.publishing import keep_published, publish_edition
from offers.loading import load_offer
from tests.offers.small import draft, write_council

pytestmark = pytest.mark.django_db

AT, TODAY = datetime(2026, 4, 1, 9, tzinfo=UTC), date(2026, 5, 1)
MORE = """
[[items]]
slug = "grant"
identity = "grant"
name = "Setting up home"
kind = "money"
national = "{national}"
amount = {{ figure = 3000 }}
what_we_offer = "Money for your first home."
"""


def publish(edition):
    publish_edition(edition, at=AT, by="A test", accept_source_faults="It is invented.")


@pytest.fixture
def councils(tmp_path, published_folder):
    """Two councils; one of them says what it does about a national entitlement."""
    publish(draft(tmp_path / "one"))
    folder = write_council(tmp_path / "two", slug="otherton", name="Otherton", number=3)
    with (folder / "themes" / "01-home.toml").open("a") as theme:
        theme.write(MORE.format(national="setting-up-home"))
    publish(load_offer(folder).edition)


def test_an_area_has_each_council_with_its_edition(councils, visit):
    status, page = visit("/compare/accommodation/", TODAY)
    assert status == 200
    assert page.index("Otherton") < page.index("Smallton") or page.index("Smallton") < page.index("Otherton")
    for words in ("Edition 1", "Edition 3", "1 April 2026", "Starter pack", "Setting up home", "£3,000", "16 to 24"):
        assert words in page, words
    assert 'href="/otherton/offer/home/grant/"' in page or "href=/otherton/offer/home/grant/" in page


def test_a_national_entitlement_names_who_has_nothing_recorded(councils, visit):
    _, home = visit("/compare/", TODAY)
    assert "/compare/national-setting-up-home/" in home and "2 of 2 councils" in home
    _, page = visit("/compare/national-setting-up-home/", TODAY)
    assert "£3,000" in page and "Nothing recorded yet" in page
    assert page.index("Nothing recorded yet") < page.index("Smallton")


def test_money_without_a_figure_is_not_recorded_yet_beside_what_is_named_nationally(tmp_path, published_folder, visit):
    folder = write_council(tmp_path / "one")
    with (folder / "themes" / "01-home.toml").open("a") as theme:
        theme.write(MORE.format(national="setting-up-home").replace("amount = { figure = 3000 }\n", ""))
    publish(load_offer(folder).edition)
    _, page = visit("/compare/national-setting-up-home/", TODAY)
    table = page[page.index("<table") :]
    assert "Not recorded yet<br>Nationally: £3,000 once" in table and "Not a sum" not in table
    _, page = visit("/compare/accommodation/", TODAY)
    assert "Not a sum" in page, "what is no money stays so"


def test_an_area_that_nobody_says_anything_about_says_so(councils, visit):
    status, page = visit("/compare/employment/", TODAY)
    assert status == 200 and "No council here says anything about this yet" in page


def test_an_area_that_has_not_started_says_so(councils, visit):
    _, page = visit("/compare/financial-literacy/", TODAY)
    assert "has not started yet" in page


def test_before_its_first_day_an_offer_is_not_in_it(tmp_path, published_folder, visit):
    publish(draft(tmp_path / "one", effective_from="2026-06-01"))
    _, page = visit("/compare/accommodation/", TODAY)
    assert "Starter pack" not in page
    keep_published(today=date(2026, 6, 1))
    _, page = visit("/compare/accommodation/", date(2026, 6, 1))
    assert "Starter pack" in page


def test_many_councils_are_on_several_pages(tmp_path, published_folder, visit, monkeypatch):
    monkeypatch.setattr("offers.rendering.side_by_side.A_PAGE", 1)
    publish(draft(tmp_path / "one"))
    publish(draft(tmp_path / "two", slug="otherton", name="Otherton"))
    _, first = visit("/compare/accommodation/", TODAY)
    _, second = visit("/compare/accommodation/2/", TODAY)
    assert ("Otherton</h2>" in first) and ("Smallton</h2>" in second) and "/compare/accommodation/2/" in first
