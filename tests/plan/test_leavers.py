"""Promises of somebody who has left: said to the adviser, the manager and the young person, with who answers for them now."""

from datetime import timedelta

import pytest

from leaving_care.models import Membership, Role
from pathways.actions import plan_rows, plans
from pathways.leavers import left_behind
from pathways.models import PlanAction, Tick
from tests.people import NOW, TODAY, allocate, member, young
from tests.plan.conftest import to, words
from tests.plans import written

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def joan(kai):
    """Somebody who works here, and whom the plan names."""
    one = member(Role.PERSONAL_ADVISER)
    one.user.name = "Joan Formerly"
    one.user.save()
    return one


@pytest.fixture
def version(kai, adviser, manager, joan):
    """A plan that holds, with a promise of Joan's and one of the adviser's."""
    draft = written(kai, adviser.user)
    home = draft.plansection_rows.get(section="home")
    for worker, what in ((joan, "Send the forms"), (adviser, "Ring the landlord")):
        said = {"what": what, "owner_kind": "worker", "worker": worker, "due_on": TODAY + 30 * DAY}
        plan_rows.add(PlanAction, home, said, by=adviser.user, at=NOW)
    plans.send(draft, copy_how="online", by=adviser.user, at=NOW)
    plans.approve(draft, by=manager.user, at=NOW)
    return draft


@pytest.fixture
def left(version, joan):
    """Joan left yesterday."""
    Membership.objects.filter(pk=joan.pk).update(ends_on=TODAY - DAY)


def test_what_somebody_promised_who_works_here_is_no_leavers(version):
    assert left_behind(version, TODAY) == []


def test_a_leavers_open_promises_are_found_from_the_day_after(version, left, adviser):
    (row,) = left_behind(version, TODAY)
    assert (row.what, row.answers) == ("Send the forms", adviser.user.name)
    assert left_behind(version, TODAY - DAY) == []


def test_what_is_done_is_open_no_more(version, left, kai, adviser):
    (row,) = left_behind(version, TODAY)
    Tick.objects.create(person=kai, action=row.thread, done=True, by=adviser.user, at=NOW)
    assert left_behind(version, TODAY) == []


def test_somebody_with_another_post_here_has_not_left(version, left, joan):
    Membership.objects.create(user=joan.user, authority=joan.authority, role=Role.MANAGER, starts_on=TODAY)
    assert left_behind(version, TODAY) == []


def test_an_account_that_is_closed_counts_as_left(version, joan):
    joan.user.is_active = False
    joan.user.save()
    assert [row.what for row in left_behind(version, TODAY)] == ["Send the forms"]


def test_the_adviser_reads_it_on_the_plan_and_where_one_hands_over(as_, kai, version, left, adviser):
    client = as_(adviser)
    for address in (to(kai), f"/work/people/{kai.key}/hand-over/"):
        said = words(client.get(address))
        assert "Promised by somebody who has left" in said, address
        assert "Send the forms, by 20 December 2026: Joan Formerly does not work here any more." in said
        assert (
            f"{adviser.user.name}, the main adviser, answers for it now." in said and "Ring the landlord," not in said
        )
    said = words(client.get(to(kai, f"{version.key}/")))
    assert f"They do not work here any more. {adviser.user.name} answers for this now." in said


def test_the_young_person_reads_who_answers_for_it(as_, kai, version, adviser):
    assert "work here any more" not in words(as_(kai.user).get("/me/plan/"))


def test_once_she_left_they_read_who_answers_for_it(as_, kai, version, left, adviser):
    said = words(as_(kai.user).get("/me/plan/"))
    assert said.count(f"They do not work here any more. {adviser.user.name} answers for this now.") == 1


def test_nobody_answers_where_nobody_is_the_main_adviser(as_, kai, version, left, adviser, manager):
    kai.allocation_rows.update(ends_on=TODAY - DAY)
    allocate(adviser, young(name_used="Jo Example"))
    assert left_behind(version, TODAY)[0].answers == ""
    assert "Ask our team who answers for this now." in words(as_(kai.user).get("/me/plan/"))
    said = words(as_(manager).get(f"/manage/plans/{version.key}/"))
    assert "Nobody is the main adviser, so nobody answers for this now." in said
