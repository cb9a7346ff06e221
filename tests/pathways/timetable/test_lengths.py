"""On which day a length of time is over: corresponding days, month ends, leap years, working days."""

import pytest

from pathways.timetable import Length
from pathways.timetable.lengths import over
from tests.pathways.timetable.people import day, days


@pytest.mark.parametrize(
    ("start", "length", "last"),
    [
        ("2026-05-14", Length(6, "months"), "2026-11-14"),
        ("2026-08-31", Length(6, "months"), "2027-02-28"),
        ("2027-08-31", Length(6, "months"), "2028-02-29"),
        ("2027-08-29", Length(6, "months"), "2028-02-29"),
        ("2028-02-29", Length(6, "months"), "2028-08-29"),
        ("2026-12-31", Length(2, "months"), "2027-02-28"),
        ("2026-11-30", Length(3, "months"), "2027-02-28"),
        ("2027-02-28", Length(3, "months"), "2027-05-28"),
        ("2028-02-29", Length(1, "years"), "2029-02-28"),
        ("2028-02-29", Length(12, "months"), "2029-02-28"),
        ("2026-02-22", Length(7, "days"), "2026-03-01"),
        ("2028-02-22", Length(7, "days"), "2028-02-29"),
        ("2026-12-28", Length(1, "weeks"), "2027-01-04"),
        ("2026-11-22", Length(0, "days"), "2026-11-22"),
        ("2026-11-20", Length(1, "working days"), "2026-11-23"),  # a Friday
        ("2026-11-21", Length(1, "working days"), "2026-11-23"),  # a Saturday
        ("2026-11-02", Length(20, "working days"), "2026-11-30"),
    ],
)
def test_the_last_day_in_time(start, length, last):
    assert over(day(start), length) == day(last)


def test_a_bank_holiday_is_no_working_day():
    christmas = days("2026-12-25", "2026-12-28")
    assert over(day("2026-12-24"), Length(1, "working days")) == day("2026-12-25")
    assert over(day("2026-12-24"), Length(1, "working days"), christmas) == day("2026-12-29")


def test_a_length_is_one_that_can_be_counted():
    with pytest.raises(ValueError, match="fortnights"):
        Length(1, "fortnights")
    with pytest.raises(ValueError, match="less than none"):
        Length(-1, "days")


def test_a_length_in_words():
    assert [str(Length(1, "months")), str(Length(6, "months")), str(Length(10, "working days"))] == [
        "1 month",
        "6 months",
        "10 working days",
    ]
