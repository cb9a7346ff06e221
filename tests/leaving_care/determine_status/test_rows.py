"""manage.py determine_status: the row that it writes for a row that it reads, or what it says of one that it cannot read."""

import csv
import io

import pytest

from leaving_care.cohort import ANSWER_COLUMNS
from leaving_care.law import NotInForce
from tests.leaving_care.determine_status.runs import GOOD, HEADER, NEVER, lines, refused

# ---------------------------------------------------------------- what it writes


def test_a_row(run):
    ran = run(lines(GOOD, NEVER))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0] == ",".join(ANSWER_COLUMNS)
    row, never = ran.rows
    assert list(row) == list(ANSWER_COLUMNS)
    reasons = row.pop("reasons").split(";")
    assert row == {
        "id": "a",
        "status": "eligible",
        "arguable": "no",
        "flags": "",
        "counted_days": "92",
        "first_eligible_on": "2025-11-30",
        "responsible_authority": "",
        "next_change_on": "2027-05-14",
        "next_status": "former_relevant",
    }
    assert len(reasons) > 1
    assert all(reason.endswith("]") for reason in reasons)
    assert reasons[0] == "16 or 17 years old: turned 16 on 14 May 2025. [Children Act 1989, Schedule 2, paragraph 19B]"
    assert (never["status"], never["first_eligible_on"], never["next_change_on"], never["next_status"]) == (
        "none",
        "",
        "",
        "",
    )


def test_a_council_and_a_flag(run):
    ran = run(lines('a,2009-05-14,2025-12-01,2025-09-02..|V2|foster,"authorities=1:Bristol, City of"'))
    (row,) = ran.rows
    assert (row["responsible_authority"], row["arguable"], row["flags"]) == ("Bristol, City of", "yes", "exactly_91")


def test_other_columns_come_after_ours_as_they_were(run):
    header = f"Team,{HEADER},,Note, Status "
    ran = run(lines(f' A ,{GOOD},x,"=1+1, ""so""\nand\rmore", kept ', header=header))
    assert ran.out.splitlines()[0] == ",".join([*ANSWER_COLUMNS, "Team", "", "Note", "input_Status"])
    (row,) = csv.reader(io.StringIO(ran.out.partition("\n")[2], newline=""))
    assert row[len(ANSWER_COLUMNS) :] == [" A ", "x", '=1+1, "so"\nand\rmore', " kept "]


def test_columns_in_another_order(run):
    header = "Flags,ID, As_Of ,care_periods,date_of_birth"
    (row,) = run(lines(",x,2025-12-01,2025-09-01..|V2|foster,2009-05-14", header=header)).rows
    assert (row["id"], row["status"]) == ("x", "eligible")


def test_rows_with_nothing_in_them_are_left_out(run):
    ran = run(f"\n{HEADER}\n\n{GOOD}\n,,,,\n\n{NEVER}\n  \n")
    assert (ran.code, [row["id"] for row in ran.rows]) == (0, ["a", "b"])


def test_a_header_alone(run):
    ran = run(HEADER)
    assert (ran.code, ran.out, ran.err) == (0, ",".join(ANSWER_COLUMNS) + "\n", "")
    ran = run(f"{HEADER},expected_status\n", "--check")
    assert (ran.code, ran.out) == (0, "0 of 0 agree (certain: 0 of 0)\n")


# ---------------------------------------------------------------- rows that cannot be read


BAD = [
    ("c,2009-02-30,2025-12-01,,", "date_of_birth: "),
    ("c,,2025-12-01,,", "date_of_birth: there is no date"),
    ("c,2009-05-14,,,", "as_of: there is no date"),
    ("c,2009-05-14,2025-13-01,,", "as_of: "),
    ("c,1996-05-14,2011-03-31,,", "as_of: the law here begins on 1 April 2011"),
    ("c,2009-05-14,2025-12-01,2025-09-31..|V2|foster,", "care_periods: period 1: "),
    ("c,2009-05-14,2025-12-01,2025-09-02..2025-09-01|V2|foster,", "care_periods: period 1 ends before it starts"),
    ("c,2009-05-14,2025-12-01,2025-09-02..|V9|foster,", "care_periods: period 1 has no legal status that is known"),
    ("c,2009-05-14,2025-12-01,,sgo_from=2025-02-30", "flags: sgo_from: "),
    ("c,2009-05-14,2025-12-01,,disabled=perhaps", "flags: disabled is yes or no"),
    ("c,2009-05-14,2025-12-01,", "4 cells, and the header has 5."),
    ("c,2009-05-14,2025-12-01,,a,b", "6 cells, and the header has 5."),
]


