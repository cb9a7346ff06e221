"""What of a county's offer in a district is kept: its pages in old editions, its booklets, and its words for machines."""

import json

import jsonschema_rs
import pytest
from django.test import Client
from lxml import html

from leaving_care.models import Authority
from offers import booklets
from offers.actions.publishing import render_council
from offers.booklets import make_pdf
from offers.contents import read_contents
from offers.open_data.whole import schema
from tests.offers.in_fens import DAY, HOME, LESSONS, SWIMMING, add, fens, next_edition, publish
from tests.verapdf import check_ua1

pytestmark = pytest.mark.django_db
OLD = f"{HOME}offer/editions/1/"


@pytest.fixture
def read(published_folder, visit):
    """A published page."""

    def ask(address):
        status, page = visit(address, DAY)
        assert status == 200, address
        return page

    return ask


def words_of(page):
    return " ".join(html.fromstring(page).text_content().split())


def links(page, name):
    return [link.get("href") for link in html.fromstring(page).xpath(f"//a[contains(., '{name}')]")]


def canonical(page):
    return [link.get("href") for link in html.fromstring(page).xpath("//link[@rel='canonical']")]


# Old editions


def test_an_old_edition_has_its_pages_in_every_district_with_the_banner(read):
    offer = publish(add(fens(amount_figure=300)))
    next_edition(offer)
    render_council(offer.council, today=DAY)
    for rest in ("", "whole/", "all/", "all/kesteven-1/", "all/low-fen-swimming/", "contacts/"):
        page = read(OLD + rest)
        assert "Edition 1 is not the offer today" in words_of(page), rest
        assert f"{HOME}offer/" in links(page, "See the offer today"), rest
    assert "£300" in read(f"{OLD}all/kesteven-1/") and "£230" in read(
        "/kesteven/in/high-fen/offer/editions/1/all/kesteven-1/"
    )
    assert "different in Low Fen" not in words_of(read(f"{HOME}{LESSONS}"))  # of the new edition


def test_the_way_in_an_old_edition_leads_to_the_edition(read):
    offer = publish(fens(amount_figure=300))
    next_edition(offer)
    render_council(offer.council, today=DAY)
    page = html.fromstring(read(f"{OLD}all/kesteven-1/"))
    way = [(link.text, link.get("href")) for link in page.xpath("//nav[@aria-label='Where you are']//a")]
    assert way == [
        ("Kesteven", "/kesteven/"),
        ("All editions", "/kesteven/offer/editions/"),
        ("Edition 1", "/kesteven/offer/editions/1/"),
        ("In Low Fen", OLD),
        ("All of it", f"{OLD}all/"),
    ]
    county = read("/kesteven/offer/editions/1/all/kesteven-1/")
    assert f"{OLD}all/kesteven-1/" in links(county, "Low Fen")
    # What no district says otherwise is the county's: no link of the page leads nowhere in the edition.
    here = [
        link.get("href")
        for link in page.xpath("//a")
        if "/editions/1/" in (link.get("href") or "") and "suggest" not in link.get("href")
    ]
    assert here
    for address in here:
        read(address.partition("#")[0])


def test_the_edition_in_force_has_them_under_its_number_too_as_copies(read, settings):
    publish(fens(amount_figure=300))
    site = settings.SITE_ADDRESS
    assert canonical(read(f"{OLD}all/kesteven-1/")) == [f"{site}{HOME}{LESSONS}"]
    assert canonical(read(f"{OLD}all/kesteven-0/")) == [f"{site}/kesteven/offer/all/kesteven-0/"]
    assert canonical(read(f"{OLD}contacts/")) == [f"{site}/kesteven/contacts/"]


def test_a_district_that_ended_keeps_its_pages_in_the_editions_of_its_time(read, visit):
    offer = publish(fens(amount_figure=300))
    next_edition(offer)
    Authority.objects.filter(slug="low-fen").update(ends_on="2026-10-01")
    render_council(offer.council, today=DAY)
    assert visit(HOME, DAY)[0] == 404
    page = read(f"{OLD}all/kesteven-1/")
    assert "£300" in page and "/kesteven/offer/" in links(page, "See the offer today")


# Booklets and the file for reading with no net


def test_a_district_with_something_of_its_own_has_booklets_and_no_other_has(read):
    publish(add(fens(amount_figure=300)))
    ours = links(read(HOME), "The whole offer in Low Fen")
    assert ["large-print" in address for address in ours] == [False, True]
    assert links(read("/kesteven/booklets/"), "The whole offer in Low Fen") == ours
    assert all("in-low-fen" in address for address in ours)
    for address in ("/kesteven/", "/kesteven/in/high-fen/"):
        theirs = links(read(address), "The whole offer")
        assert theirs and not any("-in-" in each for each in theirs), address


