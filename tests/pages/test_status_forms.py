"""The pages of the status questions as forms: what is wrong is said beside it, and nothing that was said is lost."""

import pytest
from django.test import Client

from tests.pages.filling import Filled
from tests.pages.test_status_pages import START, born, home_for_six_months, in_care_for_nine_weeks, period

pytestmark = pytest.mark.once  # these pages ask no database for more than the list of councils

SECRET = "1666"  # as typed, a year that would stand out anywhere


@pytest.fixture
def client(store, day, settings, monkeypatch):
    """Somebody's browser on the day of the tests."""
    settings.PUBLISHED_DIR = store.root
    monkeypatch.setattr("leaving_care.middleware.uk_day", lambda moment: day)
    return Client()


@pytest.fixture
def first(client):
    """The first page."""
    return Filled(client, client.get(START))


def post(client, **sent):
    """Sends fields that no page need have had (underscores for hyphens, doubled)."""
    return Filled(client, client.post(START, {name.replace("__", "-"): value for name, value in sent.items()}))


BORN_2009 = {"born__day": "3", "born__month": "5", "born__year": "2009"}
BORN_2010 = {**BORN_2009, "born__year": "2010"}


# ---------------------------------------------------------------- what is wrong


@pytest.mark.parametrize(
    ("typed", "message", "box"),
    [
        (("", "", ""), "Enter your date of birth, or choose “I am not sure of it”", "day"),
        (("3", "", "2009"), "Date of birth must include a month", "month"),
        (("31", "2", "2009"), "Date of birth must be a real date", "day"),
        (("3", "5", "09"), "Year must include 4 numbers", "year"),
        (("22", "11", "2026"), "Date of birth must be in the past", "day"),
        (("3", "5", "1899"), "Year of birth must be 1900 or later", "year"),
        (("x", "<b>", '"'), "Date of birth must be a real date", "day"),
    ],
)
def test_a_date_of_birth_that_cannot_be_is_said_beside_the_boxes_and_kept(first, typed, message, box):
    page = born(first, *typed)
    assert page.errors == [message]
    assert page.summary == [(message, f"#id_born-{box}")]
    assert tuple(page.value(f"born-{each}") for each in ("day", "month", "year")) == typed
    assert page.title == "Error: Am I a care leaver in law? – Derby local offer"
    assert "<b>" not in page.html.replace("<b>Derby</b>", "")


@pytest.mark.parametrize(("typed", "ok"), [("21", True), ("22", False)])
def test_born_today_is_young_and_born_tomorrow_is_a_slip(first, typed, ok):
    assert (born(first, typed, 11, 2026).errors == []) is ok


@pytest.mark.parametrize("typed", ["", "abc", "-1", "121", "17.5", "٣ years", "9" * 5000])
def test_an_age_that_cannot_be_is_said(first, typed):
    page = first.press("I am not sure of it").go_on(age=typed)
    assert page.errors == ["Enter your age in years, such as 17"]
    assert page.value("age") == typed[:40]


@pytest.mark.parametrize(
    ("before", "message"),
    [
        ({}, "Choose the council that looked after you, or “I am not sure”"),
        ({"council": "here"}, "Say whether you are in care now"),
        ({"council": "here", "care": "yes"}, "Say when it started, or choose “I am not sure”"),
        ({"council": "here", "care": "no"}, "Say whether you were in care since you turned 14"),
        ({"council": "nation"}, "Say whether you were ever in care in England"),
        ({"council": "never"}, "Tick the places where you lived, or “None of these”, or “I am not sure”"),
        ({"council": "here", "care": "breaks"}, "Say whether the short breaks were long"),
        ({"council": "here", "care": "no", "when": "not_sure"}, "Say about how long you were in care, or choose “I am not sure”"),
    ],
)  # fmt: skip
def test_a_page_that_is_sent_empty_says_what_it_wants(client, before, message):
    page = post(client, **BORN_2009, **before)
    assert page.errors == []
    again = page.go_on()
    assert again.errors == [message]
    assert [text for text, _ in again.summary] == [message]
    target = again.summary[0][1].removeprefix("#")
    assert any(each.get("id") == target for each in again.main.iter("input"))
    assert again.title.startswith("Error: ")


@pytest.mark.parametrize(
    ("days", "messages"),
    [
        (("", "", "", "", "", ""), ["Enter the month and the year when it started", "Enter the month and the year when it ended"]),
        (("1", "", "2024", "", "3", "2024"), ["The start must include a month"]),
        (("", "13", "2024", "", "3", "2024"), ["The start must be a real date"]),
        (("", "3", "2024", "", "1", "2024"), ["The end must be after the start"]),
        (("", "12", "2026", "", "12", "2026"), ["The start must be today or in the past", "The end must be today or in the past"]),
        (("", "3", "2024", "22", "11", "2026"), ["The end must be today or in the past"]),
        (("", "3", "2001", "", "3", "2024"), ["The start must be after you were born"]),
        (("", "3", "24", "", "3", "2024"), ["Year must include 4 numbers"]),
    ],
)  # fmt: skip
def test_a_time_in_care_that_cannot_be_is_said_and_kept(client, days, messages):
    page = period(post(client, **BORN_2009, council="here", care="no", when="dates"), 1, *days)
    assert page.errors == messages
    names = [f"p1-{end}-{box}" for end in ("first", "last") for box in ("day", "month", "year")]
    assert tuple(page.value(name) for name in names) == days


