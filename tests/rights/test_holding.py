"""Holding back what is about somebody else."""

import pytest
from django.core.exceptions import ValidationError

from leaving_care.actions.rights import give_back, hold_back, row_name
from leaving_care.changing import NotAllowed
from leaving_care.models import (
    Circumstance,
    ConsultationNote,
    Event,
    HeldBack,
    Home,
    KnownPerson,
    Role,
    SupportLevel,
    WayToReach,
)
from pathways.archive.others import others
from tests.people import NOW, TODAY, member, young

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return young(account=True)


@pytest.fixture
def officer():
    return member(Role.DATA_OFFICER)


@pytest.fixture
def known(person):
    return KnownPerson.objects.create(person=person, name="Robin Example", is_to_them="aunt", starts_on=TODAY)


def test_it_is_held_back_with_a_reason_and_given_back(person, officer, known):
    held = hold_back(person, row_name(known), reason="About their health", by=officer.user, at=NOW)
    assert (held.row, held.reason, held.by, held.at, held.ended_at) == (
        f"leaving_care.KnownPerson:{known.key}",
        "About their health",
        officer.user,
        NOW,
        None,
    )
    give_back(person, held.row, by=officer.user, at=NOW)
    held.refresh_from_db()
    assert held.ended_at == NOW
    fields = Event.objects.filter(person=person).order_by("pk").values_list("what", "fields")
    assert list(fields) == [("hold_back", ["held back"]), ("hold_back", ["given back"])]
    assert "health" not in str(list(Event.objects.values())), "the reason is on the row"
    hold_back(person, held.row, reason="Again", by=officer.user, at=NOW)


def test_it_is_held_back_once(person, officer, known):
    hold_back(person, row_name(known), reason="x", by=officer.user, at=NOW)
    with pytest.raises(ValidationError, match="held back already"):
        hold_back(person, row_name(known), reason="y", by=officer.user, at=NOW)
    assert HeldBack.objects.count() == 1


def test_giving_back_what_is_not_held_back_does_nothing(person, officer, known):
    give_back(person, row_name(known), by=officer.user, at=NOW)
    assert not Event.objects.exists()


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.YOUNG_PERSON, Role.DATA_OFFICER)])
def test_nobody_else_may(person, known, role):
    with pytest.raises(NotAllowed):
        hold_back(person, row_name(known), reason="x", by=member(role).user, at=NOW)
    with pytest.raises(NotAllowed):
        give_back(person, row_name(known), by=person.user, at=NOW)


def test_every_row_that_may_be_about_others_is_listed(person, officer, known):
    told = {"person": person, "starts_on": TODAY}
    Home.objects.create(carer="Ash Example", council="Derby", **told)
    WayToReach.objects.create(kind="through", value="Robin", note="After six", **told)
    Circumstance.objects.create(kind="young_parent", note="With Jo", **told)
    ConsultationNote.objects.create(person=person, on=TODAY, text="Secret words", by=officer.user, at=NOW)
    SupportLevel.objects.create(level=3, reason="Not about others", **told)
    found = others(person)
    assert {other.kind for other in found} == {"knownperson", "home", "waytoreach", "circumstance", "consultationnote"}
    words = {other.kind: other.words for other in found}
    assert words["knownperson"] == "Robin Example, aunt"
    assert words["circumstance"].startswith("you are a young parent")
    assert words["consultationnote"] == "", "a health worker's note is not for the data officer to read"
    assert others(young()) == []


def test_listing_takes_two_queries(person, known, django_assert_num_queries):
    with django_assert_num_queries(2):
        others(person)


def test_through_the_pages(person, officer, known, as_):
    client, base = as_(officer), f"/manage/data/people/{person.key}/others/"
    page = client.get(base).content.decode()
    address = f"{base}knownperson/{known.key}/"
    assert "Robin Example" in page and address in page
    (look,) = Event.objects.filter(person=person, kind="looked")
    assert look.part == "known_people"
    assert client.post(address, {"reason": "Theirs to tell"}).status_code == 302
    assert "Theirs to tell" in client.get(base).content.decode()
    assert "Stop holding this back" in client.get(address).content.decode()
    assert client.post(address, {}).status_code == 302
    assert HeldBack.objects.get().ended_at is not None


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("", "Say why it is held back"),
        ("x" * 301, "Enter 300 characters or fewer"),
        ("a\0b", "Take out the character that cannot be shown"),
    ],
)
def test_a_reason_is_needed(person, officer, known, as_, reason, said):
    page = as_(officer).post(f"/manage/data/people/{person.key}/others/knownperson/{known.key}/", {"reason": reason})
    assert page.status_code == 200
    assert said in page.content.decode()
    assert not HeldBack.objects.exists()


def test_rows_of_others_and_kinds_that_there_are_not_are_absent(person, officer, known, as_):
    client, other = as_(officer), young()
    for address in (
        f"{other.key}/others/knownperson/{known.key}/",
        f"{person.key}/others/home/{known.key}/",
        f"{person.key}/others/supportlevel/{known.key}/",
        f"{person.key}/others/user/{known.key}/",
        f"{person.key}/others/knownperson/not-a-key/",
    ):
        assert client.get(f"/manage/data/people/{address}").status_code == 404
