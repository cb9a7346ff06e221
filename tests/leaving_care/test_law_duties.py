"""Who is owed what: the same thing rests on other sections at 16, at 18 and at 21."""

from datetime import date, timedelta

import pytest

from leaving_care.law import NotInForce, duties, timetable, using
from tests.leaving_care.law_books import starting

DAY = date(2026, 11, 21)
GROUPS = (
    ("eligible", 16),
    ("eligible", 17),
    ("relevant", 17),
    ("former_relevant", 18),
    ("former_relevant", 20),
    ("former_relevant", 21),
    ("former_relevant", 24),
    ("former_relevant", 25),
    ("qualifying", 16),
    ("qualifying", 20),
    ("qualifying", 21),
    ("qualifying", 25),
)
# What is owed at each of these, in the same order: M must, U must unless, ? must on a condition, m may, - nothing.
OWED = {
    "personal-adviser": "MMM MM???----",
    "needs-assessment": "MM? --??-----",
    "pathway-plan": "MMM MM???----",
    "keeping-in-touch": "--M MM?????--",
    "yearly-offer": "--- --??-----",
    "money-to-live-on": "MMU ---------",
    "somewhere-to-live": "MMU ??---mm--",
    "help-in-cash": "--U mm---mm--",
    "work-costs": "--? ??---mm--",
    "education-costs": "--? ?????mmm-",
    "higher-education-bursary": "--- ????-----",
    "vacation-home": "--U ????-???-",
    "visits": "MM? ??-------",
    "staying-put": "--- ??-------",
    "reviewing-officer": "MM- ---------",
    "complaint": "MMM MMMM-MMM-",
    "local-offer": "MMM MMMM-MMM-",
    "corporate-parent": "MMM MMMM-----",
}


def strongest(id, status, age):
    """One letter for what is owed to a group at an age."""
    letters = {
        "-" if not rows else "m" if all(row.strength == "may" for row in rows) else _must(rows)
        for rows in [duties()[id].owed_to(status, age, DAY)]
    }
    return letters.pop()


def _must(rows):
    rows = [row for row in rows if row.strength != "may"]
    if any(row.strength == "must" and not row.when for row in rows):
        return "M"
    return "U" if any(row.strength == "must_unless" for row in rows) else "?"


@pytest.mark.parametrize("id", OWED)
def test_who_is_owed_it(id):
    assert "".join(strongest(id, *group) for group in GROUPS) == OWED[id].replace(" ", "")


@pytest.mark.parametrize(
    ("status", "age", "when", "provision"),
    [
        ("eligible", 16, "", "ca1989-sch2-19c"),
        ("relevant", 17, "", "ca1989-s23b"),
        ("former_relevant", 20, "", "ca1989-s23c"),
        ("former_relevant", 21, "asks", "ca1989-s23czb"),
        ("former_relevant", 21, "in_education", "ca1989-s23ca"),
        ("former_relevant", 27, "course_continues", "ca1989-s23c-7"),
    ],
)
def test_a_personal_adviser_rests_on_another_section_at_each_age(status, age, when, provision):
    rows = duties()["personal-adviser"].owed_to(status, age, DAY)
    assert [row.provision for row in rows if row.when == when] == [provision]


def test_help_from_21_for_everybody_who_asks_began_in_april_2018():
    adviser, began = duties()["personal-adviser"], date(2018, 4, 1)
    for day, asked in ((began - timedelta(days=1), []), (began, ["ca1989-s23czb"])):
        owed = adviser.owed_to("former_relevant", 22, day)
        assert [row.provision for row in owed if row.when == "asks"] == asked


def test_staying_close_is_owed_from_its_day_to_former_relevant_people_under_25():
    starts = date(2027, 4, 1)
    with pytest.raises(NotInForce):
        duties()["staying-close"].owed_to("former_relevant", 22, starts)
    with using(starting(cwsa2026_s7=starts)):
        duty = duties()["staying-close"]
        with pytest.raises(NotInForce):
            duty.owed_to("former_relevant", 22, starts - timedelta(days=1))
        assert [row.provision for row in duty.owed_to("former_relevant", 24, starts)] == ["ca1989-s23czaa"]
        assert duty.owed_to("former_relevant", 25, starts) == duty.owed_to("qualifying", 18, starts) == ()


def test_a_condition_is_a_clause_that_goes_on_from_what_is_owed():
    for duty in duties().values():
        for row in duty:
            assert bool(row.when) == bool(row.when_plain)
            assert row.when_plain == row.when_plain.strip(" .")
            assert not row.when or row.when_plain[0].islower()


@pytest.mark.parametrize(
    ("id", "rule", "value", "unit", "kind"),
    [
        ("adviser-eligible", "on", None, "", "statute"),
        ("assessment-eligible", "within", 3, "months", "regulation"),
        ("assessment-relevant", "within", 3, "months", "regulation"),
        ("assessment-education", "within", 3, "months", "regulation"),
        ("assessment-on-request", "none", None, "", "statute"),
        ("plan-after-care", "soon", None, "", "regulation"),
        ("plan-review", "every", 6, "months", "regulation"),
        ("review-after-move", "after", 28, "days", "regulation"),
        ("first-visit", "within", 7, "days", "regulation"),
        ("second-visit", "before", None, "", "regulation"),
        ("later-visits", "every", 2, "months", "regulation"),
        ("contact-16-to-20", "every", 2, "months", "guidance"),
        ("care-first-review", "within", 20, "working days", "regulation"),
        ("care-second-review", "within", 3, "months", "regulation"),
        ("care-later-reviews", "every", 6, "months", "regulation"),
        ("social-worker-first-visit", "within", 1, "weeks", "regulation"),
        ("social-worker-visits", "every", 6, "weeks", "regulation"),
        ("social-worker-visits-settled", "every", 3, "months", "regulation"),
        ("custody-visit", "within", 10, "working days", "regulation"),
        ("yearly-offer-again", "every", 12, "months", "statute"),
        ("records-care-leaver", "for", 75, "years", "regulation"),
        ("records-after-death", "for", 15, "years", "regulation"),
    ],
)
def test_a_time_of_the_law(id, rule, value, unit, kind):
    time = timetable()[id]
    row = time.on(DAY)
    assert (time.rule, row.value, row.unit, row.kind) == (rule, value, unit, kind)
