"""Contacts of a draft: added, changed with numbers, addresses and districts, taken out."""

import uuid
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from leaving_care.actions.council import fingerprint
from leaving_care.changing import AlreadyDone, ChangedMeanwhile, NotAllowed
from leaving_care.models import Authority, Role
from offers.actions.contacts import add_contact, change_contact, remove_contact, said_by
from offers.models import Contact, Edit
from tests.desk.drafts import editor, publish
from tests.desk.filling import fields_of, said_wrong, send
from tests.people import NOW, council, member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]


@pytest.fixture
def team(edition):
    return edition.contacts.get(key="team")


def at(edition, path=""):
    return f"/manage/offer/{edition.authority.slug}/{edition.number}/contacts/{path}"


def parts(contact):
    """What keeps a contact as it is."""
    return {
        "numbers": [(row.pk, {}) for row in contact.numbers.all()],
        "emails": [(row.pk, {}) for row in contact.emails.all()],
        "districts": list(contact.districts.all()),
        "version": fingerprint(said_by(contact)),
        "at": NOW,
    }


def test_a_contact_is_changed_with_its_numbers(team, grace):
    first = team.numbers.first()
    numbers = [(None, {"number": "01632 960111", "language": "pl"}), (first.pk, {"label": "Front desk"})]
    change_contact(team, values={"name": "The team"}, **parts(team) | {"numbers": numbers}, by=grace)
    team.refresh_from_db()
    assert [(row.number, row.language, row.label) for row in team.numbers.all()] == [
        ("01632 960111", "pl", ""), ("01632 960001", "", "Front desk"),
    ]  # fmt: skip
    assert team.numbers.get(label="Front desk").pk == first.pk and team.name == "The team"
    edit = Edit.objects.get()
    assert (edit.row, set(edit.after)) == ("contact team", {"name", "ContactNumber"})


def test_nothing_that_cannot_be_is_saved(team, grace):
    far = Authority.objects.create(slug="far", name="Far", short_name="Far", tier="district")
    for wrong in (
        {"numbers": [(None, {"number": "01632 96XXXX"})]},
        {"numbers": [(None, {"number": "01332 64"})]},
        {"numbers": [(None, {"number": ""})]},
        {"emails": [(None, {"email": "x"})]},
        {"districts": [far]},
        {"values": {"say": "x" * 20_001}},
    ):
        with pytest.raises(ValidationError):
            change_contact(team, by=grace, **{"values": {}} | parts(team) | wrong)
    assert not Edit.objects.exists()


def test_it_is_added_and_taken_out(edition, grace):
    once = uuid.uuid4()
    said = {"values": {"kind": "team", "name": "Team"}, "by": grace, "at": NOW, "once": once}
    made = add_contact(edition, numbers=[(None, {"number": "01632 960222"})], **said)
    assert made.key == "team-2" and made.numbers.get().number == "01632 960222"
    with pytest.raises(AlreadyDone):
        add_contact(edition, **said)
    remove_contact(made, by=grace, at=NOW)
    assert not edition.contacts.filter(key="team-2").exists()
    with pytest.raises(ValidationError, match="took it out"):
        remove_contact(made, by=grace, at=NOW)
    assert list(Edit.objects.values_list("what", flat=True)) == ["removed", "added"]


@pytest.mark.parametrize("role", [Role.PARTICIPATION, Role.APPROVER, Role.MANAGER])
def test_nobody_but_an_editor_of_the_council_may(edition, team, role):
    for who in (member(role, edition.authority).user, editor(council("elsewhere"))):
        with pytest.raises(NotAllowed):
            change_contact(team, values={}, by=who, **parts(team))
        with pytest.raises(NotAllowed):
            add_contact(edition, values={"name": "x"}, by=who, at=NOW)
        with pytest.raises(NotAllowed):
            remove_contact(team, by=who, at=NOW)


def test_a_published_edition_stays_as_it_is(edition, team, grace, desk):
    publish(edition)
    with pytest.raises(ValidationError, match="published and stays as it is"):
        change_contact(team, values={}, by=grace, **parts(team))
    for path in ("", "add/", "team/", "team/remove/"):
        assert "is published and stays as it is" in desk.get(at(edition, path)).content.decode(), path


def test_who_saves_second_sees_both(edition, team, grace, desk):
    opened = fields_of(desk.get(at(edition, "team/")))
    said = parts(team)
    change_contact(team, values={"hours": "8am to 4pm"}, by=grace, **said | {"numbers": []})
    with pytest.raises(ChangedMeanwhile):
        change_contact(team, values={}, by=grace, **said)
    answer = send(desk, at(edition, "team/"), opened, name="Mine")
    page = answer.content.decode()
    assert "8am to 4pm" in page and "What it says now" in page and fields_of(answer)["name"] == ["Mine"]
    assert send(desk, at(edition, "team/"), fields_of(answer)).status_code == 302
    team.refresh_from_db()
    assert (team.name, team.hours, team.numbers.count()) == ("Mine", "9am to 5pm", 2)


