"""The words that people write in a survey: read by those who run it, shown to nobody before somebody has looked at them."""

import uuid

import pytest
import time_machine
from django.urls import reverse

from leaving_care.actions.council import fingerprint
from leaving_care.models import Role
from offers.actions.surveys import Said, answer_survey, asked, look_at_words, looked
from offers.models import Edit, Survey
from tests.desk.asking import SURVEY, a_draft, a_survey, identity
from tests.people import NOW, TODAY, member

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def that_day():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def survey():
    return a_survey(a_draft())


@pytest.fixture
def editor(survey):
    return member(Role.EDITOR, survey.edition.authority)


def page(name, survey, *more):
    edition = survey.edition
    return reverse(f"offers:{name}", args=[edition.authority.slug, edition.number, survey.key, *more])


def said(survey, words="More pans.", besides=""):
    items = {identity().pk: Said(missing=words)}
    return answer_survey(survey, key=uuid.uuid4(), on=TODAY, items=items, anything_else=besides)


def test_a_call_for_help_stands_first_and_is_told_on_the_results(survey, editor, as_, at_most):
    for _ in range(9):
        said(survey)
    said(survey, besides="I want to kill myself")
    browser = as_(editor)
    with at_most(14):
        text = browser.get(page("survey_words", survey)).content.decode()
    assert text.index("I want to kill myself") < text.index("More pans.")
    assert "Call for help?" in text
    assert "reads like a call for help" in browser.get(page("survey_results", survey)).content.decode()


def test_words_are_looked_at_by_a_form_that_asks_for_a_second_look(survey, editor, as_):
    item = said(survey, "My name is Robin Sample").item_answers.get()
    browser, address = as_(editor), page("look_at_words", survey, "item", item.pk)
    opened = fingerprint(looked(item))
    typed = {"told": "My name is Robin Sample", "version": opened}
    assert "My name is Robin Sample" in browser.get(address).content.decode()
    assert "Named: My name is Robin Sample" in browser.post(address, typed).content.decode()
    assert browser.post(address, {"told": "Somebody", "version": opened}).status_code == 302
    item.refresh_from_db()
    assert (item.told, item.looked_by, item.missing) == ("Somebody", editor.user, "My name is Robin Sample")
    assert "May be shown as" in browser.get(page("survey_words", survey)).content.decode()


def test_words_that_are_emptied_are_not_shown_and_not_waited_for(survey, editor, as_):
    row = said(survey, besides="Thanks")
    look_at_words(row.item_answers.get(), told="", by=editor.user, at=NOW)
    text = as_(editor).get(page("survey_words", survey)).content.decode()
    assert "Not to be shown" in text and text.count("Nobody has looked at this yet") == 1


def test_the_second_to_save_sees_both(survey, editor, as_):
    row = said(survey, besides="Thanks")
    typed = {"told": "Mine", "version": fingerprint(looked(row))}
    look_at_words(row, told="Theirs", by=editor.user, at=NOW)
    text = as_(editor).post(page("look_at_words", survey, "answer", row.pk), typed).content.decode()
    assert "Theirs" in text and "Mine" in text and "What it says now" in text


def test_words_of_another_survey_or_kind_are_not_there(survey, editor, as_):
    row = said(survey)
    other = a_survey(a_draft(number=2))
    browser, item = as_(editor), row.item_answers.get().pk
    assert browser.get(page("look_at_words", other, "item", item)).status_code == 404
    assert browser.get(page("look_at_words", survey, "answer", row.pk)).status_code == 404, "nothing was written there"
    assert browser.get(page("look_at_words", survey, "x", item)).status_code == 404


def test_the_survey_is_opened_by_its_form_and_its_poster_has_a_short_address(survey, editor, as_):
    days = {"opens_on-day": "20", "opens_on-month": "11", "opens_on-year": "2026"}
    days |= {"closes_on-day": "4", "closes_on-month": "12", "closes_on-year": "2026"}
    browser, address = as_(editor), reverse("offers:open_survey", args=["testshire", 1])
    sent = browser.post(address, {"title": "New", "items": ["item-2"]} | days)
    made = Survey.objects.get(title="New")
    assert sent.headers["Location"] == page("survey_results", made)
    poster = browser.get(page("survey_poster", made)).content.decode()
    assert (
        f"http://testserver/testshire/s/{made.key.hex[:8]}/" in poster and "<svg" in poster and "http://www" in poster
    )
    assert not Edit.objects.exists(), "a survey is no part of the edition"


def test_a_mistake_in_the_form_is_said_in_words(survey, editor, as_):
    address = reverse("offers:open_survey", args=["testshire", 1])
    text = as_(editor).post(address, {"title": "", "intro": "Kept", "items": ["none"]}).content.decode()
    for words in (
        "Give it a title",
        "Enter the first day",
        "Enter the last day",
        "Choose items of this edition",
        "Kept",
    ):
        assert words in text
    assert Survey.objects.count() == 1


def test_a_survey_that_has_closed_is_not_changed(survey, editor, as_):
    Survey.objects.update(opens_on=SURVEY["opens_on"].replace(day=1), closes_on=SURVEY["opens_on"].replace(day=2))
    survey.refresh_from_db()
    days = {"opens_on-day": "20", "opens_on-month": "11", "opens_on-year": "2026"}
    days |= {"closes_on-day": "4", "closes_on-month": "12", "closes_on-year": "2026"}
    typed = {"title": "Again", "version": fingerprint(asked(survey))} | days
    assert "has closed" in as_(editor).post(page("change_survey", survey), typed).content.decode()


def test_a_closed_survey_is_put_in_the_record_by_its_button(survey, editor, as_):
    Survey.objects.update(opens_on=SURVEY["opens_on"].replace(day=1), closes_on=SURVEY["opens_on"].replace(day=2))
    sent = as_(editor).post(page("record_survey", survey))
    assert sent.headers["Location"] == reverse("offers:consultations", args=["testshire", 1])
    assert survey.edition.consultations.get().about == survey.title
