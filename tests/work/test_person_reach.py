"""Who sees which parts of a person's record, until when, and that each look is noted."""

from datetime import timedelta

import pytest

from leaving_care.models import (
    Allocation,
    ConsultationNote,
    Event,
    GlassBroken,
    HandedOver,
    Home,
    PartnerAccess,
    Referral,
    Role,
    Team,
)
from pathways.views.work.person import PAGES
from tests.leaving_care.rows import build
from tests.people import LONG_AGO, NOW, TODAY, council, member
from tests.work.reading import page, text

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_one_look_is_noted_for_each_page(as_, adviser, kai):
    client = as_(adviser)
    client.get(page(kai))
    client.get(page(kai, "homes"))
    events = Event.objects.filter(person=kai).order_by("pk")
    assert [(event.kind, event.what, event.by_id) for event in events] == [
        ("looked", "see_record", adviser.user_id),
        ("looked", "see_homes", adviser.user_id),
    ]


@pytest.mark.parametrize("part", PAGES)
def test_each_part_opens_for_a_manager_and_for_no_adviser_of_others(as_, client, kai, part):
    manager, other = member(Role.MANAGER), member(Role.PERSONAL_ADVISER)
    assert as_(manager).get(page(kai, part)).status_code == 200
    client.logout()
    assert as_(other).get(page(kai, part)).status_code == 404


def test_a_partner_sees_the_shared_part_and_the_name_alone(as_, kai):
    partner = member(Role.PARTNER)
    build(Home, person=kai, kind="supported", address="1 Invented Street", starts_on=LONG_AGO)
    PartnerAccess.objects.create(
        person=kai, partner=partner, to_part="homes", reason="x", starts_on=TODAY, ends_on=TODAY
    )
    client = as_(partner)
    first = text(client.get(page(kai)))
    assert kai.name_used in first and "Where they live" in first
    assert "4 May 2007" not in first and "Status" not in first and "Time in care" not in first
    assert "1 Invented Street" in text(client.get(page(kai, "homes")))
    assert client.get(page(kai, "reach")).status_code == 403
    assert client.get(page(kai, "level")).status_code == 403


def test_a_clinician_sees_the_notes_and_the_name_alone(as_, kai):
    clinician = member(Role.CLINICIAN)
    Referral.objects.create(person=kai, clinician=clinician, starts_on=TODAY)
    build(ConsultationNote, person=kai, text="Slept badly", by=clinician.user, on=TODAY, at=NOW)
    client = as_(clinician)
    first = text(client.get(page(kai)))
    assert kai.name_used in first and "4 May 2007" not in first and "Status" not in first
    notes = text(client.get(page(kai, "notes")))
    assert "Slept badly" in notes and "Add a consultation note" in notes
    assert client.get(page(kai, "care")).status_code == 403


def test_another_council_sees_only_what_was_handed_over_and_is_told_so(as_, kai):
    there = council("elsewhere")
    HandedOver.objects.create(
        person=kai, from_authority=kai.authority, to=there, handed_part="homes", reason="Moved", starts_on=TODAY
    )
    client = as_(member(Role.MANAGER, there))
    first = text(client.get(page(kai)))
    assert "This is a record of Testshire Council." in first
    assert "4 May 2007" not in first
    homes = client.get(page(kai, "homes"))
    assert homes.status_code == 200 and "Add a home" not in text(homes)
    assert client.get(page(kai, "care")).status_code == 403
    assert client.post(page(kai, "home/add")).status_code == 403


def test_broken_glass_says_why_and_until_when_on_every_page(as_, kai):
    manager = member(Role.MANAGER, team=build(Team, authority=council()))
    client = as_(manager)
    assert client.get(page(kai)).status_code == 404
    GlassBroken.objects.create(person=kai, manager=manager, reason="Missing tonight", starts_on=TODAY, ends_on=TODAY)
    for part in ("", "homes", "care"):
        said = text(client.get(page(kai, part)))
        assert "You opened this record outside the usual rule" in said and "Missing tonight" in said
        assert "20 November 2026" in said
    assert client.get(page(kai, "about")).status_code == 403
    assert Event.objects.filter(person=kai, kind="looked").first().reason == "Missing tonight"


def test_an_allocation_that_ends_closes_the_record_the_day_after(as_, adviser, kai):
    client = as_(adviser)
    Allocation.objects.update(ends_on=TODAY)
    assert client.get(page(kai)).status_code == 200
    Allocation.objects.update(ends_on=TODAY - DAY)
    assert client.get(page(kai)).status_code == 404


def test_a_part_that_there_is_not_is_not_found(as_, adviser, kai):
    client = as_(adviser)
    for part in ("data", "nonsense", "known_people"):
        assert client.get(page(kai, part)).status_code == 404


def test_only_those_who_may_are_led_to_the_pages_where_workers_are_chosen(as_, client, adviser, kai):
    allocating, referring = f"/manage/people/{kai.key}/", f"/manage/people/{kai.key}/refer/"
    said = text(as_(adviser).get(page(kai, "workers")))
    assert f'href="{allocating}"' not in said and f'href="{referring}"' in said
    client.logout()
    said = text(as_(member(Role.MANAGER)).get(page(kai, "workers")))
    assert f'href="{allocating}"' in said and f'href="{referring}"' in said
