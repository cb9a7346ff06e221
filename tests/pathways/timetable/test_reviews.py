"""Reviews of the plan: SI 2010/2571 regulation 7(2); in care, from 21, on request, and when life changes."""

import pytest

from leaving_care.care import Course
from pathways.timetable import Choice, CourseTold, Length, Review, ReviewAsked, Settings, Trigger
from tests.pathways.timetable.people import (
    B18,
    B21,
    around,
    day,
    eligible,
    find,
    former,
    person,
    planned,
    relevant,
    reviewed,
    reviewed_in_care,
)


@pytest.mark.parametrize(
    ("held", "last"),
    [
        ("2026-05-14", "2026-11-14"),
        ("2025-08-31", "2026-02-28"),
        ("2025-08-28", "2026-02-28"),
        ("2027-08-31", "2028-02-29"),
        ("2025-12-31", "2026-06-30"),
    ],
)
def test_six_months_from_the_last(held, last):
    history = former(plans=planned("2023-07-01"), reviews=reviewed(held))
    assert around(history, "plan-review", last) == ("due", "due", "overdue")
    found = find(history, last, "plan-review")
    assert (found.due_on, found.law_due_on, found.counted_from, found.done_on) == (
        day(last),
        day(last),
        day(held),
        day(held),
    )
    assert (found.provision, found.label, found.sure) == ("clr2010-r7", "regulation", "unread")


def test_the_first_is_counted_from_the_plan():
    history = relevant("2024-05-01", plans=planned("2024-07-20", "2024-09-20"))
    assert around(history, "plan-review", "2025-01-20") == ("due", "due", "overdue")
    assert "the day the plan was made" in find(history, "2025-01-20", "plan-review").because
    assert find(relevant("2024-05-01"), "2025-01-20", "plan-review").state == "not_due"


def test_a_review_held_early_moves_the_next():
    history = former(plans=planned("2023-07-01"), reviews=reviewed("2026-05-14", "2026-06-01"))
    assert around(history, "plan-review", "2026-12-01") == ("due", "due", "overdue")


@pytest.mark.parametrize(
    ("set_for", "last"),
    [
        ("2026-09-01", "2026-09-01"),
        ("2026-11-14", "2026-11-14"),
        ("2026-12-01", "2026-11-14"),
        ("2026-05-14", "2026-11-14"),
    ],
)
def test_a_day_set_at_the_last_review_is_kept_to_and_never_later_than_the_law(set_for, last):
    held = (Review(day("2026-05-14"), next_on=day(set_for)),)
    history = former(plans=planned("2023-07-01"), reviews=held)
    assert around(history, "plan-review", last) == ("due", "due", "overdue")
    found = find(history, last, "plan-review")
    assert found.law_due_on == day("2026-11-14")
    assert found.label == ("policy" if last == "2026-09-01" else "regulation")


def test_a_day_set_at_a_review_is_gone_with_the_next():
    held = (Review(day("2026-05-14"), next_on=day("2026-06-10")), *reviewed("2026-06-01"))
    history = former(plans=planned("2023-07-01"), reviews=held)
    assert find(history, "2026-06-11", "plan-review").due_on == day("2026-12-01")


def test_where_the_law_sets_no_time_the_day_set_is_the_time():
    held = (Review(day("2023-06-01"), next_on=day("2023-09-01")),)
    history = eligible(plans=planned("2023-05-01"), reviews=held)
    assert around(history, "plan-review-in-care", "2023-09-01") == ("due", "due", "overdue")


def test_on_an_earlier_day_a_later_review_is_not_known():
    history = former(plans=planned("2023-07-01"), reviews=reviewed("2026-05-14", "2026-12-01"))
    assert find(history, "2026-11-20", "plan-review").state == "overdue"
    assert find(history, "2026-12-01", "plan-review").state == "not_due"


