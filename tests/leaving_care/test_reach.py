"""Whom somebody reaches on a day: the day before a link begins, its days, and the day after."""

from datetime import timedelta

import pytest

from leaving_care.access import authorities, may, may_in, reachable, rows
from leaving_care.models import Cover, GlassBroken, HandedOver, Home, PartnerAccess, Referral, Role, Team
from leaving_care.permissions import TABLE, Reach, UnknownAction
from tests.leaving_care.rows import build
from tests.people import LONG_AGO, TODAY, allocate, council, member, young

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
FROM, TO = TODAY - 2 * DAY, TODAY + 2 * DAY
STAFF = [role for role in Role if role != Role.YOUNG_PERSON]


def opens(user, person, what="see_record"):
    """On which of five days a link of FROM to TO opens the record: the day before, both its ends, today, the day after."""
    user.__dict__.pop("_memberships_held", None)
    return [may(user, what, person, day) for day in (FROM - DAY, FROM, TODAY, TO, TO + DAY)]


ITS_DAYS = [False, True, True, True, False]


def test_an_adviser_sees_whom_they_work_with_on_its_days():
    worker, person = member(Role.PERSONAL_ADVISER), young()
    allocate(worker, person, starts_on=FROM, ends_on=TO)
    assert opens(worker.user, person) == ITS_DAYS
    assert not any(opens(worker.user, young()))


def test_a_membership_that_ended_opens_nothing_whatever_the_allocation_says():
    worker, person = member(Role.PERSONAL_ADVISER, starts_on=FROM, ends_on=TO), young()
    allocate(worker, person, starts_on=LONG_AGO)
    assert opens(worker.user, person) == ITS_DAYS


def test_cover_opens_a_colleagues_people_on_its_days():
    away, cover, person = member(Role.PERSONAL_ADVISER), member(Role.PERSONAL_ADVISER), young()
    allocate(away, person)
    Cover.objects.create(away=away, cover=cover, starts_on=FROM, ends_on=TO)
    assert opens(cover.user, person) == ITS_DAYS
    assert not any(opens(cover.user, young()))


def test_a_manager_sees_the_authority_or_the_team_that_they_manage():
    ours, theirs = build(Team, authority=council()), build(Team, authority=council())
    everybody, of_ours = member(Role.MANAGER), member(Role.MANAGER, team=ours)
    person, other = young(), young()
    allocate(member(Role.PERSONAL_ADVISER, team=ours), person, starts_on=FROM, ends_on=TO)
    allocate(member(Role.PERSONAL_ADVISER, team=theirs), other)
    assert all(opens(everybody.user, person)) and all(opens(everybody.user, other))
    assert opens(of_ours.user, person) == ITS_DAYS
    assert not any(opens(of_ours.user, other))


def test_broken_glass_opens_the_record_to_see_and_not_to_change():
    manager, person = member(Role.MANAGER, team=build(Team, authority=council())), young()
    GlassBroken.objects.create(person=person, manager=manager, reason="x", starts_on=FROM, ends_on=TO)
    assert opens(manager.user, person) == ITS_DAYS
    assert opens(manager.user, person, "see_circumstances") == ITS_DAYS
    assert not any(opens(manager.user, person, "change_facts"))


def test_a_clinician_sees_the_notes_of_those_referred_and_nothing_else():
    clinician, person = member(Role.CLINICIAN), young()
    Referral.objects.create(person=person, clinician=clinician, starts_on=FROM, ends_on=TO)
    assert opens(clinician.user, person) == ITS_DAYS
    assert opens(clinician.user, person, "see_notes") == ITS_DAYS
    able = {name for name in TABLE if may(clinician.user, name, person, TODAY)}
    assert able == {"see_record", "see_people", "see_notes", "write_note"}


def test_a_partner_sees_the_named_part_alone():
    partner, person = member(Role.PARTNER), young()
    PartnerAccess.objects.create(
        person=person, partner=partner, to_part="homes", reason="x", starts_on=FROM, ends_on=TO
    )
    assert opens(partner.user, person, "see_homes") == ITS_DAYS
    assert opens(partner.user, person) == ITS_DAYS
    assert not any(opens(partner.user, person, "see_reach"))
    home = build(Home, person=person)
    assert list(rows(Home, partner.user, TODAY)) == [home]


def test_a_part_that_was_handed_over_is_seen_by_the_other_councils_manager_alone():
    there, person = council("elsewhere"), young()
    manager, adviser = member(Role.MANAGER, there), member(Role.PERSONAL_ADVISER, there)
    HandedOver.objects.create(
        person=person,
        from_authority=person.authority,
        to=there,
        handed_part="homes",
        reason="x",
        starts_on=FROM,
        ends_on=TO,
    )
    assert opens(manager.user, person, "see_homes") == ITS_DAYS
    assert opens(manager.user, person) == ITS_DAYS
    assert not any(opens(manager.user, person, "see_reach"))
    assert not any(opens(manager.user, person, "change_facts"))
    assert not any(opens(adviser.user, person))


@pytest.mark.parametrize("role", STAFF)
def test_nobody_reaches_across_authorities(role):
    worker, person = member(role, council("elsewhere")), young()
    assert [what for what in TABLE if reachable(worker.user, what, TODAY).filter(pk=person.pk).exists()] == []
    assert [what for what in TABLE if may_in(worker.user, what, council(), TODAY)] == []


def test_a_young_person_reaches_their_own_record_alone():
    person = young(account=True)
    other = young(account=True)
    able = {name for name in TABLE if may(person.user, name, person, TODAY)}
    assert able == {name for name, row in TABLE.items() if Reach.OWN in row.roles.values()}
    assert not any(may(person.user, name, other, TODAY) for name in TABLE)


def test_somebody_switched_off_reaches_nothing():
    manager, person = member(Role.MANAGER), young()
    manager.user.is_active = False
    assert not may(manager.user, "see_record", person, TODAY)
    assert authorities(manager.user, "see_team", TODAY) == []


def test_an_unknown_action_is_an_error_and_never_an_open_door():
    manager = member(Role.MANAGER)
    with pytest.raises(UnknownAction):
        may(manager.user, "see_recrod", young(), TODAY)
    with pytest.raises(UnknownAction):
        authorities(manager.user, "see_recrod", TODAY)
