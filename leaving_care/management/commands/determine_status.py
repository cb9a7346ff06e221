"""manage.py determine_status FILE.csv [--check] [--output FILE]"""

import csv
import os
import sys
from contextlib import ExitStack
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError

from leaving_care.cohort import (
    ANSWER_COLUMNS,
    COLUMNS,
    BadCell,
    Comparison,
    Unreadable,
    answer,
    read_case,
    sheet,
    whole_or_nothing,
)
from leaving_care.cohort.comparing import EXPECTED
from leaving_care.cohort.files import UTF_8, UTF_16
from leaving_care.law import NotInForce
from leaving_care.readings_setting import readings

DIFFERS, UNREADABLE = 1, 2


class Command(BaseCommand):
    help = "Works out the leaving-care status of everybody in a CSV file. docs/determine_status.md has its columns."
    requires_system_checks = []  # nothing here asks the database, and it need not be there

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE.csv")
        parser.add_argument("--output", type=Path, metavar="FILE", help="write there, and not to standard output")
        parser.add_argument(
            "--check", action="store_true", help="compare with the column expected_status, and print what differs"
        )

    def handle(self, *, file, output, check, **options):
        if output and _is_same(file, output):
            raise CommandError("--output is the file that is read. Name another.", returncode=UNREADABLE)
        comparison = Comparison() if check else None
        try:
            unread = self._run(file, output, comparison)
            self._sum_up(comparison, unread)
            self.stdout.flush()
        except (Unreadable, ImproperlyConfigured) as fault:
            raise CommandError(str(fault), returncode=UNREADABLE) from fault
        except BrokenPipeError:
            # Whoever read our output has stopped: say nothing more, on the way out either.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(UNREADABLE)
        except OSError as fault:
            raise CommandError(f"Stopped before the end: {fault.strerror}.", returncode=UNREADABLE) from fault
        if unread:
            sys.exit(UNREADABLE)
        if comparison and comparison.differs:
            sys.exit(DIFFERS)

    def _run(self, file, output, comparison):
        """Reads, decides and writes row by row. Returns the number of rows that could not be read."""
        needed = (*COLUMNS, EXPECTED) if comparison else COLUMNS
        unread = 0
        read_as = readings()
        with ExitStack() as stack:
            rows = stack.enter_context(sheet(file, needed))
            if rows.encoding not in (UTF_8, UTF_16):
                self.stderr.write(f"{file} is not UTF-8, so it is read as Latin-1 (Windows-1252). Look at the names.")
            others = [number for number, name in enumerate(rows.names) if name not in COLUMNS]
            write = self._writer(stack, output, comparison)
            write([*ANSWER_COLUMNS, *(_column(rows.header[number]) for number in others)])
            for row in rows:
                try:
                    if row.fault:
                        raise BadCell("", row.fault)
                    named = dict(zip(rows.names, row.cells, strict=True))
                    decided = _decide(named, read_as)
                    told = comparison.add(row.line, named, decided) if comparison else []
                except BadCell as bad:
                    unread += 1
                    self.stderr.write(f"line {row.line}, {bad}")
                    continue
                write([*decided.cells(), *(row.cells[number] for number in others)])
                for line in told:
                    self.stdout.write(line)
        return unread

    def _writer(self, stack, output, comparison):
        """What writes a row: to the file, to standard output, or, where the comparison is what is read there, nowhere."""
        if output:
            target = stack.enter_context(whole_or_nothing(output))
        elif comparison:
            return lambda cells: None
        else:
            target = self.stdout
            if target._out is sys.stdout and hasattr(sys.stdout, "reconfigure"):
                sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        return csv.writer(_Lines(target), lineterminator=_Lines.QUOTED).writerow

    def _sum_up(self, comparison, unread):
        if comparison:
            for line in comparison.summary():
                self.stdout.write(line)
        if unread:
            self.stderr.write(f"Rows that could not be read: {unread}.")


class _Lines:
    """Lines that end with a line feed, from a writer that puts any cell with either line end in quotation marks."""

    QUOTED = "\r\n"

    def __init__(self, target):
        self.target = target

    def write(self, line):
        self.target.write(line.removesuffix(self.QUOTED) + "\n")


def _decide(named, read_as):
    case = read_case(named)
    try:
        return answer(case, read_as)
    except NotInForce as fault:
        # Its own words may name a birthday, for the answer looks ahead to those.
        raise BadCell(
            "as_of", "the law here has a gap on that day, or on a later one that the answer needs."
        ) from fault


def _column(name):
    """A column that is passed through; one that is called as one of ours would be taken for it."""
    return f"input_{name.strip()}" if name.strip().lower() in ANSWER_COLUMNS else name


def _is_same(file, output):
    try:
        return os.path.samefile(file, output)
    except OSError:
        return os.path.realpath(file) == os.path.realpath(output)
