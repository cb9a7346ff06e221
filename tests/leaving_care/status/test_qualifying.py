"""Persons qualifying for advice and assistance (Children Act 1989, section 24), from 16 to 20, and to 24 with education."""
# ruff: noqa: E501  (a worked case is one line)

import pytest

from leaving_care.care import Course
from leaving_care.status import status_on
from tests.leaving_care.status.people import cases, day, holds, person

FROM_CARE = "2012-01-01..2014-05-05"  # at 2 to 4, up to the day before the order


@cases(
    ("the day before 16", person(FROM_CARE, guardianship="2014-05-06.."), "2025-05-13", "none"),
    ("the 16th birthday", person(FROM_CARE, guardianship="2014-05-06.."), "2025-05-14", "qualifying"),
    ("at 16", person(FROM_CARE, guardianship="2014-05-06.."), "2026-01-10", "qualifying"),
    ("at 19", person(FROM_CARE, guardianship="2014-05-06.."), "2028-06-10", "qualifying"),
    ("the last day of being 20", person(FROM_CARE, guardianship="2014-05-06.."), "2030-05-13", "qualifying"),
    ("the 21st birthday", person(FROM_CARE, guardianship="2014-05-06.."), "2030-05-14", "too_old"),
    ("at 21, in education", person(FROM_CARE, guardianship="2014-05-06..", courses=Course()), "2030-06-14", "qualifying", "education_to_25"),
    ("never in care", person(guardianship="2014-05-06.."), "2026-01-10", "none"),
    ("care ended on the day of the order", person("2012-01-01..2014-05-06", guardianship="2014-05-06.."), "2026-01-10", "qualifying"),
    ("care ended long before the order", person("2012-01-01..2013-12-31", guardianship="2014-05-06.."), "2026-01-10", "none"),
    ("care ended two days before the order", person("2012-01-01..2014-05-03", guardianship="2014-05-06.."), "2026-01-10", "none", "straight_from_care"),
    ("the order ended at 15", person(FROM_CARE, guardianship="2014-05-06..2025-01-01"), "2026-01-10", "none"),
    ("the last day of an order that ended at 17", person(FROM_CARE, guardianship="2014-05-06..2026-06-01"), "2026-06-01", "qualifying"),
    ("the day after an order that ended at 17", person(FROM_CARE, guardianship="2014-05-06..2026-06-01"), "2026-06-02", "none"),
    ("at 19, the order ended at 17", person(FROM_CARE, guardianship="2014-05-06..2026-06-01"), "2028-06-02", "none"),
    ("at 19, the order ended on the 18th birthday", person(FROM_CARE, guardianship="2014-05-06..2027-05-14"), "2028-06-02", "qualifying"),
    ("at 19, the order ended the day before 18", person(FROM_CARE, guardianship="2014-05-06..2027-05-13"), "2028-06-02", "qualifying"),
    ("at 19, the order ended two days before 18", person(FROM_CARE, guardianship="2014-05-06..2027-05-12"), "2028-06-02", "none"),
    ("one record of the order for each year", person(FROM_CARE, guardianship=("2014-05-06..2020-01-01", "2020-01-02..")), "2026-01-10", "qualifying"),
    # Back in care at 16: section 24(1A) does not ask for being out of care.
    ("back in care for a short time", person(FROM_CARE, "2026-01-01..", guardianship="2014-05-06.."), "2026-01-10", "qualifying", "sgo_back_in_care"),
    ("back in care for long", person(FROM_CARE, "2025-06-01..", guardianship="2014-05-06.."), "2026-01-10", "eligible"),
    # At 16, straight from care: relevant is stronger; a special guardian has parental responsibility.
    ("an order at 16 from long care", person("2020-01-01..2025-08-01", guardianship="2025-08-02.."), "2025-09-02", "relevant"),
    ("an order at 16, home with the guardian is not recorded", person("2020-01-01..2025-08-01", guardianship="2025-08-02.."), "2026-03-02", "relevant", "sgo_at_home"),
    ("an order at 16, at home with the guardian", person("2020-01-01..2025-08-01", guardianship="2025-08-02..", home="2025-08-02..", who="pr"), "2026-03-02", "qualifying"),
)  # fmt: skip
def test_special_guardianship_made_straight_from_care(care, on, status, flags):
    holds(care, on, status, flags)


