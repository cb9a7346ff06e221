"""A personal adviser from the first day: Schedule 2 paragraph 19C; sections 23B(2), 23C(3)(a), 23C(7), 23CA(2), 23CZB(3)."""

import pytest

from leaving_care.care import Course, Period
from pathways.timetable import Choice, CourseTold
from tests.pathways.timetable.people import B16, B18, B21, around, day, eligible, find, former, person, relevant


@pytest.mark.parametrize(
    ("history", "id", "since", "provision"),
    [
        (eligible(), "adviser-eligible", B16, "ca1989-sch2-19c"),
        (relevant("2024-05-01"), "adviser-relevant", "2024-05-01", "ca1989-s23b"),
        (former(), "adviser-18-to-20", B18, "ca1989-s23c"),
    ],
)
def test_owed_on_the_first_day_with_no_time_to_spare(history, id, since, provision):
    assert around(history, id, since) == (None, "due", "overdue")
    found = find(history, since, id)
    assert (found.due_on, found.law_due_on, found.provision) == (day(since), day(since), provision)
    assert (found.label, found.owner, found.sure) == ("statute", "council", "read")


def test_an_adviser_who_is_there_on_the_day():
    history = eligible(advisers=(Period(day("2023-03-20"), day("2023-06-30")),))
    assert around(history, "adviser-eligible", "2023-03-20") == ("overdue", "done", "done")
    assert find(history, "2023-03-20", "adviser-eligible").done_on == day("2023-03-20")


def test_when_one_leaves_the_next_is_owed_the_day_after():
    history = eligible(advisers=(Period(day("2023-03-14"), day("2023-06-30")),))
    assert around(history, "adviser-eligible", "2023-07-01") == ("done", "due", "overdue")
    found = find(history, "2023-07-02", "adviser-eligible")
    assert "the last adviser left" in found.because and found.due_on == day("2023-07-01")


def test_one_who_left_before_the_status_began_does_not_move_the_day():
    history = relevant("2024-05-01", advisers=(Period(day("2023-03-14"), day("2024-01-01")),))
    assert find(history, "2024-05-02", "adviser-relevant").due_on == day("2024-05-01")


def test_nobody_without_a_status_is_owed_one():
    history = person(f"{B16} none", "2025-03-14 qualifying")
    assert not [duty for duty in map(lambda id: find(history, "2026-01-01", id), IDS) if duty]


IDS = ("adviser-eligible", "adviser-relevant", "adviser-18-to-20", "adviser-from-21")


def test_at_21_only_those_with_help_are_owed_one():
    assert around(former(), "adviser-18-to-20", B21) == ("overdue", None, None)
    assert find(former(), B21, "adviser-from-21").state == "not_owed"
    asked = former(choices=(Choice(day("2028-05-01"), "stay"),))
    assert around(asked, "adviser-from-21", "2028-05-01") == ("not_owed", "due", "due")
    found = find(asked, "2028-06-01", "adviser-from-21")
    assert (found.provision, found.due_on) == ("ca1989-s23czb", None)


def test_on_a_course_at_21_the_ground_is_the_strongest():
    told = former(courses_told=(CourseTold(day("2028-09-01")),), choices=(Choice(day("2028-05-01"), "stay"),))
    assert find(told, "2028-10-01", "adviser-from-21").provision == "ca1989-s23ca"
    goes_on = former(courses=(Course(day("2026-09-01"), day("2029-06-30"), True),))
    assert around(goes_on, "adviser-from-21", B21) == (None, "due", "overdue")
    assert find(goes_on, B21, "adviser-from-21").provision == "ca1989-s23c-7"
    assert around(goes_on, "adviser-from-21", "2029-06-30") == ("overdue", "overdue", "not_owed")


def test_the_yearly_help_does_not_exist_before_its_section():
    history = person("2010-01-01 former_relevant", born="1995-01-10", choices=(Choice(day("2017-01-01"), "stay"),))
    assert find(history, "2018-03-31", "adviser-from-21") is None
    assert find(history, "2018-04-01", "adviser-from-21").state == "due"
