"""A run of manage.py determine_status: what it read, said and ended with."""

import csv
import io

from django.core.management import CommandError, call_command

from leaving_care.cohort import COLUMNS

HEADER = ",".join(COLUMNS)
EXPECTING = f"{HEADER},expected_status,certainty"
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


def lines(*rows, header=HEADER, end="\n"):
    """A file of rows below the header."""
    return end.join([header, *rows, ""])


def refused(ran):
    """The file could not be used at all: nothing is written, and it is said in words."""
    assert (ran.code, ran.out) == (2, "")
    return ran.err
