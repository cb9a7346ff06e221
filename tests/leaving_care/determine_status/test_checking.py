"""manage.py determine_status --check: the worked cases, and how it tells a difference."""

from pathlib import Path

import pytest

from tests.leaving_care.determine_status.runs import EXPECTING, GOOD, HEADER, NEVER, Ran, lines

CASES = Path(__file__).parents[1] / "status_cases.csv"


def test_the_worked_cases():
    ran = Ran(CASES, "--check")
    assert ran.err == ""
    assert (ran.code, ran.out) == (0, "arguable: 19 of 19 raise a flag\n80 of 80 agree (certain: 61 of 61)\n")


def test_the_worked_cases_raise_the_flag_that_they_are_about():
    for row in Ran(CASES).rows:
        if row["expected_flag"]:
            assert row["expected_flag"] in row["flags"].split(";"), row["id"]
            assert row["arguable"] == "yes"
        assert row["status"] == row["expected_status"], row["id"]


def test_a_difference_is_printed_with_its_reasons(run):
    ran = run(lines(f"{NEVER},none,certain", f"{GOOD},relevant,certain: so", header=EXPECTING), "--check")
    assert (ran.code, ran.err) == (1, "")
    first, *reasons, last = ran.out.splitlines()
    assert first == "line 3, a: eligible, and relevant was expected (certain: so)"
    assert reasons and all(reason.startswith("  ") and reason.endswith("]") for reason in reasons)
    assert last == "1 of 2 agree (certain: 1 of 2)"


@pytest.mark.parametrize(
    ("said", "code", "last"),
    [
        ("none,certain", 1, "0 of 1 agree (certain: 0 of 1)"),
        ("none,Certain as to status", 1, "0 of 1 agree (certain: 0 of 1)"),
        ("none,", 1, "0 of 1 agree (certain: 0 of 1)"),
        ("none,arguable: why", 0, "0 of 1 agree (certain: 0 of 0)"),
        ("none,uncertain", 0, "0 of 1 agree (certain: 0 of 0)"),
        (" Eligible ,", 0, "1 of 1 agree (certain: 1 of 1)"),
        (",", 0, "0 of 0 agree (certain: 0 of 0)"),
    ],
)
def test_only_what_is_certain_fails_the_check(run, said, code, last):
    ran = run(lines(f"{GOOD},{said}", header=EXPECTING), "--check")
    assert ran.code == code
    assert ran.out.splitlines()[-1] == last


def test_a_check_needs_no_certainty(run):
    ran = run(lines(f"{GOOD},none", header=f"{HEADER},expected_status"), "--check")
    assert ran.code == 1
    assert "no certainty given, so certain" in ran.out


def test_an_arguable_row_with_no_flag_is_told(run):
    ran = run(lines(f"{GOOD},eligible,arguable", header=EXPECTING), "--check")
    assert ran.out.splitlines() == [
        "line 2, a: arguable, and no flag is raised",
        "arguable: 0 of 1 raise a flag",
        "1 of 1 agree (certain: 0 of 0)",
    ]


def test_a_row_that_cannot_be_read_beats_a_difference(run):
    for bad in ("c,,2025-12-01,,,none,", f"{GOOD},leaver,certain", "c"):
        ran = run(lines(f"{GOOD},none,certain", bad, header=EXPECTING), "--check")
        assert ran.code == 2
        assert "line 3, " in ran.err
        assert ran.out.splitlines()[-1] == "0 of 1 agree (certain: 0 of 1)"


def test_a_check_can_write_a_file_too(run, tmp_path):
    ran = run(lines(f"{GOOD},none,certain", header=EXPECTING), "--check", "--output", tmp_path / "out.csv")
    assert ran.code == 1
    assert ran.out.endswith("0 of 1 agree (certain: 0 of 1)\n")
    assert (tmp_path / "out.csv").read_text().splitlines()[1].startswith("a,eligible,")
