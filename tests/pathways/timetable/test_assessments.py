"""Needs assessments: SI 2010/959 regulation 42(1), SI 2010/2571 regulation 5(2), section 23CZB(4)."""

import pytest

from leaving_care.care import Course
from pathways.timetable import Choice, CourseTold, Length, Settings
from tests.pathways.timetable.people import (
    B16,
    B21,
    around,
    assessed,
    day,
    eligible,
    find,
    former,
    person,
    planned,
    relevant,
)


def test_within_three_months_of_16():
    assert around(eligible(), "assessment-eligible", B16) == (None, "not_due", "not_due")
    assert around(eligible(), "assessment-eligible", "2023-06-14") == ("due", "due", "overdue")
    found = find(eligible(), "2023-06-14", "assessment-eligible")
    assert (found.provision, found.label, found.because) == (
        "cpr2010-r42",
        "regulation",
        "3 months from your 16th birthday, or the day you became eligible if that was later (14 March 2023).",
    )


@pytest.mark.parametrize(
    ("since", "last"),
    [("2023-08-31", "2023-11-30"), ("2023-11-30", "2024-02-29"), ("2024-11-30", "2025-02-28")],
)
def test_within_three_months_of_becoming_eligible_later_at_month_ends(since, last):
    history = person(f"{B16} none", f"{since} eligible")
    assert around(history, "assessment-eligible", last) == ("due", "due", "overdue")


def test_back_in_care_the_first_day_still_counts():
    history = person(f"{B16} eligible", "2023-09-01 relevant", "2024-01-01 eligible")
    assert find(history, "2024-02-01", "assessment-eligible").due_on == day("2023-06-14")


def test_done_in_time_and_done_late():
    in_time = find(eligible(assessments=assessed("2023-06-14")), "2023-07-01", "assessment-eligible")
    late = find(eligible(assessments=assessed("2023-06-15")), "2023-07-01", "assessment-eligible")
    assert in_time.state == late.state == "done"
    assert "after the last day" in late.because and "after the last day" not in in_time.because


def test_after_care_within_three_months_without_a_plan():
    history = relevant("2024-05-31")
    assert around(history, "assessment-relevant", "2024-05-31") == (None, "not_due", "not_due")
    assert around(history, "assessment-relevant", "2024-08-31") == ("due", "due", "overdue")
    assert find(history, "2024-08-01", "assessment-relevant").provision == "clr2010-reg5"


def test_after_care_not_owed_with_a_plan_by_then():
    assert (
        find(relevant("2024-05-01", plans=planned("2024-05-01")), "2024-06-01", "assessment-relevant").state
        == "not_owed"
    )
    assert (
        find(relevant("2024-05-01", plans=planned("2024-05-02")), "2024-06-01", "assessment-relevant").state
        == "not_due"
    )


def test_an_assessment_from_care_is_flagged_after_care():
    history = relevant("2024-05-01", assessments=assessed("2024-04-30"))
    assert find(history, "2024-06-01", "assessment-relevant").flags == ("assessed_in_care",)
    anew = relevant("2024-05-01", assessments=assessed("2024-04-30", "2024-05-20"))
    assert find(anew, "2024-06-01", "assessment-relevant").done_on == day("2024-05-20")


def test_for_a_course_within_three_months_of_being_told():
    history = former(courses_told=(CourseTold(day("2028-11-30")),))
    assert around(history, "assessment-education", "2028-11-30") == (None, "not_due", "not_due")
    assert around(history, "assessment-education", "2029-02-28") == ("due", "due", "overdue")


def test_for_a_course_told_of_before_21_it_is_counted_from_21():
    history = former(courses_told=(CourseTold(day("2028-01-10")),))
    assert find(history, day(B21), "assessment-education").due_on == day("2028-06-14")
    assert find(history, "2028-03-13", "assessment-education") is None


def test_for_a_course_not_while_one_in_the_plan_goes_on():
    history = former(
        courses=(Course(day("2026-09-01"), day("2029-06-30"), True),), courses_told=(CourseTold(day("2028-09-01")),)
    )
    assert around(history, "assessment-education", "2029-07-01") == ("not_owed", "overdue", "overdue")


def test_on_request_has_no_time_in_law_and_the_councils_if_it_set_one():
    history = former(choices=(Choice(day("2028-05-31"), "stay"),))
    found = find(history, "2030-01-01", "assessment-on-request")
    assert (found.state, found.due_on, found.law_due_on) == ("due", None, None)
    ours = Settings(clocks={"assessment-on-request": Length(1, "months")})
    assert around(history, "assessment-on-request", "2028-06-30", ours) == ("due", "due", "overdue")
    found = find(history, "2028-07-01", "assessment-on-request", ours)
    assert (found.label, found.law_due_on) == ("policy", None)


def test_on_request_ends_at_25_and_with_another_choice():
    history = former(choices=(Choice(day("2028-05-31"), "stay"), Choice(day("2029-05-31"), "stop")))
    assert around(history, "assessment-on-request", "2029-05-31") == ("due", None, None)
