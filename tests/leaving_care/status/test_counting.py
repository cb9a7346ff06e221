"""Thirteen weeks since 14: 91 dates, each counted once (CPR 2010, regulation 40; Children Act 1989, sections 22 and 105)."""

import pytest

from leaving_care.status import decide, status_on
from tests.leaving_care.status.people import cases, day, holds, person


@cases(
    # In care from a day after 16, and asked about on 1 December 2025.
    ("89 dates", person("2025-09-04.."), "2025-12-01", "none"),
    ("90 dates", person("2025-09-03.."), "2025-12-01", "none"),
    ("91 dates, which are 90 nights", person("2025-09-02.."), "2025-12-01", "eligible", "exactly_91"),
    ("92 dates, which are 91 nights", person("2025-09-01.."), "2025-12-01", "eligible"),
    # One more night is lost with each time in care.
    ("45 + 45", person("2025-06-01..2025-07-15", "2025-10-18.."), "2025-12-01", "none"),
    ("45 + 46", person("2025-06-01..2025-07-15", "2025-10-17.."), "2025-12-01", "eligible", "exactly_91"),
    ("46 + 46", person("2025-06-01..2025-07-16", "2025-10-17.."), "2025-12-01", "eligible", "exactly_91"),
    ("47 + 46", person("2025-06-01..2025-07-17", "2025-10-17.."), "2025-12-01", "eligible"),
    (
        "40 + 30 + 21 in three times, the last after 16",
        person("2023-09-01..2023-10-10", "2024-09-01..2024-09-30", "2025-11-11.."),
        "2025-12-01",
        "eligible",
        "exactly_91",
    ),
    (
        "40 + 30 + 20 in three times",
        person("2023-09-01..2023-10-10", "2024-09-01..2024-09-30", "2025-11-12.."),
        "2025-12-01",
        "none",
    ),
    (
        "40 + 30 + 30 in three times",
        person("2023-09-01..2023-10-10", "2024-09-01..2024-09-30", "2025-11-02.."),
        "2025-12-01",
        "eligible",
    ),
    # Every date is counted once.
    ("two records of the same 80 dates", person("2025-09-13..", "2025-10-13.."), "2025-12-01", "none"),
    (
        "45 + 46 that share the day of the move make 90",
        person("2025-06-01..2025-07-15", "2025-07-15..2025-08-29"),
        "2025-08-29",
        "none",
    ),
    (
        "45 + 46 that follow each other make 91 and lose one night",
        person("2025-06-01..2025-07-15", "2025-07-16..2025-08-30"),
        "2025-08-30",
        "eligible",
        "exactly_91",
    ),
    (
        "46 + 46 that follow each other make 92 and lose one night",
        person("2025-06-01..2025-07-16", "2025-07-17..2025-08-31"),
        "2025-08-31",
        "eligible",
    ),
    ("a record within another", person("2025-09-03..", "2025-09-10..2025-09-20"), "2025-12-01", "none"),
    # It is thirteen weeks, not three months.
    ("1 February to 30 April is 89 dates", person("2026-02-01..2026-04-30"), "2026-04-30", "none"),
    ("1 July to 29 September is 91 dates", person("2025-07-01..2025-09-29"), "2025-09-29", "eligible", "exactly_91"),
    # What is recorded for later is not known on the day.
    ("a record that begins later", person("2026-02-01.."), "2025-12-01", "none"),
    ("a record that ends later", person("2025-09-03..2026-03-01"), "2025-12-01", "none"),
)
def test_thirteen_weeks_are_91_dates(care, on, status, flags):
    holds(care, on, status, flags)


def test_the_91st_date_is_a_day_like_any_other_in_a_leap_year():
    # 1 December 2023 to 29 February 2024 is 91 dates; without 29 February it would be 1 March.
    care = person("2023-12-01..", born="2007-09-01")
    assert [status_on(care, day(on)) for on in ("2024-02-28", "2024-02-29", "2024-03-01")] == [
        "none",
        "eligible",
        "eligible",
    ]
    later = person("2024-12-01..", born="2008-09-01")
    assert [status_on(later, day(on)) for on in ("2025-02-28", "2025-03-01", "2025-03-02")] == [
        "none",
        "eligible",
        "eligible",
    ]


def test_the_count_and_its_times_are_told():
    care = person("2022-11-01..2023-06-30", "2024-03-01..2024-03-31", "2024-03-20..2024-04-10", "2025-06-01..")
    found = decide(care, day("2025-06-10"))
    assert found.counted_days == 48 + 41 + 10
    assert found.counted_periods == (
        (day("2023-05-14"), day("2023-06-30")),
        (day("2024-03-01"), day("2024-04-10")),
        (day("2025-06-01"), day("2025-06-10")),
    )
    assert found.first_eligible_on == day("2025-06-02")


