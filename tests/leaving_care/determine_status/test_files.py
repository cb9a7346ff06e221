"""manage.py determine_status: files of every kind, good and bad, and where it writes."""

import csv
import io
import os

import pytest

from leaving_care.cohort import COLUMNS
from tests.leaving_care.determine_status.runs import GOOD, HEADER, NEVER, Ran, lines, refused

# ---------------------------------------------------------------- files of every kind


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
