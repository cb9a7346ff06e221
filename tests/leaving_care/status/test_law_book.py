"""Every age, count and interval comes from the law book, and changes on the day on which the book changes it."""
# ruff: noqa: E501  (a worked case is one line)

from copy import deepcopy
from datetime import timedelta

import pytest

from leaving_care.care import Course
from leaving_care.law import FIRST_DAY, Book, NotInForce, book, read_tables, using
from leaving_care.status import decide, next_change, status_on, timeline
from leaving_care.status.figures import figures_on
from tests.leaving_care.status.people import day, person

IN_CARE = "2023-06-01..2025-08-01"
BEFORE = "2024-01-01..2024-04-09"
CHANGED_ON = day("2026-01-10")


def changed(figure, value, on=CHANGED_ON):
    """The law book with another value of a figure from a day."""
    tables = deepcopy(read_tables())
    rows = tables["figures"][figure]["values"]
    rows.append({**rows[-1], "from": on, "value": value})
    rows[-2]["to"] = on - timedelta(days=1)
    return Book(tables)


# A figure, its new value, somebody, and their status the day before the change and on it.
CHANGES = [
    ("looked-after-weeks", 8, person("2025-11-01.."), "none", "eligible"),
    ("looked-after-weeks", 26, person("2025-08-01.."), "eligible", "none"),
    ("care-from-age", 15, person("2023-06-01..2023-12-31", "2026-01-01.."), "eligible", "none"),
    ("eligible-age", 17, person("2023-06-01.."), "eligible", "none"),
    ("adult-age", 17, person("2023-06-01..", born="2008-09-01"), "eligible", "former_relevant"),
    ("home-months", 3, person(IN_CARE, home="2025-08-02.."), "relevant", "qualifying"),
    ("home-months", 12, person(IN_CARE, home="2025-06-02.."), "qualifying", "relevant"),
    ("short-break-longest-stay", 5, person(BEFORE, "2026-01-01..2026-01-15|V3"), "none", "eligible"),
    ("short-break-most-in-a-year", 5, person(BEFORE, "2026-01-01..2026-01-15|V3"), "none", "eligible"),
    ("detained-short-break-longest", 1, person("2024-01-01..2024-01-14|V3", "2024-01-16..2024-04-01|V2", detained="2024-04-02.."), "none", "relevant"),
    ("health-setting-months", 2, person(settings="hospital=2025-09-01..2025-11-10"), "none", "qualifying"),
    ("private-fostering-days", 14, person(settings="privately_fostered=2025-09-01..2025-09-20", disabled=True), "none", "qualifying"),
    ("qualifying-to-age", 22, person("2021-03-01..2021-04-10", born="2004-12-15"), "too_old", "qualifying"),
    ("education-to-age", 26, person("2016-03-01..2018-12-15", born="2000-12-15"), "too_old", "former_relevant"),
    ("qualifying-education-to-age", 26, person("2017-03-01..2017-03-15", born="2000-12-15", courses=Course()), "too_old", "qualifying"),
]  # fmt: skip


@pytest.mark.parametrize(("figure", "value", "care", "before", "after"), CHANGES, ids=[row[0] for row in CHANGES])
def test_a_figure_changes_the_status_from_its_day_and_not_before(figure, value, care, before, after):
    the_day_before = CHANGED_ON - timedelta(days=1)
    assert status_on(care, the_day_before) == status_on(care, CHANGED_ON) == before
    with using(changed(figure, value)):
        assert (status_on(care, the_day_before), status_on(care, CHANGED_ON)) == (before, after)
        assert CHANGED_ON in [change.on for change in timeline(care)]
        change = next_change(care, the_day_before, before)
        assert (change.on, change.status) == (CHANGED_ON, after)


def test_what_is_complete_under_the_coming_law_is_foreseen():
    care = person("2025-12-01..")
    with using(changed("looked-after-weeks", 8)):
        change = decide(care, day("2025-12-05")).next_change
    assert (change.on, change.status) == (day("2026-01-25"), "eligible")
    home = person(IN_CARE, home="2025-12-02..")
    with using(changed("home-months", 3)):
        change = decide(home, day("2025-12-05")).next_change
    assert (change.on, change.status) == (day("2026-03-02"), "qualifying")


def test_the_words_go_by_the_figures_too():
    with using(changed("looked-after-weeks", 8)):
        found = decide(person("2025-11-01.."), CHANGED_ON)
    assert any("8 weeks (56 days) are needed" in reason.text for reason in found.reasons)


@pytest.mark.parametrize("figure", sorted({row[0] for row in CHANGES}))
def test_the_figure_is_in_the_book(figure):
    assert book().figures[figure].in_force(FIRST_DAY)


def test_before_the_book_begins_nothing_is_decided():
    care = person("2009-01-01..2011-01-01", born="1994-05-14")
    status_on(care, FIRST_DAY)
    for ask in (status_on, decide):
        with pytest.raises(NotInForce):
            ask(care, FIRST_DAY - timedelta(days=1))


def test_the_figures_are_those_of_the_law():
    figures = figures_on(day("2026-11-21"))
    assert (figures.care_from_age, figures.eligible_age, figures.adult_age, figures.looked_after_days) == (
        14,
        16,
        18,
        91,
    )
    assert (figures.short_break_longest, figures.short_break_year, figures.detained_break_longest) == (17, 75, 28)
    assert (figures.home_months, figures.health_setting_months, figures.private_fostering_days) == (6, 3, 28)
    assert (figures.full_duties_to_age, figures.qualifying_to_age) == (21, 21)
    assert (figures.education_to_age, figures.qualifying_education_to_age) == (25, 25)
