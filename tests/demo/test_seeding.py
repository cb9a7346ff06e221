"""The invented people: every role and status in each council, sound rows, the stories that the demo promises."""

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.db.models import Q

from leaving_care.access import reachable
from leaving_care.models import (
    Allocation,
    Cover,
    Event,
    GlassBroken,
    HandedOver,
    Home,
    Membership,
    Part,
    PartnerAccess,
    Referral,
    Role,
    Status,
    StatusSpell,
    User,
    YoungPerson,
)
from leaving_care.standing import spell_on
from leaving_care.walls import within
from pathways.demo.people import COUNCILS, told
from pathways.demo.rows import KINDS
from pathways.demo.seeding import NOT_FIELDS, OF_PLANS, seed
from pathways.models import Summary
from tests.demo.conftest import counted, status_of
from tests.people import NOW, TODAY

OURS = [model for model in apps.get_models() if model._meta.app_label in ("leaving_care", "pathways")]


def test_every_role_and_every_status_is_in_every_council(seeded):
    for council in seeded:
        roles = set(Membership.objects.on(TODAY).filter(authority=council).values_list("role", flat=True))
        assert roles == set(Role), council
        people = YoungPerson.objects.filter(authority=council)
        statuses = {spell_on(person, TODAY).status for person in people}
        assert statuses == set(Status), council
        assert people.count() >= 12


def test_every_row_is_one_that_a_form_would_let_in(seeded):
    for model in OURS:
        left_out = {StatusSpell: ["flags"], User: ["password"], Summary: ["duties"]}.get(model, [])
        for row in model._base_manager.all():
            row.full_clean(exclude=left_out)


def test_the_stories_are_there(seeded):
    derby, derbyshire, _ = seeded
    assert (status_of("Jonah Example").computed, status_of("Jonah Example").status) == ("none", "former_relevant")
    assert status_of("Nadia Example").flags == ["exactly_91"]
    assert (status_of("Max Example").flags, status_of("Gwen Example").flags) == ([], ["wales_days"])
    selam = YoungPerson.objects.get(name_used="Selam Example")
    assert selam.statuselsewhere_rows.last().status != spell_on(selam, TODAY).status
    assert Home.objects.on(TODAY).filter(kind="custody", person__authority=derby).exists()
    assert Home.objects.on(TODAY).filter(kind="staying_put", person__authority=derby).exists()
    assert Home.objects.on(TODAY).filter(council="Derbyshire County Council", person__authority=derby).exists()
    assert set(HandedOver.objects.on(TODAY).values_list("to", flat=True)) == {derbyshire.pk}
    for council in seeded:
        of_council = Q(person__authority=council)
        assert Allocation.objects.ended(TODAY).filter(of_council).exclude(why_ended="").exists()
        assert PartnerAccess.objects.on(TODAY).filter(of_council).exists()
        assert Referral.objects.on(TODAY).filter(of_council).exists()
        assert Cover.objects.filter(away__authority=council, ends_on__gte=TODAY).exists()
        kinds = {row.kind for person in council.young_people.all() for row in person.circumstance_rows.on(TODAY)}
        assert {"unaccompanied", "young_parent", "custody_or_justice"} <= kinds
    assert GlassBroken.objects.exclude(hidden_until=None).count() == 1
    assert {event.kind for event in Event.objects.exclude(person=None)} == {"looked", "changed", "broke_glass"}


def test_who_sees_whom_is_as_the_demo_says(seeded):
    def sees(email, what="see_record"):
        with within(*[council.pk for council in seeded], on=TODAY):
            people = reachable(User.objects.get(email=email), what, TODAY)
            return set(people.values_list("name_used", flat=True))

    tom_s = {"Ruby Example", "Selam Example", "Bram Example"}
    assert sees("tom.derby@example.gov.uk") == tom_s
    assert tom_s < sees("priya.derby@example.gov.uk")
    assert sees("joan.derby@example.gov.uk") == sees("ellen.derby@example.gov.uk") == set()
    assert sees("noor.derby@example.gov.uk") == {"Ruby Example"}
    assert sees("hugo.derby@example.gov.uk", "see_homes") == {"Milo Example"}
    assert "Lily Example" in sees("ruth.derbyshire@example.gov.uk", "see_homes")
    assert "Lily Example" not in sees("ruth.derbyshire@example.gov.uk", "see_circumstances")


def test_somebody_can_work_for_two_councils(seeded):
    kit = User.objects.get(email="kit.derby@example.gov.uk")
    assert set(kit.memberships.values_list("authority__slug", flat=True)) == {"derby", "derbyshire"}


def test_everybody_can_be_sent_a_code(seeded):
    assert EmailAddress.objects.filter(verified=True, primary=True).count() == User.objects.count()
    phones = list(User.objects.exclude(phone=None).values_list("phone", "phone_verified"))
    assert phones and all(phone.startswith("+447700900") and verified for phone, verified in phones)


def test_a_second_time_nothing_is_changed(seeded):
    before = counted()
    assert [seed(council, TODAY, at=NOW) for council in seeded] == [0, 0, 0]
    assert counted() == before


def test_looking_across_councils_is_recorded(seeded):
    events = Event.objects.filter(what="across")
    assert [event.reason for event in events] == ["seed_people: demo"] * 3


@pytest.mark.parametrize("council", COUNCILS)
def test_nothing_that_a_file_says_is_overlooked(council):
    fields = {field.name for field in YoungPerson._meta.concrete_fields}
    for row in told(council)["young"]:
        assert set(row) <= fields | NOT_FIELDS
        assert {kind for kind, value in row.items() if isinstance(value, list)} <= {*KINDS, *OF_PLANS, "events"}


@pytest.mark.parametrize("council", COUNCILS)
def test_everybody_is_clearly_invented(council):
    said = told(council)
    surnames = {row["name"].split()[-1] for row in said["staff"]} | {
        row["name_used"].split()[-1] for row in said["young"]
    }
    assert surnames <= {"Example", "Sample", "Specimen", "Formerly"}
    numbers = [row["phone"] for kind in ("teams", "staff") for row in said[kind] if "phone" in row]
    numbers += [way["value"] for row in said["young"] for way in row.get("reach", ()) if way["kind"] == "mobile"]
    assert numbers and all(number.startswith(("07700 900", "01632 960")) for number in numbers)
    assert {Part(event["part"]) for row in said["young"] for event in row.get("events", ()) if "part" in event}
