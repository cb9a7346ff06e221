"""Series of short breaks (CPR 2010, regulations 40(2) and 48): stays of up to 17 days, up to 75 days in any 12 months."""
# ruff: noqa: E501  (a worked case is one line)

from datetime import timedelta

import pytest

from leaving_care.status import Readings, status_on
from tests.leaving_care.status.people import cases, day, holds, person


def series(first, days, number, every=None):
    """Stays of so many days, so many of them, beginning each so many days after the last."""
    starts = (day(first) + timedelta(days=(every or days + 10) * n) for n in range(number))
    return [f"{start}..{start + timedelta(days=days - 1)}|V3" for start in starts]


MONTHLY = [
    f"{year}-{month:02}-10..{year}-{month:02}-13|V3" for year in (2024, 2025) for month in range(1, 13)
]  # 4 days a month, 96 in all


@cases(
    ("during a stay", person(*MONTHLY), "2025-12-11", "none"),
    ("the last day of a stay", person(*MONTHLY), "2025-12-13", "none"),
    ("between two stays", person(*MONTHLY), "2025-12-01", "qualifying", "short_breaks_only"),
    ("all before 16", person(*MONTHLY[:12]), "2025-12-01", "none"),
    ("at 18", person(*MONTHLY), "2027-05-14", "qualifying", "short_breaks_only"),
    ("at 21", person(*MONTHLY), "2030-05-14", "too_old", "short_breaks_only"),
    ("under a care order there are no short breaks", person(*MONTHLY, under_care_order=True), "2025-12-11", "eligible", "exactly_91"),
)  # fmt: skip
def test_a_series_within_the_limits_makes_nobody_eligible(care, on, status, flags):
    holds(care, on, status, flags)


# 100 days of ordinary care at 14, and short breaks of different lengths at 16.
BEFORE = "2024-01-01..2024-04-09"


@cases(
    ("17 days", person(BEFORE, "2025-06-01..2025-06-17|V3"), "2025-06-17", "none"),
    ("18 days", person(BEFORE, "2025-06-01..2025-06-18|V3"), "2025-06-18", "eligible", "short_break_limits"),
    ("18 days, on the first of them", person(BEFORE, "2025-06-01..2025-06-18|V3"), "2025-06-01", "eligible", "short_break_limits"),
    ("an open stay on its 17th day", person(BEFORE, "2025-06-01..|V3"), "2025-06-17", "none"),
    ("an open stay on its 18th day", person(BEFORE, "2025-06-01..|V3"), "2025-06-18", "eligible", "short_break_limits"),
    ("29 days, which were never a short break", person(BEFORE, "2025-06-01..2025-06-29|V3"), "2025-06-29", "eligible", "short_break_limits"),
    ("9 days twice without a day between", person(BEFORE, "2025-06-01..2025-06-09|V3", "2025-06-10..2025-06-18|V3"), "2025-06-18", "eligible", "short_break_limits"),
    ("a later stay of two days in the same series", person(BEFORE, "2025-06-01..2025-06-18|V3", "2025-09-01..2025-09-02|V3"), "2025-09-02", "eligible", "short_break_limits"),
    ("a stay before the long one", person(BEFORE, "2025-05-20..2025-05-22|V3", "2025-06-01..2025-06-18|V3"), "2025-05-22", "none"),
    ("after 18 days", person(BEFORE, "2025-06-01..2025-06-18|V3"), "2025-07-01", "relevant", "short_break_limits"),
    ("after 17 days", person(BEFORE, "2025-06-01..2025-06-17|V3"), "2025-07-01", "qualifying", "short_breaks_only"),
)  # fmt: skip
def test_no_stay_is_longer_than_17_days(care, on, status, flags):
    holds(care, on, status, flags)


@cases(
    # Five stays of 15 days are 75.
    ("75 days in a year", person(BEFORE, *series("2025-06-01", 15, 5)), "2025-09-12", "none"),
    ("76 days in a year", person(BEFORE, *series("2025-06-01", 15, 5), "2026-05-31..2026-05-31|V3", "2026-05-30..2026-05-31|V3"), "2026-05-31", "eligible", "short_break_limits"),
    ("12 days ten times", person(*series("2025-03-01", 12, 10, 31)), "2025-12-10", "eligible", "short_break_limits", "respite_matters"),
    ("more than 75, but not within 12 months", person(BEFORE, *series("2025-06-01", 15, 5), "2026-06-10..2026-06-12|V3"), "2026-06-12", "none"),
    ("somebody found them beyond the limits", person(BEFORE, *series("2025-06-01", 4, 3), short_breaks_within_limits=False), "2025-06-02", "eligible", "short_break_limits"),
    ("somebody found them within the limits", person(*series("2025-03-01", 12, 10, 31), short_breaks_within_limits=True), "2025-12-10", "none"),
)  # fmt: skip
def test_no_more_than_75_days_in_any_12_months(care, on, status, flags):
    holds(care, on, status, flags)


