"""A survey is closed before its last day is over: nobody answers it any more, and its numbers are shown and stay as they are."""

import uuid
from html import unescape

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse

from leaving_care.changing import AlreadyDone, NotAllowed
from leaving_care.models import Event, Role
from offers.actions.survey_closing import close_survey
from offers.actions.surveys import Said, answer_survey, change_survey, record_survey
from offers.models import Edition, Survey
from offers.survey_results import has_closed
from tests.desk.asking import DAY, SURVEY, a_draft, a_survey, identity, token
from tests.people import NOW, TODAY, council, member, sign_in

pytestmark = pytest.mark.django_db
WRONG_ROLES = sorted(set(Role) - {Role.EDITOR, Role.PARTICIPATION, Role.YOUNG_PERSON})


@pytest.fixture(autouse=True)
def that_day():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def draft():
    return a_draft()


@pytest.fixture
def by(draft):
    return member(Role.PARTICIPATION, draft.authority).user


@pytest.fixture
def survey(draft):
    return a_survey(draft)


def answered(survey, *useful, on=TODAY):
    for said in useful:
        answer_survey(survey, key=uuid.uuid4(), on=on, items={identity().pk: Said(useful=said)})


def page(name, survey):
    edition = survey.edition
    return reverse(f"offers:{name}", args=[edition.authority.slug, edition.number, survey.key])


def test_it_is_closed_at_once_and_takes_no_more_answers(survey, by):
    answered(survey, "yes")
    close_survey(survey, by=by, at=NOW)
    with pytest.raises(ValidationError, match="not open"):
        answered(survey, "yes")
    survey.refresh_from_db()
    assert has_closed(survey, TODAY) and survey.answers.count() == 1
    assert Event.objects.get(by=by, fields=["survey closed"]).what == "consult"


def test_whoever_has_the_old_days_in_hand_gets_no_answer_in(survey, by):
    before = Survey.objects.get(pk=survey.pk)
    close_survey(survey, by=by, at=NOW)
    with pytest.raises(ValidationError, match="not open"):
        answered(before, "yes")


def test_it_stays_closed(survey, by):
    close_survey(survey, by=by, at=NOW)
    with pytest.raises(ValidationError, match="has closed"):
        change_survey(survey, said=SURVEY | {"closes_on": TODAY + 9 * DAY}, by=by, at=NOW)
    with pytest.raises(ValidationError, match="closed already"):
        close_survey(survey, by=by, at=NOW)


def test_one_that_has_not_begun_is_not_closed(draft, by):
    coming = a_survey(draft, opens_on=TODAY + DAY)
    with pytest.raises(ValidationError, match="not open yet"):
        close_survey(coming, by=by, at=NOW)


def test_it_goes_in_the_record_with_those_days(survey, by):
    answered(survey, "yes")
    close_survey(survey, by=by, at=NOW)
    survey.refresh_from_db()
    row = record_survey(survey, by=by, at=NOW)
    assert (row.held_on, row.ends_on, row.people) == (TODAY, TODAY, None)


@pytest.mark.parametrize("role", WRONG_ROLES)
def test_nobody_else_closes_one(survey, role):
    with pytest.raises(NotAllowed):
        close_survey(survey, by=member(role, survey.edition.authority).user, at=NOW)


def test_nor_does_an_editor_of_the_next_council(survey):
    with pytest.raises(NotAllowed):
        close_survey(survey, by=member(Role.EDITOR, council("elsewhere")).user, at=NOW)


def test_a_form_sent_twice_closes_it_once(survey, by):
    once = uuid.uuid4()
    close_survey(survey, by=by, at=NOW, once=once)
    with pytest.raises(AlreadyDone):
        close_survey(survey, by=by, at=NOW, once=once)


def test_the_button_and_the_pages_afterwards(survey, by, client, django_assert_max_num_queries):
    answered(survey, *["yes"] * 11, *["no"] * 2)
    browser = sign_in(client, by)
    before = unescape(browser.get(page("survey_results", survey)).content.decode())
    assert "Answers so far: 13" in before and "13 answered" not in before
    assert page("close_survey", survey) in before and "Open from 20 November 2026 to 27" in before
    assert "It stays closed" in unescape(browser.get(page("close_survey", survey)).content.decode())
    once = {"once": str(uuid.uuid4())}
    for _ in range(2):
        after = browser.post(page("close_survey", survey), once, follow=True)
        assert after.status_code == 200 and after.redirect_chain[0][0] == page("survey_results", survey)
    with django_assert_max_num_queries(14):
        after = unescape(browser.get(page("survey_results", survey)).content.decode())
    assert "It was open from 20 November 2026 to 20 November 2026. Answers: 13." in after
    # The rule of small groups as ever: two said no, so no part of the line is told.
    assert "13 answered. Yes: not shown. Partly: not shown. No: not shown." in after
    assert page("close_survey", survey) not in after and page("change_survey", survey) not in after
    listed = browser.get(reverse("offers:consultations", args=["testshire", 1])).content.decode()
    assert "Closed. It was open from 20 November 2026 to 20 November 2026" in listed


def test_whoever_opens_its_address_reads_that_it_has_closed(survey, by, client):
    close_survey(survey, by=by, at=NOW)
    sent = token(survey) | {"go": "send", "screen": "0", "anything_else": "Late."}
    for answer in (client.get, lambda address: client.post(address, sent)):
        assert "This survey is over" in answer(f"/testshire/survey/{survey.key}/").content.decode()
    assert not survey.answers.exists()


def test_one_on_an_edition_that_is_published_by_now_is_over_by_itself(survey, by, client):
    Edition.objects.filter(pk=survey.edition_id).update(published_at=NOW, effective_from=TODAY)
    browser = sign_in(client, by)
    assert page("close_survey", survey) not in browser.get(page("survey_results", survey)).content.decode()
    answer = browser.post(page("close_survey", survey), {"once": str(uuid.uuid4())})
    survey.refresh_from_db()
    assert "This survey has closed already." in answer.content.decode() and survey.closed_at is None
    assert has_closed(survey, TODAY)


def test_a_list_asks_as_often_for_many_as_for_one(survey, by, client, at_most):
    browser = sign_in(client, by)
    for _ in range(8):
        close_survey(a_survey(survey.edition), by=by, at=NOW)
    with at_most(14):
        body = browser.get(reverse("offers:consultations", args=["testshire", 1])).content.decode()
    assert body.count("Closed. It was open") == 8
