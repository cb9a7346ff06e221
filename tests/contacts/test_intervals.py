"""Intervals agreed for one person: in the place of guidance, and never longer than a law."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from leaving_care.changing import AlreadyDone, NotAllowed
from leaving_care.models import Role
from pathways.actions import contacts, intervals
from pathways.agreeing import effect, lengthens, with_an_interval
from pathways.history import known_of
from pathways.models import AgreedInterval
from pathways.timetable import timetable
from tests.contacts.conftest import on, sent
from tests.people import NOW, TODAY, member

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
SEEN = "contact-16-to-20"
VALUES = {
    "duty": SEEN,
    "number": 3,
    "unit": "months",
    "starts_on": TODAY,
    "ends_on": date(2027, 5, 19),
    "reason": "They asked for it",
}
FORM = {"duty": SEEN, "number": "3", "unit": "months", "reason": "They asked for it"}
FORM |= on("starts_on", TODAY) | on("ends_on", date(2027, 5, 19))


def to(kai, rest=""):
    return f"/work/people/{kai.key}/intervals/{rest}"


def agreed(kai, by, **values):
    return intervals.agree(kai, VALUES | values, by=by.user, at=NOW)


def due_on(kai, on):
    return next(row.due_on for row in timetable(known_of(kai).history, on) if row.id == SEEN)


def test_it_stands_in_the_place_of_guidance_for_its_time(kai, adviser, manager):
    seen = {"at": NOW, "how": "visit", "outcome": "seen", "where": "", "seen_alone": None, "note": ""}
    contacts.log(kai, seen, by=adviser.user, at=NOW)
    assert due_on(kai, TODAY) == date(2027, 1, 20)
    agreed(kai, manager)
    assert due_on(kai, TODAY) == date(2027, 2, 20)
    assert due_on(kai, date(2027, 5, 20)) == date(2027, 1, 20)


@pytest.mark.parametrize(
    ("duty", "number", "unit", "is_longer"),
    [
        ("plan-review", 6, "months", False),
        ("plan-review", 7, "months", True),
        ("plan-review", 26, "weeks", False),
        ("plan-review", 27, "weeks", True),
        ("later-visits", 2, "months", False),
        ("later-visits", 3, "months", True),
        (SEEN, 3, "months", False),
        ("in-touch-from-21", 6, "months", False),
        ("no-such-duty", 6, "months", False),
    ],
)
def test_what_a_law_sets_is_never_lengthened(duty, number, unit, is_longer):
    assert bool(lengthens(duty, number, unit, TODAY)) is is_longer


def test_what_it_changes_is_said():
    assert effect(SEEN, 3, "months", TODAY) == "Every 3 months, in the place of every 2 months (national guidance)."
    assert (
        effect("plan-review", 3, "months", TODAY)
        == "Every 3 months, or the law’s 6 months (regulations) where that is earlier."
    )
    assert "it changes nothing" in effect("plan-review", 9, "months", TODAY)
    assert effect("in-touch-from-21", 6, "months", TODAY) == "Every 6 months. Without it no number of days is set."
    assert effect("no-such-duty", 6, "months", TODAY).endswith("it changes nothing.")


def test_only_what_comes_again_can_have_one():
    ids = {timed.id for timed in with_an_interval(TODAY)}
    assert {SEEN, "plan-review", "later-visits", "in-touch-from-21", "plan-review-from-21"} <= ids
    assert not ids & {"at-18", "adviser-relevant", "review-after-move", "records-in-care"}


def test_only_a_manager_agrees_and_ends_it(kai, adviser, manager):
    row = agreed(kai, manager)
    for other in (adviser, *(member(role) for role in Role if role not in (Role.MANAGER, Role.YOUNG_PERSON))):
        with pytest.raises(NotAllowed):
            agreed(kai, other)
        with pytest.raises(NotAllowed):
            intervals.end(row, ends_on=TODAY, by=other.user, at=NOW)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"duty": "plan-review", "number": 7}, "What you agree can shorten that, and never lengthen it"),
        ({"number": 0}, "some_time"),
        ({"ends_on": TODAY - DAY}, "before the first day"),
        ({"unit": "years"}, "not a valid choice"),
        ({"duty": "review-after-move"}, "comes again"),
    ],
)
def test_the_action_refuses_what_cannot_be(kai, manager, values, words):
    with pytest.raises(ValidationError, match=words):
        agreed(kai, manager, **values)
    assert not AgreedInterval.objects.exists()


def test_two_for_one_duty_never_overlap(kai, manager):
    row = agreed(kai, manager)
    with pytest.raises(ValidationError, match="End it first"):
        agreed(kai, manager, starts_on=row.ends_on, ends_on=row.ends_on + DAY)
    agreed(kai, manager, starts_on=row.ends_on + DAY, ends_on=row.ends_on + DAY)
    agreed(kai, manager, duty="plan-review")
    assert AgreedInterval.objects.count() == 3


def test_it_ends_early_and_never_backwards(kai, manager):
    row = agreed(kai, manager)
    later = NOW + 5 * DAY
    with pytest.raises(ValidationError, match="Choose a day from 24 November 2026"):
        intervals.end(row, ends_on=TODAY, by=manager.user, at=later)
    intervals.end(row, ends_on=TODAY + 4 * DAY, by=manager.user, at=later)
    with pytest.raises(ValidationError, match="ended already"):
        intervals.end(row, ends_on=TODAY + 4 * DAY, by=manager.user, at=later)


def test_the_pages(kai, adviser, manager, as_, at_most):
    client, form = as_(manager), sent(**FORM)
    assert "Now: every 2 months." in client.get(to(kai, "add/")).content.decode()
    for _ in range(2):
        assert client.post(to(kai, "add/"), form)["Location"] == to(kai)
    row = AgreedInterval.objects.get()
    with at_most(12):
        page = client.get(to(kai)).content.decode()
    assert "Every 3 months, in the place of every 2 months (national guidance)." in page
    assert "End early" in page
    assert client.post(to(kai, f"{row.key}/end/"), sent(**on("ends_on", TODAY + DAY))).status_code == 302
    row.refresh_from_db()
    assert row.ends_on == TODAY + DAY
    page = as_(adviser).get(to(kai)).content.decode()
    assert "A manager agrees on one. Ask yours." in page
    assert "End early" not in page
    with pytest.raises(AlreadyDone):
        intervals.agree(kai, VALUES, by=manager.user, at=NOW, once=form["once"])


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"duty": "plan-review", "number": "7"}, "The law says every 6 months at the latest."),
        ({"duty": ""}, "Choose what it is for"),
        ({"duty": "at-18"}, "Choose one of the list"),
        ({"number": ""}, "Enter a number, such as 3"),
        ({"number": "0"}, "Enter a whole number from 1 to 99"),
        ({"number": "9" * 400}, "Enter a whole number from 1 to 99"),
        ({"unit": ""}, "Choose weeks or months"),
        (dict.fromkeys(on("ends_on", TODAY), ""), "Enter the last day"),
        (on("ends_on", TODAY - DAY), "The last day cannot have passed"),
        ({**on("starts_on", TODAY + 9 * DAY), **on("ends_on", TODAY + DAY)}, "cannot be before the first day"),
        (on("starts_on", date(9999, 12, 31)), "Enter a year up to 2100"),
        (on("starts_on", date(1800, 1, 1)), "This is before they were born"),
        ({"reason": ""}, "Say why"),
    ],
)
def test_what_is_wrong_is_said_in_words(kai, manager, as_, fields, words):
    page = as_(manager).post(to(kai, "add/"), sent(**FORM | fields)).content.decode()
    assert words in page
    assert not AgreedInterval.objects.exists()
