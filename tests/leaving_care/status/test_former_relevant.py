"""Former relevant children, from 18: the two limbs of section 23C(1), what home does to them, and 21 and 25."""
# ruff: noqa: E501  (a worked case is one line)

import pytest

from leaving_care.care import Course
from leaving_care.status import decide
from tests.leaving_care.status.people import cases, day, holds, person


def turning_18(*care, **rest):
    """Somebody who turns 18 on 20 August 2024."""
    return person(*care, born="2006-08-20", **rest)


@cases(
    ("the last day of being 17", turning_18("2021-01-01.."), "2024-08-19", "eligible"),
    ("the 18th birthday, the record open", turning_18("2021-01-01.."), "2024-08-20", "former_relevant"),
    ("the day after", turning_18("2021-01-01.."), "2024-08-21", "former_relevant"),
    ("the record never closed", turning_18("2021-01-01.."), "2026-01-01", "former_relevant"),
    ("closed on the 18th birthday", turning_18("2021-01-01..2024-08-20"), "2025-12-01", "former_relevant"),
    ("closed the day before", turning_18("2021-01-01..2024-08-19"), "2025-12-01", "former_relevant"),
    ("closed long after", turning_18("2021-01-01..2025-03-01"), "2025-12-01", "former_relevant"),
    ("left at 16", turning_18("2021-01-01..2023-03-01"), "2024-08-20", "former_relevant"),
    ("left at 16, a year later", turning_18("2021-01-01..2023-03-01"), "2025-08-20", "former_relevant"),
    ("left at 15", turning_18("2021-01-01..2022-03-01"), "2024-08-20", "none"),
    # Into care late: 92, 91 and 90 dates before 18, of which the last is the last day of being 17.
    ("92 dates before 18", turning_18("2024-05-20..2024-08-20"), "2024-08-30", "former_relevant"),
    ("91 dates before 18", turning_18("2024-05-21..2024-08-20"), "2024-08-30", "former_relevant", "exactly_91"),
    ("90 dates before 18", turning_18("2024-05-22..2024-08-20"), "2024-08-30", "qualifying"),
    ("90 dates before 18, and the record never closed", turning_18("2024-05-22.."), "2025-08-30", "qualifying"),
    ("the 91st date is the last of being 17", turning_18("2024-05-21.."), "2024-08-19", "eligible", "exactly_91"),
    ("the day before that", turning_18("2024-05-21.."), "2024-08-18", "none"),
    ("91 dates with the 18th birthday itself", turning_18("2024-05-22.."), "2024-08-20", "qualifying"),
    ("46 dates at 17", turning_18("2024-05-01..2024-06-15"), "2025-02-01", "qualifying"),
    ("care recorded from the 18th birthday on", turning_18("2024-08-20.."), "2025-02-01", "none"),
    ("the last day of being 17 and no more before", turning_18("2024-08-19.."), "2025-02-01", "qualifying"),
)  # fmt: skip
def test_at_18(care, on, status, flags):
    holds(care, on, status, flags)


@cases(
    # In care under a care order at home until 18, and out of care there.
    ("in care at home until 18", turning_18("2020-10-01..2024-08-20|C2", home="2023-01-05.."), "2024-08-30", "former_relevant"),
    ("in care at home at 17", turning_18("2020-10-01..|C2", home="2023-01-05.."), "2024-08-19", "eligible"),
    (
        "the order ended at 17, at home for long",
        turning_18("2020-10-01..2024-05-01|C2", home="2023-01-05.."),
        "2024-08-30",
        "qualifying",
        "home6_in_care",
    ),
    ("out of care and at home for long", turning_18("2020-10-01..2023-09-01", home="2023-09-02.."), "2024-08-20", "qualifying"),
    (
        "care recorded up to the day before 18, at home for long",
        turning_18("2020-10-01..2024-08-19|C2", home="2023-01-05.."),
        "2024-08-30",
        "qualifying",
        "home6_in_care",
        "left_before_18",
    ),
    ("out of care and at home for long, and a record from the 18th birthday on", turning_18("2020-10-01..2023-09-01", "2024-08-20..", home="2023-09-02.."), "2024-08-30", "qualifying"),
    # Home ended before 18, at 18 and after it.
    ("home ended at 17", turning_18("2020-10-01..2023-09-01", home="2023-09-02..2024-07-01"), "2024-08-20", "former_relevant"),
    ("home ended the day before 18", turning_18("2020-10-01..2023-09-01", home="2023-09-02..2024-08-19"), "2024-08-20", "former_relevant"),
    ("home ends on the 18th birthday", turning_18("2020-10-01..2023-09-01", home="2023-09-02..2024-08-20"), "2024-08-20", "qualifying"),
    ("home ended on the 18th birthday", turning_18("2020-10-01..2023-09-01", home="2023-09-02..2024-08-20"), "2024-08-21", "former_relevant", "home6_after_18"),
    ("home ended three months after 18", turning_18("2020-10-01..2023-09-01", home="2023-09-02..2024-11-20"), "2024-12-18", "former_relevant", "home6_after_18"),
    ("the last day of that", turning_18("2020-10-01..2023-09-01", home="2023-09-02..2024-11-20"), "2024-11-20", "qualifying"),
    ("home ended and began again", turning_18("2020-10-01..2023-09-01", home=("2023-09-02..2024-11-20", "2024-12-01..")), "2025-12-18", "former_relevant", "home6_after_18"),
    ("home ended at 22", turning_18("2020-10-01..2023-09-01", home="2023-09-02..2028-11-20"), "2028-12-18", "former_relevant", "home6_after_18"),
    ("home not ended at 22", turning_18("2020-10-01..2023-09-01", home="2023-09-02..2028-11-20"), "2028-11-18", "too_old"),
    # Six months completed around the 18th birthday, which is settled then.
    ("home for less than six months at 18", turning_18("2020-10-01..2024-05-01", home="2024-05-02.."), "2024-08-20", "former_relevant"),
    ("six months at home complete after 18", turning_18("2020-10-01..2024-05-01", home="2024-05-02.."), "2024-12-01", "former_relevant", "home6_after_18"),
    ("the last day of the six months is the 18th birthday", turning_18("2020-10-01..2024-02-20", home="2024-02-21.."), "2024-08-20", "former_relevant", "home6_last_day"),
    ("the last day of the six months is the day before 18", turning_18("2020-10-01..2024-02-19", home="2024-02-20.."), "2024-08-20", "qualifying"),
)  # fmt: skip
def test_six_months_at_home_and_18(care, on, status, flags):
    holds(care, on, status, flags)


