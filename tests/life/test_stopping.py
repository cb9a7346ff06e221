"""Stop, with a yearly hello: the work is ended, who knew them last is kept, the hello goes on; stepping back keeps the adviser."""

import uuid
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from leaving_care.changing import AlreadyDone, NotAllowed
from leaving_care.models import Allocation, Course
from leaving_care.standing import reckon
from pathways import summaries
from pathways.actions import choices, coming_back, ending, milestones
from pathways.from_21 import last_known
from pathways.greeting import to_greet
from tests.life.conftest import DAY, ids, on, sent
from tests.people import NOW, TODAY, young

pytestmark = pytest.mark.django_db


def stop(person, by, day=TODAY, **more):
    ending.stop(person, on=day, by=by.user, at=NOW, **more)


@pytest.fixture
def stopped(kai):
    """Kai, who chose to stop ten days ago."""
    choices.choose(kai, "stop", by=kai.user, on=TODAY - 10 * DAY, at=NOW)
    return kai


def test_the_work_ends_who_knew_them_last_is_kept_and_the_hello_goes_on(stopped, adviser, manager, team, as_):
    stop(stopped, adviser, TODAY - DAY)
    row = Allocation.objects.get(person=stopped)
    assert (row.ends_on, row.why_ended) == (TODAY - DAY, "You chose to stop")
    assert as_(adviser).get(f"/work/people/{stopped.key}/").status_code == 404
    last = last_known(stopped, TODAY)
    assert (last.adviser, last.team) == (adviser, team)
    assert [line.name for line in to_greet(manager.user, TODAY)] == ["Kai Example"]
    assert "adviser-from-21" not in ids(stopped) and "yearly-offer-again" in ids(stopped)
    with pytest.raises(ValidationError, match="Nobody works with them"):
        stop(stopped, manager)


def test_only_after_they_chose_to_stop_and_while_that_is_their_last_word(kai, adviser):
    for said in ("", "step_back", "stay"):
        if said:
            choices.choose(kai, said, by=kai.user, at=NOW)
        with pytest.raises(ValidationError, match="have not chosen to stop"):
            stop(kai, adviser)
    choices.choose(kai, "stop", by=kai.user, at=NOW)
    with pytest.raises(ValidationError, match="Choose 20 November 2026"):
        stop(kai, adviser, TODAY - DAY)
    with pytest.raises(ValidationError, match="in the future"):
        stop(kai, adviser, TODAY + DAY)
    coming_back.ask(kai, by=kai.user, at=NOW)
    with pytest.raises(ValidationError, match="asked to come back"):
        stop(kai, adviser)
    assert Allocation.objects.get(person=kai).ends_on is None


@pytest.mark.parametrize(("born", "refused"), [(date(2005, 11, 21), True), (date(2005, 11, 20), False)])
def test_from_21_and_not_before(adviser, born, refused):
    person = young(adviser=adviser, account=True, date_of_birth=born)
    choices.choose(person, "stop", on=TODAY - 9 * DAY, by=person.user, at=NOW)
    if refused:
        with pytest.raises(ValidationError, match="turn 21 on 21 November 2026"):
            stop(person, adviser)
    else:
        with pytest.raises(ValidationError, match="Choose 20 November 2026"):
            stop(person, adviser, TODAY - DAY)
        stop(person, adviser)


@pytest.mark.parametrize(
    ("continues", "refused"), [(True, "A course in their pathway plan"), (None, "not recorded whether"), (False, "")]
)
def test_a_course_in_the_plan_goes_on_whatever_they_chose(stopped, adviser, continues, refused):
    Course.objects.create(person=stopped, starts_on=date(2025, 1, 1), continues=continues)
    reckon(stopped)
    summaries.keep(stopped, TODAY)
    if refused:
        with pytest.raises(ValidationError, match=refused):
            stop(stopped, adviser)
    else:
        stop(stopped, adviser)


def test_a_course_told_of_goes_on_until_its_last_day_which_can_be_written_down_later(stopped, adviser):
    told = {"on": TODAY - 99 * DAY, "by": adviser.user, "at": NOW}
    milestones.mark(stopped, "course_told", **told)
    with pytest.raises(ValidationError, match="They told us of a course"):
        stop(stopped, adviser)
    milestones.mark(stopped, "course_told", until=TODAY - DAY, **told)
    stop(stopped, adviser)


def test_a_form_sent_twice_is_done_once(stopped, adviser):
    once = uuid.uuid4()
    stop(stopped, adviser, once=once)
    with pytest.raises(AlreadyDone):
        stop(stopped, adviser, once=once)


def test_it_is_for_those_who_work_with_them(stopped, manager, strangers):
    for other in [*strangers, stopped.user]:
        with pytest.raises(NotAllowed):
            ending.stop(stopped, on=TODAY, by=other, at=NOW)
    stop(stopped, manager)


def test_the_page_says_which_and_one_button_ends_it(kai, adviser, manager, as_, at_most):
    client, address = as_(adviser), f"/work/people/{kai.key}/at-21/"
    choices.choose(kai, "step_back", by=kai.user, at=NOW)
    assert "Their adviser stays their adviser" in client.get(address).content.decode()
    choices.choose(kai, "stop", by=kai.user, at=NOW)
    with at_most(13):
        assert "End the work, as they chose" in client.get(address).content.decode()
    assert client.get(f"{address}stop/").status_code == 200
    refused = client.post(f"{address}stop/", sent(**on("on", TODAY - DAY))).content.decode()
    assert "Choose 20 November 2026 or a later day" in refused
    assert client.post(f"{address}stop/", sent(on_0="x" * 9999, on_1="\0")).status_code == 200
    assert client.post(f"{address}stop/", sent(**on("on", TODAY)))["Location"] == address
    page = client.get(address).content.decode()
    assert "the work with them has ended" in page and "as they chose" not in page
    assert Allocation.objects.get(person=kai).ends_on == TODAY
