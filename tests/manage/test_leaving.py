"""Ending somebody's work for a council, and taking away a second factor that they have lost."""

import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from leaving_care.access import may
from leaving_care.actions import leaving, staff
from leaving_care.changing import AlreadyDone, NotAllowed
from leaving_care.models import Allocation, Cover, Event, Membership, PartnerAccess, Referral, Role
from tests.manage.sending import errors, opened, send
from tests.people import NOW, TODAY, allocate, council, member, user, young

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
ADVISER = Role.PERSONAL_ADVISER


def end(actor, membership, **values):
    leaving.end_membership(membership, by=actor.user, at=NOW, **{"ends_on": TODAY} | values)


def test_access_ends_the_day_after(manager):
    worker = member(ADVISER)
    person = young(adviser=worker)
    end(manager, worker, why="Left")
    who = Membership.objects.get(pk=worker.pk).user
    assert [may(who, "see_record", person, day) for day in (TODAY, TODAY + DAY)] == [True, False]
    link = Allocation.objects.get(person=person)
    assert (link.ends_on, link.why_ended) == (TODAY, "Left")
    assert Event.objects.get(what="end_membership").authority == worker.authority


def test_whom_they_work_with_go_to_a_colleague(manager):
    worker, colleague = member(ADVISER), member(ADVISER)
    main, other, both = young(adviser=worker), young(), young(adviser=worker)
    allocate(worker, other, is_main=False)
    allocate(colleague, both, is_main=False)
    end(manager, worker, give_to=colleague, why="Left")
    for person, is_main in ((main, True), (other, False), (both, True)):
        link = Allocation.objects.on(TODAY + DAY).get(person=person)
        assert (link.worker, link.is_main, link.starts_on) == (colleague, is_main, TODAY + DAY)


def test_what_would_begin_later_is_given_too_and_cover_is_cut(manager):
    worker, colleague, person = member(ADVISER), member(ADVISER), young()
    allocate(worker, person, starts_on=TODAY + 5 * DAY)
    Cover.objects.create(away=colleague, cover=worker, starts_on=TODAY, ends_on=TODAY + 9 * DAY)
    Cover.objects.create(away=colleague, cover=worker, starts_on=TODAY + DAY, ends_on=TODAY + 9 * DAY)
    end(manager, worker, give_to=colleague, why="Left")
    assert Allocation.objects.get().worker == colleague
    assert Allocation.objects.get().starts_on == TODAY + 5 * DAY
    assert [row.ends_on for row in Cover.objects.all()] == [TODAY]


def test_referrals_and_shares_end_too(manager):
    clinician, partner, person = member(Role.CLINICIAN), member(Role.PARTNER), young()
    Referral.objects.create(person=person, clinician=clinician, starts_on=TODAY)
    share = {"to_part": "homes", "reason": "x", "starts_on": TODAY, "ends_on": TODAY + 9 * DAY}
    PartnerAccess.objects.create(person=person, partner=partner, **share)
    end(manager, clinician)
    end(manager, partner)
    assert Referral.objects.get().ends_on == PartnerAccess.objects.get().ends_on == TODAY


@pytest.mark.parametrize(
    ("worker", "values", "words"),
    [
        ({}, {"ends_on": TODAY - 2 * DAY}, "19 November 2026 or a later day"),
        ({"starts_on": TODAY}, {"ends_on": TODAY - DAY}, "their first day"),
        ({"ends_on": TODAY + DAY}, {"ends_on": TODAY + 2 * DAY}, "up to 21 November 2026"),
        ({}, {"why": " "}, "Say why"),
    ],
)
def test_an_end_that_cannot_be(manager, worker, values, words):
    worker = member(ADVISER, **worker)
    allocate(worker, young(), starts_on=TODAY)
    with pytest.raises(ValidationError, match=words):
        end(manager, worker, **{"why": "Left"} | values)
    assert Allocation.objects.get().ends_on is None


