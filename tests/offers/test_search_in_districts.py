"""Whoever reads the offer in a district stays there: in the search, on the pages of help, and on the way back from them."""

import re

import pytest
from lxml import html

from offers.actions.publishing import render_council
from offers.views import searching
from tests.offers.in_fens import DAY, HOME, LESSONS, SWIMMING, add, fens, next_edition, publish

pytestmark = pytest.mark.django_db
HELP = ("help-now/", "complaints/", "who-can-get-help/")


@pytest.fixture
def low_fen(published_folder):
    """The county, published, with something of its own in Low Fen."""
    return publish(add(fens(amount_figure=300)))


def main(body):
    return html.fromstring(body).get_element_by_id("main")


def found(client, address, asked):
    """The addresses that a search finds."""
    page = main(client.get(address, {"q": asked}).content.decode())
    return [link.get("href") for link in page.xpath(".//ul[@class='items']//a")]


def test_the_search_of_a_district_finds_what_is_there(client, low_fen):
    assert found(client, f"{HOME}search/", "driving lessons")[0] == f"{HOME}{LESSONS}"
    assert found(client, f"{HOME}search/", "swimming") == [f"{HOME}{SWIMMING}"]
    assert found(client, "/kesteven/search/", "driving lessons")[0] == "/kesteven/offer/all/kesteven-1/"
    # What another district adds is for whoever lives there.
    assert f"{HOME}{SWIMMING}" not in found(client, "/kesteven/in/high-fen/search/", "swimming")
    assert f"{HOME}{SWIMMING}" in found(client, "/kesteven/search/", "swimming")


def test_help_and_contacts_are_found_in_the_district(client, low_fen):
    assert found(client, f"{HOME}search/", "homeless")[0] == f"{HOME}help-now/"
    assert f"{HOME}contacts/" in found(client, f"{HOME}search/", "duty worker")
    assert f"{HOME}complaints/" in found(client, f"{HOME}search/", "complaint")


def test_the_search_page_keeps_the_district_and_its_duty_worker(client, low_fen):
    body = client.get(f"{HOME}search/", {"q": "xyzzy"}).content.decode()
    page = html.fromstring(body)
    assert [form.get("action") for form in page.xpath("//form[@role='search']")] == [f"{HOME}search/"]
    assert "01632 960009" in page.text_content()
    way = [link.get("href") for link in page.xpath("//nav[@aria-label='Where you are']//a")]
    assert way == ["/kesteven/", HOME]
    assert f"{HOME}offer/all/" in body


def test_a_place_that_is_no_district_has_no_search_and_asks_no_database(client, low_fen, django_assert_num_queries):
    client.get(f"{HOME}search/")
    with django_assert_num_queries(0):
        assert client.get("/kesteven/in/nowhere/search/").status_code == 404
        assert client.get(f"{HOME}search/", {"q": "lessons"}).status_code == 200


def test_where_nothing_is_in_force_the_search_answers(client, published_folder):
    offer = fens()
    render_council(offer.council, today=DAY)
    searching._index.cache_clear()
    assert client.get("/kesteven/search/", {"q": "rent"}).status_code == 200
    assert client.get(f"{HOME}search/", {"q": "rent"}).status_code == 404


@pytest.mark.parametrize("rest", HELP)
def test_the_pages_of_help_are_the_districts(low_fen, visit, settings, rest):
    status, body = visit(f"{HOME}{rest}", DAY)
    page = html.fromstring(body)
    assert status == 200 and "01632 960009" in main(body).text_content()
    assert [link.get("href") for link in page.xpath("//nav[@aria-label='Where you are']//a")] == ["/kesteven/", HOME]
    # It says what the county's says, and search engines keep that one.
    assert [each.get("href") for each in page.xpath("//link[@rel='canonical']")] == [
        f"{settings.SITE_ADDRESS}/kesteven/{rest}"
    ]


def test_every_page_of_a_district_leads_to_its_own_help_and_search(low_fen, visit):
    county = re.compile(r'"/kesteven/(?:search|help-now|complaints|who-can-get-help|status|what-can-i-get)/"')
    for rest in ("", "offer/", LESSONS, "contacts/", *HELP):
        _, body = visit(f"{HOME}{rest}", DAY)
        # A page that says what the county says names the county page as the one to keep.
        assert [each for each in county.findall(body) if each != f'"/kesteven/{rest}"'] == [], rest
        for page in ("search/", "help-now/", "complaints/", "status/", "what-can-i-get/"):
            assert f'"{HOME}{page}"' in body, (rest, page)


def test_an_old_edition_leads_to_the_help_of_today(published_folder, visit):
    offer = publish(fens(amount_figure=300))
    next_edition(offer)
    render_council(offer.council, today=DAY)
    _, body = visit(f"{HOME}offer/editions/1/all/kesteven-1/", DAY)
    assert '"/kesteven/help-now/"' in body and '"/kesteven/search/"' in body


def test_am_i_a_care_leaver_keeps_the_district(client, low_fen):
    body = client.get(f"{HOME}status/").content.decode()
    assert f'action="{HOME}status/"' in body and f'"{HOME}help-now/"' in body
    assert client.get("/kesteven/in/nowhere/status/").status_code == 404
    body = client.get(f"{HOME}what-can-i-get/").content.decode()
    assert f'href="{HOME}status/"' in body and '"/kesteven/status/"' not in body
