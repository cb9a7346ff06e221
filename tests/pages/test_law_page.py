"""/law/: today's law in plain words, with the source and the last-checked day of everything, and no day too early."""

import gzip
import re
from datetime import date, timedelta
from itertools import pairwise
from urllib.parse import urlsplit

import pytest

from leaving_care.dates import in_words
from leaving_care.law import Book, book, listing, read_tables, saying, using
from offers.rendering.law_page import law_page
from tests.leaving_care.law_books import starting
from tests.pages.reading import HEADINGS, ReadPage, words

pytestmark = pytest.mark.once  # these pages ask no database for more than the list of councils

DAY = date(2026, 11, 21)
STARTS = date(2027, 4, 1)
EVE = STARTS - timedelta(days=1)


def read(law: Book, on: date) -> ReadPage:
    """The page of a book on a day."""
    return ReadPage("/law/", "_site", None, law_page(law, on).render().decode())


def part(page: ReadPage, heading: str) -> str:
    """The words from a heading of the second level to the next."""
    whole = page.text
    titles = [words(each) for each in page.all("h2")]
    start = whole.index(heading, whole.index("Not sure what is yours?"))
    ends = [whole.find(title, start + len(heading)) for title in titles]
    return whole[start : min([end for end in ends if end > 0], default=len(whole))]


@pytest.fixture(scope="module")
def today_page():
    return read(book(), DAY)


@pytest.fixture
def today(monkeypatch):
    """Sets the day in the UK."""

    def to(day):
        monkeypatch.setattr("leaving_care.middleware.uk_day", lambda moment: day)

    return to


