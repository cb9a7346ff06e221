"""The Open Referral UK feed of a council, and its offer as JSON."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import hypothesis
import jsonschema_rs
import pytest
from django.core.wsgi import get_wsgi_application
from django.test import Client

from offers.actions.publishing import publish_edition, render_council
from offers.addresses import Addresses
from offers.contents import read_contents
from offers.loading import load_offer
from offers.models import Edition
from offers.open_data.asking import BadQuestion, found, page
from offers.open_data.whole import schema, whole
from tests.offers.small import THEME, write_council

pytestmark = pytest.mark.django_db

AT = datetime(2026, 4, 1, 9, tzinfo=UTC)
TODAY = date(2026, 5, 1)
FIXTURES = Path(__file__).parents[2] / "fixtures"
FEED = "/open-referral/smallton"
MORE = """
[[items]]
slug = "grant"
identity = "grant"
name = "A grant"
kind = "money"
what_we_offer = "Money."
[[items]]
slug = "group"
identity = "group"
name = "A group"
what_we_offer = "People of your age."
[[items.rules]]
age_from = 18
"""
OFFICE = """
[[contacts]]
key = "office"
kind = "office"
name = "The office"
address = ["1 High Street", "Smallton"]
postcode = "SM1 1AA"
"""


@pytest.fixture(autouse=True)
def address(settings):
    """The install knows where it is."""
    settings.SITE_ADDRESS = "https://offer.example"


@pytest.fixture
def offer(tmp_path, published_folder):
    """A small council's files."""
    folder = write_council(tmp_path / "files")
    (folder / "themes" / "01-home.toml").write_text(THEME.format(words="Things for your **first** home.") + MORE)
    with (folder / "contacts.toml").open("a") as contacts:
        contacts.write(OFFICE)
    return folder


@pytest.fixture
def edition(offer):
    """It, published."""
    edition = load_offer(offer).edition
    publish_edition(edition, at=AT, by="A test", accept_source_faults="It is invented.")
    return edition


def get(address, status=200):
    response = Client().get(f"{FEED}{address}")
    assert response.status_code == status, response.content
    assert response["Access-Control-Allow-Origin"] == "*" and "Set-Cookie" not in response
    return response.json()


def test_what_the_feed_is(edition):
    about = get("/")
    assert about["version"] == "HSDS-UK-3.0" and about["openapi_url"].endswith(f"{FEED}/openapi.json")


def test_an_install_that_does_not_know_its_address_says_none(offer, settings):
    settings.SITE_ADDRESS = ""
    edition = load_offer(offer).edition
    publish_edition(edition, at=AT, by="A test", accept_source_faults="It is invented.")
    assert not any("url" in row for row in get("/services")["contents"])


def test_services_and_no_entitlements(edition):
    listed = get("/services")
    assert [row["name"] for row in listed["contents"]] == ["Starter pack", "A group"]
    assert (listed["total_items"], listed["first_page"], listed["last_page"], listed["empty"]) == (2, True, True, False)
    item = edition.items.get(slug="starter-pack")
    whole = get(f"/services/{item.identity.uuid}")
    assert whole["description"] == "Things for your first home."
    assert (whole["minimum_age"], whole["maximum_age"], whole["status"]) == (16, 25, "active")
    assert "maximum_age" not in get(f"/services/{edition.items.get(slug='group').identity.uuid}")
    (place,) = whole["service_at_locations"]
    assert place["location"]["addresses"][0] | {"id": "", "location_id": ""} == {
        "id": "",
        "location_id": "",
        "address_1": "1 High Street",
        "city": "Smallton",
        "state_province": "Smallton",
        "postal_code": "SM1 1AA",
        "country": "GB",
        "address_type": "physical",
    }
    assert {row["taxonomy_term"]["name"] for row in whole["attributes"]} == {"Your home", "Somewhere to live"}
    money = edition.items.get(slug="grant").identity.uuid
    assert get(f"/services/{money}", 404)["message"]


def test_lists_of_terms(edition):
    lists = get("/taxonomies")["contents"]
    assert get(f"/taxonomies/{lists[0]['id']}") == lists[0]
    terms = get("/taxonomy_terms?per_page=200")["contents"]
    assert {term["taxonomy_id"] for term in terms} == {row["id"] for row in lists}
    mine = next(term for term in terms if term["name"] == "Your home")
    assert get(f"/taxonomy_terms/{mine['id']}") == mine
    assert len(get(f"/services?taxonomy_term_id={mine['id']}")["contents"]) == 2
    # A number of one kind opens nothing of another.
    get(f"/services/{mine['id']}", 404)
    get(f"/taxonomies/{mine['id']}", 404)


