"""What each kind of assessment looks at and whom it asks, against the law book and the plan's headings."""

import pytest

from leaving_care.law import provisions
from pathways import matters, sections
from pathways.sections import AFTER_CARE, EDUCATION, ELIGIBLE, FROM_21

FULL = ["wishes", "health", "education", "family", "money", "skills", "home", "alone"]


@pytest.mark.parametrize(
    ("kind", "looked_at"),
    [
        (ELIGIBLE, FULL),  # SI 2010/959, regulation 42(2)(a) to (g)
        (AFTER_CARE, FULL),  # SI 2010/2571, regulation 5(4)(a), and 4
        (EDUCATION, ["education", "money", "skills"]),
        (FROM_21, ["help", "services"]),
    ],
)
def test_what_each_kind_looks_at(kind, looked_at):
    assert [each.key for each in matters.matters_of(kind)] == looked_at


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        (ELIGIBLE, {"parents", "responsible", "carer", "school", "ehc", "reviewing_officer", "health", "adviser"}),
        (AFTER_CARE, {"parents", "responsible", "carer", "school", "visitor", "health", "adviser"}),
        (EDUCATION, {"school", "adviser"}),
        (FROM_21, set()),
    ],
)
def test_whom_each_kind_asks_by_name_and_anybody_else(kind, asked):
    found = matters.asked_in(kind)
    assert {each.key for each in found if each.is_needed} == asked
    assert [each.key for each in found if not each.is_needed] == ["somebody"]


def test_each_rests_on_the_law_book_and_feeds_a_heading_of_the_plan():
    for each in (*matters.MATTERS, *matters.ASKED):
        assert set(each.by) <= set(sections.KINDS)
        assert set(each.by.values()) <= set(provisions())
    assert {each.section for each in matters.MATTERS} <= set(sections.BY_KEY)
    assert len(matters.BY_KEY) == len(matters.MATTERS) and len(matters.ASKED_BY_KEY) == len(matters.ASKED)


@pytest.mark.parametrize(
    ("status", "age", "has_course", "kind"),
    [
        ("eligible", 16, False, ELIGIBLE),
        ("relevant", 17, False, AFTER_CARE),
        ("former_relevant", 20, True, AFTER_CARE),
        ("former_relevant", 21, False, FROM_21),
        ("former_relevant", 21, True, EDUCATION),
        ("qualifying", 19, False, ""),
        ("none", 15, False, ""),
        ("", 19, False, ""),
    ],
)
def test_the_kind_that_a_status_asks_for(status, age, has_course, kind):
    assert matters.kind_for(status, age, has_course=has_course) == kind
