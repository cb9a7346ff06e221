"""What the pages of the status questions make of answers that no page sent, and what they leave behind: nothing."""

import pytest
from django.test import Client

from leaving_care.models import Authority
from tests.leaving_care.rows import build
from tests.pages.filling import Filled
from tests.pages.test_status_forms import BORN_2009, post
from tests.pages.test_status_pages import START, born, home_for_six_months, in_care_for_nine_weeks

pytestmark = pytest.mark.once  # these pages ask no database for more than the list of councils

SECRET = "1666"  # as typed, a year that would stand out anywhere


@pytest.fixture
def client(store, day, settings, monkeypatch):
    """Somebody's browser on the day of the tests, which refuses to go on without the token where one is asked for."""
    settings.PUBLISHED_DIR = store.root
    monkeypatch.setattr("leaving_care.middleware.uk_day", lambda moment: day)
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def first(client):
    """The first page."""
    return Filled(client, client.get(START))


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
