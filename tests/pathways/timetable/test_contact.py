"""Being seen from 16 to 20 (guidance), and being in touch from 21 (policy)."""

import pytest

from pathways.timetable import Agreed, Choice, Length, Settings
from tests.pathways.timetable.people import (
    B16,
    B21,
    around,
    contacts,
    day,
    eligible,
    every,
    find,
    former,
    person,
    relevant,
)

SEEN = "contact-16-to-20"


@pytest.mark.parametrize(
    ("seen", "last"),
    [
        ("2026-05-14", "2026-07-14"),
        ("2026-12-31", "2027-02-28"),
        ("2027-12-31", "2028-02-29"),
        ("2026-07-31", "2026-09-30"),
    ],
)
def test_seen_every_two_months(seen, last):
    history = former(contacts=contacts("seen", seen))
    assert around(history, SEEN, last) == ("due", "due", "overdue")
    found = find(history, last, SEEN)
    assert (found.label, found.provision, found.sure, found.owner) == ("guidance", "guidance-vol3", "unread", "adviser")
    assert (found.done_on, found.law_due_on) == (day(seen), day(last))


@pytest.mark.parametrize(
    ("history", "on"), [(eligible(), "2024-01-10"), (former(), "2026-01-10"), (relevant(), "2025-01-10")]
)
def test_whoever_was_never_seen_is_due_from_the_first_day(history, on):
    found = find(history, on, SEEN)
    assert (found.counted_from, found.due_on) == (day(B16), day("2023-05-14"))
    assert "first owed" in found.because


def test_nobody_outside_the_groups_and_nobody_from_21():
    assert find(person(f"{B16} qualifying"), "2024-01-10", SEEN) is None
    assert around(former(), SEEN, B21) == ("overdue", None, None)


@pytest.mark.parametrize(
    ("outcome", "by", "moves"),
    [
        ("tried", "adviser", False),
        ("reached", "adviser", False),
        ("seen", "social_worker", False),
        ("seen", "adviser", True),
        ("seen_at_home", "adviser", True),
    ],
)
def test_only_being_seen_by_the_adviser_moves_it(outcome, by, moves):
    history = former(contacts=contacts("seen", "2026-05-14") + contacts(outcome, "2026-06-01", by=by))
    assert find(history, "2026-06-02", SEEN).due_on == day("2026-08-01" if moves else "2026-07-14")


def test_an_agreed_interval_stands_in_the_place_of_guidance_while_it_lasts():
    agreed = Agreed(starts_on=day("2026-05-01"), ends_on=day("2026-08-10"), duty=SEEN, every=Length(3, "months"))
    history = former(contacts=contacts("seen", "2026-05-14"), agreed=(agreed,))
    found = find(history, "2026-07-15", SEEN)
    assert (found.state, found.due_on, found.law_due_on) == ("not_due", day("2026-08-14"), day("2026-07-14"))
    assert found.label == "policy" and "as agreed for this person" in found.because
    assert around(history, SEEN, "2026-08-10") == ("due", "due", "overdue")


def test_a_councils_clock_only_shortens():
    shorter, longer = (Settings(clocks={SEEN: Length(weeks, "weeks")}) for weeks in (6, 12))
    history = former(contacts=contacts("seen", "2026-05-14"))
    assert find(history, "2026-05-20", SEEN, shorter).due_on == day("2026-06-25")
    assert find(history, "2026-05-20", SEEN, shorter).label == "policy"
    assert find(history, "2026-05-20", SEEN, longer).due_on == day("2026-07-14")
    assert find(history, "2026-05-20", SEEN, longer).label == "guidance"


OURS = Settings(clocks={"in-touch-from-21": Length(3, "months"), "in-touch-stepped-back": Length(6, "months")})


def test_from_21_by_the_choice():
    said = (
        Choice(day("2028-04-01"), "stay"),
        Choice(day("2028-10-01"), "step_back"),
        Choice(day("2029-10-01"), "stop"),
    )
    history = former(choices=said, contacts=contacts("reached", "2028-06-30", "2028-12-31"))
    assert around(history, "in-touch-from-21", "2028-09-30", OURS) == ("due", "due", None)
    assert find(history, "2028-10-01", "in-touch-stepped-back", OURS).due_on == day("2028-12-30")
    assert around(history, "in-touch-stepped-back", "2029-06-30", OURS) == ("due", "due", "overdue")
    assert find(history, "2029-10-01", "in-touch-stepped-back", OURS) is None
    assert find(history, "2029-09-30", "in-touch-stepped-back", OURS).label == "policy"


def test_from_21_only_where_somebody_set_a_time():
    history = former(choices=(Choice(day("2028-04-01"), "stay"),))
    assert not [duty for duty in every(history, "2028-05-01") if duty.id.startswith("in-touch")]
    agreed = (Agreed(starts_on=day("2028-04-01"), duty="in-touch-from-21", every=Length(1, "months")),)
    with_one = former(choices=history.choices, agreed=agreed)
    assert find(with_one, "2028-05-01", "in-touch-from-21").due_on == day("2028-05-01")


def test_reached_before_21_is_not_late_on_the_first_day():
    history = former(choices=(Choice(day("2028-01-01"), "stay"),), contacts=contacts("reached", "2027-06-30"))
    assert around(history, "in-touch-from-21", B21, OURS) == (None, "due", "overdue")


def test_what_was_agreed_goes_before_a_councils_clock_for_all():
    agreed = (Agreed(starts_on=day("2026-05-01"), duty=SEEN, every=Length(3, "months")),)
    history = former(contacts=contacts("seen", "2026-05-14"), agreed=agreed)
    ours = Settings(clocks={SEEN: Length(6, "weeks")})
    assert find(history, "2026-05-20", SEEN, ours).due_on == day("2026-08-14")
