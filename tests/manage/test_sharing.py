"""Letting a clinician, a partner or another council see a record, and moving it to another council."""

import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from leaving_care import walls
from leaving_care.access import may, reachable
from leaving_care.actions import moving, sharing
from leaving_care.changing import NotAllowed
from leaving_care.models import (
    Allocation,
    Event,
    HandedOver,
    Invitation,
    Membership,
    Part,
    PartnerAccess,
    Referral,
    Role,
    YoungPerson,
)
from leaving_care.permissions import TABLE
from tests.manage.sending import errors, opened, send
from tests.people import LONG_AGO, NOW, TODAY, allocate, council, member, sign_in, young

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_a_referral_opens_the_notes_and_nothing_else(manager):
    person, clinician = young(), member(Role.CLINICIAN)
    sharing.refer(person, clinician=clinician, starts_on=TODAY, reason="Sleep", by=manager.user, at=NOW)
    assert may(clinician.user, "see_notes", person, TODAY)
    assert not may(clinician.user, "see_about", person, TODAY)
    with pytest.raises(ValidationError, match="already"):
        sharing.refer(person, clinician=clinician, starts_on=TODAY, by=manager.user, at=NOW)
    assert Event.objects.get(person=person, what="refer").fields == ["clinician", "starts_on"]


def test_an_adviser_refers_whom_they_work_with_and_goes_back_to_the_record(client):
    adviser = member(Role.PERSONAL_ADVISER)
    person, clinician = young(adviser=adviser), member(Role.CLINICIAN)
    sign_in(client, adviser.user)
    response = send(client, f"/manage/people/{person.key}/refer/", clinician=clinician.key, starts_on=TODAY)
    assert response.url == f"/work/people/{person.key}/"
    assert Referral.objects.count() == 1
    assert client.get(f"/manage/people/{young().key}/refer/").status_code == 404


@pytest.mark.parametrize(
    ("who", "role"), [("clinician", Role.PERSONAL_ADVISER), ("clinician", Role.PARTNER), ("elsewhere", Role.CLINICIAN)]
)
def test_who_is_no_clinician_of_this_council(manager, who, role):
    other = member(role, council("elsewhere") if who == "elsewhere" else None)
    with pytest.raises(ValidationError):
        sharing.refer(young(), clinician=other, starts_on=TODAY, by=manager.user, at=NOW)


def test_a_part_is_shared_until_a_day(manager):
    person, partner = young(), member(Role.PARTNER)
    said = {"partner": partner, "to_part": Part.HOMES, "starts_on": TODAY, "reason": "Support", "at": NOW}
    sharing.share(person, ends_on=TODAY + DAY, by=manager.user, **said)
    opens = [may(partner.user, "see_homes", person, day) for day in (TODAY - DAY, TODAY, TODAY + DAY, TODAY + 2 * DAY)]
    partner.user.__dict__.pop("_memberships_held")
    assert opens == [False, True, True, False]
    assert not may(partner.user, "see_reach", person, TODAY)
    with pytest.raises(ValidationError, match="already"):
        sharing.share(person, ends_on=TODAY, by=manager.user, **said)
    with pytest.raises(ValidationError, match="before the first day"):
        sharing.share(person, ends_on=TODAY - DAY, by=manager.user, **said)
    with pytest.raises(NotAllowed):
        sharing.share(person, ends_on=TODAY, by=partner.user, **said)


@pytest.mark.parametrize("part", [Part.LEVEL, Part.NOTES, Part.DATA, "nothing"])
def test_what_no_partner_sees_is_not_shared(manager, part):
    with pytest.raises(ValidationError, match="not shared with partners"):
        sharing.share(
            young(),
            partner=member(Role.PARTNER),
            to_part=part,
            starts_on=TODAY,
            ends_on=TODAY,
            reason="x",
            by=manager.user,
            at=NOW,
        )


def hand(manager, person, to, **values):
    values = {"parts": [Part.HOMES], "starts_on": TODAY, "reason": "Moved"} | values
    return sharing.hand_over(person, to=to, by=manager.user, at=NOW, **values)


