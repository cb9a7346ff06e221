"""Eligible children: 16 or 17, in care now, 13 weeks since 14 and some of it after 16 (Schedule 2, paragraph 19B)."""
# ruff: noqa: E501  (a worked case is one line)

from tests.leaving_care.status.people import cases, day, holds, person

LONG_AGO = "2019-01-01..2023-05-13"  # more than four years, up to the day before 14


@cases(
    ("years before 14 count for nothing", person(LONG_AGO, "2025-11-12.."), "2025-12-01", "none"),
    ("years before 14 spoil nothing", person(LONG_AGO, "2025-08-01.."), "2025-12-01", "eligible"),
    ("from 13 on past 16", person("2022-11-01.."), "2025-12-01", "eligible"),
    ("from birth on past 16", person("2009-05-14.."), "2025-05-14", "eligible"),
    ("all before 14", person(LONG_AGO), "2025-12-01", "none"),
    # 72 + 19 days, the first of them the 14th birthday, the day after it, and the day before it.
    (
        "from the 14th birthday itself, 91",
        person("2023-05-14..2023-07-24", "2025-05-14.."),
        "2025-06-01",
        "eligible",
        "exactly_91",
    ),
    ("from the day before 14, 91 of which 90 count", person("2023-05-13..2023-07-23", "2025-05-23.."), "2025-06-10", "none"),
    (
        "from the day after 14, 91",
        person("2023-05-15..2023-07-25", "2025-05-14.."),
        "2025-06-01",
        "eligible",
        "exactly_91",
    ),
    # A time that began before 14 and ended before 16: its days since 14 are counted, which the words may not bear.
    (
        "its days since 14 are needed",
        person("2022-11-01..2023-07-31", "2025-10-01.."),
        "2025-12-01",
        "eligible",
        "pre14_spell_clipped",
    ),
    ("its days since 14 are not needed", person("2022-11-01..2023-07-31", "2025-07-01.."), "2025-12-01", "eligible"),
    ("its days since 14 are not enough", person("2022-11-01..2023-05-31", "2025-10-01.."), "2025-12-01", "none"),
    (
        "it alone is long enough, and a short time at 16 makes up the rest",
        person("2022-11-01..2024-07-31", "2025-11-29.."),
        "2025-12-01",
        "eligible",
        "pre14_spell_clipped",
    ),
    (
        "two records of one time from before 14 to after 16",
        person("2022-11-01..2024-07-31", "2024-08-01.."),
        "2025-12-01",
        "eligible",
    ),
    ("care after 14 that ended before 16 began after 14", person("2023-05-14..2024-07-31", "2025-11-29.."), "2025-12-01", "eligible"),
)  # fmt: skip
def test_days_before_14_are_left_out_and_spoil_nothing(care, on, status, flags):
    holds(care, on, status, flags)


@cases(
    ("the day before the 16th birthday", person("2023-06-01.."), "2025-05-13", "none"),
    ("the 16th birthday", person("2023-06-01.."), "2025-05-14", "eligible"),
    ("the day after it", person("2023-06-01.."), "2025-05-15", "eligible"),
    ("the last day of being 17", person("2023-06-01.."), "2027-05-13", "eligible"),
    ("the 18th birthday", person("2023-06-01.."), "2027-05-14", "former_relevant"),
)
def test_eligible_is_16_and_17(care, on, status, flags):
    holds(care, on, status, flags)


@cases(
    # Care since 14 that ended around the 16th birthday, asked about a month later.
    ("left the day before 16", person("2023-06-01..2025-05-13"), "2025-06-13", "none"),
    ("left on the 16th birthday", person("2023-06-01..2025-05-14"), "2025-06-13", "relevant", "left_on_16th"),
    ("left the day after 16", person("2023-06-01..2025-05-15"), "2025-06-13", "relevant"),
    ("leaves on the 16th birthday, that day", person("2023-06-01..2025-05-14"), "2025-05-14", "eligible", "left_on_16th"),
    ("left thirteen days before 16", person("2024-02-01..2025-05-01"), "2026-01-10", "none"),
    ("left on the 16th birthday after a short time", person("2025-05-01..2025-05-14"), "2025-06-13", "qualifying", "left_on_16th"),
    ("left the day after 16 after a short time", person("2025-05-01..2025-05-15"), "2025-06-13", "qualifying"),
    ("left the day before 16 after a short time", person("2025-05-01..2025-05-13"), "2025-06-13", "none"),
    # It need not go on over the birthday: two days are enough after a year at 14.
    ("before a short return", person("2023-08-01..2024-06-30", "2025-07-10..2025-07-11"), "2025-07-09", "none"),
    ("the first day of a short return", person("2023-08-01..2024-06-30", "2025-07-10..2025-07-11"), "2025-07-10", "eligible"),
    ("the last day of a short return", person("2023-08-01..2024-06-30", "2025-07-10..2025-07-11"), "2025-07-11", "eligible"),
    ("after a short return", person("2023-08-01..2024-06-30", "2025-07-10..2025-07-11"), "2025-07-12", "relevant"),
    ("all of it after 16", person("2025-06-01.."), "2025-12-01", "eligible"),
    ("all of it at 17", person("2026-06-01.."), "2026-12-01", "eligible"),
)  # fmt: skip
def test_some_of_it_lies_after_16(care, on, status, flags):
    holds(care, on, status, flags)


@cases(
    ("no status yet, not qualifying either", person("2025-11-01.."), "2025-12-01", "none"),
    ("with time in care before, still not", person("2024-01-01..2024-02-10", "2025-11-01.."), "2025-12-01", "none"),
    ("ten days from 18", person("2027-05-04.."), "2027-05-13", "none"),
)
def test_in_care_without_enough_days_is_no_status_yet(care, on, status, flags):
    holds(care, on, status, flags)


def test_whoever_is_in_care_without_enough_days_is_told_when_there_will_be_enough():
    found = holds(person("2025-11-01.."), day("2025-12-01"), "none", set())
    assert (found.next_change.on, found.next_change.status) == (day("2026-01-30"), "eligible")
    assert (
        found.would_change[0]
        == "60 days more in care would make 13 weeks (91 days), on 30 January 2026 if care goes on without a break."
    )


def test_whoever_will_not_have_enough_days_by_18_is_told_what_comes_then():
    care = person("2024-06-21..", born="2006-08-20")
    found = holds(care, day("2024-08-15"), "none", set())
    assert (found.next_change.on, found.next_change.status) == (day("2024-08-20"), "qualifying")
    assert "the 18th birthday, 20 August 2024, comes first" in found.would_change[0]