def test_a_review_in_care_alone_is_no_review_of_the_plan():
    alone = former(plans=planned("2025-01-10"), reviews=reviewed_in_care("2025-03-01"))
    assert find(alone, "2025-07-11", "plan-review").state == "overdue"
    both = former(plans=planned("2025-01-10"), reviews=(Review(day("2025-03-01"), of_care=True),))
    assert find(both, "2025-07-11", "plan-review").state == "not_due"


def test_never_late_before_it_is_owed():
    """Home for six months, and relevant again: the review from before is old, and the duty is owed since the return."""
    history = person(
        "2023-03-14 eligible", "2023-09-01 relevant", "2024-03-01 qualifying", "2024-12-01 relevant",
        plans=planned("2023-07-01"), reviews=reviewed("2023-10-01"),
    )  # fmt: skip
    assert around(history, "plan-review", "2024-12-01") == (None, "due", "overdue")
    assert "since 1 December 2024" in find(history, "2024-12-02", "plan-review").because


def test_it_ends_at_21_but_for_a_course_in_the_plan():
    facts = {"plans": planned("2023-07-01"), "reviews": reviewed("2028-01-10")}
    assert around(former(**facts), "plan-review", B21) == ("not_due", None, None)
    course = (Course(day("2026-09-01"), day("2029-06-30"), True),)
    assert around(former(courses=course, **facts), "plan-review", "2028-07-10") == ("due", "due", "overdue")
    assert around(former(courses=course, **facts), "plan-review", "2029-06-30") == ("overdue", "overdue", None)


def test_a_course_that_may_not_be_in_the_plan_is_no_ground():
    facts = {"plans": planned("2023-07-01"), "reviews": reviewed("2028-01-10")}
    for continues in (None, False):
        history = former(courses=(Course(day("2026-09-01"), None, continues),), **facts)
        assert find(history, "2028-09-01", "plan-review") is None
    unknown = former(courses=(Course(day("2026-09-01"), None, None),), **facts)
    assert "course_in_plan_not_recorded" in find(unknown, "2028-09-01", "adviser-from-21").flags


def test_past_25_on_a_course_is_flagged():
    history = person(
        "2025-03-14 former_relevant",
        courses=(Course(day("2027-09-01"), day("2032-09-01"), True),),
        plans=planned("2023-07-01"),
        reviews=reviewed("2032-01-10"),
    )
    assert find(history, "2032-03-13", "plan-review").flags == ()
    assert find(history, "2032-03-14", "plan-review").flags == ("course_past_25",)
    assert around(history, "plan-review", "2032-07-10") == ("due", "due", "overdue")


def test_in_care_it_is_due_only_by_a_councils_clock():
    history = eligible(plans=planned("2023-07-01"))
    found = find(history, "2024-06-01", "plan-review-in-care")
    assert (found.state, found.due_on, found.provision) == ("not_due", None, "ca1989-sch2-19b")
    ours = Settings(clocks={"plan-review-in-care": Length(6, "months")})
    assert around(history, "plan-review-in-care", "2024-01-01", ours) == ("due", "due", "overdue")
    assert find(history, "2024-01-01", "plan-review-in-care", ours).label == "policy"
    assert find(history, "2024-01-01", "plan-review") is None


def test_from_21_the_plan_of_whoever_asked_has_no_set_time():
    history = former(choices=(Choice(day("2028-05-01"), "stay"),), plans=planned("2028-07-01"))
    assert find(history, "2029-06-01", "plan-review-from-21").state == "not_due"
    ours = Settings(clocks={"plan-review-from-21": Length(12, "months")})
    assert around(history, "plan-review-from-21", "2029-07-01", ours) == ("due", "due", "overdue")
    told = former(courses_told=(CourseTold(day("2028-05-01")),), plans=planned("2028-07-01"))
    assert find(told, "2029-06-01", "plan-review-from-21").flags == ("reviews_of_course_plan",)


