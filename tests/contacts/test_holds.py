"""Holds: two people, an end, nothing moved; and intervals agreed for one person."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from leaving_care.changing import AlreadyDone, NotAllowed
from leaving_care.models import Event, Role, Team
from pathways.actions import holds
from pathways.history import known_of
from pathways.holding import holds_to_check
from pathways.in_touch import in_touch
from pathways.models import DutyHeld
from pathways.timetable import timetable
from tests.contacts.conftest import on, sent
from tests.people import NOW, TODAY, council, member, young

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
SEEN = "contact-16-to-20"
UNTIL = date(2026, 12, 14)
LAST = date(2027, 2, 20)  # the 93rd day
ASK = {"duties": [SEEN], "reason": "in_hospital", "ends_on": UNTIL, "note": ""}


def to(kai, rest=""):
    return f"/work/people/{kai.key}/holds/{rest}"


def asked(kai, by, **values):
    return holds.ask(kai, **{**ASK, **values}, by=by.user, at=NOW)


def state(kai, on, duty=SEEN):
    return next(row for row in timetable(known_of(kai).history, on) if row.id == duty)


def test_a_hold_counts_once_a_manager_agreed_and_ends_by_itself(kai, adviser, manager):
    before = state(kai, TODAY)
    assert before.state == "overdue"
    hold = asked(kai, adviser)
    assert state(kai, TODAY).state == "overdue"
    holds.check(hold, by=manager.user, at=NOW)
    on_hold = state(kai, TODAY)
    assert (on_hold.state, on_hold.due_on) == ("on_hold", before.due_on)
    assert state(kai, UNTIL).state == "on_hold"
    assert state(kai, UNTIL + DAY).state == "overdue"
    assert in_touch(kai, TODAY).next[0].held_until == UNTIL


def test_a_refusal_has_a_reason_and_holds_nothing(kai, adviser, manager):
    hold = asked(kai, adviser)
    holds.check(hold, refused="They are home again", by=manager.user, at=NOW)
    assert state(kai, TODAY).state == "overdue"
    hold.refresh_from_db()
    assert (hold.checked_by, hold.refused) == (manager.user, "They are home again")
    with pytest.raises(ValidationError, match="answered this already"):
        holds.check(hold, by=member(Role.MANAGER).user, at=NOW)


def test_whoever_asked_cannot_agree_and_others_cannot_either(kai, adviser, manager):
    hold = asked(kai, manager)
    with pytest.raises(ValidationError, match="Another manager"):
        holds.check(hold, by=manager.user, at=NOW)
    south = Team.objects.create(authority=council(), name="South")
    others = [adviser, member(Role.MANAGER, team=south), member(Role.MANAGER, council("elsewhere"))]
    others += [member(role) for role in Role if role not in (Role.MANAGER, Role.YOUNG_PERSON)]
    for other in others:
        with pytest.raises(NotAllowed):
            holds.check(hold, by=other.user, at=NOW)
        if other is not adviser:
            with pytest.raises(NotAllowed):
                asked(kai, other)
            with pytest.raises(NotAllowed):
                holds.end(hold, ends_on=TODAY, by=other.user, at=NOW)
    hold.refresh_from_db()
    assert hold.checked_by is None


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"duties": []}, "Choose at least one"),
        ({"duties": ["made-up"]}, "Choose at least one"),
        ({"duties": ["records-in-care"]}, "Choose at least one"),
        ({"ends_on": TODAY - DAY}, "until today or later"),
        ({"ends_on": LAST + DAY}, "A hold lasts 93 days at the most"),
        ({"reason": "holiday"}, "not a valid choice"),
    ],
)
def test_the_action_refuses_a_hold_that_cannot_be(kai, adviser, values, words):
    with pytest.raises(ValidationError, match=words):
        asked(kai, adviser, **values)
    assert not DutyHeld.objects.exists()


def test_a_hold_that_ended_meanwhile_is_not_agreed_to(kai, adviser, manager):
    hold = asked(kai, adviser, ends_on=TODAY)
    with pytest.raises(ValidationError, match="Its last day has passed"):
        holds.check(hold, by=manager.user, at=NOW + DAY)


def test_it_ends_early_and_never_backwards(kai, adviser, manager):
    hold = asked(kai, adviser)
    holds.check(hold, by=manager.user, at=NOW)
    later = NOW + 5 * DAY
    for day in (TODAY + 3 * DAY, UNTIL, UNTIL + DAY):
        with pytest.raises(ValidationError, match="Choose a day from 24 November 2026 to 13 December 2026"):
            holds.end(hold, ends_on=day, by=adviser.user, at=later)
    holds.end(hold, ends_on=TODAY + 4 * DAY, by=adviser.user, at=later)
    assert state(kai, TODAY + 4 * DAY).state == "on_hold"
    assert state(kai, TODAY + 5 * DAY).state == "overdue"
    with pytest.raises(ValidationError, match="ended already"):
        holds.end(hold, ends_on=TODAY + 4 * DAY, by=adviser.user, at=later)


def test_the_form_offers_what_is_open_and_is_done_once(kai, adviser, as_, at_most):
    client = as_(adviser)
    page = client.get(to(kai, "add/")).content.decode()
    assert "Seeing them, wherever they live (its last day was" in page
    assert 'value="adviser-18-to-20"' not in page  # done
    form = sent(duties=[SEEN], reason="in_hospital", note="On a ward", **on("ends_on", UNTIL))
    for _ in range(2):
        assert client.post(to(kai, "add/"), form)["Location"] == to(kai)
    hold = DutyHeld.objects.get()
    assert (hold.asked_by, hold.starts_on, hold.checked_by) == (adviser.user, TODAY, None)
    event = Event.objects.filter(kind=Event.Kind.CHANGED, person=kai).last()
    assert (event.what, event.part, event.fields) == ("hold_duty", "plan", ["hold.asked"])
    with at_most(12):
        page = client.get(to(kai)).content.decode()
    assert "In hospital" in page and "(25 days)" in page and "Overdue, and not on hold" in page
    with pytest.raises(AlreadyDone):
        holds.ask(kai, **ASK, by=adviser.user, at=NOW, once=form["once"])


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"duties": []}, "Choose at least one thing that waits"),
        ({"duties": ["at-25x"]}, "Choose one of the list"),
        ({"reason": ""}, "Choose why it has to wait"),
        ({"reason": "holiday"}, "Choose one of the list"),
        (dict.fromkeys(on("ends_on", UNTIL), ""), "Say until when"),
        (on("ends_on", TODAY - DAY), "A hold lasts until today or later"),
        (on("ends_on", date(9999, 1, 1)), "Enter a year up to 2100"),
        (on("ends_on", LAST + DAY), "ask again then. Choose 20 February 2027 or an earlier day"),
        ({"note": "x" * 301}, "Enter 300 characters or fewer"),
    ],
)
def test_what_is_wrong_is_said_in_words(kai, adviser, as_, fields, words):
    form = sent(duties=[SEEN], reason="in_hospital", note="Kept", **on("ends_on", UNTIL)) | fields
    page = as_(adviser).post(to(kai, "add/"), form).content.decode()
    assert words in page
    assert "Kept" in page or "note" in fields
    assert not DutyHeld.objects.exists()


def test_a_managers_queue_has_what_waits_for_them(kai, adviser, manager, as_, at_most):
    hold, own = asked(kai, adviser, note="Private note"), asked(kai, manager)
    assert list(holds_to_check(manager.user, TODAY)) == [hold]
    assert list(holds_to_check(member(Role.MANAGER).user, TODAY)) == [hold, own]
    assert list(holds_to_check(manager.user, UNTIL + DAY)) == []
    for _ in range(5):
        asked(young(adviser=adviser), adviser)
    client = as_(manager)
    with at_most(8):
        page = client.get("/work/holds/").content.decode()
    assert page.count("Look and answer") == 6
    assert "hospital" not in page and "Private note" not in page
    page = client.get(to(kai, f"{hold.key}/check/")).content.decode()
    assert "In hospital" in page and "Private note" in page
    form = sent(answer="refuse", refused="")
    assert "Say why not" in client.post(to(kai, f"{hold.key}/check/"), form).content.decode()
    for _ in range(2):
        assert (
            client.post(to(kai, f"{hold.key}/check/"), sent(answer="agree") | {"once": form["once"]}).status_code == 302
        )
    hold.refresh_from_db()
    assert (hold.checked_by, hold.refused) == (manager.user, "")
    assert "Another manager" in client.post(to(kai, f"{own.key}/check/"), sent(answer="agree")).content.decode()
    assert "On hold until 14 December 2026" in client.get(f"/work/people/{kai.key}/contacts/").content.decode()
    ended = client.post(to(kai, f"{hold.key}/end/"), sent(**on("ends_on", TODAY)))
    assert ended.status_code == 302
    hold.refresh_from_db()
    assert hold.ends_on == TODAY
