"""Files of every kind: what other programs write, and what is no such file at all."""

import io
import zipfile

import pytest

from leaving_care.cohort import Unreadable
from leaving_care.models import YoungPerson
from pathways.importing import scratch
from tests.importing.files import JADE, care, kai, text, works

pytestmark = pytest.mark.django_db
ZOE = kai(name_used="Zoë O’Example")


def packed():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"\n\n", "empty"),
        (packed(), "a workbook or another packed file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not text"),
        (b"%PDF-1.7\n\x00\x01", "not text"),
        (b"record,council_id\nperson,\x00\n", "not text"),
        (b"name,born\nA,2009-01-01\n", "columns are missing from the first line: record, council_id"),
        (b"record,council_id,record\nperson,1,x\n", "columns are there twice: record"),
        (b"record,council_id,name_used,Name_Used\nperson,1,x,y\n", "columns are there twice: name_used"),
        (text(kai()).encode("utf-16")[:-1], "not text throughout"),
    ],
)
def test_a_file_that_is_no_such_file_says_why(office, content, why):
    with pytest.raises(Unreadable, match=why):
        office.check(content)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_what_other_programs_write(office, encoding, separator):
    content = text(ZOE).replace(",", separator).replace("\n", "\r\n")
    report = office.run(content.encode(encoding))
    assert YoungPerson.objects.get().name_used == "Zoë O’Example"
    assert [note for note in report.notes if "Latin-1" in note] == report.notes
    assert bool(report.notes) == (encoding == "cp1252")


def test_a_character_that_no_database_keeps(office):
    report = office.check(text(kai(name_used="Kai\x00")).encode("utf-16"))
    assert [(fault.line, fault.column) for fault in report.faults] == [(2, "name_used")]


def test_columns_that_are_not_read_are_told(office):
    report = office.check("record,council_id,Date_Of_Brith,\nperson,D1,2007-05-04,\n")
    assert report.notes == ["Columns that are not read: date_of_brith."]


def test_lines_may_stand_in_any_order(office):
    report = office.run(care(), JADE, works(office.adviser.user.email), kai())
    assert report.changes == 4


def test_dates_as_a_spreadsheet_makes_of_them(office):
    office.run(kai(date_of_birth="4/5/2007"))
    assert YoungPerson.objects.get().date_of_birth.isoformat() == "2007-05-04"


@pytest.mark.parametrize("name", ["=1+1", "@Kai", "-Kai", "'=1+1", "+44", "'Kai"])
def test_a_name_like_a_formula_comes_and_goes_unharmed(office, name):
    YoungPerson.objects.create(authority=office.authority, council_id="D1", name_used=name, date_of_birth="2007-05-04")
    written = office.export()
    assert office.check(written).changes == 0
    cell = written.splitlines()[1].split(",")[2]
    assert cell[0] not in "=+-@"


def test_the_lines_lie_on_the_disk_in_a_file_without_a_name():
    with scratch.Scratch() as lines:
        assert lines._rows.execute("PRAGMA database_list").fetchall() == [(0, "main", "")]
        lines.add(3, "care", "B", {"starts_on": "x", "ends_on": " "})
        lines.add(2, "person", "B", {"name_used": "y"})
        lines.add(4, "person", "A", {})
        assert lines.sort() == 2
        assert list(lines.people()) == [
            ("A", [(4, "person", {})]),
            ("B", [(2, "person", {"name_used": "y"}), (3, "care", {"starts_on": "x"})]),
        ]
