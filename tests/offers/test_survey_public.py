"""A survey as people answer it: no account, no script, a small page, nothing lost, and nobody known."""

import re
import uuid
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.core.exceptions import ValidationError

from offers import open_forms
from offers.actions.surveys import Said, answer_survey
from offers.forms.survey import A_SCREEN, LONGEST
from offers.models import ItemAnswer, Survey, SurveyAnswer
from tests.desk.asking import DAY, a_draft, a_survey, identity, token
from tests.people import NOW, TODAY

pytestmark = pytest.mark.django_db
HELP = "I want to kill myself"


@pytest.fixture(autouse=True)
def that_day(settings, tmp_path):
    settings.PUBLISHED_DIR = tmp_path / "published"
    cache.clear()
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def survey():
    return a_survey(a_draft())


def address(survey):
    return f"/testshire/survey/{survey.key}/"


def send(client, survey, *, go="send", **said):
    return client.post(address(survey), token(survey) | {"go": go, "screen": "0"} | said)


def words(page):
    return page.content.decode()


def test_the_first_screen_asks_nothing_of_who_one_is(survey, client, at_most):
    with at_most(12):
        page = client.get(address(survey))
    text = words(page)
    assert "The words of item 1." in text and "Is this useful?" in text and "Send my answers" in text
    assert "Nobody can answer you here" in text and 'href="/help-now/"' in text
    assert (
        not page.cookies
        and len(page.content) < 100_000
        and "<script" not in text
        and "no-store" in page["Cache-Control"]
    )
    assert page["X-Robots-Tag"] == "noindex"


def test_what_was_said_is_kept_once_and_only_what_was_said(survey, client):
    said = {"item-1-useful": "yes", "item-2-clear": "no", "item-2-missing": "Who pays", "age_band": "16-17"}
    sent = token(survey) | {"go": "send"} | said
    for _ in range(2):
        page = client.post(address(survey), sent)
        assert "Thank you" in words(page) and "Ring 999" not in words(page)
    row = SurveyAnswer.objects.get()
    assert (row.on, row.age_band, row.needs_help) == (TODAY, "16-17", False)
    told = [
        (each.identity.key, each.useful, each.clear, each.missing)
        for each in row.item_answers.order_by("identity__key")
    ]
    assert told == [("item-1", "yes", "", ""), ("item-2", "", "no", "Who pays")]


def test_other_answers_from_the_same_page_are_kept_too(survey, client):
    page = token(survey)
    for said in ({"item-1-useful": "yes"}, {"item-1-useful": "no"}, {"anything_else": "Hi"}, {"item-1-useful": "no"}):
        assert "Thank you" in words(client.post(address(survey), page | {"go": "send"} | said))
    assert SurveyAnswer.objects.count() == 3
    assert sorted(ItemAnswer.objects.values_list("useful", flat=True)) == ["no", "yes"]


def test_a_call_for_help_is_answered_with_numbers_at_once_and_marked(survey, client):
    page = send(client, survey, **{"item-1-missing": HELP})
    assert "Ring 999" in words(page) and "116 123" in words(page) and "Thank you" in words(page)
    assert SurveyAnswer.objects.get().needs_help


def test_numbers_are_shown_before_anything_is_sent_too(survey, client):
    page = send(client, survey, anything_else=HELP, **{"item-1-useful": "maybe"})
    assert "116 123" in words(page) and "Choose one of the answers" in words(page)
    assert not SurveyAnswer.objects.exists()


@pytest.mark.parametrize(
    "said, message",
    [
        ({}, "Nothing is filled in yet"),
        ({"age_band": "16-17"}, "Nothing is filled in yet"),
        ({"anything_else": "x" * (LONGEST + 1)}, "This is too long"),
        ({"anything_else": "\x00"}, "Take out the character that cannot be shown"),
        ({"age_band": "12"}, "Choose one of the answers"),
        ({"anything_else": "Hi", "homepage": "x"}, "a box that people do not see"),
        ({"anything_else": "Hi", "opened": "spoilt"}, "could not tell when"),
    ],
)
def test_a_mistake_is_said_in_words_and_nothing_is_lost(survey, client, said, message):
    page = send(client, survey, **{"item-3-missing": "Line one\nLine two" if said.get("anything_else") else ""} | said)
    assert page.status_code == 200 and message in words(page) and "<title>Error:" in words(page)
    assert not said.get("anything_else") or "Line one&#10;Line two" in words(page)
    assert not SurveyAnswer.objects.exists()


def test_what_is_sent_at_once_comes_back_and_gets_through(survey, client):
    fresh = re.search('name="opened" value="([^"]+)"', words(client.get(address(survey))))[1]
    said = {"opened": fresh, "go": "send", "anything_else": "Thanks"}
    assert "very quick" in words(client.post(address(survey), said))
    with time_machine.travel(NOW + timedelta(seconds=9), tick=False):
        assert "Thank you" in words(client.post(address(survey), said))


def test_one_too_many_is_told_so(survey, client, monkeypatch):
    monkeypatch.setattr(open_forms, "FROM_ONE_NETWORK", 1)
    assert send(client, survey, anything_else="One").status_code == 200
    page = send(client, survey, anything_else="Two")
    assert page.status_code == 429 and "Many people near you" in words(page) and "Two" in words(page)
    assert SurveyAnswer.objects.count() == 1


