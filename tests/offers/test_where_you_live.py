"""What can I get, as it is where somebody lives: by their own choice, and by their record."""

import pytest
from django.test import Client
from lxml import html

from entitlements.facts import ELSEWHERE, HERE, OTHER_COUNCIL, Facts
from entitlements.where_they_live import where_they_live
from offers import answering
from offers.answering import offer_on
from tests.offers.in_fens import DAY, HOME, LESSONS, SWIMMING, add, fens, publish

pytestmark = pytest.mark.django_db
COUNTY, THERE = "/kesteven/what-can-i-get/", f"{HOME}what-can-i-get/"
KAI = {"age": 18, "status": "former_relevant", "lives": "here"}


@pytest.fixture
def offer(published_folder):
    """The county's offer, published: Low Fen has the driving lessons otherwise and adds free swimming."""
    answering._read.cache_clear()
    return publish(add(fens(amount_figure=300)))


def ask(address, expected=200, method="get", **data):
    response = getattr(Client(), method)(address, data)
    assert response.status_code == expected, address
    return html.fromstring(response.content) if expected == 200 else response


def words_of(page):
    return " ".join(page.xpath("//main")[0].text_content().split())


def thing(page, name):
    """The part of the list about one thing."""
    [found] = page.xpath(f"//main//li[details/summary/b[. = '{name}']]")
    return found


def hrefs(part):
    return [link.get("href") for link in part.xpath(".//a")]


def test_in_a_district_the_list_says_the_districts_words(offer):
    page = ask(THERE, **KAI)
    lessons = thing(page, "Driving lessons")
    assert "£300" in words_of(page) and "£230" not in words_of(page)
    assert "This is different in Low Fen. Why: Lessons cost more there." in " ".join(lessons.text_content().split())
    assert HOME + LESSONS in hrefs(lessons)
    assert HOME + SWIMMING in hrefs(thing(page, "Free swimming"))
    assert page.findtext(".//h1") == "What you can get in Low Fen"
    assert "What can I get in Low Fen?" in page.findtext(".//title")


def test_in_another_district_and_in_the_county_it_says_the_countys(offer):
    for address in (COUNTY, "/kesteven/in/high-fen/what-can-i-get/"):
        page = ask(address, **KAI)
        assert "£230" in words_of(page) and "£300" not in words_of(page), address
        assert not page.xpath("//b[. = 'Free swimming']"), address
    assert "ifferent in " not in words_of(page)


def test_whoever_does_not_choose_is_told_on_the_thing_itself(offer):
    lessons = thing(ask(COUNTY, **KAI), "Driving lessons")
    assert "Different in Low Fen" in " ".join(lessons.xpath("./details/summary")[0].text_content().split())
    assert HOME + LESSONS in hrefs(lessons)
    assert "In Low Fen this is different" in " ".join(lessons.text_content().split())
    assert "ifferent" not in thing(ask(COUNTY, **KAI), "A home").text_content()


def test_before_any_answer_everybody_can_say_where_they_live(offer):
    page = ask(COUNTY)
    assert [address for address in hrefs(page.xpath("//main")[0]) if "/in/" in address] == [
        "/kesteven/in/high-fen/what-can-i-get/",
        THERE,
    ]
    there = ask(THERE)
    assert there.findtext(".//h1") == "What can I get in Low Fen?" and COUNTY in hrefs(there.xpath("//main")[0])
    assert "01632 960009" in there.text_content()


@pytest.mark.parametrize("method", ["get", "post"])
def test_answers_go_along_to_where_somebody_lives(offer, method):
    told = KAI | ({"circumstance": ["young_parent", "hard_time"], "asked": "1"} if method == "post" else {})
    [form] = ask(COUNTY, method=method, **told).xpath("//main//form[.//button[@formaction]]")
    assert form.method.lower() == method
    [button] = form.xpath(f".//button[@formaction='{THERE}']")
    assert button.text == "Low Fen"
    sent: dict = {}
    for field in form.xpath(".//input"):
        sent.setdefault(field.get("name"), []).append(field.get("value"))
    page = ask(THERE, method=method, **sent)
    assert "You told us: age 18" in words_of(page) and "£300" in words_of(page)
    [told_us] = page.xpath("//main/p[starts-with(., 'You told us')]")
    assert ("a hard time" in told_us.text_content()) == (method == "post")


def test_whoever_lives_outside_gets_the_countys_words_wherever_they_ask(offer):
    page = ask(THERE, **(KAI | {"lives": "elsewhere"}))
    assert "You live somewhere else, so this is the offer for all of Kesteven" in words_of(page)
    assert "£230" in words_of(page) and "£300" not in words_of(page) and "ifferent in" not in words_of(page)


def test_the_same_rules_hold_there(offer):
    page = ask(THERE, age="x")
    assert "Error:" in page.findtext(".//title") and "Write your age as a number" in words_of(page)
    ask("/kesteven/in/nowhere/what-can-i-get/", 404)
    ask("/nowhere/in/low-fen/what-can-i-get/", 404)
    response = Client().post(THERE, {**KAI, "asked": "1"})
    assert response["Cache-Control"] == "private, no-store" and "Set-Cookie" not in response
    assert len(response.content) < 100_000


def test_it_asks_the_database_nothing(offer, django_assert_num_queries):
    for address in (THERE, COUNTY):
        with django_assert_num_queries(0):
            ask(address, **KAI)


def test_the_districts_pages_lead_to_its_list(offer, visit):
    for address in (HOME, f"{HOME}offer/"):
        page = html.fromstring(visit(address, DAY)[1])
        assert THERE in hrefs(page) and COUNTY not in hrefs(page), address
    assert html.fromstring(visit(HOME, DAY)[1]).xpath(f"//form[@action='{THERE}']")


def test_what_the_law_gives_more_than_the_county_still_says_that_a_district_differs(published_folder):
    answering._read.cache_clear()
    young = {"age_from": 17, "age_to": 17, "last_year_included": False}
    offer = fens().item("Somebody to ask", rules=[young], national="personal-adviser")
    publish(offer.otherwise("low-fen", "Somebody to ask", reason="They say so.", what_we_offer="Two of them."))
    page = ask(COUNTY, **KAI)
    assert not page.xpath("//b[. = 'Somebody to ask']")
    assert HOME + "offer/all/kesteven-2/" in hrefs(page.xpath("//main")[0])


# By somebody's record


@pytest.mark.parametrize(
    ("council", "before", "lives", "there"),
    [
        ("Low Fen", ELSEWHERE, HERE, "low-fen"),
        ("low fen district council", ELSEWHERE, HERE, "low-fen"),
        ("Low Fen", "", OTHER_COUNCIL, "low-fen"),
        ("Kesteven", HERE, HERE, None),
        ("Leeds", ELSEWHERE, ELSEWHERE, None),
        ("", "", "", None),
    ],
)
def test_a_record_says_where_somebody_lives(offer, council, before, lives, there):
    facts = Facts(on=DAY, council=council, lives=before)
    seen, facts = where_they_live(offer_on("kesteven", DAY), facts)
    assert facts.lives == lives and (seen["here"] and seen["here"]["slug"]) == there


def test_an_offer_that_was_stored_before_names_no_districts():
    facts = Facts(on=DAY, council="Low Fen")
    assert where_they_live({"slug": "kesteven"}, facts) == ({"slug": "kesteven"}, facts)
