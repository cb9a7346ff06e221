"""Which council is responsible: never by address (sections 23A(4), 23C(1) and 24(5)); care in other nations."""
# ruff: noqa: E501  (a worked case is one line)

import pytest

from leaving_care.status import decide
from tests.leaving_care.status.people import cases, day, holds, person


@pytest.mark.parametrize(
    ("care", "on", "status", "council"),
    [
        pytest.param(person("2023-06-01..||Derby"), "2025-12-01", "eligible", "Derby", id="eligible: who looks after now"),
        pytest.param(
            person("2023-06-01..2025-08-01||Derbyshire", "2025-08-02..||Derby"), "2025-12-01", "eligible", "Derby", id="moved"
        ),
        pytest.param(
            person("2025-07-01..2025-08-15||Derbyshire", "2025-08-16..2025-10-01||Derby"),
            "2025-10-01",
            "eligible",
            "Derby",
            id="days with two councils are added",
        ),
        pytest.param(
            person("2023-06-01..2025-08-01||Derbyshire", lives_in="Derby"),
            "2025-12-01",
            "relevant",
            "Derbyshire",
            id="relevant: who last looked after, wherever they live",
        ),
        pytest.param(
            person("2023-06-01..2025-08-01||Derbyshire", "2026-01-01..2026-01-20||Derby"),
            "2026-03-01",
            "relevant",
            "Derby",
            id="relevant again after another council",
        ),
        pytest.param(
            person("2019-11-01..2022-12-30||Derbyshire", "2023-01-10..2024-08-20||Nottingham", born="2006-08-20"),
            "2025-12-15",
            "former_relevant",
            "Nottingham",
            id="former relevant: who looked after at 18",
        ),
        pytest.param(
            person("2019-11-01..2023-01-10||Derbyshire", born="2006-08-20", lives_in="Leicester"),
            "2025-12-15",
            "former_relevant",
            "Derbyshire",
            id="former relevant: who was responsible last",
        ),
        pytest.param(
            person("2025-07-01..2025-08-15||Derby", lives_in="Leicester"),
            "2025-12-15",
            "qualifying",
            "Derby",
            id="qualifying: who last looked after",
        ),
        pytest.param(
            person("2012-01-01..2014-05-05||Derby", guardianship="2014-05-06..", lives_in="Leicester"),
            "2025-12-15",
            "qualifying",
            "Derby",
            id="special guardianship: who last looked after",
        ),
        pytest.param(
            person(settings="voluntary_org=2025-06-01..2025-06-21", lives_in="Leicester"),
            "2026-01-10",
            "qualifying",
            "Leicester",
            id="never looked after: where the person is",
        ),
        pytest.param(
            person(settings="voluntary_org=2025-06-01..2025-06-21"), "2026-01-10", "qualifying", "", id="not recorded"
        ),
        pytest.param(
            person("2023-11-14..2025-01-13||Derby", detained="2025-01-14.."), "2025-07-20", "relevant", "Derby", id="custody"
        ),
        pytest.param(person("2025-11-01..||Derby"), "2025-12-01", "none", "Derby", id="in care, no status yet"),
        pytest.param(person("2023-11-01..2024-12-01||Derby"), "2025-12-01", "none", "", id="no status"),
        pytest.param(
            person("2023-06-01..||Derby", "2025-08-01..||Nottingham"), "2025-12-01", "eligible", "Nottingham", id="two open"
        ),
        pytest.param(
            person("2023-06-01..2025-08-01||Derby", "2025-09-01..2025-09-01||Leicester"),
            "2025-12-01",
            "relevant",
            "Derby",
            id="a stay of one date is not shown to be care",
        ),
        pytest.param(
            person("2019-11-01..||Derby", "2024-01-01..2024-08-19||Nottingham", born="2006-08-20"),
            "2025-12-15",
            "former_relevant",
            "Nottingham",
            id="a record that nobody closed does not go before who took over",
        ),
        pytest.param(
            person("2023-06-01..2025-08-01||Derby", "2026-09-01..||Leicester"),
            "2025-12-01",
            "relevant",
            "Derby",
            id="a later one is not known yet",
        ),
    ],
)  # fmt: skip
def test_the_responsible_council(care, on, status, council):
    found = decide(care, day(on))
    assert (found.status, found.responsible_authority) == (status, council)
    assert not council or council in found.ask


def test_under_a_care_order_of_which_nothing_else_is_recorded_somebody_is_in_care():
    found = holds(person(under_care_order=True, lives_in="Leicester"), day("2025-12-01"), "none", set())
    assert found.responsible_authority == "" and found.ask.startswith("Ask the social worker")
    assert [reason.provision for reason in found.reasons][:2] == ["ca1989-sch2-19b", "ca1989-s22"]


@cases(
    ("in the care of a council in Wales now", person("2023-06-01..2025-10-01", "2025-11-01..||Cardiff|Wales"), "2026-02-01", "none", "wales_days"),
    ("before that", person("2023-06-01..2025-10-01", "2025-11-01..||Cardiff|Wales"), "2025-10-31", "relevant"),
    ("when that ends", person("2023-06-01..2025-10-01", "2025-11-01..2026-03-01||Cardiff|Wales"), "2026-03-02", "relevant"),
    ("qualifying, then in Wales", person("2025-06-01..2025-06-20", "2025-11-01..2026-03-01||Cardiff|Wales"), "2026-03-02", "none", "wales_days"),
    ("qualifying, after Wales", person("2025-11-01..2026-03-01||Cardiff|Wales", "2026-06-01..2026-06-20"), "2026-07-02", "qualifying", "wales_days"),
    ("all in Scotland", person("2023-06-01..2025-10-01||Fife|Scotland"), "2026-02-01", "none", "wales_days"),
    ("all in Northern Ireland", person("2023-06-01..2025-10-01||Belfast|Northern Ireland"), "2026-02-01", "none", "wales_days"),
    ("Wales is needed for the 13 weeks", person("2024-06-01..2025-05-01||Cardiff|Wales", "2025-11-01.."), "2025-12-01", "none", "wales_days"),
    ("Wales is not needed", person("2024-06-01..2025-05-01||Cardiff|Wales", "2025-06-01.."), "2025-12-01", "eligible"),
    ("in Scotland now", person("2023-06-01..2025-10-01", "2025-11-01..||Fife|Scotland"), "2026-02-01", "relevant", "wales_days"),
    ("in Wales at 18, straight from care in England", person("2023-06-01..2026-10-01", "2026-10-02..||Cardiff|Wales"), "2027-05-14", "former_relevant", "wales_days"),
    ("in Wales only, at 18", person("2023-06-01..||Cardiff|Wales"), "2027-05-14", "none", "wales_days"),
    ("in Wales, not long", person("2025-11-01..||Cardiff|Wales"), "2025-12-01", "none", "wales_days"),
)  # fmt: skip
def test_care_outside_england(care, on, status, flags):
    holds(care, on, status, flags)


def test_a_council_in_wales_is_never_responsible_under_english_law():
    found = decide(person("2023-06-01..2025-10-01||Derby", "2025-11-01..||Cardiff|Wales"), day("2026-02-01"))
    assert found.responsible_authority == "" and "Wales" in found.ask
    later = decide(person("2023-06-01..2025-10-01||Derby", "2025-11-01..2026-03-01||Cardiff|Wales"), day("2026-03-02"))
    assert later.responsible_authority == "Derby"
