"""How we can reach you: the reader's to say, to change and to stop; seen at once; and what others may do."""

import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from leaving_care.actions.reach import add_reach, change_reach, end_reach
from leaving_care.changing import AlreadyDone, ChangedMeanwhile, NotAllowed
from leaving_care.models import Event, Role, WayToReach
from tests.me.conftest import words
from tests.people import NOW, TODAY, allocate, member, young

ADD = "/me/reach/add/"
GOOD = {"kind": "mobile", "value": "07700900123", "safe": "care", "note": "no voicemail", "is_first": "on"}


def opened(client, address):
    """The hidden fields of a fresh form."""
    carried = client.get(address).context["carried"].initial
    return {name: str(value) for name, value in carried.items()}


def way(person, **values):
    values = {"kind": "email", "value": "kai@example.org", "starts_on": TODAY - timedelta(days=30)} | values
    return WayToReach.objects.create(person=person, **values)


def test_added_and_seen_at_once(me, kai):
    response = me.post(ADD, GOOD | opened(me, ADD))
    assert (response.status_code, response["Location"]) == (302, "/me/reach/")
    row = WayToReach.objects.get()
    assert (row.person, row.value, row.safe, row.note, row.is_first) == (
        kai, "07700 900123", "care", "no voicemail", True,
    )  # fmt: skip
    assert (row.starts_on, row.ends_on) == (TODAY, None)
    said = words(me.get("/me/reach/"))
    assert "07700 900123" in said and "no voicemail" in said and "Saved" in said
    event = Event.objects.get(kind="changed")
    assert (event.what, event.part, event.by) == ("change_reach", "reach", kai.user)
    assert "07700" not in str(event.fields)


