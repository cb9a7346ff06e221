"""Opening a record outside the usual rule."""

import uuid
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError

from leaving_care.access import may
from leaving_care.actions.glass import NOBODY, TRIES, AlreadyOpen, break_glass
from leaving_care.changing import AlreadyDone, NotAllowed
from leaving_care.models import Event, GlassBroken, Referral, Role
from tests.manage.sending import errors, opened, send
from tests.people import NOW, TODAY, allocate, council, member, sign_in, young

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def duty(team):
    """The manager of a team, on duty for the whole council."""
    return member(Role.MANAGER, team=team)


@pytest.fixture
def kai():
    return young(council_id="T-42", name_used="Kai Example")


def smash(duty, at=NOW, **values):
    return break_glass(council(), by=duty.user, at=at, **{"reason": "At the door"} | values)


def wrong_tries(duty):
    return Event.objects.filter(by=duty.user, kind=Event.Kind.REFUSED, what="break_glass").count()


def test_the_record_is_open_for_the_day_to_see_and_not_to_change(duty, kai):
    assert not may(duty.user, "see_record", kai, TODAY)
    assert smash(duty, number="T-42") == kai
    assert may(duty.user, "see_record", kai, TODAY)
    assert not may(duty.user, "change_facts", kai, TODAY)
    assert not may(duty.user, "see_record", kai, TODAY + DAY)
    event = Event.objects.get(kind=Event.Kind.BROKE_GLASS)
    assert (event.person, event.by, event.reason, event.hidden_until) == (kai, duty.user, "At the door", None)


def test_it_takes_the_whole_number_or_both_name_and_birthday(duty, kai):
    assert smash(duty, number=" t-42 ") == kai
    GlassBroken.objects.all().delete()
    assert smash(duty, name="kai example", born=kai.date_of_birth) == kai
    for said in ({"number": "T-4"}, {"name": "Kai", "born": kai.date_of_birth}, {"name": "Kai Example", "born": TODAY}):
        with pytest.raises(ValidationError, match=NOBODY[:30]):
            smash(duty, **said)
    for said in ({}, {"name": "Kai Example"}, {"born": kai.date_of_birth}, {"number": "  "}):
        with pytest.raises(ValidationError, match="Enter the council’s number"):
            smash(duty, **said)
    assert wrong_tries(duty) == 3, "a form that was not filled in is no try"


def test_none_and_several_and_another_councils_are_answered_alike(duty, kai):
    young(name_used="Kai Example", date_of_birth=kai.date_of_birth)
    young(council("elsewhere"), council_id="E-1")
    said = []
    for named in ({"name": "Kai Example", "born": kai.date_of_birth}, {"number": "E-1"}, {"number": "none"}):
        with pytest.raises(ValidationError) as wrong:
            smash(duty, **named)
        said.append(wrong.value.messages)
    assert said == [[NOBODY]] * 3
    assert not GlassBroken.objects.exists()


def test_ten_wrong_tries_an_hour_and_no_more(duty, kai):
    for _ in range(TRIES):
        with pytest.raises(ValidationError, match="no one record"):
            smash(duty, number="x")
    with pytest.raises(ValidationError, match="tried too often"):
        smash(duty, number="T-42")
    assert not GlassBroken.objects.exists()
    assert smash(duty, at=NOW + timedelta(hours=1), number="T-42") == kai
    other = member(Role.MANAGER, team=duty.team)
    assert smash(other, number="T-42") == kai, "others may try"


def test_holding_it_back_from_the_young_person_needs_a_reason_and_a_day(duty, kai):
    for values, words in (
        ({"hidden_until": TODAY + DAY}, "would not be safe"),
        ({"hidden_until": TODAY, "hidden_because": "x"}, "after today"),
        ({"hidden_until": TODAY + 366 * DAY, "hidden_because": "x"}, "within a year"),
    ):
        with pytest.raises(ValidationError, match=words):
            smash(duty, number="T-42", **values)
    smash(duty, number="T-42", hidden_until=TODAY + 365 * DAY, hidden_because="A worker is at risk")
    event = Event.objects.get(kind=Event.Kind.BROKE_GLASS)
    assert (event.hidden_until, event.hidden_because) == (TODAY + 365 * DAY, "A worker is at risk")


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.MANAGER, Role.YOUNG_PERSON)])
def test_only_managers(role, kai):
    with pytest.raises(NotAllowed):
        smash(member(role), number="T-42")