@pytest.mark.parametrize(("bad", "why"), BAD)
def test_a_bad_row_is_told_and_stops_nothing(run, bad, why):
    ran = run(lines(GOOD, bad, NEVER))
    assert ran.code == 2
    assert [row["id"] for row in ran.rows] == ["a", "b"]
    told, total = ran.err.splitlines()
    assert told.startswith(f"line 3, {why}")
    assert total == "Rows that could not be read: 1."
    assert "2009" not in ran.err


def test_every_bad_row_is_told(run):
    ran = run(lines(*(bad for bad, _ in BAD)))
    assert [line.split(",")[0] for line in ran.err.splitlines()[:-1]] == [f"line {n}" for n in range(2, 2 + len(BAD))]
    assert ran.rows == []


def test_a_gap_in_the_law_is_a_fault_of_the_row(run, monkeypatch):
    def no_law(case, read_as):
        raise NotInForce("nothing is in force on 14 May 2027")

    monkeypatch.setattr("leaving_care.management.commands.determine_status.answer", no_law)
    ran = run(lines(GOOD))
    assert ran.code == 2
    assert ran.err.startswith("line 2, as_of: the law here has a gap")
    assert "May" not in ran.err  # it may be a birthday


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_those_of_the_file(run, end):
    note = f'"two{end}lines{end}{end}and more"'
    ran = run(
        lines(
            "",
            f"{GOOD},{note}",
            f"c,,2025-12-01,,,{note}",
            f"{GOOD},x",
            "d,,2025-12-01,,,",
            header=f"{HEADER},note",
            end=end,
        )
    )
    assert [line.split(",")[0] for line in ran.err.splitlines()[:-1]] == ["line 7", "line 12"]
    assert [row["note"] for row in ran.rows] == [f"two{end}lines{end}{end}and more", "x"]


@pytest.mark.parametrize(
    ("rows", "until", "read"),
    [
        (
            ['c,2009-05-14,2025-12-01,,"', NEVER, NEVER],
            "The row goes on to line 5: is a quotation mark not closed?",
            "a",
        ),
        (
            ['c,2009-05-14,2025-12-01,"', NEVER, 'd,2009-05-14,2025-12-01,"2025-01-01..|V2|x",', NEVER],
            "The row goes on to line 5",
            "ab",
        ),
        (['c,2009-05-14,2025-12-01,,"a" and b', NEVER], "too long.\n", "ab"),
    ],
)
def test_a_quotation_mark_too_few_or_too_many(run, rows, until, read):
    ran = run(lines(GOOD, *rows))
    assert ran.code == 2
    assert ran.err.startswith("line 3, the quotation marks do not fit") and until in ran.err
    assert [row["id"] for row in ran.rows] == list(read)


def test_a_cell_without_end(run):
    ran = run(lines(GOOD, 'c,2009-05-14,2025-12-01,,"' + "x" * 140_000, NEVER))
    assert ran.code == 2
    assert "line 3, the quotation marks do not fit, or a cell is too long." in ran.err
    assert [row["id"] for row in ran.rows] == ["a", "b"]


# ---------------------------------------------------------------- the installation's own readings of the law


def test_the_readings_of_the_installation_hold_here_too(run, settings):
    on_the_91st = lines("a,2009-05-14,2025-12-01,2025-09-02..|V2|foster,")
    assert run(on_the_91st).rows[0]["status"] == "eligible"
    settings.LAW_READINGS = ["count_dates=no"]
    assert run(on_the_91st).rows[0]["status"] == "none"
    settings.LAW_READINGS = ["count_dates=perhaps"]
    assert "LAW_READINGS" in refused(run(on_the_91st))