def test_a_long_survey_goes_screen_by_screen_and_loses_nothing(client):
    survey = a_survey(a_draft(items=2 * A_SCREEN + 1))
    said = token(survey) | {"item-1-missing": "First  of\r\nall", "item-1-useful": "yes"}
    second = words(client.post(address(survey), said | {"go": "next", "screen": "0"}))
    assert "Page 2 of 4" in second and "Item 5" in second and "Item 1<" not in second
    assert 'name="item-1-missing" value="First &#32;of&#10;all"' in second and not SurveyAnswer.objects.exists()
    said |= {"item-5-missing": "Fifth"}
    last = words(client.post(address(survey), said | {"go": "end", "screen": "1"}))
    assert "Page 4 of 4" in last and 'value="Fifth"' in last and "How old are you?" in last
    back = words(client.post(address(survey), said | {"go": "back", "screen": "1"}))
    assert "Page 1 of 4" in back and "First &#32;of&#10;all</textarea>" in back and "checked" in back
    assert "Thank you" in words(client.post(address(survey), said | {"go": "send", "screen": "3"}))
    assert ItemAnswer.objects.count() == 2


def test_a_mistake_on_another_screen_is_shown_there(client):
    survey = a_survey(a_draft(items=2 * A_SCREEN))
    said = token(survey) | {"go": "send", "screen": "2", "item-6-missing": "x" * (LONGEST + 1), "anything_else": "Hi"}
    text = words(client.post(address(survey), said))
    assert "Page 2 of 3" in text and "This is too long" in text and 'name="anything_else" value="Hi"' in text


@pytest.mark.parametrize("screen", ["", "-1", "99", "x", "1" * 50, "²", "\x00"])
def test_a_spoilt_screen_is_the_first_or_the_last(survey, client, screen):
    assert send(client, survey, go="next", screen=screen).status_code == 200


def test_a_page_of_a_big_survey_is_small(client, at_most):
    survey = a_survey(a_draft(items=200))
    said = token(survey) | {f"item-{n}-missing": "x" * 100 for n in range(1, 201)}
    with at_most(12):
        page = client.post(address(survey), said | {"go": "next", "screen": "9"})
    assert page.status_code == 200 and len(page.content) < 100_000


def test_it_asks_about_the_chosen_items_alone(survey, client):
    survey.items.add(identity("item-2"))
    text = words(client.get(address(survey)))
    assert "Item 2" in text and "Item 1" not in text


@pytest.mark.parametrize("days, said", [(-1, "opens on 20 November 2026"), (8, "This survey is over")])
def test_before_and_after_its_days_it_says_so(survey, client, days, said):
    with time_machine.travel(NOW + days * DAY, tick=False):
        page = client.post(address(survey), token(survey, NOW + days * DAY) | {"go": "send", "anything_else": "Hi"})
    assert page.status_code == 200 and said in words(page) and not SurveyAnswer.objects.exists()


def test_what_was_written_cannot_be_markup(survey, client):
    text = words(send(client, survey, anything_else="<script>alert(1)</script>", age_band="x"))
    assert "<script" not in text and "&lt;script&gt;" in text


def test_a_survey_of_another_council_or_of_a_draft_that_was_set_aside_is_not_there(survey, client):
    assert client.get(f"/elsewhere/survey/{survey.key}/").status_code == 404
    assert client.get(f"/testshire/survey/{uuid.uuid4()}/").status_code == 404
    type(survey.edition).objects.update(set_aside_at=NOW)
    assert client.get(address(survey)).status_code == 404


def test_the_short_address_leads_there(survey, client):
    code = survey.key.hex[:8]
    assert client.get(f"/testshire/s/{code.upper()}/").headers["Location"] == address(survey)
    assert client.get("/testshire/s/00000000/").status_code == 404
    assert client.get(f"/elsewhere/s/{code}/").status_code == 404


def test_the_action_takes_answers_only_while_it_is_open(survey):
    for on in (survey.opens_on - DAY, survey.closes_on + DAY):
        with pytest.raises(ValidationError, match="not open"):
            answer_survey(survey, key=uuid.uuid4(), on=on, items={}, anything_else="Hi")
    with pytest.raises(ValidationError, match="Nothing is filled in"):
        answer_survey(survey, key=uuid.uuid4(), on=TODAY, items={identity().pk: Said()})
    for on in (survey.opens_on, survey.closes_on):
        answer_survey(survey, key=uuid.uuid4(), on=on, items={}, anything_else="Hi")
    assert Survey.objects.get().answers.count() == 2


def test_only_what_the_survey_asks_is_read_on_the_way(survey, client, monkeypatch):
    """However much else is sent: a screen is shown as quickly as ever."""
    read = []
    monkeypatch.setattr("offers.views.survey.calls_for_help", lambda *said: read.extend(said))
    more = {f"more-{number}": "x" * 20_000 for number in range(40)}
    missing = f"{identity().key}-missing"
    assert send(client, survey, go="next", **more, **{missing: "y" * 20_000}).status_code == 200
    assert sorted(map(len, filter(None, read))) == [LONGEST]
