"""What can I get? Whole walks without a script, and the list on the page."""

import gzip
import re
from collections import Counter
from datetime import date, timedelta
from itertools import product

import pytest

from entitlements.forms.what_can_i_get import CIRCUMSTANCES, LIVES, STATUSES, AnswersForm
from entitlements.listing import listing
from leaving_care.law import duties, using
from offers import answering
from tests.leaving_care.law_books import starting
from tests.pages.answered import EXPECTING, FIRST_FLAT, IN_LEEDS
from tests.pages.conftest import COUNCILS

pytestmark = pytest.mark.once  # these pages ask no database for more than the list of councils


# ---------------------------------------------------------------- walks


def test_17_relevant_semi_independent_and_expecting(visitor):
    page = visitor(**EXPECTING)
    now, later = page.names("For you now"), page.names("Later")
    assert {"Money to live on at 16 and 17", "Somewhere suitable to live", "Help if you are a young parent"} <= set(now)
    assert now[:2] == ["Visits from your personal adviser", "Help if you are a young parent"] or now[0].startswith(
        "Help if"
    )
    assert "Money for university: the higher education bursary" in later
    assert "From your 18th birthday" in page.part("Later")
    told = page.told_of("Money to live on at 16 and 17")
    assert "You are 17 and relevant." in told and "You told us that you live semi-independently." in told
    assert "must do this, unless we are satisfied that your welfare does not need it" in told
    assert "Children Act 1989, section 23B" in told


def test_19_and_the_first_flat(visitor):
    page = visitor(**FIRST_FLAT)
    now = page.names("For you now")
    assert now[0] == "Home starter pack"
    assert {"Setting up home grant", "No council tax", "Extra points when you ask for a home"} <= set(now)
    told = page.told_of("Setting up home grant")
    assert "£3,000 once in national guidance, since 1 April 2023." in told and "We should" in told
    assert "Financial Entitlements" in told and "You are 19. This is for people of 18 to 24." in told


def test_19_with_an_age_alone_as_the_councils_home_asks_it(visitor):
    page = visitor(age=19)
    assert {"Setting up home grant", "No council tax", "Extra points when you ask for a home"} <= set(
        page.names("For you now")
    )
    assert "Home starter pack" in page.names("May be for you")
    assert "Find out which is yours" in page.text


def test_22_looked_after_by_derbyshire_and_living_in_leeds(visitor):
    here, away = visitor("derbyshire", **{**IN_LEEDS, "lives": "here"}), visitor("derbyshire", **IN_LEEDS)
    for part in ("For you now", "May be for you", "Later"):
        assert away.names(part) == here.names(part) != []
        for name in away.names(part):
            assert "From another area:" in away.told_of(name) and "From another area:" not in here.told_of(name)
    assert "Derbyshire County Council is still responsible for you, wherever you live." in away.text
    assert "Children Act 1989, section 23CZB" in away.told_of("A leaving care worker from your 16th birthday")


def test_16_and_nine_weeks_in_care_is_a_door(visitor):
    page = visitor(age=16, status="in_care", lives="here")
    assert (
        "You are not in one of the four groups yet, and you will be when you have been in care for long enough."
        in page.text
    )
    assert "What every child in care has is yours now." in page.text
    assert {"Money to live on", "Somewhere suitable to live", "An advocate"} <= set(page.names("For you now"))
    assert "When you have been in care for 13 weeks" in page.part("Later")
    assert "Your own personal adviser" in page.names("Later") and "Not for you" not in page.text


@pytest.mark.parametrize("status", ["not_sure", "none", "too_old"])
def test_what_the_status_questions_hand_over_is_understood(visitor, status):
    page = visitor(how="post", age=16, status=status, lives="", living="", from_status="1")
    assert page.heading == "What you can get" and page.errors == []
    assert "If you are in care now, you have this already" in page.text


def test_another_councils_care_leaver_is_shown_the_way(visitor):
    page = visitor(**{**FIRST_FLAT, "lives": "other_council"})
    assert "Another council looked after you, so that council owes you what the law says" in page.text
    assert 'href="/"' in page.html and "A personal adviser" in page.names("For you now")
    assert "They must" in page.told_of("A personal adviser")


@pytest.mark.parametrize(
    ("age", "said"),
    [
        (12, "Most of this starts when you turn 16."),
        (15, "Most of this starts when you turn 16."),
        (25, "Most of this ends when you turn 25."),
        (40, "You can still ask us for advice."),
        ("", "You did not tell us your age"),
    ],
)
def test_whoever_is_of_another_age_is_told_so_and_whom_to_ask(visitor, age, said):
    page = visitor(age=age)
    assert said in page.text and "01332 643907" in page.part("Ask, or say that it is not right")


