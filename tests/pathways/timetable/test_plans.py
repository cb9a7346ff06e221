"""Making the plan: as soon as possible after the assessment. SI 2010/959 regulation 43(1), SI 2010/2571 regulation 6(1)."""

from leaving_care.care import Course
from pathways.timetable import Choice, Length, Settings
from tests.pathways.timetable.people import B18, B21, around, assessed, day, eligible, find, former, planned, relevant


def test_in_care_it_follows_the_assessment():
    assert find(eligible(), "2023-05-01", "plan-eligible").state == "not_due"
    history = eligible(assessments=assessed("2023-06-10"))
    assert around(history, "plan-eligible", "2023-06-10") == ("not_due", "due", "due")
    found = find(history, "2024-06-10", "plan-eligible")
    assert (found.due_on, found.provision, found.sure) == (None, "cpr2010-reg43", "unread")
    assert "sets no number of days" in found.because


def test_it_is_done_when_a_version_is_approved():
    history = eligible(assessments=assessed("2023-06-10"), plans=planned("2023-07-01", "2024-01-05"))
    assert around(history, "plan-eligible", "2023-07-01") == ("due", "done", "done")
    assert find(history, "2024-06-10", "plan-eligible").done_on == day("2023-07-01")


def test_a_councils_clock_makes_it_overdue_and_says_that_it_is_policy():
    ours = Settings(clocks={"plan-eligible": Length(28, "days")})
    history = eligible(assessments=assessed("2023-06-10"))
    assert around(history, "plan-eligible", "2023-07-08", ours) == ("due", "due", "overdue")
    found = find(history, "2023-07-09", "plan-eligible", ours)
    assert (found.label, found.law_due_on) == ("policy", None)


def test_after_care_it_follows_an_assessment_after_care():
    early = relevant("2024-05-01", assessments=assessed("2024-04-01"))
    found = find(early, "2024-06-01", "plan-after-care")
    assert (found.state, found.flags) == ("not_due", ("assessed_in_care",))
    history = relevant("2024-05-01", assessments=assessed("2024-06-10"))
    assert around(history, "plan-after-care", "2024-06-10") == ("not_due", "due", "due")


def test_a_plan_from_care_serves_after_care():
    assert find(relevant("2024-05-01", plans=planned("2023-07-01")), "2024-05-02", "plan-after-care").state == "done"


def test_former_relevant_without_a_plan_is_due_at_once_and_flagged():
    assert around(former(), "plan-after-care", B18) == (None, "due", "due")
    assert find(former(), "2026-01-01", "plan-after-care").flags == ("plan_never_made",)
    assert around(former(), "plan-after-care", B21) == ("due", None, None)


def test_a_course_in_the_plan_keeps_it_owed_past_21():
    history = former(courses=(Course(day("2026-09-01"), day("2029-06-30"), True),))
    assert around(history, "plan-after-care", "2029-06-30") == ("due", "due", None)


def test_from_21_it_follows_the_assessment_of_whoever_asked():
    asked = former(choices=(Choice(day("2028-05-01"), "stay"),), plans=planned("2023-07-01"))
    assert find(asked, "2028-06-01", "plan-from-21").state == "not_due"
    ready = former(choices=asked.choices, plans=asked.plans, assessments=assessed("2028-06-10"))
    assert around(ready, "plan-from-21", "2028-06-10") == ("not_due", "due", "due")
    assert find(ready, "2028-06-10", "plan-from-21").provision == "ca1989-s23czb"
    made = former(choices=asked.choices, assessments=ready.assessments, plans=planned("2023-07-01", "2028-07-01"))
    assert around(made, "plan-from-21", "2028-07-01") == ("due", "done", "done")


def test_from_21_nobody_who_did_not_ask_has_one_due():
    assert find(former(assessments=assessed("2028-06-10")), "2028-07-01", "plan-from-21") is None
