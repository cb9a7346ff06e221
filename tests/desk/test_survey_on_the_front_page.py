"""What a council asks now is linked from its front page, from the first day to the last, and no longer than it is open."""

from datetime import date

import pytest

from leaving_care.models import Role
from offers.actions.publishing import keep_published, render_council
from offers.actions.survey_closing import close_survey
from offers.models import Edition
from tests.desk.asking import DAY, a_survey
from tests.desk.two_editions import two_editions
from tests.offers.conftest import published_folder, visit  # noqa: F401
from tests.people import NOW, TODAY, council, member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
TITLE = "What do you <think>?"


@pytest.fixture
def draft(published_folder):  # noqa: F811
    _, second = two_editions(council())
    render_council(council(), today=TODAY)
    return second


@pytest.fixture
def shown(visit):  # noqa: F811
    def ask(survey, day=TODAY, address="/testshire/"):
        keep_published(today=day)
        status, body = visit(address, day)
        assert status == 200, address
        is_linked = f'href="/testshire/survey/{survey.key}/"' in body
        assert is_linked is ("We are asking now" in body) is ("What do you &lt;think&gt;?" in body)
        return is_linked

    return ask


def test_it_is_there_on_the_days_on_which_it_is_open(draft, shown):
    survey = a_survey(draft, title=TITLE, opens_on=TODAY + DAY, closes_on=TODAY + 2 * DAY)
    days = [TODAY + number * DAY for number in range(4)]
    assert [shown(survey, day) for day in days] == [False, True, True, False]


def test_its_days_come_round_with_nobody_writing(draft, shown):
    survey = a_survey(draft, title=TITLE, opens_on=TODAY, closes_on=TODAY)
    assert shown(survey)
    assert keep_published(today=TODAY) == []
    assert keep_published(today=TODAY + DAY) == ["testshire: pointer moved"]
    assert not shown(survey, TODAY + DAY)


def test_it_goes_when_it_is_closed(draft, shown):
    survey = a_survey(draft, title=TITLE)
    assert shown(survey)
    close_survey(survey, by=member(Role.PARTICIPATION).user, at=NOW)
    assert not shown(survey)


@pytest.mark.parametrize("over", [{"set_aside_at": NOW}, {"published_at": NOW}])
def test_it_goes_with_its_draft(draft, shown, over):
    survey = a_survey(draft, title=TITLE)
    assert shown(survey)
    Edition.objects.filter(pk=draft.pk).update(**over)
    assert not shown(survey)


def test_an_old_edition_and_another_council_say_nothing_of_it(draft, shown):
    two_editions(council("nextshire"))
    render_council(council("nextshire"), today=TODAY)
    survey = a_survey(draft, title=TITLE)
    assert shown(survey)
    for address in ("/testshire/offer/editions/1/", "/nextshire/"):
        assert not shown(survey, address=address)


def test_a_survey_without_an_end_stops_no_page(draft, shown):
    assert shown(a_survey(draft, title=TITLE, closes_on=date.max))
