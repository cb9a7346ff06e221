"""Files for tests of importing: lines by what they say, and running what reads them."""

import csv
import io
from pathlib import Path

from leaving_care.models import Event, Role, StatusSpell, TimeInCare, YoungPerson
from pathways.importing.actions import check_people, import_people
from pathways.importing.columns import NAMES
from pathways.importing.exporting import export_people
from tests.people import NOW, council, member

KAI = {"record": "person", "council_id": "D1", "name_used": "Kai Example", "date_of_birth": "2007-05-04"}
JADE = {"record": "person", "council_id": "D2", "name_used": "Jade Example", "date_of_birth": "2009-02-01"}
IN_CARE = {
    "record": "care",
    "council_id": "D1",
    "starts_on": "2020-01-01",
    "ends_on": "2025-05-03",
    "legal_status": "C2",
}


def kai(**values):
    """A person line about Kai, with other values."""
    return KAI | values


def care(**values):
    """A time in care of Kai, with other values."""
    return IN_CARE | values


def works(address, **values):
    """That somebody works with Kai, as main adviser."""
    line = {"record": "allocation", "council_id": "D1", "starts_on": "2025-05-04", "worker": address, "main": "yes"}
    return line | values


def text(*lines, names=NAMES):
    """Lines as CSV text. Columns that a line does not say are blank."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, names, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(lines)
    return out.getvalue()


class Office:
    """A council with a data officer and an adviser, and the file that is imported there."""

    def __init__(self, folder: Path, slug="testshire"):
        self.authority = council(slug)
        self.officer = member(Role.DATA_OFFICER, self.authority)
        self.adviser = member(Role.PERSONAL_ADVISER, self.authority)
        self.path = folder / f"{slug}.csv"

    def put(self, *lines):
        """Writes the file: lines, or the text or the bytes as they are."""
        first = lines[0] if lines else ""
        content = first if isinstance(first, (str, bytes)) else text(*lines)
        self.path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return self.path

    def check(self, *lines, at=NOW):
        """A dry run."""
        return check_people(self.put(*lines), self.authority, by=self.officer.user, at=at)

    def run(self, *lines, at=NOW, **more):
        """The import itself."""
        return import_people(self.put(*lines), self.authority, by=self.officer.user, at=at, **more)

    def export(self, at=NOW):
        """What exporting writes."""
        out = io.StringIO(newline="")
        export_people(self.authority, out, by=self.officer.user, at=at)
        return out.getvalue()


def faults(report):
    """The faults as line, column."""
    return [(fault.line, fault.column) for fault in report.faults]


def everything():
    """How many rows there are of all that an import writes."""
    return [model.objects.count() for model in (YoungPerson, TimeInCare, StatusSpell, Event)]
