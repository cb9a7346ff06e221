"""Handing over: planned, told, done on the day; the old adviser is out the same day, and no promise is lost."""

import uuid
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from leaving_care.changing import AlreadyDone, NotAllowed
from leaving_care.models import Allocation, Role
from pathways.actions import handing_over, plan_rows, plans
from pathways.models import HandingOver, PlanAction
from pathways.taking_over import adviser_history, open_promises
from tests.life.conftest import DAY, on, sent
from tests.people import LONG_AGO, NOW, TODAY, allocate, council, member, young
from tests.plans import written

pytestmark = pytest.mark.django_db


@pytest.fixture
def new(team):
    return member(Role.PERSONAL_ADVISER, team=team, phone="07700 900002")


def values(new, **more):
    return {"after": new, "on": TODAY, "reason": "Priya moves to another job", "notice_on": TODAY - DAY} | more


def planned(kai, new, by, **more):
    return handing_over.plan(kai, values(new, **more), by=by.user, at=NOW)


def promised(kai, adviser, manager):
    """A plan in which the adviser promised something, and the young person something else."""
    version = written(kai, adviser.user)
    home = version.plansection_rows.get(section="home")
    said = {"what": "Ring the landlord", "owner_kind": "worker", "worker": adviser, "due_on": TODAY + 30 * DAY}
    plan_rows.add(PlanAction, home, said, by=adviser.user, at=NOW)
    plans.send(version, copy_how="online", by=adviser.user, at=NOW)
    plans.approve(version, by=manager.user, at=NOW)


def test_the_old_adviser_is_out_the_same_day_and_the_history_stays(kai, adviser, new, manager, as_):
    address = f"/work/people/{kai.key}/"
    row = planned(kai, new, adviser, met_on=TODAY)
    assert as_(adviser).get(address).status_code == 200
    assert as_(new).get(address).status_code == 404
    handing_over.carry_out(row, by=manager.user, at=NOW)
    for rest in ("", "hand-over/", "at-21/", f"hand-over/{row.key}/"):
        assert as_(adviser).get(address + rest).status_code == 404
    assert as_(new).get(address).status_code == 200
    old, now = Allocation.objects.filter(person=kai).order_by("starts_on")
    assert (old.ends_on, old.why_ended, old.notice_given_on) == (TODAY - DAY, row.reason, TODAY - DAY)
    assert (now.worker, now.is_main, now.introduced_on) == (new, True, TODAY)


def test_open_promises_go_with_it_and_stand_there_until_a_new_version(kai, adviser, new, manager, as_):
    promised(kai, adviser, manager)
    row = planned(kai, new, adviser, card="Call me Jo.", goodbye="It was good to know you.")
    assert [action.what for action in open_promises(row)] == ["Ring the landlord"]
    page = as_(kai).get("/me/new-worker/").content.decode()
    for words in ("Call me Jo.", "It was good to know you.", "Ring the landlord", "Priya moves", "07700 900002"):
        assert words in page
    handing_over.carry_out(row, by=manager.user, at=NOW)
    page = as_(new).get(f"/work/people/{kai.key}/hand-over/").content.decode()
    assert "Take these over" in page and "Ring the landlord" in page
    version = written(kai, new.user)
    for action in version.planaction_rows.filter(worker=adviser):
        plan_rows.change_row(action, {"worker": new}, by=new.user, at=NOW)
    plans.send(version, copy_how="online", by=new.user, at=NOW)
    plans.approve(version, by=manager.user, at=NOW)
    assert "Take these over" not in as_(new).get(f"/work/people/{kai.key}/hand-over/").content.decode()


def test_they_read_of_it_from_the_day_on_which_they_are_told(kai, adviser, new, as_):
    row = planned(kai, new, adviser, on=TODAY + 9 * DAY, notice_on=TODAY + DAY)
    assert "We have no change of your worker to tell you of" in as_(kai).get("/me/new-worker/").content.decode()
    handing_over.change_plan(row, {"notice_on": TODAY}, by=adviser.user, at=NOW)
    assert "Your worker will change" in as_(kai).get("/me/new-worker/").content.decode()


def test_it_stands_with_their_workers_from_that_day_until_some_weeks_after(kai, adviser, new, manager, as_, at_most):
    row = planned(kai, new, adviser, on=TODAY + 9 * DAY, notice_on=TODAY + DAY, card="Call me Jo.")
    assert "Call me Jo." not in as_(kai).get("/me/worker/").content.decode()
    handing_over.change_plan(row, {"notice_on": TODAY}, by=adviser.user, at=NOW)
    client = as_(kai)
    with at_most(10):
        page = client.get("/me/worker/").content.decode()
    for words in (
        "Your worker will change",
        "From 29 November 2026",
        "Priya moves",
        "Call me Jo.",
        'href="/me/new-worker/"',
    ):
        assert words in page
    HandingOver.objects.update(on=TODAY - DAY)
    for address in ("/me/worker/", "/me/new-worker/"):
        page = as_(kai).get(address).content.decode()
        assert f"It is not done yet: until it is, {adviser.user.name} is there for you" in page
    handing_over.carry_out(row, by=manager.user, at=NOW)
    assert "Your worker has changed" in as_(kai).get("/me/worker/").content.decode()
    HandingOver.objects.update(on=TODAY - 61 * DAY)
    assert "Your worker has changed" not in as_(kai).get("/me/worker/").content.decode()
    HandingOver.objects.update(on=TODAY, done_at=None, cancelled="No")
    assert "Your worker will change" not in as_(kai).get("/me/worker/").content.decode()


