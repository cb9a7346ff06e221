"""Asking for something to be put right, and the answer."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from leaving_care.actions.rights import answer_correction, ask_correction
from leaving_care.changing import AlreadyDone, NotAllowed
from leaving_care.models import Correction, Event, Part, Role
from tests.people import NOW, council, member, young

pytestmark = pytest.mark.django_db
OTHERS = [role for role in Role if role not in (Role.YOUNG_PERSON, Role.DATA_OFFICER)]
WRONG = {"about": Part.HOMES, "wrong": "It says Sample Street", "right": "Example Road"}


@pytest.fixture
def person():
    return young(account=True)


@pytest.fixture
def officer():
    return member(Role.DATA_OFFICER)


def test_it_is_asked_in_their_words_and_no_open_form_is_disturbed(person):
    asked = ask_correction(person, **WRONG, by=person.user, at=NOW)
    assert (asked.wrong, asked.right, asked.by, asked.asked_at) == (
        "It says Sample Street",
        "Example Road",
        person.user,
        NOW,
    )
    assert (asked.agreed, asked.answered_at) == (None, None)
    (event,) = Event.objects.filter(person=person)
    assert (event.what, event.part, event.fields) == ("ask_correction", "data", ["correction"])
    version = person.version
    person.refresh_from_db()
    assert person.version == version


def test_a_form_sent_twice_asks_once(person):
    ask_correction(person, **WRONG, by=person.user, at=NOW, once=person.key)
    with pytest.raises(AlreadyDone):
        ask_correction(person, **WRONG, by=person.user, at=NOW, once=person.key)
    assert Correction.objects.count() == 1


@pytest.mark.parametrize("role", OTHERS)
def test_others_may_neither_ask_nor_answer(person, role):
    worker = member(role).user
    with pytest.raises(NotAllowed):
        ask_correction(person, **WRONG, by=worker, at=NOW)
    asked = ask_correction(person, **WRONG, by=person.user, at=NOW)
    with pytest.raises(NotAllowed):
        answer_correction(asked, agreed=True, answer="x", by=worker, at=NOW)
    with pytest.raises(NotAllowed):
        answer_correction(asked, agreed=True, answer="x", by=person.user, at=NOW)


def test_a_data_officer_of_another_council_may_not(person):
    elsewhere = member(Role.DATA_OFFICER, council("elsewhere")).user
    asked = ask_correction(person, **WRONG, by=person.user, at=NOW)
    with pytest.raises(NotAllowed):
        answer_correction(asked, agreed=True, answer="x", by=elsewhere, at=NOW)


@pytest.mark.parametrize("agreed", [True, False])
def test_an_answer_leaves_their_words_as_they_are(person, officer, agreed):
    asked = ask_correction(person, **WRONG, by=person.user, at=NOW)
    answer_correction(asked, agreed=agreed, answer="Because we asked", by=officer.user, at=NOW)
    asked.refresh_from_db()
    assert (asked.agreed, asked.answer, asked.answered_by, asked.answered_at) == (
        agreed,
        "Because we asked",
        officer.user,
        NOW,
    )
    assert asked.wrong == "It says Sample Street"
    assert Event.objects.filter(person=person, what="answer_correction").count() == 1


def test_it_is_answered_once(person, officer):
    asked = ask_correction(person, **WRONG, by=person.user, at=NOW)
    answer_correction(asked, agreed=True, answer="Yes", by=officer.user, at=NOW)
    with pytest.raises(ValidationError, match="Somebody else has answered"):
        answer_correction(asked, agreed=False, answer="No", by=officer.user, at=NOW)
    asked.refresh_from_db()
    assert asked.answer == "Yes"


# Through the pages.


def once_of(page):
    return re.search(r'name="once" value="([^"]+)"', page.content.decode())[1]


def test_a_young_person_asks_and_reads_the_answer(person, officer, as_):
    client = as_(person.user)
    told = {**WRONG, "once": once_of(client.get("/me/data/correction/"))}
    for _ in range(2):
        assert client.post("/me/data/correction/", told).status_code == 302
    asked = Correction.objects.get()
    assert "no answer yet" in client.get("/me/data/correction/").content.decode()

    client, address = as_(officer), f"/manage/data/people/{person.key}/corrections/{asked.key}/"
    assert "It says Sample Street" in client.get(address).content.decode()
    assert str(asked.key) in client.get("/manage/data/corrections/").content.decode()
    assert client.post(address, {"agreed": "no", "answer": "The letter says so"}).status_code == 302
    assert str(asked.key) not in client.get("/manage/data/corrections/").content.decode()
    assert 'name="agreed"' not in client.get(address).content.decode(), "an answered one has no form"

    page = as_(person.user).get("/me/data/correction/").content.decode()
    assert "we see it differently" in page
    assert "The letter says so" in page
    assert "It says Sample Street" in page
    assert "/testshire/complaints/" in page


def test_where_we_agreed_nothing_is_said_of_complaining(person, officer, as_):
    asked = ask_correction(person, **WRONG, by=person.user, at=NOW)
    answer_correction(asked, agreed=True, answer="Put right", by=officer.user, at=NOW)
    page = as_(person.user).get("/me/data/correction/").content.decode()
    assert "we agreed" in page
    assert "complain" not in page


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({}, "Choose what it is about"),
        ({"about": "homes"}, "Say what is wrong"),
        ({"about": "homes", "wrong": "x" * 2001}, "Enter 2,000 characters or fewer"),
        ({"about": "homes", "wrong": "a\0b"}, "Take out the character that cannot be shown"),
        ({"about": "nothing", "wrong": "x"}, "Select a valid choice"),
        (
            {"about": ["homes", "care"], "wrong": ["first", ""], "right": "y" * 10_000},
            "Enter 2,000 characters or fewer",
        ),
    ],
)
def test_bad_input_is_told_in_words_and_what_was_typed_stays(person, as_, told, said):
    page = as_(person.user).post("/me/data/correction/", told)
    assert page.status_code == 200
    assert said in page.content.decode()
    assert "<title>Error: " in page.content.decode()
    assert not Correction.objects.exists()
    if isinstance(told.get("wrong"), str) and "\0" not in told["wrong"]:
        assert told["wrong"] in page.content.decode()


def test_a_data_officer_notes_it_for_them(person, officer, as_):
    assert as_(officer).post(f"/manage/data/people/{person.key}/correction/", WRONG).status_code == 302
    asked = Correction.objects.get()
    assert (asked.person, asked.by) == (person, officer.user)


@pytest.mark.parametrize("told", [{}, {"agreed": "perhaps", "answer": "x"}, {"agreed": "yes", "answer": " "}])
def test_half_an_answer_is_none(person, officer, as_, told):
    asked = ask_correction(person, **WRONG, by=person.user, at=NOW)
    page = as_(officer).post(f"/manage/data/people/{person.key}/corrections/{asked.key}/", told)
    assert page.status_code == 200
    assert "There is a problem" in page.content.decode()
    asked.refresh_from_db()
    assert asked.answered_at is None


def test_a_correction_is_found_under_its_own_person_alone(person, officer, as_):
    asked = ask_correction(person, **WRONG, by=person.user, at=NOW)
    other = young()
    assert as_(officer).get(f"/manage/data/people/{other.key}/corrections/{asked.key}/").status_code == 404


# That there is an answer is told.


def answer(person, officer, at=NOW):
    asked = ask_correction(person, **WRONG, by=person.user, at=at)
    answer_correction(asked, agreed=True, answer="Put right", by=officer.user, at=at)
    return asked


@pytest.mark.parametrize(("days", "told"), [(0, True), (60, True), (61, False)])
def test_a_new_answer_is_told_on_the_first_pages_for_sixty_days(person, officer, as_, days, told):
    asked = answer(person, officer)
    Correction.objects.filter(pk=asked.pk).update(answered_at=NOW - timedelta(days=days))
    client = as_(person.user)
    for address in ("/me/", "/me/data/"):
        assert ("We answered what you asked us to put right" in client.get(address).content.decode()) is told


def test_nobody_is_told_of_an_answer_that_is_not_there(person, as_):
    ask_correction(person, **WRONG, by=person.user, at=NOW)
    assert "We answered" not in as_(person.user).get("/me/").content.decode()


def test_answers_stand_above_the_form_by_the_day_they_were_given(person, officer, as_):
    asked = answer(person, officer, NOW - timedelta(days=10))
    Correction.objects.filter(pk=asked.pk).update(answered_at=NOW)
    page = as_(person.user).get("/me/data/correction/").content.decode()
    assert page.index("20 November 2026: we agreed") < page.index("<textarea")
    assert (
        "Answered on 20 November 2026: agreed"
        in as_(officer).get(f"/manage/data/people/{person.key}/").content.decode()
    )


def test_a_mail_says_that_there_is_an_answer_and_not_what(
    person, officer, as_, mailoutbox, django_capture_on_commit_callbacks
):
    asked = ask_correction(person, **WRONG, by=person.user, at=NOW)
    address = f"/manage/data/people/{person.key}/corrections/{asked.key}/"
    with django_capture_on_commit_callbacks(execute=True):
        as_(officer).post(address, {"agreed": "no", "answer": "The letter says so"})
    (mail,) = mailoutbox
    assert mail.to == [person.user.email]
    assert "There is an answer in the portal" in mail.body
    assert not [word for word in ("letter", "Sample Street", person.name_used) if word in mail.subject + mail.body]