def test_parts_are_handed_over_with_what_the_young_person_is_told(manager):
    there, person = council("elsewhere"), young()
    receiving = member(Role.MANAGER, there)
    rows = hand(
        manager, person, there, parts=["homes", "about"], notice_given_on=TODAY - DAY, introduction_on=TODAY + DAY
    )
    told = "Moved Told on 19 November 2026. Introduction planned for 21 November 2026."
    assert {(row.handed_part, row.reason) for row in rows} == {("homes", told), ("about", told)}
    able = {what for what in TABLE if may(receiving.user, what, person, TODAY)}
    assert able == {"see_record", "see_homes", "see_about"}
    with pytest.raises(ValidationError, match="where they live"):
        hand(manager, person, there)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"parts": []}, "at least one part"),
        ({"parts": ["data"]}, "at least one part"),
        ({"ends_on": TODAY - DAY}, "before the first day"),
    ],
)
def test_a_hand_over_that_cannot_be(manager, values, words):
    with pytest.raises(ValidationError, match=words):
        hand(manager, young(), council("elsewhere"), **values)


def test_only_a_council_that_looks_after_children_is_handed_a_record(manager):
    person = young()
    for to in (person.authority, council("district", tier="district"), council("gone", ends_on=TODAY - DAY)):
        with pytest.raises(ValidationError, match="another council"):
            hand(manager, person, to)


def test_each_kind_of_link_is_ended_by_its_page(as_manager, manager):
    person, clinician, partner = young(), member(Role.CLINICIAN), member(Role.PARTNER)
    links = {
        "referral": Referral.objects.create(person=person, clinician=clinician, starts_on=LONG_AGO),
        "share": PartnerAccess.objects.create(
            person=person, partner=partner, to_part="homes", reason="x", starts_on=LONG_AGO, ends_on=TODAY + 9 * DAY
        ),
        "handed-over": hand(manager, person, council("elsewhere"), starts_on=LONG_AGO)[0],
    }
    page = as_manager.get(f"/manage/people/{person.key}/sharing/").content.decode()
    for kind, row in links.items():
        address = f"/manage/people/{person.key}/end/{kind}/{row.key}/"
        assert address in page
        assert errors(send(as_manager, address)) == {"ends_on": "Enter the last day"}
        assert send(as_manager, address, ends_on=TODAY - DAY).status_code == 302
        row.refresh_from_db()
        assert row.ends_on == TODAY - DAY
    assert f"/end/{kind}/" not in as_manager.get(f"/manage/people/{person.key}/sharing/").content.decode()


def test_the_pages_share_and_hand_over(as_manager):
    person, partner, there = young(), member(Role.PARTNER), council("elsewhere")
    address = f"/manage/people/{person.key}/share/"
    said = {"partner": partner.key, "to_part": "homes", "starts_on": TODAY, "ends_on": TODAY, "reason": "Support"}
    assert set(errors(send(as_manager, address))) == {"partner", "to_part", "ends_on", "reason", "starts_on"}
    assert "to_part" in errors(send(as_manager, address, **said | {"to_part": "notes"}))
    assert send(as_manager, address, **said).url == f"/manage/people/{person.key}/sharing/"
    address = f"/manage/people/{person.key}/hand-over/"
    assert "to" in errors(send(as_manager, address, to="\x00", parts=["homes", "nothing"]))
    said = {"to": there.slug, "parts": ["homes"], "starts_on": TODAY, "reason": "Moved"}
    assert send(as_manager, address, **said).status_code == 302
    assert HandedOver.objects.get().to == there


# Moving.


@pytest.fixture
def moved(manager):
    """Somebody with links of every kind who was moved to the next council today, which lets us see where they live."""
    here, there = council(), council("elsewhere")
    adviser = member(Role.PERSONAL_ADVISER)
    person = young(adviser=adviser, account=True, council_id="T1")
    Referral.objects.create(person=person, clinician=member(Role.CLINICIAN), starts_on=TODAY)
    PartnerAccess.objects.create(
        person=person,
        partner=member(Role.PARTNER),
        to_part="homes",
        reason="x",
        starts_on=LONG_AGO,
        ends_on=TODAY + DAY,
    )
    HandedOver.objects.create(
        person=person, from_authority=here, to=there, handed_part="homes", reason="x", starts_on=LONG_AGO
    )
    Invitation.objects.create(
        digest="x", authority=here, person=person, role=Role.YOUNG_PERSON, email="kai@example.org", by=manager.user,
        made_at=NOW, expires_at=NOW + DAY,
    )  # fmt: skip
    moving.move(
        person, to=there, keep=["homes", "data"], why="They live there", notice_given_on=TODAY, by=manager.user, at=NOW
    )
    person = YoungPerson.objects.get(pk=person.pk)
    person.adviser, person.manager = adviser, manager
    return person


