"""Every status in order, each with its first day, and the next change."""

import pytest

from leaving_care.care import Course
from leaving_care.status import decide, next_change, timeline
from tests.leaving_care.status.people import day, person


def told(care):
    return [f"{change.on} {change.status}" for change in timeline(care)]


@pytest.mark.parametrize(
    ("care", "changes"),
    [
        pytest.param(
            person("2023-06-01.."),
            ["2023-05-14 none", "2025-05-14 eligible", "2027-05-14 former_relevant", "2034-05-14 too_old"],
            id="in care from 14 to 18",
        ),
        pytest.param(
            person("2023-06-01..2025-08-01", "2026-01-10..2026-02-10", home="2025-09-01..2025-12-31"),
            [
                "2023-05-14 none",
                "2025-05-14 eligible",
                "2025-08-02 relevant",
                "2026-01-10 eligible",
                "2026-02-11 relevant",
                "2027-05-14 former_relevant",
                "2034-05-14 too_old",
            ],
            id="out, home for a while, in again and out",
        ),
        pytest.param(
            person("2023-06-01..2025-08-01", home="2025-08-02..2028-02-01"),
            [
                "2023-05-14 none",
                "2025-05-14 eligible",
                "2025-08-02 relevant",
                "2026-02-02 qualifying",
                "2028-02-02 former_relevant",
                "2034-05-14 too_old",
            ],
            id="home for long, and from home after 18",
        ),
        pytest.param(
            person("2025-06-01..2025-07-10", courses=Course(day("2031-09-01"), day("2033-06-30"))),
            [
                "2023-05-14 none",
                "2025-07-11 qualifying",
                "2030-05-14 too_old",
                "2031-09-01 qualifying",
                "2033-07-01 too_old",
            ],
            id="qualifying, and a course later",
        ),
        pytest.param(
            person("2025-11-01.."),
            ["2023-05-14 none", "2026-01-30 eligible", "2027-05-14 former_relevant", "2034-05-14 too_old"],
            id="eligible on the 91st day",
        ),
        pytest.param(person(), ["2023-05-14 none"], id="never in care"),
        pytest.param(
            person("2011-01-01..2016-01-01", born="1998-01-01"),
            ["2012-01-01 none", "2014-01-01 eligible", "2016-01-01 former_relevant", "2023-01-01 too_old"],
            id="from the 14th birthday",
        ),
        pytest.param(
            person("2008-01-01..2012-01-01", born="1994-01-01"),
            ["2011-04-01 eligible", "2012-01-01 former_relevant", "2019-01-01 too_old"],
            id="from the law book's first day",
        ),
        pytest.param(
            person("1990-01-01..1998-01-01", born="1980-01-01"), ["2011-04-01 too_old"], id="too old when it began"
        ),
        pytest.param(
            person("2023-06-01..", courses=Course(day("2030-09-01"), day("2036-07-31"), True)),
            ["2023-05-14 none", "2025-05-14 eligible", "2027-05-14 former_relevant", "2036-08-01 too_old"],
            id="on a course past 26",
        ),
    ],
)
def test_every_status_in_order(care, changes):
    assert told(care) == changes


@pytest.mark.parametrize(
    ("care", "on", "change"),
    [
        (person("2023-06-01.."), "2025-05-13", ("2025-05-14", "eligible")),
        (person("2023-06-01.."), "2025-05-14", ("2027-05-14", "former_relevant")),
        (person("2023-06-01..2026-08-01"), "2025-05-14", ("2026-08-02", "relevant")),
        (person("2023-06-01..2025-08-01", home="2025-08-02.."), "2025-12-01", ("2026-02-02", "qualifying")),
        (person("2023-06-01..2025-08-01", home="2025-08-02..2026-12-01"), "2026-03-01", ("2026-12-02", "relevant")),
        (person("2025-07-01..2025-07-10"), "2025-12-01", ("2030-05-14", "too_old")),
        (person("2025-07-01..2025-07-10"), "2031-12-01", None),
        (person(), "2025-12-01", None),
        (person("2026-02-01.."), "2025-12-01", ("2026-05-02", "eligible")),
        (person("2012-01-01..2014-05-05", guardianship="2014-05-06.."), "2025-05-01", ("2025-05-14", "qualifying")),
        (person("2023-11-14..2025-01-13", detained="2025-01-14.."), "2025-05-01", ("2025-05-14", "relevant")),
        (person(settings="voluntary_org=2025-06-01..2025-06-21"), "2025-06-21", ("2025-06-22", "qualifying")),
    ],
)
def test_the_next_change_if_nothing_else_happens(care, on, change):
    found = decide(care, day(on))
    expected = change and (day(change[0]), change[1])
    assert (found.next_change and (found.next_change.on, found.next_change.status)) == expected
    assert next_change(care, day(on), found.status) == found.next_change
