"""A survey is about a draft: once that is published the survey is over, wherever anybody meets it."""

import uuid
from html import unescape

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse

from leaving_care.models import Role
from offers.actions.surveys import Said, answer_survey, change_survey
from offers.models import Edition, SurveyAnswer
from offers.survey_results import has_closed, is_open, last_day, open_surveys
from tests.desk.asking import DAY, SURVEY, a_draft, a_survey, identity, token
from tests.people import NOW, TODAY, member, sign_in

pytestmark = pytest.mark.django_db
WORDS = "Say who pays <the fare>"


@pytest.fixture(autouse=True)
def that_day(settings, tmp_path):
    settings.PUBLISHED_DIR = tmp_path / "published"
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def survey():
    return a_survey(a_draft(), opens_on=TODAY - 3 * DAY)


def published(survey, at=NOW - DAY):
    Edition.objects.filter(pk=survey.edition_id).update(published_at=at, effective_from=TODAY)
    survey.edition.refresh_from_db()
    return survey


def page(name, survey):
    edition = survey.edition
    return reverse(f"offers:{name}", args=[edition.authority.slug, edition.number, survey.key])


def read(client, address):
    return unescape(client.get(address).content.decode())


def test_it_is_over_from_then_on(survey):
    assert is_open(survey, TODAY) and list(open_surveys("testshire", TODAY)) == [survey]
    assert last_day(survey) == survey.closes_on
    published(survey)
    assert has_closed(survey, TODAY) and not is_open(survey, TODAY) and not open_surveys("testshire", TODAY)
    assert last_day(survey) == TODAY - DAY


def test_no_answer_is_taken_and_nothing_changes_it(survey):
    published(survey)
    with pytest.raises(ValidationError, match="not open"):
        answer_survey(survey, key=uuid.uuid4(), on=TODAY, items={identity().pk: Said(useful="yes")})
    by = member(Role.PARTICIPATION, survey.edition.authority).user
    with pytest.raises(ValidationError, match="has closed"):
        change_survey(survey, said=SURVEY, by=by, at=NOW)


def test_its_page_says_so_and_gives_back_what_was_typed(survey, client):
    opened = token(survey)
    published(survey)
    address = f"/testshire/survey/{survey.key}/"
    said = read(client, address)
    assert "This survey is over." in said and "This is a draft" not in said and "What you wrote" not in said
    answer = client.post(
        address, opened | {"go": "send", "screen": "0", "item-2-missing": WORDS, "anything_else": "I want to die"}
    )
    kept = answer.content.decode()
    assert "What you wrote was not sent" in kept and "Say who pays &lt;the fare&gt;" in kept and "I want to die" in kept
    assert "999" in kept and not SurveyAnswer.objects.exists()


def test_the_desk_offers_no_address_and_no_poster_and_says_that_nobody_answered(survey, client):
    sign_in(client, member(Role.PARTICIPATION, survey.edition.authority).user, NOW)
    poster = page("survey_poster", survey)
    before = read(client, page("survey_results", survey))
    assert poster in before and "Its address" in before and "Answers so far: fewer than 5" in before
    published(survey)
    after = read(client, page("survey_results", survey))
    assert poster not in after and "Its address" not in after
    assert "to 19 November 2026. No answers." in after and "fewer than 5" not in after


def test_few_answers_stay_few(survey, client):
    answer_survey(survey, key=uuid.uuid4(), on=TODAY, items={identity().pk: Said(useful="yes")})
    published(survey)
    sign_in(client, member(Role.PARTICIPATION, survey.edition.authority).user, NOW)
    assert "Answers: fewer than 5." in read(client, page("survey_results", survey))
