"""Holds: a reason, an end, two people; they end by the clock, move no day, and show apart from overdue."""

import pytest

from pathways.timetable import HOLD_REASONS
from tests.pathways.timetable.people import around, day, find, former, hold, planned, reviewed


def held(*holds):
    """The next review is due on 14 November 2026."""
    return former(plans=planned("2023-07-01"), reviews=reviewed("2026-05-14"), holds=holds)


def test_it_waits_from_the_first_day_to_the_last():
    history = held(hold("2026-11-10", "2026-12-14", "plan-review"))
    assert around(history, "plan-review", "2026-11-10") == ("due", "on_hold", "on_hold")
    assert around(history, "plan-review", "2026-12-14") == ("on_hold", "on_hold", "overdue")


def test_the_day_does_not_move_and_the_reason_is_said():
    history = held(hold("2026-11-10", "2026-12-14", "plan-review"))
    found = find(history, "2026-12-01", "plan-review")
    assert found.due_on == found.law_due_on == day("2026-11-14")
    assert found.hold == history.holds[0]
    assert found.because.endswith("On hold until 14 December 2026: in hospital.")


def test_a_hold_that_ends_in_time_leaves_it_due():
    history = held(hold("2026-10-01", "2026-11-01", "plan-review"))
    assert around(history, "plan-review", "2026-11-01") == ("on_hold", "on_hold", "due")


@pytest.mark.parametrize(
    "one",
    [
        hold("2026-11-10", "2026-12-14", "plan-review", checked_by="A"),
        hold("2026-11-10", "2026-12-14", "plan-review", checked_by=""),
        hold("2026-11-10", "2026-12-14", "plan-review", checked_on=None),
        hold("2026-11-10", None, "plan-review"),
        hold("2026-11-10", "2026-12-14", "contact-16-to-20"),
    ],
    ids=["checked by the same person", "checked by nobody", "not checked yet", "without an end", "of something else"],
)
def test_what_is_no_hold(one):
    assert find(held(one), "2026-11-20", "plan-review").state == "overdue"


def test_it_counts_from_the_day_it_was_checked():
    history = held(hold("2026-11-10", "2026-12-14", "plan-review", checked_on="2026-11-20"))
    assert around(history, "plan-review", "2026-11-20") == ("overdue", "on_hold", "on_hold")


def test_what_is_done_does_not_wait():
    history = former(plans=planned("2025-05-01"), holds=(hold("2025-04-01", "2025-12-14", "plan-after-care"),))
    assert around(history, "plan-after-care", "2025-05-01") == ("on_hold", "done", "done")


def test_every_reason_has_its_words_and_an_unknown_one_is_said_to_be_unknown():
    for reason, words in {**HOLD_REASONS, "": "reason not recorded yet"}.items():
        history = held(hold("2026-11-10", "2026-12-14", "plan-review", reason=reason))
        assert find(history, "2026-11-20", "plan-review").because.endswith(f": {words}.")
