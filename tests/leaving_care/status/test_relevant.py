"""Relevant children: 16 or 17, out of care, eligible before (section 23A); home, custody and hospital (CLR 2010, regulation 3)."""
# ruff: noqa: E501  (a worked case is one line)

from dataclasses import replace

import pytest

from leaving_care.status import status_on
from tests.leaving_care.status.people import cases, day, holds, person

IN_CARE = "2023-06-01..2025-08-01"  # from 14 to 16


@cases(
    ("the last day in care", person(IN_CARE), "2025-08-01", "eligible"),
    ("the day after", person(IN_CARE), "2025-08-02", "relevant"),
    ("the last day of being 17", person(IN_CARE), "2027-05-13", "relevant"),
    ("the 18th birthday", person(IN_CARE), "2027-05-14", "former_relevant"),
    ("before going back into care", person(IN_CARE, "2026-01-10.."), "2026-01-09", "relevant"),
    ("the day of going back", person(IN_CARE, "2026-01-10.."), "2026-01-10", "eligible"),
    ("having left again", person(IN_CARE, "2026-01-10..2026-01-20"), "2026-01-21", "relevant"),
    ("91 dates at 16 and left", person("2026-03-01..2026-05-30"), "2026-05-31", "relevant", "exactly_91"),
    ("90 dates at 16 and left", person("2026-03-01..2026-05-29"), "2026-05-30", "qualifying"),
    ("92 dates at 16 and left", person("2026-03-01..2026-05-31"), "2026-06-01", "relevant"),
    ("sentenced at 16, from accommodation under section 20", person("2024-01-01..2025-11-15", detained="2025-11-16.."), "2026-01-01", "relevant"),
)  # fmt: skip
def test_whoever_was_eligible_and_left_care_is_relevant(care, on, status, flags):
    holds(care, on, status, flags)


def home(*spells, who="parent"):
    return person(IN_CARE, home=spells, who=who)


@cases(
    # Home on 2 August: the six months are complete at the end of 1 February.
    ("the day home", home("2025-08-02.."), "2025-08-02", "relevant"),
    ("the day before the last", home("2025-08-02.."), "2026-01-31", "relevant"),
    ("the last day of six months", home("2025-08-02.."), "2026-02-01", "relevant", "home6_last_day"),
    ("the day after six months", home("2025-08-02.."), "2026-02-02", "qualifying"),
    ("a year later", home("2025-08-02.."), "2026-08-02", "qualifying"),
    ("the last day of being 17", home("2025-08-02.."), "2027-05-13", "qualifying"),
    # With whom.
    ("with somebody else with parental responsibility", home("2025-08-02..", who="pr"), "2026-06-01", "qualifying"),
    ("with somebody of a child arrangements order", home("2025-08-02..", who="arrangements"), "2026-06-01", "qualifying"),
    ("with an aunt", home("2025-08-02..", who="relative_no_pr"), "2026-06-01", "relevant"),
    ("with whom is not recorded", home("2025-08-02..", who=""), "2026-06-01", "relevant", "home_with_whom"),
    ("with whom is not recorded, and too short", home("2025-08-02..", who=""), "2025-12-01", "relevant"),
    # Without a break.
    ("two times of four months", home("2025-08-02..2025-12-01", "2026-01-01.."), "2026-05-01", "relevant"),
    ("the second is long enough alone", home("2025-08-02..2025-12-01", "2026-01-01.."), "2026-07-01", "qualifying"),
    ("a day's break", home("2025-08-02..2025-12-01", "2025-12-03.."), "2026-05-01", "relevant"),
    ("two records without a break", home("2025-08-02..2025-12-01", "2025-12-02.."), "2026-05-01", "qualifying"),
    # And when it ends.
    ("three months, then gone", home("2025-08-02..2025-11-01"), "2026-06-01", "relevant"),
    ("the last day of nine months at home", home("2025-08-02..2026-05-01"), "2026-05-01", "qualifying"),
    ("gone after nine months", home("2025-08-02..2026-05-01"), "2026-05-02", "relevant"),
    ("home again, for less than six months", home("2025-08-02..2026-05-01", "2026-06-01.."), "2026-11-30", "relevant", "home6_last_day"),
    ("home again, for six months", home("2025-08-02..2026-05-01", "2026-06-01.."), "2026-12-01", "qualifying"),
)  # fmt: skip
def test_six_months_at_home_end_it_until_that_ends(care, on, status, flags):
    holds(care, on, status, flags)


def test_going_from_one_parent_to_somebody_else_is_leaving_that_person():
    with_parent = person(IN_CARE, home="2025-08-02..2025-12-01")
    with_guardian = person(IN_CARE, home="2025-12-02..", who="pr")
    care = replace(with_parent, home=with_parent.home + with_guardian.home)
    assert status_on(care, day("2026-05-01")) == "relevant"
    assert status_on(care, day("2026-06-02")) == "qualifying"


@pytest.mark.parametrize(
    ("home_on", "last_day"),
    [
        ("2025-08-28", "2026-02-27"),
        ("2025-08-29", "2026-02-28"),
        ("2025-08-30", "2026-02-28"),
        ("2025-08-31", "2026-02-28"),
        ("2025-09-01", "2026-02-28"),
        ("2025-09-02", "2026-03-01"),
        ("2025-10-31", "2026-04-30"),
        ("2025-12-31", "2026-06-30"),
        ("2027-08-31", "2028-02-29"),
        ("2027-08-30", "2028-02-29"),
        ("2027-08-29", "2028-02-28"),
        ("2028-02-29", "2028-08-28"),
    ],
)
def test_six_months_end_on_the_corresponding_day_or_the_last_of_the_month(home_on, last_day):
    born = "2009-05-14" if home_on < "2026" else "2011-05-20"
    care = person(
        "2023-06-01..2025-08-20" if home_on < "2026" else "2025-06-01..2027-08-28", born=born, home=f"{home_on}.."
    )
    last = day(last_day)
    assert status_on(care, last) == "relevant"
    assert status_on(care, type(last).fromordinal(last.toordinal() + 1)) == "qualifying"


