"""Beginning a record."""

import uuid
from datetime import date

import pytest

from leaving_care.actions.people import add_person
from leaving_care.changing import NotAllowed
from leaving_care.models import Allocation, Event, Role, Team, YoungPerson
from tests.leaving_care.rows import build
from tests.people import NOW, TODAY, council, member, young

pytestmark = pytest.mark.django_db
ADD = "/work/people/add/"


def form(name="New Example", born=date(2008, 1, 2), **more):
    said = {"name_used": name, "once": uuid.uuid4()} | more
    return said | {"date_of_birth-day": born.day, "date_of_birth-month": born.month, "date_of_birth-year": born.year}


def test_an_adviser_who_adds_somebody_is_their_main_adviser_from_today(as_, adviser):
    client = as_(adviser)
    assert "You become their main adviser from today." in client.get(ADD).content.decode()
    response = client.post(ADD, form(council_id="LC-1"))
    person = YoungPerson.objects.get()
    assert response["Location"] == f"/work/people/{person.key}/"
    assert client.get(response["Location"]).status_code == 200
    allocation = Allocation.objects.get(person=person)
    assert (allocation.worker, allocation.is_main, allocation.starts_on) == (adviser, True, TODAY)
    assert person.statusspell_rows.exists()
    events = Event.objects.filter(person=person, what="add_person").order_by("pk")
    assert [(event.part, event.fields) for event in events] == [
        ("about", ["council_id", "date_of_birth", "name_used"]),
        ("workers", ["allocation.worker"]),
    ]


def test_the_same_form_twice_begins_one_record_and_leads_to_it(as_, adviser):
    client, sent = as_(adviser), form()
    first, second = client.post(ADD, sent), client.post(ADD, sent)
    assert YoungPerson.objects.count() == 1
    assert second.status_code == 302 and second["Location"] == first["Location"]


def test_a_manager_adds_somebody_whom_a_manager_allocates(as_, client):
    manager = member(Role.MANAGER)
    assert "A manager says afterwards" in as_(manager).get(ADD).content.decode()
    response = client.post(ADD, form())
    assert response["Location"] == f"/work/people/{YoungPerson.objects.get().key}/"
    assert not Allocation.objects.exists()


def test_a_manager_of_a_team_does_not_see_whom_nobody_of_it_works_with(as_):
    client = as_(member(Role.MANAGER, team=build(Team, authority=council())))
    response = client.post(ADD, form(), follow=True)
    assert response.redirect_chain[-1][0] == "/work/"
    assert "A manager has to say who works with them" in response.content.decode()


@pytest.mark.parametrize(
    "sent, said",
    [
        ({}, "Answer “Name they use”"),
        ({"name_used": "x" * 121}, "Enter 120 characters or fewer"),
        (form(born=date(2026, 11, 21)), "Date of birth cannot be in the future"),
        (form(born=date(1899, 1, 1)), "Enter a year from 1900 to 2100"),
        (form(born=date(2008, 1, 2)) | {"date_of_birth-day": "31", "date_of_birth-month": "2"}, "must be a real date"),
        (form(council_id="LC-1"), "Somebody else in this council has this number"),
        (form(name="\0"), "Take out the character that cannot be shown"),
    ],
)
def test_what_is_wrong_is_said_in_words(as_, adviser, sent, said):
    young(council_id="LC-1")
    response = as_(adviser).post(ADD, sent)
    assert response.status_code == 200 and said in response.content.decode()
    assert YoungPerson.objects.count() == 1


def test_today_is_a_date_of_birth(as_, adviser):
    assert as_(adviser).post(ADD, form(born=TODAY, is_young="on")).status_code == 302


def test_somebody_under_13_has_to_be_confirmed(as_, adviser):
    client = as_(adviser)
    assert client.post(ADD, form(born=date(2013, 11, 20))).status_code == 302  # 13 today
    asked = client.post(ADD, form(born=date(2013, 11, 21))).content.decode()
    assert "They are under 13. Is that right?" in asked and 'name="is_young"' in asked
    assert client.post(ADD, form(born=date(2013, 11, 21), is_young="on")).status_code == 302
    assert YoungPerson.objects.count() == 2


def test_somebody_of_25_or_over_asks_why_once(as_, adviser):
    client = as_(adviser)
    assert "why_over_25" not in client.get(ADD).content.decode()
    assert client.post(ADD, form(born=date(2001, 11, 21))).status_code == 302  # 24 until tomorrow
    asked = client.post(ADD, form(born=date(2001, 11, 20))).content.decode()
    assert "Say why a record begins now" in asked and 'name="why_over_25"' in asked
    assert client.post(ADD, form(born=date(2001, 11, 20), why_over_25="On a course")).status_code == 302
    assert YoungPerson.objects.get(date_of_birth=date(2001, 11, 20)).why_over_25 == "On a course"


def test_the_same_name_and_date_of_birth_asks_whether_it_is_another_person(as_, adviser):
    there = young(name_used="Twin Example", date_of_birth=date(2008, 1, 2))
    young(council("elsewhere"), name_used="Other Example", date_of_birth=date(2008, 1, 2))
    client = as_(adviser)
    assert client.post(ADD, form(name="Other Example")).status_code == 302
    asked = client.post(ADD, form(name="twin example")).content.decode()
    assert "has a record here already" in asked and 'name="is_another"' in asked
    assert str(there.key) not in asked
    assert client.post(ADD, form(name="twin example", is_another="on")).status_code == 302
    assert YoungPerson.objects.filter(name_used__iexact="twin example").count() == 2


def test_of_several_councils_one_is_chosen(as_, adviser):
    there = council("elsewhere")
    member(Role.PERSONAL_ADVISER, there, who=adviser.user)
    client = as_(adviser)
    assert "Choose the council" in client.post(ADD, form()).content.decode()
    assert "Choose the council" in client.post(ADD, form(council="derby")).content.decode()
    assert client.post(ADD, form(council="elsewhere")).status_code == 302
    assert YoungPerson.objects.get().authority == there


@pytest.mark.parametrize("role", [Role.SOCIAL_WORKER, Role.CLINICIAN, Role.PARTNER, Role.AUDITOR, Role.YOUNG_PERSON])
def test_others_begin_no_record(as_, role):
    who = member(role)
    assert as_(who).get(ADD).status_code == 403
    with pytest.raises(NotAllowed):
        add_person(who.authority, {"name_used": "x", "date_of_birth": TODAY}, by=who.user, at=NOW)


def test_nobody_begins_a_record_of_another_council(adviser):
    with pytest.raises(NotAllowed):
        add_person(council("elsewhere"), {"name_used": "x", "date_of_birth": TODAY}, by=adviser.user, at=NOW)