def test_it_needs_no_query_no_cookie_and_nothing_but_itself(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/law/")
    assert response.status_code == 200 and response["Content-Type"] == "text/html; charset=utf-8"
    assert not response.cookies and response["Cache-Control"] == "no-cache"
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', response.content.decode()).group(1)
    assert "default-src 'none'" in policy and "script" not in policy
    page = ReadPage("/law/", "_site", None, response.content.decode())
    assert page.all("script", "img", "iframe", "form") == []
    assert [each.get("href") for each in page.all("link")] == ["data:,"]


def test_it_is_packed_small_and_not_sent_again(client):
    response = client.get("/law/", headers={"accept-encoding": "gzip"})
    assert len(response.content) < 20_000 and len(gzip.decompress(response.content)) < 100_000
    again = client.get("/law/", headers={"accept-encoding": "gzip", "if-none-match": response["ETag"]})
    assert again.status_code == 304 and not again.content


def test_it_only_answers_who_asks_to_read(client):
    assert client.head("/law/").status_code == 200
    assert client.post("/law/").status_code == 405
    assert client.get("/law").headers["Location"] == "/law/"


def test_everything_in_force_is_in_it_with_its_source_and_the_day_it_was_checked(today_page):
    text = today_page.text.lower()
    for line in listing.in_force(book(), DAY):
        assert line.entry.name.lower() in text, line.entry.id
        if line.file != "duties":
            assert saying.value(line.entry, line.row).lower() in text, line.entry.id
    told = [words(each) for each in today_page.tree.iter() if each.get("class") == "meta"]
    assert len(told) >= len(listing.in_force(book(), DAY))
    assert [each for each in told if "Last checked 21 November 2026" not in each] == []


def test_its_sources_are_links_to_them(today_page):
    addresses = {each.address for each in book().provisions.values()}
    out = {href for href in today_page.hrefs if urlsplit(href).scheme}
    assert out <= addresses and len(out) > 30
    assert {line.row.provision for line in listing.in_force(book(), DAY)} <= {
        each.id for each in book().provisions.values() if each.address in out
    }


def test_what_has_not_been_read_is_said(today_page):
    part_of_ages = {words(dt): words(dd) for dt, dd in pairwise(today_page.all("dt", "dd")) if dt.tag == "dt"}
    for figure in book().figures.values():
        honest = "We have not read its own words yet." in part_of_ages[figure.name]
        assert honest == (figure.on(DAY).sure == "unread"), figure.id


def test_the_headings_are_in_order_and_each_group_can_be_jumped_to(today_page):
    levels = [int(each.tag[1]) for each in today_page.all(*HEADINGS)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []
    assert [
        target for path, target in today_page.internal if path == "/law/" and target and target not in today_page.ids
    ] == []
    assert {"eligible", "relevant", "former_relevant", "qualifying"} <= {target for _, target in today_page.internal}
    assert sorted(set(today_page.ids)) == sorted(today_page.ids)


def test_each_age_has_its_own_list(today_page):
    assert [words(each) for each in today_page.all("h4")] == [
        "Eligible, 16 to 17 (until you turn 18)",
        "Relevant, 16 to 17 (until you turn 18)",
        "Former relevant, 18 to 20 (until you turn 21)",
        "Former relevant, 21 to 24 (until you turn 25)",
        "Former relevant, 25 and over",
        "Qualifying, 16 to 20 (until you turn 21)",
        "Qualifying, 21 to 24 (until you turn 25)",
    ]


def test_it_uses_plain_words(today_page):
    assert (
        re.findall(
            r"\b(LAC|NEET|placement|cohort|non-engaging|prescribed|None)\b",
            today_page.text.replace("Placement and", ""),
        )
        == []
    )
    assert (
        "£2,000 once" in today_page.text
        and "£338.58 a month" in today_page.text
        and "Up to £1,200 a year" in today_page.text
    )


def test_an_amount_tells_what_it_was_before(today_page):
    money = part(today_page, "Money and other rights")
    assert (
        "Before that: £1,000 once, from 1 August 2018 to 31 July 2023. What counts is the day your apprenticeship started."
        in money
    )
    assert "£2,000 once, from 1 April 2011 to 31 March 2023" in money


def test_what_is_made_and_not_started_stands_apart(today_page):
    waiting = part(today_page, "Made law, not started yet")
    for section in ("7", "8", "9", "78"):
        assert f"Children's Wellbeing and Schools Act 2026, section {section}" in waiting
    assert waiting.count("No day is set for it to start.") == 3 and "knowing about money" in waiting
    assert "Staying close" not in part(today_page, "Who is owed what")


def test_what_is_only_announced_stands_apart(today_page):
    assert "23 December 2025" in part(today_page, "Announced, not law yet")
    assert "23 December 2025" not in part(today_page, "Money and other rights")


def test_a_day_that_is_set_changes_the_page_from_that_day_and_not_before(client, today):
    with using(starting(cwsa2026_s7=STARTS)):
        for day, owed in ((EVE, False), (STARTS, True), (STARTS + timedelta(days=1), True)):
            today(day)
            page = ReadPage("/law/", "_site", None, client.get("/law/").content.decode())
            assert f"as it is on {in_words(day)}" in page.text
            assert ("Staying close" in part(page, "Who is owed what")) == owed
            assert ("It starts on 1 April 2027." in part(page, "Made law, not started yet")) != owed


def test_a_value_that_is_set_for_later_is_told_with_its_day():
    tables = read_tables()
    rows = tables["amounts"]["universal-credit-under-25"]["values"]
    rows[-1]["to"] = EVE
    rows.append({**rows[-1], "figure": 350, "from": STARTS})
    del rows[-1]["to"]
    law = Book(tables)
    assert "From 1 April 2027: £350 a month" in part(read(law, EVE), "Made law, not started yet")
    assert "£350 a month" not in part(read(law, EVE), "Money and other rights")
    assert "£350 a month" in part(read(law, STARTS), "Money and other rights")


def test_a_book_with_nothing_to_come_says_so():
    law = starting(cwsa2026_s7=EVE, cwsa2026_s8=EVE, cwsa2026_s9=EVE)
    assert "We know of nothing that is made and has not started." in part(
        read(law, STARTS), "Made law, not started yet"
    )


def test_it_can_be_found_from_the_portals_foot_and_from_who_can_get_help(site, council):
    assert "/law/" in {path for path, _ in site.pages["/"].internal}
    assert "/law/" in {path for path, _ in site.pages[f"/{council}/who-can-get-help/"].internal}