def turning_21(*care, **rest):
    """Somebody who turns 21 on 15 January 2026."""
    return person(*care, born="2005-01-15", **rest)


@cases(
    ("the last day of being 20", turning_21("2018-01-01..2023-01-15"), "2026-01-14", "former_relevant"),
    ("the 21st birthday", turning_21("2018-01-01..2023-01-15"), "2026-01-15", "former_relevant"),
    ("the day after", turning_21("2018-01-01..2023-01-15"), "2026-01-16", "former_relevant"),
    ("having asked for support", turning_21("2018-01-01..2023-01-15", asked_for_support=True), "2027-01-16", "former_relevant"),
    ("having declined it", turning_21("2018-01-01..2023-01-15", asked_for_support=False), "2027-01-16", "former_relevant"),
    ("on a course", turning_21("2018-01-01..2023-01-15", courses=Course()), "2027-01-16", "former_relevant"),
)  # fmt: skip
def test_21_ends_no_former_relevant_status(care, on, status, flags):
    holds(care, on, status, flags)


def turning_25(*care, **rest):
    """Somebody who turned 18 on 30 June 2019 and 25 on 30 June 2026."""
    return person(*care, born="2001-06-30", **rest)


IN_PLAN, OTHER, UNKNOWN = Course(continues=True), Course(continues=False), Course()


@cases(
    ("the last day of being 24", turning_25("2012-01-01..2019-06-30"), "2026-06-29", "former_relevant"),
    ("the 25th birthday", turning_25("2012-01-01..2019-06-30"), "2026-06-30", "too_old"),
    ("the day after", turning_25("2012-01-01..2019-06-30"), "2026-07-01", "too_old"),
    ("the 25th birthday, on a course in the plan", turning_25("2012-01-01..2019-06-30", courses=IN_PLAN), "2026-06-30", "former_relevant", "course_past_25"),
    ("26, on a course in the plan", turning_25("2012-01-01..2019-06-30", courses=IN_PLAN), "2027-06-30", "former_relevant", "course_past_25"),
    ("24, on a course in the plan", turning_25("2012-01-01..2019-06-30", courses=IN_PLAN), "2026-06-29", "former_relevant"),
    ("on a course that is not in the plan", turning_25("2012-01-01..2019-06-30", courses=OTHER), "2026-06-30", "too_old"),
    ("on a course of which that is not recorded", turning_25("2012-01-01..2019-06-30", courses=UNKNOWN), "2026-06-30", "too_old", "course_past_25"),
    ("on a course begun after 25", turning_25("2012-01-01..2019-06-30", courses=Course(day("2026-07-15"), None, True)), "2026-08-29", "too_old"),
    ("on a course begun on the 25th birthday", turning_25("2012-01-01..2019-06-30", courses=Course(day("2026-06-30"), None, True)), "2026-08-29", "too_old"),
    ("on a course begun the day before", turning_25("2012-01-01..2019-06-30", courses=Course(day("2026-06-29"), None, True)), "2026-08-29", "former_relevant", "course_past_25"),
    ("the last day of the course", turning_25("2012-01-01..2019-06-30", courses=Course(day("2024-09-01"), day("2026-08-31"), True)), "2026-08-31", "former_relevant", "course_past_25"),
    ("the day after the course", turning_25("2012-01-01..2019-06-30", courses=Course(day("2024-09-01"), day("2026-08-31"), True)), "2026-09-01", "too_old"),
    ("long ago", person("2008-01-01..2014-01-01", born="1996-01-01"), "2026-01-10", "too_old"),
)  # fmt: skip
def test_25_ends_it_but_for_a_course_that_goes_on(care, on, status, flags):
    holds(care, on, status, flags)


def test_a_course_past_25_ends_the_status_when_it_ends():
    care = turning_25("2012-01-01..2019-06-30", courses=Course(day("2024-09-01"), day("2027-08-31"), True))
    change = decide(care, day("2026-06-30")).next_change
    assert (change.on, change.status) == (day("2027-09-01"), "too_old")


@pytest.mark.parametrize(
    ("on", "provision"),
    [("2018-03-31", None), ("2018-04-01", "ca1989-s23czb")],
)
def test_support_on_asking_at_21_to_24_is_told_from_its_first_day(on, provision):
    care = person("2005-01-01..2014-06-30", born="1996-06-30")
    cited = [reason.provision for reason in decide(care, day(on)).reasons]
    assert ("ca1989-s23czb" in cited) == (provision is not None)
