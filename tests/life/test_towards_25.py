"""Towards 25: the talk before it is written down, and the young person's own page says what ends and what does not."""

import uuid
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from leaving_care.changing import AlreadyDone, NotAllowed
from leaving_care.models import Course
from leaving_care.standing import reckon
from pathways import summaries
from pathways.actions import milestones
from pathways.models import Milestone
from tests.life.conftest import DAY, ids, on, sent
from tests.people import NOW, TODAY, young
from tests.say.pages import words

pytestmark = pytest.mark.django_db
STATUS = "/me/status/"


@pytest.fixture
def zoe(adviser):
    """Somebody who turns 25 in a month."""
    person = young(adviser=adviser, account=True, name_used="Zoe Example", date_of_birth=date(2001, 12, 22))
    summaries.keep(person, TODAY)
    return person


@pytest.fixture
def studies(zoe):
    """Zoe, whose course in the plan goes on past that day."""
    months = {"starts_on": date(2022, 6, 22), "ends_on": date(2027, 6, 22)}
    Course.objects.create(person=zoe, name="Medicine", continues=True, **months)
    reckon(zoe)
    summaries.keep(zoe, TODAY)
    return zoe


def talk(person, by, day=TODAY, **more):
    return milestones.mark(person, Milestone.Kind.TALK_25, on=day, by=by, at=NOW, **more)


def test_a_talk_that_is_written_down_is_the_talk(zoe, adviser):
    assert ids(zoe)["talk-before-25"] == "2026-12-21"
    talk(zoe, adviser.user, words="Rent, and who to ring")
    assert "talk-before-25" not in ids(zoe)


def test_it_is_for_those_who_work_with_them_and_done_once(zoe, adviser, strangers):
    once = uuid.uuid4()
    talk(zoe, adviser.user, once=once)
    with pytest.raises(AlreadyDone):
        talk(zoe, adviser.user, once=once)
    with pytest.raises(ValidationError, match="in the future"):
        talk(zoe, adviser.user, TODAY + DAY)
    for other in [*strangers, zoe.user]:
        with pytest.raises(NotAllowed):
            talk(zoe, other)
    assert Milestone.objects.count() == 1


def test_the_page_asks_for_it_and_has_it_then(studies, adviser, as_, at_most):
    client, address = as_(adviser), f"/work/people/{studies.key}/at-21/"
    with at_most(13):
        page = words(client.get(address))
    assert "A talk about turning 25: by 21 December 2026 Due" in page
    assert "until they turn 25, on 22 December 2026" in page
    wrong = client.post(f"{address}talk-25/", sent(words="What ends", **on("on", TODAY + DAY)))
    assert "in the future" in words(wrong) and "What ends" in words(wrong)
    assert client.post(f"{address}talk-25/", sent(words="What ends", **on("on", TODAY))).status_code == 302
    page = words(client.get(address))
    assert "Talk about turning 25 On 20 November 2026 What was said What ends" in page
    assert "A talk about turning 25: by" not in page


def test_neither_is_named_for_years_before(kai, adviser, as_):
    assert ids(kai).keys() >= {"talk-before-25", "at-25"}
    for who, address in ((adviser, f"/work/people/{kai.key}/at-21/"), (kai.user, "/me/at-21/")):
        page = words(as_(who).get(address))
        assert "A talk about turning 25" not in page and "What changes at 25" not in page


def test_a_course_in_the_plan_goes_on_and_each_day_says_its_own(studies, as_):
    said = words(as_(studies).get(STATUS))
    assert "22 December 2026 You turn 25. Help with the course in your pathway plan goes on until 22 June 2027." in said
    assert "23 June 2027 Help with the course in your pathway plan ends, as the course does." in said
    assert "Most of this ends" not in said
    assert "Talk it through with us before 22 December 2026" in said


def test_without_a_course_what_ends_is_named_and_whom_to_ask(zoe, as_):
    said = words(as_(zoe).get(STATUS))
    assert "You turn 25. Your personal adviser and the other help that goes by your age end." in said
    assert "You can still ask us for advice." in said
    told = said.split("When you are 25")[1].split("Why")[0]
    assert "You can ring us at any age." in told and "01632 960001" in told
    assert said.count("You turn 25.") == 1


def test_a_course_without_a_last_day_goes_on_until_it_is_finished(studies, as_):
    studies.course_rows.update(ends_on=None)
    reckon(studies)
    assert "goes on until you finish it. Other help" in words(as_(studies).get(STATUS))


@pytest.mark.parametrize(
    ("born", "is_near"), [(date(2001, 11, 21), True), (date(2002, 11, 20), True), (date(2002, 11, 21), False)]
)
def test_it_is_said_in_the_year_before(born, is_near, as_):
    person = young(account=True, date_of_birth=born)
    assert ("When you are 25" in words(as_(person).get(STATUS))) is is_near
