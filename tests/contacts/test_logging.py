"""Logging contact: what counts, whose it is, who may, and what is refused in words."""

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from leaving_care.changing import AlreadyDone, NotAllowed
from leaving_care.dates import UK
from leaving_care.models import Cover, Event, Role
from pathways.actions import contacts
from pathways.history import known_of
from pathways.in_touch import in_touch
from pathways.models import Contact, Summary
from pathways.timetable import timetable
from tests.contacts.conftest import on, sent
from tests.people import NOW, TODAY, council, member

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
CALL = {"at": NOW, "how": "call", "outcome": "tried", "where": "", "seen_alone": None, "note": ""}
VISIT = CALL | {"how": "visit", "outcome": "seen_at_home"}
FORM = {"how": "call", "outcome": "tried", "when": "today", "opened_on": TODAY.isoformat()}


def to(kai, rest="add/"):
    return f"/work/people/{kai.key}/contacts/{rest}"


def log(kai, by, **values):
    return contacts.log(kai, CALL | values, by=by.user, at=NOW)


def counted(kai):
    return [(each.on, each.outcome) for each in known_of(kai).history.contacts]


def test_only_who_was_reached_moves_the_last_day_of_contact(kai, adviser):
    log(kai, adviser)
    assert in_touch(kai, TODAY).reached_on is None
    assert counted(kai) == []
    log(kai, adviser, outcome="reached", at=NOW - 3 * DAY)
    found = in_touch(kai, TODAY)
    assert (found.reached_on, found.seen_on) == (TODAY - 3 * DAY, None)
    log(kai, adviser, outcome="tried", at=NOW - DAY)
    assert in_touch(kai, TODAY).reached_on == TODAY - 3 * DAY
    log(kai, adviser, how="visit", outcome="seen_at_home", at=NOW - 2 * DAY)
    found = in_touch(kai, TODAY)
    assert (found.reached_on, found.seen_on) == (TODAY - 2 * DAY, TODAY - 2 * DAY)


def test_being_seen_moves_the_next_day_by_two_months_and_a_call_does_not(kai, adviser):
    def next_on():
        return next(row.due_on for row in timetable(known_of(kai).history, TODAY) if row.id == "contact-16-to-20")

    before = next_on()
    log(kai, adviser, outcome="reached")
    assert next_on() == before
    log(kai, adviser, how="meeting", outcome="seen")
    assert next_on() == date(2027, 1, 20)
    assert Summary.objects.get(person=kai).next_visit_on == date(2027, 1, 20)


def test_a_mistake_counts_for_nothing_and_can_still_be_read(kai, adviser, as_):
    row = log(kai, adviser, how="visit", outcome="seen")
    contacts.mark_mistaken(row, reason="It was somebody else", by=adviser.user, at=NOW)
    assert counted(kai) == []
    assert (in_touch(kai, TODAY).reached_on, in_touch(kai, TODAY).seen_on) == (None, None)
    page = as_(adviser).get(to(kai, "")).content.decode()
    assert "(a mistake)" in page
    assert "It was somebody else" in page
    with pytest.raises(ValidationError, match="already"):
        contacts.mark_mistaken(row, reason="Again", by=adviser.user, at=NOW)


def test_whose_contact_it_is_follows_who_logs_it(kai, adviser, social_worker, manager):
    covering = member(Role.PERSONAL_ADVISER)
    Cover.objects.create(away=adviser, cover=covering, starts_on=TODAY, ends_on=TODAY)
    roles = {log(kai, who).role: who for who in (adviser, social_worker, manager)}
    assert list(roles) == ["adviser", "social_worker", "somebody_else"]
    assert log(kai, covering).role == "adviser"


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.MANAGER, Role.YOUNG_PERSON)])
def test_others_may_not(kai, role):
    """A worker of another young person is one of them; a manager of another council too."""
    with pytest.raises(NotAllowed):
        log(kai, member(role))
    with pytest.raises(NotAllowed):
        log(kai, member(Role.MANAGER, council("elsewhere")))


