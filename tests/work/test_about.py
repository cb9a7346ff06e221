"""Changing what a record says of the person, settling the status, and inviting them."""

import uuid
from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError

from leaving_care.actions.statuses import settle
from leaving_care.changing import NotAllowed
from leaving_care.models import Event, Invitation, Role, StatusSettled, TimeInCare, YoungPerson
from leaving_care.standing import reckon, spell_on
from tests.people import NOW, TODAY, allocate, member, young

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
EIGHTEEN = date(2025, 5, 4)


@pytest.fixture
def kai(adviser):
    return young(adviser=adviser, council_id="LC-1")


def address(kai, page):
    return f"/work/people/{kai.key}/{page}/"


def boxes(name, day):
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def opened(kai, **sent):
    kai.refresh_from_db()
    return {"version": kai.version, "once": uuid.uuid4(), **sent}


def about(kai, **changed):
    said = {"name_used": kai.name_used, "council_id": kai.council_id, **boxes("date_of_birth", kai.date_of_birth)}
    return opened(kai, **said | changed)


def test_what_we_know_of_them_is_changed_and_only_its_names_are_noted(as_, adviser, kai):
    client = as_(adviser)
    sent = about(kai, pronouns="they/them", disabled="yes", needs_interpreter="no")
    assert client.post(address(kai, "about"), sent).status_code == 302
    kai.refresh_from_db()
    assert (kai.pronouns, kai.disabled, kai.needs_interpreter, kai.version) == ("they/them", True, False, 2)
    event = Event.objects.get(person=kai, kind="changed")
    assert event.fields == ["disabled", "needs_interpreter", "pronouns"] and event.part == "about"
    shown = client.get(address(kai, "about")).content.decode()
    assert 'value="they/them"' in shown


def test_not_recorded_yet_is_an_answer(as_, adviser, kai):
    YoungPerson.objects.update(disabled=True)
    assert as_(adviser).post(address(kai, "about"), about(kai, disabled="")).status_code == 302
    kai.refresh_from_db()
    assert kai.disabled is None


@pytest.mark.parametrize(
    "changed, said",
    [
        ({"name_used": ""}, "Answer “Name they use”"),
        ({"council_id": "LC-2"}, "Somebody else in this council has this number"),
        (boxes("date_of_birth", TODAY + DAY), "Date of birth cannot be in the future"),
        (boxes("date_of_birth", date(2021, 1, 2)), "A time in care is recorded from 1 January 2021, before this day"),
        (boxes("died_on", TODAY + DAY), "Day of death cannot be in the future"),
        (boxes("adopted_on", date(2007, 5, 3)), "This is before they were born"),
        ({"legal_name": "\0"}, "Take out the character that cannot be shown"),
    ],
)
def test_what_cannot_be_is_refused_in_words(as_, adviser, kai, changed, said):
    young(council_id="LC-2")
    response = as_(adviser).post(address(kai, "about"), about(kai, **changed))
    assert response.status_code == 200 and said in response.content.decode()
    assert YoungPerson.objects.get(pk=kai.pk).version == 1


def test_two_tabs_see_both_versions(as_, adviser, kai):
    client, late = as_(adviser), about(kai, pronouns="he/him")
    client.post(address(kai, "about"), about(kai, pronouns="she/her"))
    said = client.post(address(kai, "about"), late).content.decode()
    assert (
        "The record was changed (perhaps by you in another tab)" in said
        and "she/her" in said
        and 'value="he/him"' in said
    )


def test_a_date_of_birth_put_right_changes_the_status(as_, adviser, kai):
    sent = about(kai, **boxes("date_of_birth", date(2009, 5, 4)))
    assert as_(adviser).post(address(kai, "about"), sent).status_code == 302
    assert spell_on(kai, TODAY).status == "relevant"


def settling(kai, **more):
    said = {"flag": "override", "status": "qualifying", "reason": "Seen the court’s papers", **boxes("from_on", TODAY)}
    return opened(kai, **said | more)


def test_a_manager_overrides_and_the_history_says_who_and_why(as_, kai):
    manager = member(Role.MANAGER)
    client = as_(manager)
    assert "The dates say today: former relevant" in client.get(address(kai, "settle")).content.decode()
    assert client.post(address(kai, "settle"), settling(kai)).status_code == 302
    row = StatusSettled.objects.get()
    assert (row.computed, row.status, row.flag, row.by_id) == ("former_relevant", "qualifying", "", manager.user_id)
    assert spell_on(kai, TODAY).status == "qualifying" and spell_on(kai, TODAY - DAY).status == "former_relevant"
    said = client.get(address(kai, "care")).content.decode()
    assert "Seen the court’s papers" in said and manager.user.name in said
    assert "A manager settled this: the dates alone say “former relevant”" in said


def test_an_open_question_is_settled_and_closes(as_):
    # 91 dates from the 16th birthday on, which are 90 nights.
    born = date(2009, 5, 4)
    kai = young(date_of_birth=born)
    TimeInCare.objects.update(starts_on=date(2025, 5, 4), ends_on=date(2025, 5, 4) + 90 * DAY)
    reckon(kai)
    assert "exactly_91" in spell_on(kai, TODAY).flags
    client = as_(member(Role.MANAGER))
    assert [row.open_questions for row in client.get("/work/").context["lines"]] == [1]
    assert "Thirteen weeks are met" in client.get(f"/work/people/{kai.key}/").content.decode()
    shown = client.get(address(kai, "settle"))
    assert shown.context["form"]["from_on"].value() == TODAY
    assert "An open question: Thirteen weeks" in client.get(address(kai, "settle")).content.decode()
    sent = settling(kai, flag="exactly_91", status=spell_on(kai, TODAY).status)
    assert client.post(address(kai, "settle"), sent).status_code == 302
    assert "exactly_91" not in spell_on(kai, TODAY).flags
    assert [row.open_questions for row in client.get("/work/").context["lines"]] == [0]
    for page in (f"/work/people/{kai.key}/", address(kai, "care")):
        assert "Thirteen weeks are met" not in client.get(page).content.decode().split("What was settled</h2>")[0]
    # It is open no more: a form that was opened before is told.
    assert (
        "Choose one of the answers"
        in client.post(address(kai, "settle"), settling(kai, flag="exactly_91")).content.decode()
    )