def test_sent_twice_it_is_there_once(me):
    fields = GOOD | opened(me, ADD)
    assert [me.post(ADD, fields).status_code for _ in range(2)] == [302, 302]
    assert WayToReach.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "Choose how we can reach you"),
        ({"kind": "mobile", "safe": "yes"}, "Write the number, address or name"),
        ({"kind": "letter", "value": "No letters", "safe": "yes"}, "Write the number, address or name"),
        ({"kind": "social", "value": "@kai"}, "Choose whether it is safe for us to use"),
        ({"kind": "pigeon", "value": "x"}, "Choose one of the answers"),
        ({"kind": "mobile", "value": "0770"}, "Write a mobile number"),
        ({"kind": "mobile", "value": "01632 960123"}, "Write a mobile number"),
        ({"kind": "email", "value": "kai at home"}, "Write an email address"),
        ({"kind": "email", "value": "a" * 10_000}, "Write 200 characters or fewer"),
        ({"kind": "social", "value": "nul\x00"}, "Take out the character that cannot be shown"),
        ({"kind": "social", "value": "@kai", "safe": "care"}, "Say what we should take care of"),
        ({"kind": "social", "value": "@kai", "safe": "no", "is_first": "on"}, "cannot be tried first"),
        ({"kind": "social", "value": "@kai", "note": "n" * 201}, "Write 200 characters or fewer"),
        ({"kind": ["email", "mobile"], "value": ["a", "b"], "safe": "maybe"}, "Choose one of the answers"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(me, fields, message):
    response = me.post(ADD, fields | opened(me, ADD))
    assert message in words(response)
    assert "Error:" in response.content.decode().split("</title>")[0]
    typed = fields.get("value")
    if isinstance(typed, str) and "\x00" not in typed:
        assert f'value="{typed}"' in response.content.decode()
    assert not WayToReach.objects.exists()


@pytest.mark.parametrize(("kind", "said"), [("letter", "No letters"), ("mobile", "No calls or texts")])
def test_a_way_is_refused_without_giving_it(me, kind, said):
    assert me.post(ADD, {"kind": kind, "safe": "no"} | opened(me, ADD)).status_code == 302
    row = WayToReach.objects.get()
    assert (row.kind, row.value, row.safe) == (kind, said, "no")
    assert said in words(me.get("/me/reach/"))
    address = f"/me/reach/{row.key}/"
    again = {"kind": kind, "value": said, "safe": "no", "note": "ever"} | opened(me, address)
    assert me.post(address, again).status_code == 302


def test_changed(me, kai):
    row = way(kai, note="no letters")
    address = f"/me/reach/{row.key}/"
    assert "no letters" in me.get(address).content.decode()
    fields = {"kind": "email", "value": "kai.new@example.org", "safe": "yes", "note": "no letters"}
    assert me.post(address, fields | opened(me, address)).status_code == 302
    row.refresh_from_db()
    assert (row.value, row.safe, row.note) == ("kai.new@example.org", "yes", "no letters")
    assert Event.objects.get(kind="changed").fields == ["waytoreach.safe", "waytoreach.value"]


def test_two_tabs_the_second_is_told_and_loses_nothing(me, kai):
    row = way(kai)
    address = f"/me/reach/{row.key}/"
    first, second = opened(me, address), opened(me, address)
    fields = {"kind": "email", "safe": "yes"}
    me.post(address, fields | first | {"value": "first@example.org"})
    response = me.post(address, fields | second | {"value": "second@example.org"})
    said = words(response)
    assert "The record was changed" in said and "first@example.org" in said
    assert 'value="second@example.org"' in response.content.decode()
    row.refresh_from_db()
    assert row.value == "first@example.org"


def test_stopped_at_once(me, kai):
    row = way(kai, is_first=True, safe="yes")
    address = f"/me/reach/{row.key}/stop/"
    assert "kai@example.org" in words(me.get(address))
    assert me.post(address, opened(me, address)).status_code == 302
    row.refresh_from_db()
    assert (row.ends_on, row.safe, row.is_first) == (TODAY - timedelta(days=1), "no", False)
    assert "kai@example.org" not in words(me.get("/me/reach/"))
    assert me.get(address).status_code == 404


def test_what_began_today_is_marked_until_the_day_is_over(kai):
    row = way(kai, starts_on=TODAY, safe="yes")
    end_reach(row, by=kai.user, at=NOW)
    row.refresh_from_db()
    assert (row.ends_on, row.safe) == (TODAY, "no")


def test_the_first_to_try_is_one_only(kai):
    old = way(kai, is_first=True)
    add_reach(kai, {"kind": "social", "value": "@kai", "is_first": True}, by=kai.user, at=NOW)
    old.refresh_from_db()
    assert not old.is_first
    assert WayToReach.objects.get(is_first=True).value == "@kai"


def test_somebody_elses_row_is_not_there(me, db):
    row = way(young())
    for address in (f"/me/reach/{row.key}/", f"/me/reach/{row.key}/stop/", f"/me/reach/{uuid.uuid4()}/"):
        assert me.get(address).status_code == 404
        assert me.post(address, GOOD).status_code == 404


def test_an_adviser_may_and_a_stranger_may_not(kai):
    adviser, stranger = member(Role.PERSONAL_ADVISER), member(Role.PERSONAL_ADVISER)
    allocate(adviser, kai)
    row = add_reach(kai, {"kind": "letter", "value": "1 Sample Street"}, by=adviser.user, at=NOW)
    with pytest.raises(NotAllowed):
        add_reach(kai, {"kind": "letter", "value": "2 Sample Street"}, by=stranger.user, at=NOW)
    with pytest.raises(NotAllowed):
        change_reach(row, {"note": "x"}, by=stranger.user, at=NOW)
    with pytest.raises(NotAllowed):
        end_reach(row, by=stranger.user, at=NOW)
    row.refresh_from_db()
    assert (row.value, row.note, row.ends_on) == ("1 Sample Street", "", None)


def test_the_action_checks_for_itself(kai):
    with pytest.raises(ValidationError):
        add_reach(kai, {"kind": "mobile", "value": "0"}, by=kai.user, at=NOW)
    token = uuid.uuid4()
    row = add_reach(kai, {"kind": "social", "value": "@kai"}, by=kai.user, at=NOW, once=token)
    with pytest.raises(AlreadyDone):
        add_reach(kai, {"kind": "social", "value": "@kai"}, by=kai.user, at=NOW, once=token)
    row.delete()
    with pytest.raises(ChangedMeanwhile):
        change_reach(row, {"note": "x"}, by=kai.user, at=NOW)


def test_a_change_that_changes_nothing_writes_nothing(kai):
    row = way(kai)
    change_reach(row, {"kind": "email", "value": "kai@example.org"}, by=kai.user, at=NOW)
    assert not Event.objects.filter(kind="changed").exists()


def test_the_way_to_the_address_for_signing_in(me):
    assert 'href="/accounts/"' in me.get("/me/reach/").content.decode().split("<main", 1)[1]


@pytest.mark.parametrize("address", [ADD, "/me/reach/{way}/", "/me/reach/{way}/stop/", "/me/consent/"])
def test_the_button_and_the_hidden_fields_are_in_the_one_form(me, kai, address):
    main = me.get(address.format(way=way(kai).key)).content.decode().split("<main", 1)[1].split("</main>")[0]
    assert main.count("<form") == main.count("</form>") == 1
    form = main.split("<form", 1)[1].split("</form>")[0]
    for inside in ("csrfmiddlewaretoken", 'name="version"', 'name="once"', '<button class="govuk-button">'):
        assert form.count(inside) == 1