def test_the_other_council_has_the_record_and_this_one_what_was_handed_back(moved):
    manager = member(Role.MANAGER, council("elsewhere"))
    assert moved.authority == council("elsewhere") and moved.council_id == ""
    assert may(manager.user, "change_facts", moved, TODAY)
    assert not may(moved.adviser.user, "see_record", moved, TODAY)
    able = {what for what in TABLE if reachable(moved.manager.user, what, TODAY).filter(pk=moved.pk).exists()}
    assert able == {"see_record", "see_homes"}
    given = HandedOver.objects.get(person=moved, ends_on=None)
    assert (given.from_authority, given.to) == (council("elsewhere"), council())


def test_work_and_shares_here_ended_yesterday_and_the_young_person_is_told_why(moved):
    link = Allocation.objects.get(person=moved)
    assert (link.ends_on, link.notice_given_on) == (TODAY - DAY, TODAY)
    assert link.why_ended == "They live there Told on 20 November 2026."
    assert not Referral.objects.filter(person=moved).exists(), "it would have begun today"
    assert PartnerAccess.objects.get(person=moved).ends_on == TODAY - DAY
    assert HandedOver.objects.get(person=moved, to=council("elsewhere")).ends_on == TODAY - DAY
    assert Invitation.objects.get(person=moved).withdrawn_at == NOW


def test_their_own_sign_in_goes_with_them(moved):
    roles = Membership.objects.on(TODAY).filter(user=moved.user)
    assert [row.authority for row in roles] == [council("elsewhere")]
    assert may(moved.user, "see_own", moved, TODAY)


def test_the_new_council_can_allocate_from_the_very_day(moved):
    allocate(member(Role.PERSONAL_ADVISER, council("elsewhere")), moved, starts_on=TODAY)


def test_both_councils_have_a_note_of_it(moved):
    events = Event.objects.filter(person=moved, at=NOW).order_by("pk")
    assert [(event.what, event.authority.slug) for event in events] == [
        ("move", "testshire"),
        ("hand_over", "elsewhere"),
    ]


def test_moving_is_for_managers_and_to_another_council(manager):
    person, adviser = young(), member(Role.PERSONAL_ADVISER)
    said = {"keep": [], "why": "x", "at": NOW}
    with pytest.raises(NotAllowed):
        moving.move(person, to=council("elsewhere"), by=adviser.user, **said)
    with pytest.raises(ValidationError, match="another council"):
        moving.move(person, to=person.authority, by=manager.user, **said)
    person.refresh_from_db()
    assert person.authority == council()


def test_moving_by_the_page_within_the_walls_clicked_twice(as_manager, manager):
    """On PostgreSQL a request stands below the walls of its own council."""
    there, person = council("elsewhere"), young(adviser=member(Role.PERSONAL_ADVISER), account=True)
    address = f"/manage/people/{person.key}/move/"
    assert set(errors(send(as_manager, address))) == {"to", "why", "sure"}
    carried = opened(as_manager, address)
    for _ in range(2):
        response = send(as_manager, address, carried, to=there.slug, why="They live there", sure="on", keep=["homes"])
        assert response.url == "/manage/people/"
    person.refresh_from_db()
    assert person.authority == there
    assert as_manager.get(address).status_code in (403, 404)
    assert Event.objects.filter(person=person, what="move").count() == 1


def test_below_the_walls_a_council_sees_what_was_handed_back_and_no_more(moved):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no row-level security")
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('portal.across', '', true)")
    with walls.within(council().pk, on=TODAY):
        assert YoungPerson.objects.filter(pk=moved.pk).exists()
        assert not Allocation.objects.filter(person_id=moved.pk).exists()
    with walls.within(council("elsewhere").pk, on=TODAY):
        assert Allocation.objects.filter(person_id=moved.pk).exists()


def test_a_form_about_nobody_is_not_found(as_manager):
    for page in ("", "sharing/", "allocate/", "refer/", "share/", "hand-over/", "move/"):
        assert as_manager.get(f"/manage/people/{uuid.uuid4()}/{page}").status_code == 404


def test_opening_a_form_on_a_record_is_noted(as_manager, manager):
    person = young()
    assert as_manager.get(f"/manage/people/{person.key}/move/").status_code == 200
    event = Event.objects.get(person=person)
    assert (event.kind, event.part, event.by) == (Event.Kind.LOOKED, "workers", manager.user)
