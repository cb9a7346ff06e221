"""manage.py determine_status: whole files, good and bad, and what it says and ends with."""

import csv
import io
import os
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from leaving_care.cohort import ANSWER_COLUMNS, COLUMNS
from leaving_care.law import NotInForce
from tests.bench.cohorts import write

CASES = Path(__file__).parent / "status_cases.csv"
ROOT = Path(__file__).absolute().parents[2]
HEADER = ",".join(COLUMNS)
GOOD = "a,2009-05-14,2025-12-01,2025-09-01..|V2|foster,"
NEVER = "b,1996-01-01,2026-01-10,,"


class Ran:
    """What a run of the command said and ended with. `code`: the exit code."""

    def __init__(self, file, *options):
        out, err = io.StringIO(), io.StringIO()
        self.code = 0
        try:
            call_command("determine_status", file, *options, stdout=out, stderr=err)
        except SystemExit as ended:
            self.code = ended.code
        except CommandError as fault:
            self.code = fault.returncode
            err.write(f"{fault}\n")
        self.out, self.err = out.getvalue(), err.getvalue()

    @property
    def rows(self):
        return list(csv.DictReader(io.StringIO(self.out, newline="")))


@pytest.fixture
def run(tmp_path):
    """Writes a file (text, or bytes as they are) and runs the command with it."""

    def run_with(content, *options):
        file = tmp_path / "people.csv"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return Ran(file, *options)

    return run_with


def lines(*rows, header=HEADER, end="\n"):
    return end.join([header, *rows, ""])


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


# ---------------------------------------------------------------- files of every kind


def refused(ran):
    """The file could not be used at all: nothing is written, and it is said in words."""
    assert (ran.code, ran.out) == (2, "")
    return ran.err


def test_a_missing_file(tmp_path):
    assert "There is no file" in refused(Ran(tmp_path / "no.csv"))
    assert "is not a file" in refused(Ran(tmp_path))


@pytest.mark.parametrize("content", ["", "\n", "\ufeff", " \r\n\r\n", ",,,\n"])
def test_an_empty_file(run, content):
    assert "is empty" in refused(run(content))


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"\x89PNG\r\n\x1a\n\x01\x02",
        b"PK\x03\x04" + b"a" * 50,
        bytes(range(256)),
        f"{HEADER}\n{GOOD}\n".encode("utf-16-le"),
        f"{HEADER}\n{GOOD}\n".encode() + b"x" * 9000 + b"\x00",
        b"\xff\xfe" + f"{HEADER}\n".encode("utf-16-le") + b"\x00\xd8\x00\x00",
        b"\xff\xfe\x00\xd8\x00\x00",
    ],
)
def test_a_file_that_is_no_text(run, content):
    ran = run(content)
    assert ran.code == 2
    assert "CSV UTF-8" in ran.err
    assert len(ran.rows) == 0


def test_a_file_that_stops_being_text(run, tmp_path):
    content = lines(*[NEVER] * 2_000).encode("utf-16") + b"\x00\xd8\x00\x00"
    ran = run(content, "--output", tmp_path / "out.csv")
    assert "is not text throughout, from line" in refused(ran)
    assert not (tmp_path / "out.csv").exists()


def test_a_workbook_is_called_one(run):
    assert "is a workbook" in refused(run(b"PK\x03\x04" + b"a" * 50))


def test_missing_columns(run):
    said = refused(run("id,date_of_birth,care_periods\nx,2009-05-14,\n"))
    assert "columns are missing from the first line: as_of, flags." in said
    assert refused(run(lines(GOOD), "--check")).endswith("missing from the first line: expected_status.\n")


def test_a_file_with_no_header_says_nothing_about_anybody(run):
    said = refused(run(f"{GOOD}\n{NEVER}\n"))
    assert f"missing from the first line: {', '.join(COLUMNS)}." in said
    assert "2009" not in said


def test_a_column_twice(run):
    assert "twice: as_of" in refused(run(f"{HEADER},As_of\n{GOOD},\n"))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_other_programs_write(run, end, separator, encoding):
    cells = [
        "Zoë Šimić",
        "2009-05-14",
        "2025-12-01",
        "2024-01-01..2024-02-01|V2|a;2025-09-02..|V2|b",
        "uasc=yes;disabled=yes",
    ]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator=end)
    writer.writerows([COLUMNS, cells, cells])
    ran = run(out.getvalue().encode(encoding))
    assert (ran.code, ran.err) == (0, "")
    assert [(row["id"], row["counted_days"]) for row in ran.rows] == [("Zoë Šimić", "123")] * 2
    assert "\r" not in ran.out


@pytest.mark.parametrize(
    ("encoding", "name"), [("latin-1", "Zoé Müller"), ("cp1252", "Zoé O’Brien"), ("latin-1", "Zoé\x81")]
)
def test_a_file_that_is_not_utf_8(run, encoding, name):
    many = [NEVER] * 20_000  # the letter stands far behind the first block that is read
    ran = run(lines(*many[:2], GOOD.replace("a,", f"{name},", 1)).encode(encoding))
    assert ran.code == 0
    assert "not UTF-8" in ran.err and "Latin-1" in ran.err
    assert ran.rows[-1]["id"] == name