def test_when_asked_it_is_due_that_day_and_done_with_the_next_review():
    asked = (ReviewAsked(day("2026-02-10")),)
    history = former(reviews_asked=asked, plans=planned("2023-07-01"), reviews=reviewed("2026-02-09"))
    assert around(history, "review-on-request", "2026-02-10") == (None, "due", "due")
    assert find(history, "2026-02-10", "review-on-request").provision == "clr2010-r7"
    held = former(reviews_asked=asked, reviews=reviewed("2026-02-20"))
    assert around(held, "review-on-request", "2026-02-20") == ("due", "done", "done")
    ours = Settings(clocks={"review-on-request": Length(20, "working days")})
    assert around(history, "review-on-request", "2026-03-10", ours) == ("due", "due", "overdue")


def test_of_several_requests_the_earliest_that_waits_counts():
    asked = (ReviewAsked(day("2026-04-01")), ReviewAsked(day("2026-02-10")), ReviewAsked(day("2026-03-01")))
    history = former(reviews_asked=asked, reviews=reviewed("2026-02-20"))
    assert find(history, "2026-05-01", "review-on-request").counted_from == day("2026-03-01")


def test_a_request_can_be_taken_back_and_in_care_it_is_policy():
    history = former(reviews_asked=(ReviewAsked(day("2026-02-10"), day("2026-02-12")),))
    assert around(history, "review-on-request", "2026-02-12") == ("due", "not_owed", "not_owed")
    in_care = find(eligible(reviews_asked=(ReviewAsked(day("2024-02-10")),)), "2024-02-10", "review-on-request")
    assert (in_care.label, in_care.provision) == ("policy", "")


def test_when_life_changes_by_guidance_with_no_set_time():
    history = former(triggers=(Trigger(day("2026-02-10"), "homeless"), Trigger(day("2026-02-01"), "custody")))
    assert around(history, "review-after-change", "2026-02-10", about="homeless") == (None, "due", "due")
    found = find(history, "2027-02-10", "review-after-change", about="homeless")
    assert (found.due_on, found.label, found.provision, found.sure) == (None, "guidance", "guidance-vol3", "unread")
    assert find(history, "2026-02-05", "review-after-change").about == "custody"


def test_when_life_changes_a_review_or_a_finding_settles_it():
    changes = (Trigger(day("2026-02-10"), "missing"), Trigger(day("2026-02-20"), "missing", day("2026-02-25")))
    history = former(triggers=changes, reviews=reviewed("2026-02-12"))
    assert around(history, "review-after-change", "2026-02-12") == ("due", "done", "done")
    assert around(history, "review-after-change", "2026-02-20") == ("done", "due", "due")
    assert find(history, "2026-02-25", "review-after-change").state == "done"
    found = former(triggers=changes[1:])
    assert around(found, "review-after-change", "2026-02-25") == ("due", "not_owed", "not_owed")


def test_a_change_from_before_any_status_asks_for_nothing():
    assert find(eligible(triggers=(Trigger(day("2022-02-10"), "missing"),)), B18, "review-after-change") is None


def test_a_course_that_is_taken_into_the_plan_after_21_begins_anew():
    course = (Course(day("2029-09-03"), None, True),)
    history = former(courses=course, plans=planned("2023-07-01"), reviews=reviewed("2027-12-10"))
    assert around(history, "plan-review", "2029-09-03") == (None, "due", "overdue")


def test_a_course_begun_at_25_keeps_nothing_up():
    history = person(
        "2025-03-14 former_relevant", courses=(Course(day("2032-03-14"), None, True),), plans=planned("2023-07-01")
    )
    assert find(history, "2032-04-01", "plan-review") is None


def test_a_request_from_before_any_status_asks_for_nothing():
    history = eligible(reviews_asked=(ReviewAsked(day("2023-03-13")),))
    assert find(history, "2023-04-01", "review-on-request") is None
