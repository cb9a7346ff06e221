"""Everything that can be wrong with a file, told by line and column, with what would help."""

from datetime import date, timedelta

import pytest

from leaving_care.models import Role
from pathways.importing.actions import Faulty
from pathways.importing.columns import NAMES
from tests.importing.files import JADE, care, everything, faults, kai, text, works
from tests.people import TODAY, allocate, council, member, young

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def status(said, **values):
    return {"record": "status", "council_id": "D1", "status": said, **values}


# What is wrong with the second line after Kai's own → column, and words of the remedy.
WRONG = [
    (care(starts_on="2020-02-30"), "starts_on", "Write dates as"),
    (care(starts_on="30/02/2020"), "starts_on", "Write dates as"),
    (care(starts_on="13/13/2020"), "starts_on", "Write dates as"),
    (care(starts_on="yesterday"), "starts_on", "Write dates as"),
    (care(starts_on="0020-01-01"), "starts_on", "year"),
    (care(starts_on=""), "starts_on", "blank"),
    (care(ends_on="2019-12-31"), "ends_on", "Correct one of the two"),
    (care(starts_on="2007-05-03"), "starts_on", "before the date of birth"),
    (care(legal_status="V9"), "legal_status", "C1, C2"),
    (care(legal_status=""), "legal_status", "blank"),
    (care(nation="France"), "nation", "England, Wales"),
    (care(placement="x" * 61), "placement", "Shorten it"),
    (care(council="x" * 10_000), "council", "Shorten it"),
    (care(council="a\x7fb"), "council", "Delete it"),
    (care(record="cares"), "record", "person, status, care, allocation"),
    (care(record=""), "record", "person, status, care, allocation"),
    (care(council_id=""), "council_id", "Write the number"),
    (care(council_id="9" * 41), "council_id", "Shorten it"),
    (care(council_id="D9"), "council_id", "Add a person line"),
    (status("happy"), "status", "former_relevant"),
    (status(""), "status", "blank"),
    (works("nobody@example.org"), "worker", "Invite them first"),
    (works(""), "worker", "blank"),
    (works("{adviser}", role="wizard"), "role", "personal_adviser"),
    (works("{adviser}", role="young_person"), "role", "personal_adviser"),
    (works("{adviser}", role="manager", main=""), "worker", "not that role"),
    (works("{social}", role="social_worker", main="yes"), "main", "personal adviser"),
    (works("{adviser}", main="perhaps"), "main", "yes nor no"),
    (works("{adviser}", ends_on="2025-05-03"), "ends_on", "Correct one of the two"),
    (works("{elsewhere}"), "worker", "Invite them first"),
    (works("{left}"), "worker", "not that role"),
    (kai(), "council_id", "Delete one of the two"),
    (kai(name_used="Kay Example"), "council_id", "Keep the one that is right"),
    (JADE | {"date_of_birth": ""}, "date_of_birth", "this person is new"),
    (JADE | {"name_used": ""}, "name_used", "this person is new"),
    (JADE | {"name_used": "x" * 121}, "name_used", "Shorten it"),
    (JADE | {"date_of_birth": "2026-11-21"}, "date_of_birth", "in the future"),
    (JADE | {"date_of_birth": "2001-11-20"}, "why_over_25", "Say here why"),
    (JADE | {"adopted_on": "2009-01-31"}, "adopted_on", "before the date of birth"),
    (JADE | {"died_on": "2026-11-21"}, "died_on", "in the future"),
    (JADE | {"disabled": "maybe"}, "disabled", "yes nor no"),
]


@pytest.fixture
def people(office):
    """Workers by name, for the lines above."""
    return {
        "adviser": office.adviser.user.email,
        "social": member(Role.SOCIAL_WORKER, office.authority).user.email,
        "elsewhere": member(Role.PERSONAL_ADVISER, council("elsewhere")).user.email,
        "left": member(Role.PERSONAL_ADVISER, office.authority, ends_on=TODAY - 600 * DAY).user.email,
    }


@pytest.mark.parametrize(("wrong", "column", "remedy"), WRONG)
def test_a_fault_is_told_by_line_and_column_with_its_remedy(office, people, wrong, column, remedy):
    line = wrong | {"worker": wrong.get("worker", "").format(**people)}
    report = office.check(kai(), line)
    assert faults(report) == [(3, column)]
    (fault,) = report.faults
    assert remedy in fault.why
    for told in (line.get("name_used"), line.get("worker"), "D9", "Kai"):
        assert not told or told not in fault.why


@pytest.mark.parametrize(
    ("one", "other", "column"),
    [
        (care(), care(ends_on="2024-01-01"), "starts_on"),
        (works("{adviser}"), works("{adviser}", main="no"), "worker"),
        (status("relevant"), status("eligible"), "council_id"),
    ],
)
def test_two_lines_about_the_same(office, people, one, other, column):
    lines = [line | {"worker": line.get("worker", "").format(**people)} for line in (one, other)]
    report = office.check(kai(), *lines)
    assert faults(report) == [(4, column)]
    assert report.faults[0].why.startswith("line 3 is about the same")


