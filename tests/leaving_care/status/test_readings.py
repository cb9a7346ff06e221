"""Every arguable point: the default that docs/readings.md gives, and what turning it round does."""

import re
from dataclasses import fields, replace
from pathlib import Path

import pytest

from leaving_care.care import Course
from leaving_care.law import provisions
from leaving_care.status import DEFAULT, FLAGS, Readings, decide, status_on
from tests.leaving_care.status.people import day, person

NAMES = [field.name for field in fields(Readings)]
DOCUMENT = (Path(__file__).parents[3] / "docs" / "readings.md").read_text()
IN_CARE = "2023-06-01..2025-08-01"
BREAKS = "2025-06-01..2025-06-28|V3"
BEFORE = "2024-01-01..2024-04-09"
AT_18 = {"born": "2006-08-20"}

# For each: somebody for whom it matters, the day, the status by default, and the other way round.
TURNED = {
    "count_dates": (person("2025-09-02.."), "2025-12-01", "eligible", "none"),
    "leaving_on_16th_counts": (person("2023-06-01..2025-05-14"), "2025-06-13", "relevant", "none"),
    "clip_at_14": (person("2022-11-01..2023-07-31", "2025-10-01.."), "2025-12-01", "eligible", "none"),
    "same_day_stays_count": (person(BEFORE, "2025-07-10..2025-07-10"), "2025-08-01", "none", "relevant"),
    "other_nations_count": (person("2023-06-01..2025-08-01|||Wales"), "2025-12-01", "none", "relevant"),
    "section_17_counts": (person("2025-08-24..|S17"), "2025-12-01", "none", "eligible"),
    "agreement_days_count": (person(BEFORE, "2025-06-01..|V4"), "2025-12-01", "none", "eligible"),
    "subtract_short_breaks": (person("2024-09-01..2024-09-15|V3", "2025-09-13.."), "2025-12-01", "eligible", "none"),
    "breaks_beyond_limits_count": (person(BEFORE, BREAKS), "2025-06-28", "eligible", "none"),
    "four_week_breaks_excluded": (person(BEFORE, BREAKS), "2025-06-28", "eligible", "none"),
    "short_break_suspends_relevant": (person(IN_CARE, "2026-08-14..2026-08-20|V3"), "2026-08-15", "none", "relevant"),
    "short_breaks_qualify": (person("2025-06-01..2025-06-04|V3"), "2025-07-01", "qualifying", "none"),
    "home_time_in_care_counts": (person(IN_CARE, home="2025-01-05.."), "2025-08-02", "qualifying", "relevant"),
    "unknown_carer_is_parent": (person(IN_CARE, home="2025-08-02..", who=""), "2026-06-01", "relevant", "qualifying"),
    "guardianship_is_home": (person(IN_CARE, guardianship="2025-08-02.."), "2026-06-01", "relevant", "qualifying"),
    "sixth_month_ends_at_its_start": (person(IN_CARE, home="2025-08-02.."), "2026-02-01", "relevant", "qualifying"),
    "breakdown_after_18_restores": (
        person("2020-10-01..2023-09-01", home="2023-09-02..2024-11-20", **AT_18),
        "2024-12-18",
        "former_relevant",
        "qualifying",
    ),
    "six_months_after_18_ends": (
        person("2020-10-01..2024-05-01", home="2024-05-02..", **AT_18),
        "2024-12-01",
        "former_relevant",
        "qualifying",
    ),
    "care_to_last_day_of_17_is_at_18": (
        person("2020-10-01..2024-08-19|C2", home="2023-01-05..", **AT_18),
        "2024-08-30",
        "qualifying",
        "former_relevant",
    ),
    "care_in_wales_at_18_keeps_former": (
        person("2023-06-01..2026-10-01", "2026-10-02..|||Wales"),
        "2027-05-14",
        "former_relevant",
        "none",
    ),
    "short_gap_is_immediate": (person("2023-11-14..2025-01-12", detained="2025-01-14.."), "2025-07-20", "none", "relevant"),
    "guardianship_in_care_qualifies": (
        person("2012-01-01..2014-05-05", "2026-01-01..", guardianship="2014-05-06.."),
        "2026-01-10",
        "qualifying",
        "none",
    ),
    "each_setting_alone": (
        person("2025-06-01..2025-06-10", settings="voluntary_org=2025-06-11.."),
        "2026-01-10",
        "qualifying",
        "none",
    ),
    "exact_stays_count": (person(settings="hospital=2025-06-01..2025-08-31"), "2026-01-10", "qualifying", "none"),
    "private_fostering_at_16_counts": (
        person(settings="privately_fostered=2025-06-01..2025-10-01"),
        "2026-01-10",
        "qualifying",
        "none",
    ),
    "short_private_fostering_counts": (
        person(settings="privately_fostered=2025-06-01..2025-06-20", disabled=True),
        "2026-01-10",
        "none",
        "qualifying",
    ),
    "adoption_keeps_status": (person("2023-06-01..2025-09-30|E1", adopted="2025-10-01"), "2025-12-01", "relevant", "none"),
    "born_29_february_ages_on_28": (person("2021-01-01..", born="2008-02-29"), "2026-02-28", "eligible", "former_relevant"),
    "education_keeps_qualifying": (
        person("2021-03-01..2021-04-10", born="2005-01-15", courses=Course()),
        "2026-01-15",
        "qualifying",
        "too_old",
    ),
    "course_goes_past_25": (
        person("2012-01-01..2019-06-30", born="2001-06-30", courses=Course(continues=True)),
        "2026-06-30",
        "former_relevant",
        "too_old",
    ),
    "unrecorded_course_is_in_plan": (
        person("2012-01-01..2019-06-30", born="2001-06-30", courses=Course()),
        "2026-06-30",
        "too_old",
        "former_relevant",
    ),
}  # fmt: skip