def test_another_councils_manager_does_not(kai):
    with pytest.raises(NotAllowed):
        smash(member(Role.MANAGER, council("elsewhere")), number="T-42")


def test_the_data_officers_of_the_council_are_told_without_a_name(duty, kai, django_capture_on_commit_callbacks):
    officers = {member(Role.DATA_OFFICER).user.email for _ in range(2)}
    member(Role.DATA_OFFICER, ends_on=TODAY - DAY)
    member(Role.DATA_OFFICER, council("elsewhere"))
    with django_capture_on_commit_callbacks(execute=True):
        smash(duty, number="T-42", hidden_until=TODAY + DAY, hidden_because="Secret")
    assert {address for message in mail.outbox for address in message.to} == officers
    assert all(len(message.to) == 1 for message in mail.outbox)
    for message in mail.outbox:
        said = message.subject + message.body
        assert not any(word in said for word in ("Kai", "T-42", "door", "Secret", duty.user.name))


def test_the_same_form_twice_opens_once(duty, kai):
    once = uuid.uuid4()
    smash(duty, number="T-42", once=once)
    with pytest.raises(AlreadyDone):
        smash(duty, number="T-42", once=once)
    assert GlassBroken.objects.count() == 1


def test_the_page_leads_to_the_record_also_after_a_double_click(client, duty, kai):
    sign_in(client, duty.user)
    carried = opened(client, "/manage/open/")
    for _ in range(2):
        response = send(client, "/manage/open/", carried, number="T-42", reason="At the door", hide="no")
        assert response.url == f"/work/people/{kai.key}/"
    assert GlassBroken.objects.count() == 1


def test_the_page_keeps_the_note_of_a_wrong_try_and_what_was_typed(client, duty, kai):
    sign_in(client, duty.user)
    response = send(client, "/manage/open/", number="T-43", reason="At the door", hide="no")
    assert NOBODY in errors(response)["__all__"]
    assert "At the door" in response.content.decode()
    assert wrong_tries(duty) == 1


def test_the_page_asks_why_it_is_held_back_only_where_it_is(client, duty, kai):
    sign_in(client, duty.user)
    said = {"number": "T-42", "reason": "At the door"}
    assert set(errors(send(client, "/manage/open/", **said, hide="yes"))) == {"hidden_because", "hidden_until"}
    assert set(errors(send(client, "/manage/open/"))) == {"number", "reason", "hide"}
    junk = {"hide": "no", "hidden_because": "typed and not asked for", "hidden_until-day": "x"}
    assert send(client, "/manage/open/", **said, **junk).status_code == 302
    assert Event.objects.get(kind=Event.Kind.BROKE_GLASS).hidden_because == ""


@pytest.mark.parametrize("junk", ["\x00", "x" * 10_000])
def test_junk_is_refused_in_words(client, duty, junk):
    sign_in(client, duty.user)
    said = {"number": junk, "name": junk, "reason": junk, "hide": junk, "born-day": junk}
    assert {"number", "name", "reason", "hide", "born"} == set(errors(send(client, "/manage/open/", **said)))


# A record that is open already.


def test_a_record_that_they_see_already_is_not_opened_and_nobody_is_told(duty, kai, django_capture_on_commit_callbacks):
    member(Role.DATA_OFFICER)
    allocate(member(Role.PERSONAL_ADVISER, team=duty.team), kai)
    with django_capture_on_commit_callbacks(execute=True):
        for who in (duty, member(Role.MANAGER)):
            with pytest.raises(AlreadyOpen) as found:
                smash(who, number="T-42")
            assert found.value.person == kai
            assert wrong_tries(who) == 0
    assert not GlassBroken.objects.exists() and not mail.outbox
    assert not Event.objects.filter(kind=Event.Kind.BROKE_GLASS).exists()


def test_who_sees_but_a_part_of_it_opens_it(duty, kai):
    clinician = member(Role.CLINICIAN, who=duty.user)
    Referral.objects.create(person=kai, clinician=clinician, starts_on=TODAY)
    assert smash(duty, number="T-42") == kai


def test_the_page_leads_to_what_is_open_already(client, duty, kai):
    sign_in(client, duty.user)
    said = {"number": "T-42", "reason": "At the door", "hide": "no"}
    assert send(client, "/manage/open/", **said).status_code == 302
    response = send(client, "/manage/open/", **said)
    assert errors(response) == {"__all__": "You can open this record already"}
    assert f'href="/work/people/{kai.key}/"' in response.content.decode()
    assert GlassBroken.objects.count() == 1