def test_12_months_may_have_366_days():
    # 74 days from 2 March 2023 on, then two that end on 29 February 2024 and on 1 March 2024.
    stays = [*series("2023-03-02", 14, 5, 20), "2023-07-01..2023-07-04|V3"]
    born = {"born": "2007-10-01"}
    within = person("2022-01-01..2022-06-01", *stays, "2024-03-01..2024-03-02|V3", **born)
    beyond = person("2022-01-01..2022-06-01", *stays, "2024-02-29..2024-03-01|V3", **born)
    assert status_on(within, day("2024-03-02")) == "none"
    assert status_on(beyond, day("2024-03-01")) == "eligible"


@cases(
    # 40 days of short breaks at 15, then ordinary care.
    (
        "60 days at 16 need them",
        person("2024-09-01..2024-09-15|V3", "2024-11-01..2024-11-15|V3", "2025-01-05..2025-01-14|V3", "2025-10-03.."),
        "2025-12-01",
        "eligible",
        "respite_matters",
    ),
    (
        "120 days at 16 do not need them",
        person("2024-09-01..2024-09-15|V3", "2024-11-01..2024-11-15|V3", "2025-01-05..2025-01-14|V3", "2025-08-04.."),
        "2025-12-01",
        "eligible",
    ),
    (
        "50 days at 16 are not enough with them",
        person("2024-09-01..2024-09-15|V3", "2024-11-01..2024-11-15|V3", "2025-01-05..2025-01-14|V3", "2025-10-13.."),
        "2025-12-01",
        "none",
    ),
    ("a stay long ago, then six months of care", person("2024-01-10..2024-01-13|V3", "2025-06-01..2025-11-30"), "2025-12-01", "relevant"),
)  # fmt: skip
def test_past_short_breaks_are_not_taken_off_the_count(care, on, status, flags):
    holds(care, on, status, flags)


@cases(
    (
        "on a short break after leaving care",
        person("2023-06-01..2025-08-01", "2026-08-14..2026-08-20|V3"),
        "2026-08-15",
        "none",
        "short_break_after_leaving",
    ),
    ("when it is over", person("2023-06-01..2025-08-01", "2026-08-14..2026-08-20|V3"), "2026-08-21", "relevant"),
    ("in care and on a short break", person("2023-06-01..", "2026-08-14..2026-08-20|V3"), "2026-08-15", "eligible"),
)
def test_a_short_break_after_leaving_care(care, on, status, flags):
    holds(care, on, status, flags)


@cases(
    ("an agreement is not a stay", person(BEFORE, "2025-06-01..2026-05-31|V4"), "2025-12-01", "none", "short_break_nights"),
    ("an agreement that is over", person(BEFORE, "2025-06-01..2025-12-31|V4"), "2026-02-01", "qualifying", "short_break_nights", "short_breaks_only"),
    ("an agreement that ended before 16", person(BEFORE, "2024-06-01..2025-01-31|V4"), "2026-02-01", "none"),
)  # fmt: skip
def test_where_only_the_agreement_is_recorded(care, on, status, flags):
    holds(care, on, status, flags)


@cases(
    (
        "twelve stays of two weeks",
        person(*series("2024-01-01", 14, 12, 28), detained="2024-11-18.."),
        "2025-07-20",
        "none",
    ),
    (
        "stays of up to four weeks",
        person(*series("2024-01-01", 28, 4, 40), detained="2024-05-28.."),
        "2025-07-20",
        "none",
    ),
    (
        "stays of more than four weeks",
        person(*series("2024-01-01", 29, 4, 40), detained="2024-05-29.."),
        "2025-07-20",
        "relevant",
    ),
    (
        "ordinary care after them",
        person(*series("2024-01-01", 14, 3, 28), "2024-04-01..2024-07-05", detained="2024-07-06.."),
        "2025-07-20",
        "relevant",
    ),
    (
        "ordinary care after them that is not enough alone",
        person(*series("2024-01-01", 14, 3, 28), "2024-04-01..2024-06-05", detained="2024-06-06.."),
        "2025-07-20",
        "none",
    ),
)
def test_before_custody_or_hospital_at_16_a_series_of_up_to_four_weeks_is_left_out(care, on, status, flags):
    holds(care, on, status, flags)


@pytest.mark.parametrize(
    ("readings", "status"),
    [
        (Readings(), "eligible"),
        (Readings(four_week_breaks_excluded=True), "none"),
        (Readings(breaks_beyond_limits_count=False), "none"),
    ],
)
def test_the_rule_of_four_weeks_is_not_the_rule_now(readings, status):
    assert status_on(person(BEFORE, "2025-06-01..2025-06-28|V3"), day("2025-06-28"), readings) == status