@cases(
    # Placed with parents under a care order since 5 January 2025; the order ended on 1 August.
    (
        "the months before care ended count",
        person("2023-06-01..2025-08-01|C2", home="2025-01-05.."),
        "2025-08-02",
        "qualifying",
        "home6_in_care",
    ),
    (
        "six months after care ended they are not needed",
        person("2023-06-01..2025-08-01|C2", home="2025-01-05.."),
        "2026-02-02",
        "qualifying",
    ),
    (
        "the last day of the six months after care",
        person("2023-06-01..2025-08-01|C2", home="2025-01-05.."),
        "2026-02-01",
        "qualifying",
        "home6_in_care",
    ),
    ("under the order still", person("2023-06-01..|C2", home="2025-01-05.."), "2026-02-02", "eligible"),
    ("a month of them before", person("2023-06-01..2025-08-01|C2", home="2025-07-01.."), "2025-12-31", "relevant", "home6_last_day"),
    ("a month of them before, and one day more", person("2023-06-01..2025-08-01|C2", home="2025-07-01.."), "2026-01-01", "qualifying", "home6_in_care"),
)  # fmt: skip
def test_the_six_months_may_begin_in_care(care, on, status, flags):
    holds(care, on, status, flags)


@cases(
    ("straight from care", person("2023-11-14..2025-01-13", detained="2025-01-14.."), "2025-07-20", "relevant"),
    ("on the 16th birthday", person("2023-11-14..2025-01-13", detained="2025-01-14.."), "2025-05-14", "relevant"),
    ("the day before", person("2023-11-14..2025-01-13", detained="2025-01-14.."), "2025-05-13", "none"),
    ("in hospital, straight from care", person("2023-11-14..2025-01-13", in_hospital="2025-01-14.."), "2025-07-20", "relevant"),
    ("released at 16 since", person("2023-11-14..2025-01-13", detained="2025-01-14..2025-06-01"), "2025-07-20", "relevant"),
    ("released on the 16th birthday", person("2023-11-14..2025-01-13", detained="2025-01-14..2025-05-14"), "2025-07-20", "relevant"),
    ("released the day before 16", person("2023-11-14..2025-01-13", detained="2025-01-14..2025-05-13"), "2025-07-20", "none"),
    ("detained on the 16th birthday", person("2023-11-14..2025-05-13", detained="2025-05-14.."), "2025-07-20", "relevant"),
    ("detained the day after 16", person("2023-11-14..2025-05-13", detained="2025-05-15.."), "2025-07-20", "none"),
    ("on the day on which care ended", person("2023-11-14..2025-01-14", detained="2025-01-14.."), "2025-07-20", "relevant"),
    ("left care three months before", person("2023-11-14..2024-09-30", detained="2025-01-14.."), "2025-07-20", "none"),
    ("left care eight days before", person("2023-11-14..2025-01-05", detained="2025-01-14.."), "2025-07-20", "none", ),
    ("left care a week before", person("2023-11-14..2025-01-06", detained="2025-01-14.."), "2025-07-20", "none", "straight_from_care"),
    ("left care the day but one before", person("2023-11-14..2025-01-12", detained="2025-01-14.."), "2025-07-20", "none", "straight_from_care"),
    ("90 days of care", person("2024-10-16..2025-01-13", detained="2025-01-14.."), "2025-07-20", "none"),
    ("91 days of care", person("2024-10-15..2025-01-13", detained="2025-01-14.."), "2025-07-20", "relevant", "exactly_91"),
    ("92 days of care", person("2024-10-14..2025-01-13", detained="2025-01-14.."), "2025-07-20", "relevant"),
    ("most of it before 14", person("2019-01-01..2023-06-30", detained="2023-07-01.."), "2025-07-20", "none"),
    ("began before 14", person("2019-01-01..2023-09-30", detained="2023-10-01.."), "2025-07-20", "relevant", "pre14_spell_clipped"),
    ("living at home since does not matter", person("2023-11-14..2025-01-13", detained="2025-01-14..2025-06-01", home="2025-06-02.."), "2026-06-20", "relevant"),
    ("back in care since", person("2023-11-14..2025-01-13", "2025-07-01..", detained="2025-01-14..2025-06-01"), "2025-07-20", "eligible"),
    ("18 since", person("2023-11-14..2025-01-13", detained="2025-01-14..2025-06-01"), "2027-05-14", "former_relevant"),
    ("under a care order, so in care", person("2023-11-14..|C2", detained="2025-01-14.."), "2025-07-20", "eligible"),
    ("under a care order that ended since, at home for long", person("2023-11-14..2025-10-01|C2", detained="2025-01-14..2025-06-01", home="2025-06-02.."), "2026-06-20", "qualifying"),
    ("on remand, which is care", person("2023-11-14..2025-01-13", "2025-01-14..2025-06-30|J1", detained="2025-01-14..2025-06-30"), "2025-05-20", "eligible"),
)  # fmt: skip
def test_custody_or_hospital_on_the_16th_birthday_straight_from_care(care, on, status, flags):
    holds(care, on, status, flags)


@cases(
    ("never without enough days", person("2025-06-01..2025-08-01"), "2025-09-01", "qualifying"),
    ("never without a day after 16", person("2023-06-01..2025-05-01"), "2025-09-01", "none"),
)
def test_who_is_not_relevant(care, on, status, flags):
    holds(care, on, status, flags)