@cases(
    ("two nights at 17", person("2026-06-01..2026-06-03"), "2026-06-30", "qualifying"),
    ("the day after them", person("2026-06-01..2026-06-03"), "2026-06-04", "qualifying"),
    ("the last day of them", person("2026-06-01..2026-06-03"), "2026-06-03", "none"),
    ("an emergency protection order for three days", person("2026-06-01..2026-06-03|L2"), "2026-06-30", "qualifying"),
    ("the last day of being 20", person("2026-06-01..2026-06-03"), "2030-05-13", "qualifying"),
    ("the 21st birthday", person("2026-06-01..2026-06-03"), "2030-05-14", "too_old"),
    ("at 21, in education", person("2026-06-01..2026-06-03", courses=Course()), "2030-05-14", "qualifying", "education_to_25"),
    ("the last day of being 24, in education", person("2026-06-01..2026-06-03", courses=Course()), "2034-05-13", "qualifying", "education_to_25"),
    ("the 25th birthday, in education", person("2026-06-01..2026-06-03", courses=Course()), "2034-05-14", "too_old"),
    ("the 25th birthday, on a course in a plan", person("2026-06-01..2026-06-03", courses=Course(continues=True)), "2034-05-14", "too_old"),
    ("left care before 16", person("2020-06-01..2025-05-13"), "2026-01-10", "none"),
    ("a child arrangements order from care is no special guardianship", person("2018-01-01..2020-05-05"), "2026-01-10", "none"),
)  # fmt: skip
def test_care_after_16_for_however_short_a_time(care, on, status, flags):
    holds(care, on, status, flags)


@pytest.mark.parametrize(
    ("on", "status"),
    [
        ("2030-08-31", "too_old"),
        ("2030-09-01", "qualifying"),
        ("2033-06-30", "qualifying"),
        ("2033-07-01", "too_old"),
    ],
)
def test_help_with_education_from_21_lasts_as_long_as_the_course(on, status):
    course = Course(day("2030-09-01"), day("2033-06-30"))
    assert status_on(person("2026-06-01..2026-06-03", courses=course), day(on)) == status


@cases(
    ("with a voluntary organisation for three weeks", person(settings="voluntary_org=2025-06-01..2025-06-21"), "2026-01-10", "qualifying"),
    ("for one day", person(settings="voluntary_org=2025-06-01..2025-06-01"), "2026-01-10", "qualifying"),
    ("in a private children's home", person(settings="private_childrens_home=2025-06-01..2025-06-21"), "2026-01-10", "qualifying"),
    ("the last day there", person(settings="voluntary_org=2025-06-01..2025-06-21"), "2025-06-21", "none"),
    ("the day after", person(settings="voluntary_org=2025-06-01..2025-06-21"), "2025-06-22", "qualifying"),
    ("there still", person(settings="voluntary_org=2025-06-01.."), "2026-01-10", "none"),
    ("there still at 18", person(settings="voluntary_org=2025-06-01.."), "2027-05-14", "qualifying"),
    ("until the day before 16", person(settings="voluntary_org=2025-01-01..2025-05-13"), "2026-01-10", "none"),
    ("until the 16th birthday", person(settings="voluntary_org=2025-01-01..2025-05-14"), "2026-01-10", "qualifying", "left_on_16th"),
    ("until the day after", person(settings="voluntary_org=2025-01-01..2025-05-15"), "2026-01-10", "qualifying"),
    ("from the 18th birthday", person(settings="voluntary_org=2027-05-14..2027-06-14"), "2027-07-10", "none"),
    ("from the day before 18", person(settings="voluntary_org=2027-05-13..2027-06-14"), "2027-07-10", "qualifying"),
    ("at 21 since", person(settings="voluntary_org=2025-06-01..2025-06-21"), "2030-05-14", "too_old"),
    # One place after another.
    ("left care for another place", person("2025-06-01..2025-06-10", settings="voluntary_org=2025-06-11.."), "2026-01-10", "qualifying", "still_accommodated"),
    ("left one place for another", person(settings=("voluntary_org=2025-06-01..2025-06-21", "private_childrens_home=2025-07-01..")), "2026-01-10", "qualifying", "still_accommodated"),
    ("left it, and in hospital for a week", person(settings=("voluntary_org=2025-06-01..2025-06-21", "hospital=2026-01-04..")), "2026-01-10", "qualifying"),
)  # fmt: skip
def test_accommodated_elsewhere_at_16_or_17(care, on, status, flags):
    holds(care, on, status, flags)