def test_no_answers_at_all_make_no_promise_and_refuse_nothing(visitor):
    page = visitor(age="", status="not_sure", lives="not_sure", living="not_sure")
    assert "Not for you" not in page.text and len(page.names("May be for you")) > 60


# ---------------------------------------------------------------- the list


@pytest.mark.parametrize("answers", [FIRST_FLAT, IN_LEEDS, EXPECTING, {"age": 16}, {"age": 25}, {"age": ""}])
@pytest.mark.parametrize("council", COUNCILS)
def test_every_thing_stands_there_once_with_all_that_is_asked_of_it(visitor, store, day, council, answers):
    page = visitor(council, **answers)
    listed = [name for part in ("For you now", "May be for you", "Later") for name in page.names(part)]
    # Two items of different themes may have one name; the offer then has it twice.
    offered = Counter(row["name"] for row in answering.offer_on(council, day)["items"])
    assert {name for name, times in Counter(listed).items() if times > max(1, offered[name])} == set()
    addresses = [
        each.get("href") for each in page.main.iter("a") if each.get("href", "").startswith(f"/{council}/offer/")
    ]
    assert [address for address, times in Counter(addresses).items() if times > 1] == []
    for name in set(listed) - {name for name, times in offered.items() if times > 1}:
        told = page.told_of(name)
        for label in ("How to get it:", "Who decides:", "Why is this here?"):
            assert told.count(label) == 1, (name, label)


@pytest.mark.parametrize("answers", [FIRST_FLAT, EXPECTING, {"age": 16, "status": "in_care"}])
def test_each_item_of_the_offer_is_there_or_the_law_speaks_for_it(visitor, day, answers):
    page = visitor(**answers)
    shown = set(re.findall(r'href="(/derby/offer/[^"#]+)"', page.html))
    for row in answering.offer_on("derby", day)["items"]:
        assert row["address"] in shown or row["national"], row["name"]


@pytest.mark.parametrize("council", COUNCILS)
def test_nobody_of_16_to_24_has_an_empty_page(visitor, day, council):
    visitor(council)
    offer = answering.offer_on(council, day)
    for age, status, lives in product(range(16, 25), ["", *dict(STATUSES)], ["", *dict(LIVES)]):
        form = AnswersForm({"age": age, "status": status, "lives": lives})
        assert form.is_valid()
        counts = listing(offer, form.facts(day)).counts
        assert counts["now"] + counts["may_be"] > 10 and counts["now"] + counts["later"] > 5, (age, status, lives)


@pytest.mark.parametrize("council", COUNCILS)
def test_a_page_is_light_whatever_was_answered(visitor, council):
    heaviest, packed = 0, 0
    ages, ticked = (None, 12, 16, 17, 19, 21, 25), [[], [word for word, _ in CIRCUMSTANCES]]
    for age, status, lives, all_or_none in product(
        ages, ["", "former_relevant", "in_care"], ["elsewhere", "other_council"], ticked
    ):
        page = visitor(council, how="post", age=age or "", status=status, lives=lives, circumstance=all_or_none)
        heaviest = max(heaviest, len(page.response.content))
        packed = max(packed, len(gzip.compress(page.response.content)))
    assert heaviest < 100_000 and packed < 20_000, (heaviest, packed)


def test_it_is_packed_on_the_way(visitor):
    page = visitor(**FIRST_FLAT)
    again = page.client.get("/derby/what-can-i-get/?age=19", headers={"accept-encoding": "gzip"})
    assert again["Content-Encoding"] == "gzip" and len(again.content) < 20_000


@pytest.mark.parametrize(("days", "part"), [(-1, "Later"), (0, "For you now"), (1, "For you now")])
def test_a_law_changes_the_page_from_its_day_and_not_before(visitor, today, days, part):
    starts = date(2027, 4, 1)
    today(starts + timedelta(days=days))
    name = duties()["local-offer-arrangements"].name
    with using(starting(cwsa2026_s8=starts)):
        page = visitor(**FIRST_FLAT)
    assert name in page.names(part)
    assert ("When the law starts, on 1 April 2027" in page.text) == (days < 0)
    assert name in visitor(**FIRST_FLAT).names("Later")


def test_before_there_is_an_offer_the_law_is_still_there(visitor, monkeypatch, day):
    bare = {**answering.offer_on("derby", day), "items": [], "edition": None}
    monkeypatch.setattr("entitlements.views.what_can_i_get.offer_on", lambda *asked: bare)
    page = visitor(**FIRST_FLAT)
    assert "A personal adviser" in page.names("For you now") and "has no offer here yet" in page.text
