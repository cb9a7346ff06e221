"""After a move into a home that the council provides: SI 2010/2571 regulations 7(3) and 8(2)."""

import pytest

from pathways.timetable import Agreed, Home, Length
from tests.pathways.timetable.people import B21, around, contacts, day, eligible, every, find, former, person, reviewed

FIRST, SECOND, REVIEW, LATER = "first-visit", "second-visit", "review-after-move", "later-visits"


def moved(on="2026-02-02", until=None, **facts):
    return former(homes=(Home(day(on), day(until)),), **facts)


@pytest.mark.parametrize(
    ("on", "id", "last"),
    [
        ("2026-02-02", FIRST, "2026-02-09"),
        ("2026-02-24", FIRST, "2026-03-03"),
        ("2028-02-24", FIRST, "2028-03-02"),  # a leap year
        ("2026-02-02", SECOND, "2026-03-01"),
        ("2026-02-02", REVIEW, "2026-03-02"),
        ("2028-02-02", REVIEW, "2028-03-01"),
    ],
)
def test_the_first_weeks(on, id, last):
    assert around(moved(on), id, last) == ("due", "due", "overdue")
    assert find(moved(on), last, id).due_on == day(last)


def test_nothing_before_the_move():
    assert around(moved(), FIRST, "2026-02-02") == (None, "due", "due")
    assert find(moved(), "2026-02-02", FIRST).provision == "clr2010-r8"
    assert find(moved(), "2026-02-02", FIRST).owner == "adviser"


def test_only_a_visit_there_counts():
    for outcome in ("tried", "reached", "seen"):
        assert find(moved(contacts=contacts(outcome, "2026-02-05")), "2026-02-06", FIRST).state == "due"
    elsewhere = contacts("seen_at_home", "2026-02-05", by="social_worker")
    assert find(moved(contacts=elsewhere), "2026-02-06", FIRST).state == "due"
    before = contacts("seen_at_home", "2026-02-01")
    assert find(moved(contacts=before), "2026-02-06", FIRST).state == "due"
    there = moved(contacts=contacts("seen_at_home", "2026-02-05"))
    assert around(there, FIRST, "2026-02-05") == ("due", "done", "done")
    assert find(there, "2026-02-06", SECOND).state == "due"


def test_the_second_visit_is_before_the_review_that_was_held():
    visits = contacts("seen_at_home", "2026-02-05", "2026-03-06")
    late = moved(contacts=visits, reviews=reviewed("2026-03-10"))
    found = find(late, "2026-04-01", SECOND)
    assert (found.state, found.due_on, found.done_on) == ("done", day("2026-03-09"), day("2026-03-06"))
    same_day = moved(contacts=visits, reviews=reviewed("2026-03-06"))
    assert find(same_day, "2026-04-01", SECOND).flags == ("visit_on_day_of_review",)


def test_the_review_counts_from_the_28th_day_and_an_earlier_one_is_flagged():
    early = moved(reviews=reviewed("2026-03-01"))
    found = find(early, "2026-03-03", REVIEW)
    assert (found.state, found.flags) == ("overdue", ("review_before_28_days",))
    assert found.window.earliest == day("2026-03-02")
    held = moved(reviews=reviewed("2026-03-02"))
    assert around(held, REVIEW, "2026-03-02") == ("due", "done", "done")


def test_the_review_after_the_move_sets_the_six_months_anew():
    history = moved(reviews=reviewed("2025-12-20", "2026-03-02"))
    assert find(history, "2026-03-03", "plan-review").due_on == day("2026-09-02")


def test_a_day_when_so_long_has_passed_is_not_moved_by_an_agreement():
    agreed = (Agreed(starts_on=day("2026-01-01"), duty=REVIEW, every=Length(7, "days")),)
    assert find(moved(agreed=agreed), "2026-02-10", REVIEW).due_on == day("2026-03-02")


def test_later_visits_every_two_months():
    visits = contacts("seen_at_home", "2026-02-05", "2026-02-20")
    history = moved(contacts=visits)
    assert around(history, LATER, "2026-02-20") == ("not_due", "not_due", "not_due")
    assert around(history, LATER, "2026-04-20") == ("due", "due", "overdue")
    at_the_end = moved(contacts=contacts("seen_at_home", "2026-02-05", "2026-02-20", "2026-12-31"))
    assert around(at_the_end, LATER, "2027-02-28") == ("due", "due", "overdue")


def test_later_visits_go_on_where_the_second_was_missed():
    history = moved(contacts=contacts("seen_at_home", "2026-02-05"))
    assert find(history, "2026-03-02", LATER).due_on is None
    assert find(history, "2026-03-03", LATER).due_on == day("2026-04-05")
    assert find(moved(), "2026-06-01", LATER).state == "not_due"


def test_no_agreement_lengthens_the_rule():
    agreed = (Agreed(starts_on=day("2026-01-01"), duty=LATER, every=Length(3, "months")),)
    history = moved(contacts=contacts("seen_at_home", "2026-02-05", "2026-02-20"), agreed=agreed)
    assert find(history, "2026-03-01", LATER).due_on == day("2026-04-20")


def test_a_home_that_ended_asks_no_more_and_tells_what_was_missed():
    history = moved(until="2026-02-08")
    assert around(history, FIRST, "2026-02-08") == ("due", "due", "not_owed")
    assert find(history, "2026-02-09", FIRST).flags == ()
    late = moved(until="2026-02-20")
    assert (find(late, "2026-02-21", FIRST).state, find(late, "2026-02-21", FIRST).flags) == ("not_owed", ("missed",))
    assert find(late, "2026-02-21", LATER) is None
    visited = moved(until="2026-02-20", contacts=contacts("seen_at_home", "2026-02-05"))
    assert find(visited, "2026-06-01", FIRST).state == "done"


def test_each_home_has_its_own():
    history = former(
        homes=(Home(day("2026-02-02"), day("2026-05-01")), Home(day("2026-05-02"))),
        contacts=contacts("seen_at_home", "2026-02-05", "2026-02-20", "2026-05-10"),
    )
    assert find(history, "2026-05-11", FIRST, about="2026-02-02").done_on == day("2026-02-05")
    second = find(history, "2026-05-11", FIRST, about="2026-05-02")
    assert (second.due_on, second.done_on) == (day("2026-05-09"), day("2026-05-10"))


def test_it_ends_at_21_and_is_not_for_care():
    assert around(moved("2028-03-10"), FIRST, B21) == ("due", None, None)
    in_care = eligible(homes=(Home(day("2024-02-02")),))
    assert not [duty for duty in every(in_care, "2024-02-03") if duty.id in (FIRST, SECOND, REVIEW, LATER)]


def test_a_visit_after_they_left_is_none_of_that_home():
    history = moved(until="2026-02-20", contacts=contacts("seen_at_home", "2026-02-25"), reviews=reviewed("2026-03-05"))
    assert find(history, "2026-03-10", FIRST).state == "not_owed"
    assert find(history, "2026-03-10", REVIEW).state == "not_owed"


def test_a_home_from_before_it_was_owed_is_left_out():
    """Relevant with a home, back with a parent for long, and relevant again: the old home is over."""
    spells = ("2023-03-14 eligible", "2023-09-01 relevant", "2024-03-01 qualifying", "2024-10-01 relevant")
    ended = person(*spells, homes=(Home(day("2023-09-01"), day("2024-03-01")),))
    assert find(ended, "2024-10-02", FIRST) is None
    lasting = person(*spells, homes=(Home(day("2023-09-01")),))
    assert around(lasting, FIRST, "2024-10-08") == ("due", "due", "overdue")