def test_it_is_done_on_the_day_by_a_manager_and_once_they_were_told(kai, adviser, new, manager):
    row = planned(kai, new, adviser, on=TODAY + DAY, notice_on=None)
    with pytest.raises(NotAllowed):
        handing_over.carry_out(row, by=adviser.user, at=NOW)
    with pytest.raises(ValidationError, match="planned for 21 November"):
        handing_over.carry_out(row, by=manager.user, at=NOW)
    with pytest.raises(ValidationError, match="was told"):
        handing_over.carry_out(row, by=manager.user, at=NOW + DAY)
    handing_over.change_plan(row, {"notice_on": TODAY}, by=adviser.user, at=NOW)
    once = uuid.uuid4()
    handing_over.carry_out(row, by=manager.user, at=NOW + DAY, once=once)
    with pytest.raises(AlreadyDone):
        handing_over.carry_out(row, by=manager.user, at=NOW + DAY, once=once)
    with pytest.raises(ValidationError, match="done, or cancelled"):
        handing_over.cancel(row, why="x", by=manager.user, at=NOW)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"on": TODAY - DAY}, "has passed"),
        ({"notice_on": TODAY + DAY}, "before the change"),
        ({"on": date(2019, 1, 1), "notice_on": None}, "do not work here|has passed"),
    ],
)
def test_what_cannot_be_planned_is_refused(kai, adviser, new, more, words):
    with pytest.raises(ValidationError, match=words):
        planned(kai, new, adviser, **more)
    assert not HandingOver.objects.exists()


def test_it_goes_to_another_adviser_of_the_council_who_does_not_work_with_them_yet(kai, adviser, new):
    for other in (adviser, member(Role.SOCIAL_WORKER), member(Role.PERSONAL_ADVISER, council("elsewhere"))):
        with pytest.raises(ValidationError):
            planned(kai, other, adviser)
    allocate(new, kai, is_main=False)
    with pytest.raises(ValidationError, match="already"):
        planned(kai, new, adviser)


def test_one_is_planned_at_a_time_by_those_who_work_with_them(kai, adviser, new, manager, strangers):
    for other in [*strangers, kai.user, new.user]:
        with pytest.raises(NotAllowed):
            handing_over.plan(kai, values(new), by=other, at=NOW)
    row = planned(kai, new, adviser)
    with pytest.raises(ValidationError, match="planned already"):
        planned(kai, new, manager)
    handing_over.cancel(row, why="She stays", by=adviser.user, at=NOW)
    planned(kai, new, manager)
    with pytest.raises(ValidationError, match="nobody to hand over from"):
        planned(young(), new, manager)


def test_somebody_else_became_the_main_adviser_meanwhile(kai, adviser, new, manager):
    row = planned(kai, new, adviser)
    Allocation.objects.filter(person=kai).update(ends_on=TODAY - DAY)
    with pytest.raises(ValidationError, match="Somebody else is the main adviser"):
        handing_over.carry_out(row, by=manager.user, at=NOW)
    row.refresh_from_db()
    assert row.done_at is None


def test_how_many_and_how_long(kai, new):
    Allocation.objects.filter(person=kai).update(starts_on=LONG_AGO, ends_on=date(2021, 12, 31))
    allocate(new, kai, starts_on=date(2026, 11, 1))
    history = adviser_history(kai, TODAY)
    assert history.changes == 1
    assert [(time.days, time.long) for time in history.times] == [(20, "20 days"), (731, "2 years")]


def test_the_pages_plan_change_cancel_and_do_it(kai, adviser, new, manager, as_, at_most):
    address = f"/work/people/{kai.key}/hand-over/"
    client = as_(adviser)
    answer = client.post(f"{address}plan/", sent(reason="Moves", after="no-key"))
    assert answer.status_code == 200 and "Enter the first day" in answer.content.decode()
    said = {"after": str(new.key), "reason": "Moves", **on("on", TODAY), **on("notice_on", TODAY)}
    assert client.post(f"{address}plan/", sent(**said)).status_code == 302
    row = HandingOver.objects.get()
    assert client.post(f"{address}{row.key}/", sent(**said, card="Hello")).status_code == 302
    row.refresh_from_db()
    assert row.card == "Hello"
    with at_most(13):
        assert "Do the change" not in client.get(address).content.decode()
    assert client.post(f"{address}{row.key}/do/").status_code == 403
    client = as_(manager)
    with at_most(13):
        page = client.get(address).content.decode()
    assert "Do the change" in page
    assert client.post(f"{address}{row.key}/do/", sent()).status_code == 302
    row.refresh_from_db()
    assert row.done_at