def test_colleagues_in_another_job_or_council_take_nobody_over(manager):
    worker = member(ADVISER)
    young(adviser=worker)
    for colleague in (member(Role.SOCIAL_WORKER), worker, member(ADVISER, council("elsewhere"))):
        with pytest.raises(ValidationError):
            end(manager, worker, give_to=colleague, why="Left")
    worker.refresh_from_db()
    assert worker.ends_on is None and Allocation.objects.get().ends_on is None


def test_a_dismissal_shuts_every_door_at_once(manager):
    worker = member(ADVISER)
    person = young(adviser=worker)
    end(manager, worker, ends_on=TODAY - DAY, why="Left")
    assert not may(Membership.objects.get(pk=worker.pk).user, "see_record", person, TODAY)


def test_a_team_manager_does_not_end_work_with_others_young_people(team):
    lead = member(Role.MANAGER, team=team)
    worker = member(ADVISER)
    young(adviser=worker)
    with pytest.raises(NotAllowed):
        end(lead, worker, why="Left")
    mine = member(ADVISER, team=team)
    young(adviser=mine)
    end(lead, mine, why="Left")


def test_only_who_gives_the_role_ends_it_and_a_form_is_done_once(manager, administrator):
    worker, once = member(ADVISER), uuid.uuid4()
    for actor, other in ((administrator, worker), (worker, worker), (manager, manager)):
        with pytest.raises(NotAllowed):
            end(actor, other)
    end(manager, worker, once=once)
    with pytest.raises(AlreadyDone):
        end(manager, worker, once=once)


def test_the_page_asks_who_takes_over(as_manager):
    worker, colleague = member(ADVISER), member(ADVISER)
    person = young(adviser=worker)
    address = f"/manage/staff/{worker.key}/end/"
    assert person.name_used in as_manager.get(address).content.decode()
    assert set(errors(send(as_manager, address))) == {"ends_on", "then", "why"}
    said = {"ends_on": TODAY, "then": "give", "why": "Left"}
    assert set(errors(send(as_manager, address, **said))) == {"give_to"}
    carried = opened(as_manager, address)
    for _ in range(2):
        assert send(as_manager, address, carried, **said, give_to=colleague.key).status_code == 302
    assert Allocation.objects.on(TODAY + DAY).get(person=person).worker == colleague


def test_the_page_does_not_ask_where_nobody_is_left_behind_and_notices_who_came_since(as_manager):
    worker = member(ADVISER)
    address = f"/manage/staff/{worker.key}/end/"
    assert set(errors(send(as_manager, address))) == {"ends_on"}
    allocate(worker, young(), starts_on=TODAY + DAY)
    assert send(as_manager, address, ends_on=TODAY + 9 * DAY, then="end", why="Left").status_code == 302


# A lost second factor.


def test_who_takes_a_second_factor_away(manager, administrator):
    adviser = member(ADVISER)
    assert staff.may_reset(manager.user, adviser, TODAY)
    assert staff.may_reset(administrator.user, adviser, TODAY)
    assert staff.may_reset(administrator.user, manager, TODAY)
    assert not staff.may_reset(manager.user, administrator, TODAY)
    assert not staff.may_reset(administrator.user, administrator, TODAY)
    assert not staff.may_reset(adviser.user, manager, TODAY)
    assert not staff.may_reset(manager.user, member(ADVISER, ends_on=TODAY - DAY), TODAY)


@pytest.mark.parametrize("more", [(Role.ADMINISTRATOR, "testshire"), (ADVISER, "elsewhere")])
def test_a_manager_does_not_by_way_of_a_lesser_role(manager, administrator, more):
    who = user()
    adviser = member(ADVISER, who=who)
    member(more[0], council(more[1]), who=who)
    assert not staff.may_reset(manager.user, adviser, TODAY)
    assert staff.may_reset(administrator.user, adviser, TODAY)
    with pytest.raises(NotAllowed):
        staff.reset_second_factor(adviser, by=manager.user, at=NOW)


def test_the_page_takes_it_away_once_the_box_is_ticked(as_manager):
    worker = member(ADVISER)
    address = f"/manage/staff/{worker.key}/second-step/"
    assert set(errors(send(as_manager, address))) == {"sure"}
    assert send(as_manager, address, sure="on").status_code == 302
    assert Event.objects.get(what="reset_second_factor").authority == council()
