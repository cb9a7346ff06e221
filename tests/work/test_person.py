"""The person page and its parts: who sees what, and what it says."""

from datetime import date, timedelta

import pytest

from leaving_care.models import (
    Allocation,
    Circumstance,
    Consent,
    ConsultationNote,
    Event,
    GlassBroken,
    HandedOver,
    Home,
    PartnerAccess,
    Referral,
    Role,
    StatusElsewhere,
    Team,
    WayToReach,
)
from pathways.views.work.person import PAGES
from tests.leaving_care.rows import build
from tests.people import LONG_AGO, NOW, TODAY, allocate, council, member, young

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
MOST = 8


def page(person, part=""):
    return f"/work/people/{person.key}/{part}{'/' if part else ''}"


@pytest.fixture
def adviser():
    return member(Role.PERSONAL_ADVISER)


@pytest.fixture
def kai(adviser):
    return young(adviser=adviser, legal_name="Kai Otherwise Example")


def text(response):
    return response.content.decode()


def test_the_first_page_is_eight_queries_however_much_there_is(as_, adviser, kai, at_most):
    for number in range(5):
        allocate(member(Role.SOCIAL_WORKER), kai)
        build(WayToReach, person=kai, kind="mobile", value=f"07700 90000{number}", starts_on=LONG_AGO)
    client = as_(adviser)
    with at_most(MOST):
        assert client.get(page(kai)).status_code == 200


def test_the_first_page_says_who_they_are_and_what_is_safe_first(as_, adviser, kai):
    for safe, value in (("no", "07700 900001"), ("", "07700 900002"), ("yes", "07700 900003")):
        build(WayToReach, person=kai, kind="mobile", value=value, safe=safe, starts_on=LONG_AGO)
    build(WayToReach, person=kai, kind="mobile", value="07700 900999", starts_on=LONG_AGO, ends_on=TODAY - DAY)
    said = text(as_(adviser).get(page(kai)))
    assert "Kai Otherwise Example" in said and "19, born 4 May 2007" in said
    assert "<strong>Former relevant</strong>, since 4 May 2025" in said
    assert said.index("07700 900003") < said.index("07700 900002") < said.index("07700 900001")
    assert "07700 900999" not in said
    assert kai.name_used not in said.split("</title>")[0]


def test_what_is_unknown_is_not_recorded_yet(as_, adviser):
    person = young(adviser=adviser)
    assert text(as_(adviser).get(page(person))).count("Not recorded yet") >= 5


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


def test_a_status_that_disagrees_is_shown_to_look_at_and_not_copied(as_, adviser, kai):
    StatusElsewhere.objects.create(person=kai, status="former_relevant", read_at=NOW)
    client = as_(adviser)
    assert "To look at" not in text(client.get(page(kai)))
    StatusElsewhere.objects.create(person=kai, status="qualifying", read_at=NOW + DAY)
    for part in ("", "care"):
        said = text(client.get(page(kai, part)))
        assert "the case system says “qualifying”" in said
        assert "<strong>Former relevant</strong>" in said


def test_the_status_comes_with_its_working_and_its_timeline(as_, adviser, kai):
    said = text(as_(adviser).get(page(kai, "care")))
    assert "Days in care that count" in said and "4 May 2021 to 3 May 2025" in said
    assert "From 4 May 2025 to 3 May 2032: former relevant (today)" in said
    assert "legislation.gov.uk" in said
    assert "What we owe them today" in said
    assert "Nothing was settled." in said


def test_the_care_page_has_one_query_for_each_table_of_facts_and_no_more(as_, adviser, kai, at_most):
    for year in range(2010, 2020):
        build(Home, person=kai, starts_on=date(year, 1, 1), ends_on=date(year, 2, 1))
    client = as_(adviser)
    # Four to get in, nine tables of facts and who wrote two of them, spells, what was settled, and the note of the look.
    with at_most(18):
        assert client.get(page(kai, "care")).status_code == 200


@pytest.mark.parametrize("part", [part for part in PAGES if part not in ("care", "workers")])
def test_every_other_part_is_eight_queries(as_, kai, part, at_most):
    by = member(Role.MANAGER)
    for kind in ("opportunities", "consulted"):
        build(Consent, person=kai, kind=kind, given=True, said_at=NOW, by=by.user)
    client = as_(by)
    with at_most(MOST):
        assert client.get(page(kai, part)).status_code == 200


def test_workers_are_shown_with_days_and_why_they_changed(as_, adviser, kai):
    allocate(
        member(Role.PERSONAL_ADVISER), kai, is_main=False, ends_on=date(2025, 1, 1), why_ended="Left for another job"
    )
    said = text(as_(adviser).get(page(kai, "workers")))
    assert "Left for another job" in said and "1 January 2025" in said
    assert "Left for another job" not in text(as_(adviser).get(page(kai)))


def test_the_booklet_is_asked_for_from_sixteen(as_):
    manager = member(Role.MANAGER)
    client = as_(manager)
    assert "Not given yet." in text(client.get(page(young(date_of_birth=date(2010, 11, 20)), "booklet")))
    assert "Not given yet." not in text(client.get(page(young(date_of_birth=date(2010, 11, 21)), "booklet")))


def test_circumstances_are_said_to_be_sensitive(as_, adviser, kai):
    build(Circumstance, person=kai, kind="young_parent", starts_on=LONG_AGO)
    said = text(as_(adviser).get(page(kai, "circumstances")))
    assert "This is sensitive." in said and "A young parent, or expecting a baby" in said


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