def test_a_line_with_too_many_cells(office):
    report = office.check(text(kai(), names=NAMES) + "person,D7,too,few\n")
    assert faults(report) == [(3, "")]
    assert f"4 cells, and the header has {len(NAMES)}" in report.faults[0].why


def test_each_fault_of_a_line_is_told_and_none_follows_from_another(office):
    report = office.check(
        kai(date_of_birth="2007-13-01", disabled="x"), care(), works("nobody@example.org"), care(council_id="D2")
    )
    assert faults(report) == [(2, "date_of_birth"), (2, "disabled"), (4, "worker"), (5, "council_id")]


@pytest.mark.parametrize(
    ("wrong", "column"),
    [
        (kai(record="persn"), "record"),
        (kai(date_of_birth="2070-05-04"), "date_of_birth"),
        (kai(date_of_birth=""), "date_of_birth"),
        (kai(date_of_birth="1990-05-04"), "why_over_25"),
    ],
)
def test_what_is_wrong_with_somebodys_own_line_is_told_once(office, wrong, column):
    report = office.check(wrong, care(), care(starts_on="2010-01-01"))
    assert faults(report) == [(2, column)]


def test_somebodys_own_line_with_too_few_cells_is_told_once(office):
    content = text(care(), care(starts_on="2010-01-01")) + "person,D1,Kai\n"
    assert faults(office.check(content)) == [(4, "")]


def test_a_line_about_nobody_is_read_to_its_end(office):
    report = office.check(care(council_id="", starts_on="2020-02-30", legal_status="V9"))
    assert faults(report) == [(2, "council_id"), (2, "legal_status"), (2, "starts_on")]


@pytest.mark.parametrize(
    ("born", "is_new"), [("2001-11-21", True), ("2001-11-20", False), ("2001-11-20", True), ("1990-01-01", True)]
)
def test_somebody_of_25_needs_a_reason_only_where_they_are_new(office, born, is_new):
    if not is_new:
        young(office.authority, council_id="D2")
    expected = [(2, "why_over_25")] if is_new and born <= "2001-11-20" else []
    assert faults(office.check(JADE | {"date_of_birth": born})) == expected
    assert faults(office.check(JADE | {"date_of_birth": born, "why_over_25": "Came back for support."})) == []


def test_somebody_who_has_a_record_without_a_number_is_not_begun_again(office):
    there = young(office.authority, name_used="jade EXAMPLE", date_of_birth=date(2009, 2, 1))
    assert faults(office.check(JADE)) == [(2, "council_id")]
    there.council_id = "D2"
    there.save()
    assert faults(office.check(JADE)) == []


# ---------------------------------------------------------------- main advisers


def test_two_main_advisers_at_a_time(office):
    second = member(Role.PERSONAL_ADVISER, office.authority)
    one = works(office.adviser.user.email, ends_on="2026-01-31")
    assert faults(office.check(kai(), one, works(second.user.email, starts_on="2026-01-31"))) == [(4, "starts_on")]
    assert faults(office.check(kai(), one, works(second.user.email, starts_on="2026-02-01"))) == []
    assert faults(office.check(kai(), one, works(second.user.email, starts_on="2026-01-31", main="no"))) == []


def test_a_main_adviser_beside_one_of_the_record(office):
    person = young(office.authority, council_id="D1", name_used="Kai Example")
    allocate(office.adviser, person)
    second = works(member(Role.PERSONAL_ADVISER, office.authority).user.email, starts_on="2026-02-01")
    report = office.check(second)
    assert faults(report) == [(2, "starts_on")]
    assert "in the record here" in report.faults[0].why
    ended = works(office.adviser.user.email, starts_on="2020-01-01", ends_on="2026-01-31")
    assert faults(office.check(second, ended)) == []


# ---------------------------------------------------------------- many


def test_fifty_faults_are_fifty_and_nothing_changes(office):
    before = everything()
    lines, expected = [], []
    for number in range(50):
        person = f"P{number}"
        lines.append(kai(council_id=person, name_used=f"Invented {number}"))
        good = care(council_id=person)
        wrong = [
            {"starts_on": "2020-02-30"},
            {"ends_on": "2019-12-31"},
            {"legal_status": "V9"},
            {"council_id": f"Q{number}"},
            {"nation": "France"},
        ][number % 5]
        lines += [good | {"starts_on": "2010-01-01", "ends_on": "2011-01-01"}, good | wrong]
        expected.append((len(lines) + 1, next(iter(wrong))))
    with pytest.raises(Faulty) as faulty:
        office.run(*lines)
    report = faulty.value.report
    assert report.fault_count == 50
    assert faults(report) == expected
    assert everything() == before