def test_what_was_logged_is_named_in_the_events_and_never_said(kai, adviser):
    log(kai, adviser, note="Something private")
    event = Event.objects.filter(kind=Event.Kind.CHANGED, person=kai).last()
    assert (event.what, event.part, event.fields) == ("log_contact", "contacts", ["contact.logged"])
    assert "private" not in str(event.__dict__)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"at": NOW + timedelta(minutes=1)}, "in the future"),
        ({"at": datetime(2007, 5, 3, 12, tzinfo=UK)}, "before they were born"),
        ({"outcome": "seen_at_home"}, "Seen where they live is a visit"),
        ({"how": "video", "outcome": "seen"}, "Face to face is a visit or a meeting"),
        ({"outcome": "asleep"}, "not a valid choice"),
    ],
)
def test_the_action_refuses_what_cannot_be(kai, adviser, values, words):
    with pytest.raises(ValidationError, match=words):
        log(kai, adviser, **values)
    assert not Contact.objects.exists()


def test_a_form_sent_twice_is_one_contact(kai, adviser, as_):
    client, form = as_(adviser), sent(**FORM)
    for _ in range(2):
        assert client.post(to(kai), form).status_code == 302
    row = Contact.objects.get()
    assert (row.at, row.how, row.outcome, row.role, row.seen_alone) == (NOW, "call", "tried", "adviser", None)
    with pytest.raises(AlreadyDone):
        contacts.log(kai, CALL, by=adviser.user, at=NOW, once=form["once"])


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"at_time": "09:15"}, datetime(2026, 11, 20, 9, 15, tzinfo=UK)),
        ({"when": "yesterday", "at_time": "23.50"}, datetime(2026, 11, 19, 23, 50, tzinfo=UK)),
        ({"when": "yesterday"}, datetime(2026, 11, 19, tzinfo=UK)),
        ({"when": "other", **on("on", date(2026, 7, 1)), "at_time": "10:00"}, datetime(2026, 7, 1, 10, tzinfo=UK)),
    ],
)
def test_when_it_was(kai, adviser, as_, fields, at):
    response = as_(adviser).post(to(kai), sent(**FORM | fields))
    assert response.status_code == 302
    row = Contact.objects.get()
    assert row.at == at
    page = as_(adviser).get(response["Location"]).content.decode()
    assert ("00:00" not in page) and f"{at.day} {at:%B} {at.year}" in page


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"outcome": ""}, "Say how far you got"),
        ({"how": ""}, "Say how: a visit, a call or something else"),
        ({"when": ""}, "Say when"),
        ({"at_time": "10:01"}, "This time is in the future"),
        ({"at_time": "soon"}, "Enter a time such as 14:30"),
        ({"when": "other"}, "Enter the day"),
        ({"when": "other", **on("on", TODAY + DAY)}, "This day is in the future"),
        ({"when": "other", **on("on", date(2007, 5, 3))}, "This is before they were born, on 4 May 2007"),
        ({"when": "other", **on("on", date(9999, 12, 31))}, "This day is in the future"),
        ({"outcome": "seen_at_home"}, "Seen where they live is a visit"),
        ({"how": "video", "outcome": "seen"}, "By phone or video it is “Reached”"),
        ({"how": "pigeon"}, "Choose one of the list"),
        ({"note": "x" * 4001}, "Enter 4,000 characters or fewer"),
        ({"note": "a\0b"}, "Take out the character that cannot be shown"),
        ({"where": "x" * 121}, "Enter 120 characters or fewer"),
        ({"opened_on": "2026-11-19"}, "This page was opened on another day"),
        ({"opened_on": "x" * 9000}, "This page was opened on another day"),
    ],
)
def test_the_form_says_in_words_what_is_wrong_and_loses_nothing(kai, adviser, as_, fields, words):
    response = as_(adviser).post(to(kai), sent(**{"where": "At college"} | FORM | fields))
    page = response.content.decode()
    assert response.status_code == 200
    assert words in page
    assert "At college" in page or "where" in fields
    assert not Contact.objects.exists()


def test_alone_is_only_kept_of_somebody_who_was_seen(kai, adviser, as_):
    client = as_(adviser)
    client.post(to(kai), sent(**FORM | {"seen_alone": "yes", "outcome": "reached"}))
    client.post(to(kai), sent(**FORM | {"seen_alone": "no", "outcome": "seen_at_home", "how": "visit"}))
    assert sorted(map(str, Contact.objects.values_list("seen_alone", flat=True))) == ["False", "None"]