def test_care_that_begins_after_18_is_none(client):
    page = post(client, **{**BORN_2009, "born__year": "2007"}, council="here", care="no", when="dates")
    message = "The start must be before your 18th birthday, 3 May 2025: being in care ends on that day"
    assert period(page, 1, 3, 5, 2025, 1, 6, 2025).errors == [message]
    assert period(page, 1, 2, 5, 2025, 1, 6, 2025).errors == []


def test_a_date_under_an_answer_is_wanted_only_with_that_answer(client):
    page = post(client, **BORN_2009, council="here", care="yes")
    assert page.go_on(since="date").errors == ["Enter the month and the year when it started"]
    assert page.go_on(since="before14", since_on__month="99").errors == []


# ---------------------------------------------------------------- nothing is lost


def test_back_leads_through_every_page_to_the_first_and_forward_again_with_all_that_was_said(first):
    page = home_for_six_months(first)
    result = page.text
    page = page.press("Change lived at home")
    seen = [page.heading]
    while any("Back" in (button.text or "") for button in page.main.iter("button")):
        page = page.press("Back")
        seen.append(page.heading)
        assert page.errors == []
    assert seen == [
        "When did you live there?",
        "Did you live at home for 6 months or more in one go?",
        "When were you in care?",
        "Were you in care at any time since you turned 14?",
        "Are you in care now?",
        "Which council looked after you?",
        "Am I a care leaver in law?",
    ]
    assert page.value("born-year") == "2009"
    assert page.go_on().text == result


def test_back_keeps_what_was_typed_but_not_sent(client):
    page = post(client, **BORN_2009, council="here", care="no", when="dates")
    back = page.press("Back", p1__first__month="3", p1__first__year=SECRET)
    assert back.heading == "Were you in care at any time since you turned 14?"
    assert back.value("when") == "dates"
    again = back.go_on()
    assert (again.value("p1-first-month"), again.value("p1-first-year")) == ("3", SECRET)


def test_changing_one_answer_changes_no_other(first):
    page = home_for_six_months(first)
    before = page.facts
    changed = page.press("Change council").go_on(council="not_sure")
    assert changed.heading == page.heading
    differ = {name for name in before if changed.facts.get(name) != before[name]}
    assert "Council" in differ
    assert {"Date of birth", "Time in care", "Lived at home", "In care now"} & differ == set()


def test_a_change_that_needs_another_question_asks_it_and_keeps_the_rest(first):
    page = home_for_six_months(first).press("Change in care now").go_on(care="yes")
    assert page.heading == "When did this time in care start?"
    page = page.press("Back").go_on(care="no")
    assert page.heading == "You are likely to be a care leaver who can ask for help"


def test_a_time_can_be_added_changed_and_taken_away(first):
    page = in_care_for_nine_weeks(first).press("Add another time in care")
    assert page.heading == "When was the other time in care?"
    page = period(page, 1, 1, 2, 2025, 6, 2, 2025)
    assert page.heading == "Your time in care so far"
    assert page.facts["This time in care started"] == "19 September 2026"
    assert page.facts["Time 1"].startswith("1 February 2025 to 6 February 2025")
    page = period(page.go_on(more1="yes"), 2, 1, 5, 2025, 6, 5, 2025)
    assert page.facts["Time 2"].startswith("1 May 2025 to 6 May 2025")
    page = page.press("Change time 1")
    assert page.value("p1-first-month") == "2"
    page = period(page, 1, 2, 2, 2025, 7, 2, 2025)
    assert page.facts["Time 1"].startswith("2 February 2025 to 7 February 2025")
    page = page.press("Remove time 1")
    assert page.facts["Time 1"].startswith("1 May 2025 to 6 May 2025")
    assert "Time 2" not in page.facts
    page = page.go_on(more1="no")
    assert "10 weeks in care since you turned 14" in page.text


def test_the_only_time_taken_away_is_asked_for_again(client):
    sent = {"p1__first__month": "3", "p1__first__year": "2024", "p1__last__month": "4", "p1__last__year": "2024"}
    page = post(client, **BORN_2009, council="here", care="no", when="dates", **sent)
    assert page.heading == "Your time in care so far"
    page = page.press("Remove time 1")
    assert page.heading == "When were you in care?"
    assert page.value("p1-first-month") == ""


def test_not_sure_of_the_dates_is_a_button_and_asks_how_long(client):
    page = post(client, **BORN_2009, council="here", care="no", when="dates").press("I am not sure of the dates")
    assert page.heading == "About how long were you in care in all, since you turned 14?"
    page = post(
        client, **BORN_2010, council="here", care="yes", since="date", since_on__month="9", since_on__year="2026"
    )
    page = page.go_on(more0="yes").press("I am not sure of the dates")
    assert page.heading == "You may be a care leaver in law. It depends"
    assert "Whether you were in care at other times too" in page.text
