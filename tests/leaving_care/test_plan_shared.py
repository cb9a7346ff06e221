"""A plan as a part of a record: who sees it, and how it is shared with a partner and handed to another council."""

import pytest
from django.db import connection

from leaving_care.access import may, rows
from leaving_care.actions.sharing import TO_COUNCILS, TO_PARTNERS, hand_over, share
from leaving_care.models import Part, Role
from leaving_care.walls import within
from pathways.models import Contact, OwnWords, PlanSection, PlanVersion
from tests.leaving_care.rows import build
from tests.people import NOW, TODAY, council, member, young
from tests.plans import approved

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    return member(Role.MANAGER).user


@pytest.fixture
def kai(manager):
    adviser = member(Role.PERSONAL_ADVISER)
    person = young(account=True, adviser=adviser)
    approved(person, adviser.user, manager)
    OwnWords.objects.create(person=person, section="home", text="I like it here", by=person.user, at=NOW)
    build(Contact, person=person)
    return person


def seen(user, *models):
    return [model.__name__ for model in models if rows(model, user, TODAY).exists()]


def test_both_parts_go_to_a_council_and_the_plan_alone_to_a_partner():
    assert {Part.PLAN, Part.CONTACTS} <= set(TO_COUNCILS)
    assert Part.PLAN in TO_PARTNERS
    assert Part.CONTACTS not in TO_PARTNERS


def test_a_partner_sees_the_plan_until_a_day_and_not_how_you_were_in_touch(kai, manager):
    partner = member(Role.PARTNER)
    assert seen(partner.user, PlanVersion, PlanSection, OwnWords, Contact) == []
    share(kai, partner=partner, to_part=Part.PLAN, starts_on=TODAY, ends_on=TODAY, reason="Support", by=manager, at=NOW)
    assert seen(partner.user, PlanVersion, PlanSection, OwnWords, Contact) == ["PlanVersion", "PlanSection", "OwnWords"]
    assert may(partner.user, "see_plan", kai, TODAY)
    assert not may(partner.user, "write_plan", kai, TODAY)
    assert not may(partner.user, "see_plan", kai, TODAY.replace(day=TODAY.day + 1))


@pytest.mark.parametrize(
    ("part", "found"), [(Part.PLAN, ["PlanVersion", "PlanSection", "OwnWords"]), (Part.CONTACTS, ["Contact"])]
)
def test_another_council_sees_the_part_that_was_handed_to_it(part, found, kai, manager):
    there = council("elsewhere")
    reader = member(Role.MANAGER, there).user
    assert seen(reader, PlanVersion, PlanSection, OwnWords, Contact) == []
    hand_over(kai, to=there, parts=[part], starts_on=TODAY, reason="Moved there", by=manager, at=NOW)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('portal.across', '', true)")
    with within(there.pk, on=TODAY):
        assert seen(reader, PlanVersion, PlanSection, OwnWords, Contact) == found
        if connection.vendor == "postgresql":
            behind = Contact if part == Part.PLAN else PlanVersion
            assert not behind.objects.exists(), "the wall stands where a query forgets to ask"
        assert not may(reader, "write_plan", kai, TODAY)
        assert not may(reader, "approve_plan", kai, TODAY)
