"""Ages are reached at the first moment of the birthday (Family Law Reform Act 1969, section 9), 29 February on 1 March."""
# ruff: noqa: E501  (a worked case is one line)

import pytest

from leaving_care.care import Course
from leaving_care.status import Readings, decide, status_on
from tests.leaving_care.status.people import cases, day, holds, person


@cases(
    # Born on 29 February 2008: 16 on 29 February 2024, 18 in 2026, 21 in 2029.
    ("16, the day before", person("2021-01-01..", born="2008-02-29"), "2024-02-28", "none"),
    ("16 is always reached in a leap year", person("2021-01-01..", born="2008-02-29"), "2024-02-29", "eligible"),
    ("18, 27 February", person("2021-01-01..", born="2008-02-29"), "2026-02-27", "eligible"),
    ("18, 28 February", person("2021-01-01..", born="2008-02-29"), "2026-02-28", "eligible", "leap_day"),
    ("18, 1 March", person("2021-01-01..", born="2008-02-29"), "2026-03-01", "former_relevant"),
    ("18 after 46 days, 28 February", person("2026-01-10..", born="2008-02-29"), "2026-02-28", "none", "leap_day"),
    ("18 after 46 days, 1 March", person("2026-01-10..", born="2008-02-29"), "2026-03-01", "qualifying"),
    ("21, 27 February", person("2020-06-01..2020-07-10", born="2004-02-29"), "2025-02-27", "qualifying"),
    ("21, 28 February", person("2020-06-01..2020-07-10", born="2004-02-29"), "2025-02-28", "qualifying", "leap_day"),
    ("21, 1 March", person("2020-06-01..2020-07-10", born="2004-02-29"), "2025-03-01", "too_old"),
    ("25, 27 February", person("2013-06-01..2018-02-28", born="2000-02-29"), "2025-02-27", "former_relevant"),
    ("25, 28 February", person("2013-06-01..2018-02-28", born="2000-02-29"), "2025-02-28", "former_relevant", "leap_day"),
    ("25, 1 March", person("2013-06-01..2018-02-28", born="2000-02-29"), "2025-03-01", "too_old"),
    ("25, 28 February, in education", person("2016-06-01..2016-07-10", born="2000-02-29", courses=Course()), "2025-02-28", "qualifying", "education_to_25", "leap_day"),
    # 14 on 1 March 2022: 28 February 2022 does not count. 91 and 90 days since.
    ("14, one date is needed that is 28 February", person("2022-02-28..2022-05-29", "2024-03-01..2024-03-01|C2", born="2008-02-29"), "2024-04-01", "relevant", "exactly_91", "pre14_spell_clipped"),
    ("14, from 28 February, 90 since 1 March", person("2022-02-28..2022-05-28", "2024-03-01..2024-03-01|C2", born="2008-02-29"), "2024-04-01", "qualifying", "leap_day"),
    ("left on the 16th birthday, 29 February", person("2021-01-01..2024-02-29", born="2008-02-29"), "2024-04-01", "relevant", "left_on_16th"),
)  # fmt: skip
def test_born_on_29_february(care, on, status, flags):
    holds(care, on, status, flags)


@cases(
    # Born on 28 February and on 1 March: nothing is arguable.
    ("28 February, at 18", person("2021-01-01..", born="2008-02-28"), "2026-02-28", "former_relevant"),
    ("28 February, the day before", person("2021-01-01..", born="2008-02-28"), "2026-02-27", "eligible"),
    ("1 March, at 18", person("2021-01-01..", born="2008-03-01"), "2026-03-01", "former_relevant"),
    ("1 March, the day before", person("2021-01-01..", born="2008-03-01"), "2026-02-28", "eligible"),
    ("31 December, the day before 18", person("2021-01-01..", born="2007-12-31"), "2025-12-30", "eligible"),
    ("31 December, at 18", person("2021-01-01..", born="2007-12-31"), "2025-12-31", "former_relevant"),
)
def test_born_on_another_day(care, on, status, flags):
    holds(care, on, status, flags)


@pytest.mark.parametrize(
    ("born", "birthdays"),
    [
        ("2008-02-29", {16: "2024-02-29", 18: "2026-03-01", 21: "2029-03-01", 25: "2033-03-01"}),
        ("2009-05-14", {16: "2025-05-14", 18: "2027-05-14", 21: "2030-05-14", 25: "2034-05-14"}),
    ],
)
def test_the_age_that_duties_go_by_is_that_of_the_status(born, birthdays):
    care = person("2021-06-01..2027-05-14", born=born)
    former = decide(care, day(birthdays[18]))
    ends = {live.until for live in former.duties}
    assert day(birthdays[21]) in ends and ends <= {None, day(birthdays[21]), day(birthdays[25])}


def test_read_the_other_way_every_age_is_reached_on_28_february():
    other = Readings(born_29_february_ages_on_28=True)
    care = person("2021-01-01..", born="2008-02-29")
    assert status_on(care, day("2026-02-27"), other) == "eligible"
    found = decide(care, day("2026-02-28"), other)
    assert found.status == "former_relevant" and {flag.id for flag in found.flags} == {"leap_day"}
    assert any("28 February 2026" in reason.text for reason in found.reasons)
    assert day("2029-02-28") in {live.until for live in found.duties}
    assert all(live.owed.age_from <= 18 for live in found.duties)
