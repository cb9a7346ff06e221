"""What a council can set: it shortens and adds, and never loosens the law."""

from datetime import timedelta

import pytest

from pathways.timetable import Length, Settings
from tests.pathways.timetable.people import (
    around,
    assessed,
    contacts,
    day,
    eligible,
    every,
    find,
    former,
    planned,
    reviewed,
    with_,
)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"clocks": {"plan-reviews": Length(1, "months")}}, "no duty “plan-reviews”"),
        ({"leads": {"x": 1}}, "no duty “x”"),
        ({"left_out": frozenset({"plan-review"})}, "cannot be left out"),
        ({"left_out": frozenset({"copy-given"})}, "cannot be left out"),
        ({"clocks": {"at-18": Length(1, "months")}}, "cannot set a clock"),
        ({"clocks": {"review-after-move": Length(1, "months")}}, "cannot set a clock"),
        ({"lead_days": -1}, "less than no days"),
        ({"leads": {"plan-review": -1}}, "less than no days"),
        ({"papers": ("library_card",)}, "no paper “library_card”"),
    ],
)
def test_what_cannot_be_set(wrong, said):
    with pytest.raises(ValueError, match=said):
        Settings(**wrong)


PERSON = former(plans=planned("2023-07-01"), reviews=reviewed("2026-05-31"), contacts=contacts("seen", "2026-05-31"))


@pytest.mark.parametrize("id", ["plan-review", "contact-16-to-20"])
def test_a_longer_clock_changes_nothing(id):
    longer = Settings(clocks={id: Length(12, "months")})
    assert find(PERSON, "2026-06-01", id, longer) == find(PERSON, "2026-06-01", id)


def test_a_shorter_clock_counts_and_the_laws_day_is_kept():
    shorter = Settings(clocks={"plan-review": Length(3, "months")})
    assert around(PERSON, "plan-review", "2026-08-31", shorter) == ("due", "due", "overdue")
    found = find(PERSON, "2026-09-01", "plan-review", shorter)
    assert (found.due_on, found.law_due_on, found.label) == (day("2026-08-31"), day("2026-11-30"), "policy")
    assert found.provision == "clr2010-r7" and "by the council's own clock" in found.because


def test_whichever_is_earlier_is_decided_by_the_calendar():
    ours = Settings(clocks={"assessment-eligible": Length(92, "days")})
    assert find(eligible(), "2023-04-01", "assessment-eligible", ours).due_on == day("2023-06-14")
    assert find(eligible(), "2023-04-01", "assessment-eligible", ours).label == "regulation"


def test_no_clock_gives_time_where_the_law_gives_none():
    ours = Settings(clocks={"adviser-eligible": Length(3, "months")})
    assert around(eligible(), "adviser-eligible", "2023-03-14", ours) == (None, "due", "overdue")


def test_how_early_it_shows_is_no_part_of_the_day():
    for days_before, first in ((0, "2026-11-30"), (7, "2026-11-23"), (28, "2026-11-02")):
        ours = Settings(lead_days=days_before)
        assert around(PERSON, "plan-review", first, ours) in (("not_due", "due", "due"), ("not_due", "due", "overdue"))
    one = Settings(lead_days=0, leads={"plan-review": 7})
    assert around(PERSON, "plan-review", "2026-11-23", one) == ("not_due", "due", "due")


def test_where_records_start_later_it_is_asked_and_not_hidden():
    ours = Settings(records_from=day("2024-01-01"))
    found = find(eligible(), "2024-02-01", "assessment-eligible", ours)
    assert (found.state, found.due_on, found.flags) == ("due", None, ("records_start_later",))
    assert "before the records here begin, on 1 January 2024" in found.because
    done = with_(eligible(), assessments=assessed("2023-06-01"))
    assert find(done, "2024-02-01", "assessment-eligible", ours).flags == ()
    again = former(contacts=contacts("seen", "2023-06-01"))
    assert find(again, "2025-06-01", "contact-16-to-20", ours).flags == ()
    assert all("records_start_later" not in duty.flags for duty in every(eligible(), "2024-02-01"))


def test_what_became_late_after_records_began_is_late():
    last = find(eligible(), "2023-04-01", "assessment-eligible").due_on
    for records_from, state in ((last, "overdue"), (last + timedelta(days=1), "due")):
        ours = Settings(records_from=records_from)
        found = find(eligible(), "2024-02-01", "assessment-eligible", ours)
        assert (found.state, found.flags) == (state, ("records_start_later",))


def test_a_clock_in_working_days_wants_to_know_the_bank_holidays():
    clocks = {"plan-eligible": Length(5, "working days")}
    history = eligible(assessments=assessed("2023-12-21"))
    found = find(history, "2023-12-22", "plan-eligible", Settings(clocks=clocks))
    assert (found.due_on, found.flags) == (day("2023-12-28"), ("bank_holidays_not_known",))
    known = Settings(clocks=clocks, bank_holidays=frozenset({day("2023-12-25"), day("2023-12-26")}))
    found = find(history, "2023-12-22", "plan-eligible", known)
    assert (found.due_on, found.flags) == (day("2024-01-01"), ("bank_holidays_not_known",))
    both_years = Settings(clocks=clocks, bank_holidays=known.bank_holidays | {day("2024-01-01")})
    found = find(history, "2023-12-22", "plan-eligible", both_years)
    assert (found.due_on, found.flags) == (day("2024-01-02"), ())