@pytest.mark.parametrize(
    "sent, said",
    [
        ({"reason": ""}, "Say why"),
        ({"status": "eligible"}, "Nobody over 17 is eligible. They are 19 on that day."),
        ({"status": "former_relevant", **boxes("from_on", EIGHTEEN - DAY)}, "Nobody under 18 is former relevant"),
        (boxes("from_on", date(2021, 5, 3)), "Choose a day from their 14th birthday on"),
        (boxes("from_on", date(1899, 1, 1)), "Enter a year from 1900 to 2100"),
        (boxes("from_on", TODAY + DAY), "The day cannot be in the future"),
        ({"status": "relevant"}, "Nobody over 17 is relevant"),
        ({"status": "qualifying", **boxes("from_on", date(2023, 5, 3))}, "Nobody under 16 is qualifying"),
        ({"status": "too_old"}, "Nobody under 25 is “25 or over”. They are 19 on that day."),
        ({"flag": "exactly_91"}, "Choose one of the answers"),
        ({"status": "x"}, "Choose one of the answers"),
        ({"reason": "\0"}, "Take out the character that cannot be shown"),
        ({"reason": "x" * 10_000}, "Enter 500 characters or fewer"),
    ],
)
def test_what_cannot_be_settled_is_refused_in_words(as_, kai, sent, said):
    response = as_(member(Role.MANAGER)).post(address(kai, "settle"), settling(kai, **sent))
    assert response.status_code == 200 and said in response.content.decode()
    assert not StatusSettled.objects.exists()


def test_a_question_is_settled_from_a_day_on_which_it_is_open_and_today_with_it():
    born = date(2008, 5, 4)
    kai, manager = young(date_of_birth=born), member(Role.MANAGER)
    TimeInCare.objects.update(starts_on=date(2024, 5, 4), ends_on=date(2024, 5, 4) + 90 * DAY)
    reckon(kai)
    left, eighteen = date(2024, 5, 4) + 91 * DAY, date(2026, 5, 4)
    assert all("exactly_91" in spell_on(kai, day).flags for day in (left, eighteen, TODAY))
    said = {"flag": "exactly_91", "reason": "x", "by": manager.user, "at": NOW}
    with pytest.raises(ValidationError, match="not open on that day"):
        settle(kai, status="none", from_on=date(2024, 5, 4), **said)
    with pytest.raises(ValidationError, match=r"would stay open\. Choose 4 May 2026 or a later day"):
        settle(kai, status="relevant", from_on=left, **said)
    settle(kai, status="former_relevant", from_on=eighteen, **said)
    assert "exactly_91" not in spell_on(kai, TODAY).flags


def test_a_day_before_the_law_book_is_refused_in_words():
    person, manager = young(date_of_birth=date(1995, 1, 1)), member(Role.MANAGER)
    with pytest.raises(Exception, match="not in force on that day"):
        settle(
            person, flag="", status="none", from_on=date(2010, 1, 1), reason="x", by=manager.user, at=NOW
        )  # fmt: skip


def test_only_a_manager_settles(as_, adviser, kai):
    assert as_(adviser).get(address(kai, "settle")).status_code == 403
    with pytest.raises(NotAllowed):
        settle(kai, flag="", status="none", from_on=TODAY, reason="x", by=adviser.user, at=NOW)


def test_a_young_person_is_invited_by_their_adviser(as_, adviser, kai, django_capture_on_commit_callbacks):
    client = as_(adviser)
    assert client.get(address(kai, "invite")).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(address(kai, "invite"), opened(kai, email="kai@example.org"))
    assert response.status_code == 302
    assert Invitation.objects.get(person=kai).email == "kai@example.org"
    assert [message.to for message in mail.outbox] == [["kai@example.org"]]


@pytest.mark.parametrize("email", ["", "x", "\0@example.org", "x" * 10_000 + "@example.org"])
def test_an_invitation_to_no_address_is_refused(as_, adviser, kai, email):
    response = as_(adviser).post(address(kai, "invite"), opened(kai, email=email))
    assert response.status_code == 200 and "There is a problem" in response.content.decode()


def test_somebody_who_can_sign_in_is_not_invited_again(as_, adviser):
    person = young(adviser=adviser, account=True)
    client = as_(adviser)
    assert "They can sign in already" in client.get(address(person, "invite")).content.decode()
    assert (
        "They can sign in already"
        in client.post(address(person, "invite"), opened(person, email="a@example.org")).content.decode()
    )
    assert not Invitation.objects.exists()


def test_a_social_worker_changes_and_does_not_invite(as_, kai):
    worker = member(Role.SOCIAL_WORKER)
    allocate(worker, kai)
    client = as_(worker)
    assert client.get(address(kai, "about")).status_code == 200
    assert client.get(address(kai, "invite")).status_code == 403