def test_the_count_ends_at_18():
    care = person("2027-05-01..")
    assert decide(care, day("2027-05-13")).counted_days == 13
    assert decide(care, day("2030-01-01")).counted_days == 13


@cases(
    (
        "a return to care that began and ended on one date may have been shorter than 24 hours",
        person("2023-08-01..2024-06-30", "2025-07-10..2025-07-10"),
        "2025-08-01",
        "none",
        "same_day_stay",
    ),
    (
        "two dates are more than 24 hours",
        person("2023-08-01..2024-06-30", "2025-07-10..2025-07-11"),
        "2025-08-01",
        "relevant",
    ),
    (
        "one date may be the one that is missing",
        person("2025-06-01..2025-08-29", "2025-09-10..2025-09-10"),
        "2025-09-20",
        "qualifying",
        "same_day_stay",
    ),
    ("one date is all there is", person("2025-07-10..2025-07-10"), "2025-08-01", "none", "same_day_stay"),
    ("it does not matter before 16", person("2024-07-10..2024-07-10"), "2025-08-01", "none"),
    (
        "under an interim care order care begins at once",
        person("2023-08-01..2024-06-30", "2025-07-10..2025-07-10|C1"),
        "2025-08-01",
        "relevant",
    ),
    (
        "on remand care begins at once",
        person("2023-08-01..2024-06-30", "2025-07-10..2025-07-10|J1"),
        "2025-08-01",
        "relevant",
    ),
    (
        "a short break that joins it makes it one stay",
        person("2023-08-01..2024-06-30", "2025-07-10..2025-07-12|V3", "2025-07-13..2025-07-13"),
        "2025-08-01",
        "relevant",
    ),
    (
        "another record that joins it makes it one stay",
        person("2023-08-01..2024-06-30", "2025-07-10..2025-07-10", "2025-07-11..2025-07-20"),
        "2025-08-01",
        "relevant",
    ),
    (
        "on its first day an open stay counts",
        person("2023-08-01..2024-06-30", "2025-07-10.."),
        "2025-07-10",
        "eligible",
    ),
)
def test_a_stay_is_care_after_24_hours(care, on, status, flags):
    holds(care, on, status, flags)


@pytest.mark.parametrize("legal", ["C1", "C2", "D1", "E1", "V2", "L1", "L2", "L3", "J1", "J2", "J3"])
def test_every_legal_status_of_the_national_return_is_care(legal):
    assert status_on(person(f"2025-06-01..|{legal}"), day("2025-12-01")) == "eligible"


@cases(
    (
        "custody does not end a care order",
        person("2023-11-14..|C2", detained="2025-01-14..", under_care_order=True),
        "2025-07-20",
        "eligible",
    ),
    (
        "custody does not end a care order, though the record was closed",
        person("2023-11-14..2025-01-13|C2", detained="2025-01-14..", under_care_order=True),
        "2025-07-20",
        "eligible",
    ),
    ("running away does not end a care order", person("2023-06-01..|C2"), "2025-12-01", "eligible"),
    (
        "living at home does not end a care order",
        person("2023-06-01..|C2", home="2024-01-01.."),
        "2025-12-01",
        "eligible",
    ),
    ("remand is care", person("2025-06-01..2025-12-31|J1"), "2025-12-01", "eligible"),
    (
        "a child who came alone from abroad is looked after like any other",
        person("2025-07-01.."),
        "2025-12-01",
        "eligible",
    ),
)
def test_what_counts_as_care(care, on, status, flags):
    holds(care, on, status, flags)


@cases(
    ("100 days in a hostel", person("2025-08-24..|S17"), "2025-12-01", "none", "s17_accommodation_16_17"),
    ("30 days in a hostel", person("2025-11-02..|S17"), "2025-12-01", "none", "s17_accommodation_16_17"),
    ("30 days that are over", person("2025-10-01..2025-10-30|S17"), "2025-12-01", "none", "s17_accommodation_16_17"),
    ("at 15, that day", person("2025-01-01..|S17"), "2025-02-01", "none"),
    ("at 15", person("2025-01-01..2025-02-15|S17"), "2025-12-01", "none"),
    ("where care itself is enough", person("2023-06-01..", "2025-06-01..2025-06-30|S17"), "2025-12-01", "eligible"),
    ("grown up since", person("2026-01-01..2027-05-14|S17"), "2027-06-01", "none", "s17_accommodation_16_17"),
)
def test_being_housed_as_a_child_in_need_is_not_recorded_as_care_but_may_have_to_be(care, on, status, flags):
    holds(care, on, status, flags)