def test_a_file_that_ends_in_the_middle_of_a_letter(run):
    ran = run(f"{HEADER},team\n{GOOD},Zoé".encode()[:-1])
    assert (ran.code, ran.rows[0]["team"]) == (0, "ZoÃ")
    assert "not UTF-8" in ran.err


# ---------------------------------------------------------------- where it writes


def test_a_file_of_its_own(run, tmp_path):
    target = tmp_path / "out.csv"
    target.write_text("old")
    ran = run(lines(GOOD, "c,,,,"), "--output", target)
    assert (ran.code, ran.out) == (2, "")
    text = target.read_text()
    assert text.startswith("id,status,") and text.count("\n") == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.csv", "people.csv"]


def test_the_old_file_stays_until_the_new_one_is_whole(run, tmp_path, monkeypatch):
    target = tmp_path / "out.csv"
    target.write_text("old")

    def stopped(case, read_as):
        assert target.read_text() == "old"
        raise KeyboardInterrupt

    monkeypatch.setattr("leaving_care.management.commands.determine_status.answer", stopped)
    with pytest.raises(KeyboardInterrupt):
        run(lines(GOOD), "--output", target)
    assert target.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.csv", "people.csv"]


@pytest.mark.parametrize("way", ["same", "roundabout", "symbolic", "hard"])
def test_the_input_is_never_written_over(run, tmp_path, way):
    (tmp_path / "deeper").mkdir()
    source = tmp_path / "people.csv"
    source.touch()
    target = {"same": source, "roundabout": tmp_path / "deeper" / ".." / "people.csv"}.get(way, tmp_path / "other.csv")
    if way == "symbolic":
        target.symlink_to(source)
    if way == "hard":
        target.hardlink_to(source)
    assert "the file that is read" in refused(run(lines(GOOD), "--output", target))
    assert source.read_text() == lines(GOOD)


def test_where_nothing_can_be_written(run, tmp_path):
    assert "cannot be written" in refused(run(lines(GOOD), "--output", tmp_path / "nowhere" / "out.csv"))
    assert "not a file that can be written" in refused(run(lines(GOOD), "--output", tmp_path))
    assert "not a file that can be written" in refused(run(lines(GOOD), "--output", os.devnull))


def test_a_link_stays_a_link(run, tmp_path):
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    assert run(lines(GOOD), "--output", tmp_path / "link.csv").code == 0
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text().startswith("id,")


# ---------------------------------------------------------------- --check

EXPECTING = f"{HEADER},expected_status,certainty"


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


# ---------------------------------------------------------------- the installation's own readings of the law


def test_the_readings_of_the_installation_hold_here_too(run, settings):
    on_the_91st = lines("a,2009-05-14,2025-12-01,2025-09-02..|V2|foster,")
    assert run(on_the_91st).rows[0]["status"] == "eligible"
    settings.LAW_READINGS = ["count_dates=no"]
    assert run(on_the_91st).rows[0]["status"] == "none"
    settings.LAW_READINGS = ["count_dates=perhaps"]
    assert "LAW_READINGS" in refused(run(on_the_91st))


# ---------------------------------------------------------------- many, and as a program


@pytest.mark.slow
def test_many_rows_need_no_more_memory_than_few(tmp_path):
    few, many, target = tmp_path / "few.csv", tmp_path / "many.csv", tmp_path / "out.csv"
    write(few, 500)
    write(many, 2_500)
    Ran(many, "--output", target)  # what is kept in memory for good is there from now on

    def peak(file):
        tracemalloc.start()
        ran = Ran(file, "--output", target)
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert (ran.code, ran.err) == (0, "")
        return used

    more = peak(many) - peak(few)
    assert more < 500_000  # two thousand rows of text alone are three times that


def program(*options, **more):
    """Runs manage.py as people do. No database is there, and the terminal is an old one."""
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "DATABASE_URL": "sqlite:////nowhere/db.sqlite3"}
    command = [sys.executable, "manage.py", "determine_status", *map(str, options)]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, **more)


def test_as_a_program(tmp_path):
    file = tmp_path / "people.csv"
    file.write_text(lines(f"{GOOD.replace('a', 'Zoë', 1)},none,certain", header=EXPECTING))
    written = program(file, stdout=subprocess.PIPE)
    out, err = written.communicate(timeout=60)
    assert (written.returncode, err) == (0, b"")
    assert out.decode().splitlines()[1].startswith("Zoë,eligible,")
    for options, code in (((file, "--check"), 1), ((tmp_path / "no.csv",), 2)):
        ran = program(*options, stdout=subprocess.DEVNULL)
        ran.communicate(timeout=60)
        assert ran.returncode == code


def test_a_reader_that_stops_early(tmp_path):
    write(tmp_path / "people.csv", 500)
    ran = program(tmp_path / "people.csv", stdout=subprocess.PIPE)
    ran.stdout.read(10)
    ran.stdout.close()
    assert (ran.stderr.read(), ran.wait(60)) == (b"", 2)
    ran.stderr.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_a_full_disk(tmp_path):
    write(tmp_path / "people.csv", 100)
    with open("/dev/full", "wb") as full:
        ran = program(tmp_path / "people.csv", stdout=full)
        _, err = ran.communicate(timeout=60)
    assert (ran.returncode, err.decode().strip()) == (
        2,
        "CommandError: Stopped before the end: No space left on device.",
    )