def other(name):
    return replace(DEFAULT, **{name: not getattr(DEFAULT, name)})


def test_read_to_end_it_adoption_ends_a_status_from_its_day_and_not_while_in_care():
    care, ends = person("2023-06-01..2025-09-30|E1", adopted="2026-01-10"), other("adoption_keeps_status")
    assert [status_on(care, day(on), ends) for on in ("2025-09-30", "2026-01-09", "2026-01-10")] == [
        "eligible",
        "relevant",
        "none",
    ]
    back = person("2023-06-01..2025-09-30|E1", "2026-02-01..", adopted="2026-01-10")
    assert status_on(back, day("2026-02-01"), ends) == "eligible"


def test_every_reading_is_tried_here_and_has_a_flag():
    assert list(TURNED) != [] and set(TURNED) == set(FLAGS) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_turned_round_it_gives_the_other_status(name):
    care, on, status, turned = TURNED[name]
    assert status_on(care, day(on)) == status
    assert status_on(care, day(on), other(name)) == turned


@pytest.mark.parametrize("name", NAMES)
def test_it_is_flagged_on_either_side(name):
    care, on, *_ = TURNED[name]
    for readings in (DEFAULT, other(name)):
        assert FLAGS[name].id in {flag.id for flag in decide(care, day(on), readings).flags}


@pytest.mark.parametrize("name", NAMES)
def test_its_flag_asks_a_question_and_names_its_provision(name):
    flag = FLAGS[name]
    assert "?" in flag.question and flag.provision in provisions()


@pytest.mark.parametrize("name", NAMES)
def test_its_default_is_the_documented_one(name):
    said = re.search(rf"^\| `{name}` = (yes|no) \| `(\w+)` \|", DOCUMENT, re.M)
    assert said and said.groups() == ("yes" if getattr(DEFAULT, name) else "no", FLAGS[name].id)


def test_nothing_is_documented_that_is_no_reading():
    assert set(re.findall(r"^\| `(\w+)` = ", DOCUMENT, re.M)) == set(NAMES)


def test_a_flag_is_raised_once_though_two_readings_share_it():
    care, on, *_ = TURNED["four_week_breaks_excluded"]
    assert [flag.id for flag in decide(care, day(on)).flags] == ["short_break_limits"]


def test_what_is_certain_has_no_flag():
    found = decide(person("2023-06-01.."), day("2025-12-01"))
    assert found.flags == () and not found.arguable
