"""What the database itself refuses of people's records, on both databases."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from leaving_care.models import Allocation, Cover, GlassBroken, Membership, PartnerAccess, Referral, Role
from tests.people import LONG_AGO, TODAY, allocate, council, member, young

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def refused(words=""):
    return pytest.raises(IntegrityError, match=words)


@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [(LONG_AGO, None), (TODAY, TODAY), (TODAY - DAY, None), (LONG_AGO, TODAY - DAY), (TODAY - DAY, TODAY - DAY)],
)
def test_two_main_advisers_at_a_time_are_refused(starts_on, ends_on):
    person = young()
    allocate(member(Role.PERSONAL_ADVISER), person, starts_on=TODAY - DAY, ends_on=TODAY)
    with refused("another main adviser"), transaction.atomic():
        allocate(member(Role.PERSONAL_ADVISER), person, starts_on=starts_on, ends_on=ends_on)


def test_one_main_adviser_after_another_is_right():
    person, other = young(), young()
    first, second = member(Role.PERSONAL_ADVISER), member(Role.PERSONAL_ADVISER)
    allocate(first, person, starts_on=TODAY - DAY, ends_on=TODAY)
    allocate(second, person, starts_on=TODAY + DAY)
    allocate(second, person, starts_on=LONG_AGO, ends_on=TODAY - 2 * DAY)
    allocate(second, other, starts_on=LONG_AGO)
    allocate(member(Role.PERSONAL_ADVISER), person, is_main=False, starts_on=LONG_AGO)
    assert Allocation.objects.count() == 5


def test_moving_the_end_into_anothers_time_is_refused():
    person = young()
    first = allocate(member(Role.PERSONAL_ADVISER), person, starts_on=TODAY - DAY, ends_on=TODAY)
    allocate(member(Role.PERSONAL_ADVISER), person, starts_on=TODAY + DAY)
    first.ends_on = TODAY + DAY
    with refused("another main adviser"), transaction.atomic():
        first.save()


def elsewhere(role):
    return member(role, council("elsewhere"))


def later():
    return {"starts_on": TODAY, "ends_on": TODAY + DAY}


@pytest.mark.parametrize(
    "link",
    [
        lambda person: allocate(elsewhere(Role.PERSONAL_ADVISER), person),
        lambda person: Referral.objects.create(person=person, clinician=elsewhere(Role.CLINICIAN), starts_on=TODAY),
        lambda person: PartnerAccess.objects.create(
            person=person, partner=elsewhere(Role.PARTNER), to_part="homes", reason="x", **later()
        ),
        lambda person: GlassBroken.objects.create(
            person=person, manager=elsewhere(Role.MANAGER), reason="x", **later()
        ),
        lambda person: Cover.objects.create(
            away=member(Role.PERSONAL_ADVISER), cover=elsewhere(Role.PERSONAL_ADVISER), **later()
        ),
    ],
)
def test_a_worker_of_another_council_is_refused(link):
    person = young()
    with refused("another council"), transaction.atomic():
        link(person)


def test_a_period_that_ends_before_it_starts_is_refused():
    person = young()
    with refused("allocation_ends_after_it_starts"), transaction.atomic():
        allocate(member(Role.PERSONAL_ADVISER), person, starts_on=TODAY, ends_on=TODAY - DAY)


def test_a_role_is_held_once_at_a_time():
    once = member(Role.MANAGER)
    with refused("a_role_is_held_once_at_a_time|UNIQUE"), transaction.atomic():
        member(Role.MANAGER, who=once.user)
    once.ends_on = TODAY
    once.save()
    member(Role.MANAGER, who=once.user, starts_on=TODAY + DAY)
    assert Membership.objects.on(date(2030, 1, 1)).count() == 1