def test_what_was_asked_for(edition):
    names = {
        "search=FIRST+home": ["Starter pack"],
        "search=nothing": [],
        "minimum_age=17": ["A group"],
        "maximum_age=25": ["Starter pack"],
        "taxonomy_id=unknown": [],
        "per_page=1&page=2": ["A group"],
        "page=9": [],
    }
    assert {asked: [row["name"] for row in get(f"/services?{asked}")["contents"]] for asked in names} == names


def test_what_cannot_be_answered_is_said_in_words(edition):
    for asked in ("page=0", "page=x", "per_page=-1", "page=", "minimum_age=1.5", "search=" + "x" * 201):
        assert get(f"/services?{asked}", 400)["message"], asked


def test_a_council_that_has_published_nothing_has_no_feed(db, published_folder):
    assert Client().get("/open-referral/nowhere/services").status_code == 404
    assert Client().get("/open-referral/_site/services").status_code == 404


def test_numbers_are_the_same_when_it_is_published_again(edition, offer, tmp_path):
    before = [get("/services?per_page=200"), get("/taxonomy_terms"), get("/taxonomies")]
    one = get(f"/services/{before[0]['contents'][0]['id']}")
    for path in offer.rglob("*.toml"):
        path.write_text(path.read_text().replace("number = 1\n", "number = 2\n"))
    second = load_offer(offer).edition
    assert second.number == 2
    publish_edition_again(second)
    after = [get("/services?per_page=200"), get("/taxonomy_terms"), get("/taxonomies")]
    assert [[row["id"] for row in each["contents"]] for each in after] == [
        [row["id"] for row in each["contents"]] for each in before
    ]
    again = get(f"/services/{one['id']}")
    for name in ("attributes", "contacts", "service_areas", "service_at_locations"):
        assert [row["id"] for row in again[name]] == [row["id"] for row in one[name]], name


def publish_edition_again(second):
    """Freezes it and makes the pages: whether it may go out is another matter (test_publishing)."""
    Edition.objects.filter(pk=second.pk).update(published_at=AT.replace(hour=10), published_by="A test")
    render_council(second.authority, today=TODAY)


def test_the_whole_offer_as_its_schema_says(edition, visit):
    status, text = visit("/offer-schema.json", TODAY)
    schema = json.loads(text)
    assert status == 200
    for address in ("/smallton/offer.json", "/smallton/offer/editions/1/offer.json"):
        status, text = visit(address, TODAY)
        assert status == 200
        jsonschema_rs.validate(schema, json.loads(text), validate_formats=True)
    assert [item["name"] for item in json.loads(text)["items"]] == ["Starter pack", "A grant", "A group"]


def test_every_seed_is_as_the_schema_says(tmp_path, published_folder):
    rules = json.loads(schema())
    for slug in ("derby", "derbyshire", "staffordshire"):
        contents = read_contents(load_offer(FIXTURES / slug).edition)
        said = json.loads(json.dumps(whole(contents, Addresses(slug, contents)), default=str))
        jsonschema_rs.validate(rules, said, validate_formats=True)


def test_pages_of_any_size_hold_every_row_once():
    rows = [{"id": number} for number in range(23)]
    for size in (1, 7, 23, 500):
        pages, number = [], 1
        while not (one := page(rows, {"page": str(number), "per_page": str(size)}))["last_page"]:
            pages += one["contents"]
            number += 1
        assert pages + one["contents"] == rows
    with pytest.raises(BadQuestion):
        found([], {"minimum_age": "²"})


@pytest.mark.slow
def test_the_feed_keeps_to_its_own_description(edition):
    import schemathesis  # which takes seconds to read: not while tests are collected

    schema = schemathesis.openapi.from_wsgi(f"{FEED}/openapi.json", get_wsgi_application())
    tried = []
    for operation in schema.get_all_operations():
        keeps_to_it_for(operation.ok(), tried)
    assert {path for path in tried} == set(schema.raw_schema["paths"])


def keeps_to_it_for(operation, tried):
    """Asks for one address of the description in many ways, well and badly, and checks each answer against it."""

    @hypothesis.given(case=operation.as_strategy())
    @hypothesis.settings(max_examples=25, deadline=None, derandomize=True, database=None)
    def ask(case):
        tried.append(operation.path)
        case.call_and_validate()

    ask()
