"""The pages of the status questions as forms: what is wrong is said, nothing is lost, and nothing is left behind."""

import pytest
from django.test import Client

from leaving_care.models import Authority
from tests.leaving_care.rows import build
from tests.pages.filling import Filled
from tests.pages.test_status_pages import START, born, home_for_six_months, in_care_for_nine_weeks, period

SECRET = "1666"  # as typed, a year that would stand out anywhere


@pytest.fixture
def client(store, day, settings, monkeypatch):
    """Somebody's browser on the day of the tests, which refuses to go on without the token where one is asked for."""
    settings.PUBLISHED_DIR = store.root
    monkeypatch.setattr("leaving_care.middleware.timezone.localdate", lambda: day)
    return Client(enforce_csrf_checks=True)


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


# ---------------------------------------------------------------- what no page sent


@pytest.mark.parametrize(
    ("sent", "heading", "message"),
    [
        ({"council": "<script>"}, "Which council looked after you?", "Choose the council that looked after you"),
        ({"council": "here", "care": "maybe"}, "Are you in care now?", "Say whether you are in care now"),
        ({"council": "other", "went_on": "1", "care": "yes", "since": "date", "since_on__month": "0", "since_on__year": "2020"},
         "When did this time in care start?", "The start must be a real date"),
        ({"council": "never", "places": "castle"}, "At 16 or 17, did you live in any of these places?", "Tick the places"),
        ({"council": "here", "care": "no", "when": "dates", "p1__first__year": "2024"}, "When were you in care?",
         "The start must include a month"),
    ],
)  # fmt: skip
def test_a_hidden_answer_that_was_meddled_with_is_asked_again_with_a_message(client, sent, heading, message):
    page = post(client, **BORN_2009, asked="guardian", **sent)
    assert page.response.status_code == 200
    assert page.heading == heading
    assert page.errors[0].startswith(message)
    assert "<script>" not in page.html


def test_a_hidden_answer_that_was_taken_out_is_asked_again(client):
    page = post(client, **BORN_2009, care="no", when="no", asked="guardian", guardian="no")
    assert page.heading == "Which council looked after you?"
    assert page.go_on(council="here").heading == "At 16 or 17, did you live in any of these places?"


@pytest.mark.parametrize(
    "sent",
    [
        {"asked": "period" + "9" * 5000, "go": "unsure"},
        {"asked": "period1", "go": "remove:" + "9" * 5000},
        {"asked": "period1", "go": "remove:²"},
        {"asked": "born", "go": "back"},
        {"asked": "result", "go": "change:nothing"},
        {"asked": "\x00", "go": "\x00:\x00"},
        {"go": "add"},
        {"more0": "yes", "more1": "yes", "more8": "yes", "care": "yes"},
        {"birth": "age", "age": "\x00"},
        {"council": ["here", "other", "\ud7ff"]},
    ],
)
@pytest.mark.parametrize("before", [{}, BORN_2009])
def test_whatever_is_sent_is_answered_with_a_page(client, sent, before):
    page = post(client, **{**before, **sent})
    assert page.response.status_code == 200
    assert page.heading


def test_what_is_too_long_for_an_answer_is_cut_and_what_is_no_answer_is_dropped(client):
    page = post(
        client, **{**BORN_2009, "council": "x" * 100_000, "name": SECRET, "p9__first__year": SECRET, "since": "y" * 90}
    )
    assert page.response.status_code == 200
    assert SECRET not in page.html
    assert len(page.html) < 30_000
    assert page.value("since") == "y" * 40


@pytest.mark.parametrize("sent", [{f"x{number}": "1" for number in range(1001)}, {"council": "x" * 3_000_000}])
def test_what_is_too_much_to_read_is_refused_calmly(client, sent):
    assert client.post(START, sent).status_code == 400


def test_only_reading_and_sending_are_understood(client):
    assert client.head(START).status_code == 200
    assert client.put(START).status_code == 405
    assert client.get("/nowhere/status/").status_code == 404
    assert client.post("/nowhere/status/").status_code == 404


# ---------------------------------------------------------------- nothing is left behind


def test_an_address_with_answers_in_it_is_the_first_page_all_the_same(client):
    plain, asked = (
        client.get(START),
        client.get(f"{START}?born-day=3&born-month=5&born-year={SECRET}&council=here&go=add"),
    )
    assert asked.content == plain.content
    assert SECRET not in asked.content.decode()


def test_no_page_sets_a_cookie_or_may_be_kept_or_asks_the_database(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(0):
        page = Filled(client, client.get(START))
        pages = [page, born(page, 3, 5, ""), in_care_for_nine_weeks(page), home_for_six_months(page)]
    assert dict(client.cookies) == {}
    for each in pages:
        assert each.response["Cache-Control"] == "private, no-store"
        assert not each.response.has_header("Set-Cookie")
        assert "csrfmiddlewaretoken" not in each.html


def test_the_list_of_councils_costs_two_questions_to_the_database(client, django_assert_max_num_queries):
    build(Authority, slug="staffordshire", short_name="Staffordshire")
    with django_assert_max_num_queries(2):
        assert post(client, **BORN_2009, council="other").heading == "Your own council can tell you most"


def test_titles_and_addresses_hold_nothing_of_what_was_said(client):
    first = Filled(client, client.get(START))
    for page in (in_care_for_nine_weeks(first), home_for_six_months(first)):
        assert page.title == "What your answers mean – Derby local offer"
        hrefs = [link.get("href") for link in page.main.iter("a")]
        actions = [form.get("action") for form in page.main.iter("form")]
        assert set(actions) == {START, "/derby/what-can-i-get/"}
        assert not [href for href in hrefs if "?" in href or "mailto" in href or "sms" in href]


def test_nothing_is_logged(client, caplog):
    with caplog.at_level(0):
        in_care_for_nine_weeks(Filled(client, client.get(START)))
        post(client, **BORN_2009, council="<script>")
    assert [record for record in caplog.records if "2009" in record.getMessage() or "2010" in record.getMessage()] == []


def test_answers_with_html_in_them_are_words(client):
    page = post(client, **{**BORN_2009, "born__year": '"><b id=x>'}, council='"><i>', asked="born")
    assert page.errors == ["Date of birth must be a real date"]
    assert page.value("born-year") == '"><b id=x>'
    assert [*page.main.iter("b"), *page.main.iter("i")] == []
    assert page.value("council") == '"><i>'


def test_the_pages_policy_lets_no_script_run_and_sends_forms_here_alone(first):
    policy = next(each for each in first.tree.iter("meta") if each.get("http-equiv") == "Content-Security-Policy")
    assert "default-src 'none'" in policy.get("content")
    assert "form-action 'self'" in policy.get("content")
    assert list(first.tree.iter("script")) == []
    assert not first.response.has_header("Content-Security-Policy")


@pytest.mark.parametrize("walk", [in_care_for_nine_weeks, home_for_six_months])
def test_a_page_weighs_less_than_a_phone_can_bear(first, walk):
    assert len(walk(first).html) < 60_000
    assert len(first.html) < 20_000
