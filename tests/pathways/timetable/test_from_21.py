"""The offer soon after 21 and the yearly one: section 23CZB(7); the choice at 21, each way and changed."""

import pytest

from leaving_care.care import Course
from pathways.timetable import Choice, CourseTold, Length, Settings
from tests.pathways.timetable.people import B21, B25, around, day, days, find, former

FIRST, YEARLY = "at-21", "yearly-offer-again"


def chose(*said, **facts):
    """Choices, each "day what"."""
    return former(choices=tuple(Choice(day(one.split()[0]), one.split()[1]) for one in said), **facts)


def test_the_first_offer_is_due_from_21_with_no_number_of_days():
    assert around(former(), FIRST, B21) == ("not_due", "due", "due")
    found = find(former(), "2029-01-01", FIRST)
    assert (found.due_on, found.provision, found.sure) == (None, "ca1989-s23czb", "unread")
    ours = Settings(clocks={FIRST: Length(14, "days")})
    assert around(former(), FIRST, "2028-03-28", ours) == ("due", "due", "overdue")


def test_an_offer_before_21_is_not_the_first():
    early, in_time = former(offers=days("2028-03-13")), former(offers=days("2028-03-14"))
    assert (find(early, B21, FIRST).state, find(in_time, B21, FIRST).state) == ("due", "done")


def test_yearly_from_the_21st_birthday_and_then_from_each_offer():
    assert around(former(), YEARLY, "2029-03-14") == ("due", "due", "overdue")
    history = former(offers=days("2028-03-20", "2029-02-28"))
    assert around(history, YEARLY, "2030-02-28") == ("due", "due", "overdue")
    found = find(history, "2029-03-01", YEARLY)
    assert (found.done_on, found.label) == (day("2029-02-28"), "statute")
    leap = former(offers=days("2028-03-20", "2029-02-28", "2030-02-01", "2031-03-01"))
    assert find(leap, "2031-03-02", YEARLY).due_on == day("2032-03-01")


def test_it_stops_at_25_and_where_25_comes_first():
    assert around(former(), YEARLY, B25) == ("overdue", None, None)
    history = former(offers=days("2031-03-14"))
    assert find(history, "2031-06-01", YEARLY).state == "not_owed"
    assert find(former(offers=days("2031-03-13")), "2031-06-01", YEARLY).due_on == day("2032-03-13")


def test_whoever_stays_is_not_offered_what_they_have():
    history = chose("2028-01-10 stay")
    assert find(history, "2028-04-01", FIRST).state == "not_owed"
    assert find(history, "2029-04-01", YEARLY).state == "not_owed"
    assert find(history, "2028-04-01", "adviser-from-21").due_on is None


@pytest.mark.parametrize("said", ["step_back", "stop"])
def test_whoever_steps_back_or_stops_is_asked_each_year(said):
    history = chose(f"2028-01-10 {said}", offers=days("2028-03-14"))
    assert around(history, YEARLY, "2029-03-14") == ("due", "due", "overdue")
    assert find(history, "2029-03-14", "adviser-from-21").state == "not_owed"


def test_the_choice_can_change_any_day_and_clocks_follow():
    history = chose("2028-01-10 stay", "2029-06-30 stop", "2030-10-01 stay", offers=days("2028-03-20"))
    assert around(history, YEARLY, "2029-06-30") == ("not_owed", "not_due", "not_due")
    found = find(history, "2029-07-01", YEARLY)
    assert (found.due_on, found.flags) == (day("2030-06-30"), ("offer_after_support",))
    assert around(history, YEARLY, "2030-10-01") == ("overdue", "not_owed", "not_owed")
    assert around(history, "assessment-on-request", "2030-10-01") == (None, "due", "due")


def test_asking_not_to_be_asked_is_flagged_and_ends_nothing_by_itself():
    history = former(choices=(Choice(day("2028-04-01"), "stop", no_offers=True),))
    assert find(history, "2029-03-14", YEARLY).flags == ("asked_for_no_offers",)
    assert around(history, YEARLY, "2029-03-14") == ("due", "due", "overdue")


def test_help_for_a_course_is_help_until_it_ends():
    told = former(courses_told=(CourseTold(day("2028-09-01"), day("2029-06-30")),))
    assert around(told, YEARLY, "2029-06-30") == ("not_owed", "not_owed", "not_due")
    assert find(told, "2029-07-01", YEARLY).due_on == day("2030-07-01")
    in_plan = former(courses=(Course(day("2026-09-01"), day("2028-06-30"), True),))
    assert find(in_plan, B21, FIRST).state == "not_owed"
    assert around(in_plan, FIRST, "2028-06-30") == ("not_owed", "not_owed", "due")


def test_an_offer_before_21_is_no_yearly_one_either():
    found = find(former(offers=days("2028-03-13")), "2028-06-01", YEARLY)
    assert (found.due_on, found.done_on) == (day("2029-03-14"), None)
    assert "the 21st birthday" in found.because


def test_help_that_ended_before_21_moves_nothing():
    history = former(courses=(Course(day("2026-09-01"), day("2027-06-30"), True),))
    found = find(history, "2028-06-01", YEARLY)
    assert (found.due_on, found.flags) == (day("2029-03-14"), ())