def test_where_no_district_differs_nothing_is_printed_for_any(read):
    offer = publish(fens())
    assert "one of these places" not in words_of(read("/kesteven/booklets/"))
    contents = read_contents(offer.edition)
    for district in contents.authority.districts.all():
        assert booklets.in_district(contents, district, on_address="") == []


def test_the_booklets_say_the_districts_words_and_keep_to_pdf_ua():
    contents = read_contents(add(fens(amount_figure=300)).edition)
    low = Authority.objects.get(slug="low-fen")
    made = booklets.in_district(contents, low, on_address="https://offer.example")
    assert [booklet.name for booklet in made] == ["in-low-fen", "in-low-fen-large-print"]
    text = words_of(made[0].html)
    for said in ("If you live in Low Fen", "This is different in Low Fen. Why: Lessons cost more there.", "£300",
                 "This is for people who live in Low Fen.", "Free swimming", "offer.example/kesteven/in/low-fen"):  # fmt: skip
        assert said in text, said
    assert "£230" not in text
    for booklet in made:
        check_ua1(make_pdf(booklet.html).bytes)


def test_the_file_for_reading_with_no_net_is_the_districts(read):
    publish(fens(amount_figure=300))
    [address] = links(read(f"{HOME}offer/"), "Save the whole offer")
    assert "-in-low-fen-" in address and "£300" in read(address) and "£230" not in read(address)
    [county] = links(read("/kesteven/offer/"), "Save the whole offer")
    assert "£230" in read(county) and "£300" not in read(county)


# For machines


def test_the_whole_offer_has_what_districts_say_and_keeps_to_its_schema(read):
    offer = publish(add(fens(amount_figure=300)))
    for address in ("/kesteven/offer.json", "/kesteven/offer/editions/1/offer.json"):
        said = json.loads(read(address))
        jsonschema_rs.validator_for(json.loads(schema()), validate_formats=True).validate(said)
        other, added = said["district_items"]
        assert other["differs_from"] == other["id"] == said["items"][-1]["id"]
        assert (other["amount"]["figure"], other["reason"]) == (300, "Lessons cost more there.")
        assert (added["differs_from"], added["theme"], added["name"]) == (None, "all", "Free swimming")
        assert added["district"]["slug"] == "low-fen" and added["url"].endswith("low-fen-swimming/")
    assert [item["name"] for item in said["items"]] == [item.name for item in read_contents(offer.edition).items]


def feed(address, status=200):
    response = Client().get(f"/open-referral/kesteven{address}")
    assert response.status_code == status, response.content
    return response.json()


def test_what_a_district_adds_is_a_service_there(published_folder, settings, visit):
    settings.SITE_ADDRESS = "https://offer.example"
    offer = add(fens(amount_figure=300))
    Authority.objects.filter(slug="low-fen").update(gss_code="E07000140")
    publish(offer)
    [row] = [row for row in feed("/services")["contents"] if row["name"] == "Free swimming"]
    whole = feed(f"/services/{row['id']}")
    assert whole["organization"]["name"] == "Low Fen District Council" and whole["url"].endswith(SWIMMING)
    [area] = whole["service_areas"]
    assert (area["name"], area["uri"]) == (
        "Low Fen",
        "http://statistics.data.gov.uk/id/statistical-geography/E07000140",
    )
    assert {each["link_id"] for each in whole["attributes"]} == {row["id"]}
    assert json.loads(visit("/kesteven/offer.json", DAY)[1])["district_items"][1]["id"] == row["id"]


def test_it_keeps_its_number_in_the_next_edition(published_folder):
    offer = publish(add(fens()))
    before = {row["id"] for row in feed("/services")["contents"] if row["name"] == "Free swimming"}
    offer.edition = next_edition(offer, published=False)
    publish(add(offer, name="Swimming for free"))
    assert {row["id"] for row in feed("/services")["contents"] if row["name"] == "Swimming for free"} == before


def test_money_that_a_district_adds_is_no_service(published_folder):
    publish(add(fens(), amount_figure=20))
    assert not [row for row in feed("/services")["contents"] if row["name"] == "Free swimming"]


def test_a_service_that_is_different_somewhere_says_where(published_folder):
    offer = fens()
    offer.otherwise("low-fen", "A home", reason="More homes there.", what_we_offer="A flat.")
    publish(offer)
    [row] = [row for row in feed("/services")["contents"] if row["name"] == "A home"]
    assert row["description"].endswith("It is different in: Low Fen.")