def test_saving_each_page_as_it_was_opened_changes_nothing(edition, desk):
    before = {row.pk: said_by(row) for row in edition.contacts.all()}
    for row in edition.contacts.all():
        assert send(desk, at(edition, f"{row.key}/")).status_code == 302, row
    assert {row.pk: said_by(row) for row in Contact.objects.filter(edition=edition)} == before
    assert not Edit.objects.exists()


def test_what_is_wrong_is_said_at_the_field(edition, desk):
    answer = send(
        desk, at(edition, "team/"), name="", numbers__0__number="01632 96XXXX", numbers__1__number="", emails__0__email="x",
        valid_from=date(2026, 2, 1), **{"valid_from-day": "31"},
    )  # fmt: skip
    said = said_wrong(answer)
    for words in (
        "Give it a name", "not a whole telephone number", "Give the number, or what is printed", "name@example.gov.uk",
        "must be a real date",
    ):  # fmt: skip
        assert words in said, words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("01332 64", "“01332 64” is only a piece of a telephone number. Put what is printed into “What is printed”"),
        ("643907", "“643907” is only a piece of a telephone number"),
        ("01332 64XXXX", "“01332 64XXXX” is not a whole telephone number"),
        ("0133264390712", "“0133264390712” is not a whole telephone number"),
    ],
)
def test_no_piece_of_a_number_is_taken(edition, team, desk, number, words):
    answer = send(desk, at(edition, "team/"), numbers__0__number=number)
    assert words in said_wrong(answer) and fields_of(answer)["numbers-0-number"] == [number]
    assert not Edit.objects.exists()


@pytest.mark.parametrize("number", ["111", "101", "999", "116 123", "0800 1111"])
def test_a_short_number_that_everybody_can_ring_is_taken(edition, team, desk, number):
    assert send(desk, at(edition, "team/"), numbers__0__number=number).status_code == 302
    assert team.numbers.filter(number=number).exists()


def test_a_piece_that_is_held_blocks_and_is_not_saved_again(edition, team, desk):
    team.numbers.filter(number="01632 960001").update(number="01632 96")
    assert (
        "“01632 96” for “"
        in desk.get(f"/manage/offer/{edition.authority.slug}/{edition.number}/checks/").content.decode()
    )
    assert "only a piece" in said_wrong(send(desk, at(edition, "team/"), hours="8am to 4pm"))
    assert send(desk, at(edition, "team/"), numbers__0__number="", numbers__0__as_printed="01632 96").status_code == 302
    assert team.numbers.get(as_printed="01632 96").number == ""


@pytest.mark.parametrize(
    "spoilt",
    [
        {"kind": "king"}, {"name": "\0"}, {"numbers-part": ["x"]}, {"numbers-0-number": "9" * 5000}, {"numbers-0-kind": "x"},
        {"numbers-0-language": "tlh"}, {"emails-0-email": "\0"}, {"districts": ["x"]}, {"address": "x\n" * 900},
        {"walk_in": "maybe"},
    ],
)  # fmt: skip
def test_a_spoilt_form_gets_words(edition, desk, spoilt):
    assert send(desk, at(edition, "team/"), **spoilt).status_code in (200, 302)


def test_a_contact_is_added_by_the_page_with_a_number_in_a_language(edition, desk):
    address = at(edition, "add/")
    fields = fields_of(send(desk, address, kind="language", name="Help in Polish", more="numbers"))
    answer = send(
        desk,
        address,
        fields,
        numbers__0__number="01632 960333",
        numbers__0__language="pl",
        address="1 Road\r\n\r\nTown",
    )
    assert answer.status_code == 302
    made = edition.contacts.get(key="help-in-polish")
    assert made.numbers.get().language == "pl" and made.address == ["1 Road", "Town"]
    page = desk.get(at(edition)).content.decode()
    assert "Help in Polish" in page and "01632 960333" in page and "(Polish)" in page
    opened = fields_of(desk.get(at(edition, "help-in-polish/remove/")))
    for _ in range(2):
        assert send(desk, at(edition, "help-in-polish/remove/"), opened).status_code == 302
    assert desk.get(at(edition, "help-in-polish/")).status_code == 404


def test_the_pages_ask_little(edition, desk, at_most):
    for path, number in (("", 10), ("team/", 22), ("add/", 14)):
        with at_most(number):
            assert desk.get(at(edition, path)).status_code == 200