@cases(
    ("three and a half months from before 16", person(settings="hospital=2025-04-14..2025-08-01"), "2026-01-10", "qualifying"),
    ("under three months", person(settings="hospital=2025-06-01..2025-08-20"), "2026-01-10", "none"),
    ("a day short of three months", person(settings="hospital=2025-06-01..2025-08-30"), "2026-01-10", "none"),
    ("three months to the day", person(settings="hospital=2025-06-01..2025-08-31"), "2026-01-10", "qualifying", "exact_stay"),
    ("three months and a day", person(settings="hospital=2025-06-01..2025-09-01"), "2026-01-10", "qualifying"),
    ("30 November to the end of February", person(settings="hospital=2025-11-30..2026-02-28"), "2026-06-10", "qualifying", "exact_stay"),
    ("30 November to the day before it", person(settings="hospital=2025-11-30..2026-02-27"), "2026-06-10", "none"),
    ("to the end of a February with 29 days", person(born="2011-05-14", settings="hospital=2027-11-30..2028-02-29"), "2028-06-10", "qualifying", "exact_stay"),
    ("to the 28th of that February", person(born="2011-05-14", settings="hospital=2027-11-30..2028-02-28"), "2028-06-10", "none"),
    ("in a residential school", person(settings="education_accommodation=2025-06-01..2025-12-20"), "2026-01-10", "qualifying"),
    ("two months twice", person(settings=("hospital=2025-06-01..2025-07-31", "hospital=2025-09-01..2025-10-31")), "2026-01-10", "none"),
    ("two months twice without a break", person(settings=("hospital=2025-06-01..2025-07-31", "hospital=2025-08-01..2025-09-30")), "2026-01-10", "qualifying"),
    ("from hospital into a residential school without a break", person(settings=("hospital=2025-06-01..2025-07-31", "education_accommodation=2025-08-01..2025-09-30")), "2026-01-10", "qualifying"),
    ("all before 16", person(settings="hospital=2024-06-01..2025-05-13"), "2026-01-10", "none"),
    ("there still", person(settings="hospital=2025-04-14.."), "2026-01-10", "none"),
    ("three months complete only after 18", person(settings="hospital=2027-03-01..2027-06-30"), "2027-07-10", "none"),
    ("three months complete on the last day of being 17", person(settings="hospital=2027-02-14..2027-06-30"), "2027-07-10", "qualifying", "exact_stay"),
)  # fmt: skip
def test_hospitals_care_homes_and_residential_schools_take_three_months_in_one_piece(care, on, status, flags):
    holds(care, on, status, flags)


def fostered(spell, disabled=False):
    return person(settings=f"privately_fostered={spell}", disabled=disabled)


@cases(
    ("four months at 16", fostered("2025-06-01..2025-10-01"), "2026-01-10", "qualifying", "private_fostering_16"),
    ("four months at 16, disabled", fostered("2025-06-01..2025-10-01", True), "2026-01-10", "qualifying"),
    ("from before 16", fostered("2024-06-01..2025-10-01"), "2026-01-10", "qualifying", "private_fostering_16"),
    ("all before 16", fostered("2024-06-01..2025-05-01", True), "2026-01-10", "none"),
    ("20 days, disabled", fostered("2025-06-01..2025-06-20", True), "2026-01-10", "none", "private_fostering_short"),
    ("20 days", fostered("2025-06-01..2025-06-20"), "2026-01-10", "none", "private_fostering_short"),
    ("27 days, disabled", fostered("2025-06-01..2025-06-27", True), "2026-01-10", "none", "private_fostering_short"),
    ("28 days, disabled", fostered("2025-06-01..2025-06-28", True), "2026-01-10", "qualifying", "exact_stay"),
    ("29 days, disabled", fostered("2025-06-01..2025-06-29", True), "2026-01-10", "qualifying"),
    ("there still, disabled", fostered("2025-06-01..", True), "2026-01-10", "none"),
)  # fmt: skip
def test_private_fostering(care, on, status, flags):
    holds(care, on, status, flags)


@cases(
    ("adopted from care at 9", person("2012-01-01..2019-04-30|E1", adopted="2019-05-01"), "2026-01-10", "none"),
    ("the day of adoption at 16", person("2023-06-01..2025-09-30|E1", adopted="2025-10-01"), "2025-10-01", "relevant", "adopted"),
    ("adopted at 16, and home for less than six months", person("2023-06-01..2025-09-30|E1", adopted="2025-10-01", home="2025-10-01.."), "2025-12-01", "relevant", "adopted"),
    ("adopted at 16, and home for seven months", person("2023-06-01..2025-09-30|E1", adopted="2025-10-01", home="2025-10-01.."), "2026-05-15", "qualifying", "adopted"),
    ("to be adopted later", person("2023-06-01..|E1", adopted="2026-10-01"), "2025-12-01", "eligible"),
)  # fmt: skip
def test_adoption(care, on, status, flags):
    holds(care, on, status, flags)


@cases(
    ("at 17", person(), "2026-06-01", "none"),
    ("at 30", person(born="1996-01-01"), "2026-01-10", "none"),
)
def test_never_looked_after(care, on, status, flags):
    found = holds(care, on, status, flags)
    assert found.ask and found.reasons and found.would_change
