"""The file read line by line into the scratch file. Pure: no Django, no database of ours."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from leaving_care.cohort.files import UTF_8, UTF_16, Sheet, Unreadable, sheet
from pathways.importing.columns import COUNCIL_ID, KINDS, LONGEST_NUMBER, NAMES, NEEDED, RECORD
from pathways.importing.lines import UNKEPT, Fault, plain, read_line
from pathways.importing.scratch import Scratch

EVERY = 1000
Told = Callable[[str, int, int], None]
"""Who is told how far the work is: what is being done, how much is done, and of how much (0: not known)."""
READING = "Reading"


@dataclass
class Reading:
    """What was found while reading: lines, people, faults of single lines, and what should be known of the whole file.

    `mentioned`: numbers in lines that could not be kept. Such a line may be the person's own.
    """

    lines: int = 0
    people: int = 0
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    mentioned: set[str] = field(default_factory=set)


def read_file(path: Path, scratch: Scratch, told: Told, words: Mapping[str, frozenset[str]]) -> Reading:
    """Reads a CSV file into the scratch file. `words`: what a `role` and a `status` may be.

    Raises Unreadable for one that is no such file, or lacks the columns needed.
    """
    found = Reading()
    with sheet(path, NEEDED) as rows:
        _look_at_the_header(rows, path, found)
        for row in rows:
            found.lines += 1
            cells = {name: cell for name, cell in zip(rows.names, row.cells, strict=False) if name in NAMES}
            if row.fault:
                wrong = [Fault(row.line, "", f"{row.fault} Correct the line.")]
            else:
                wrong = _keep(row.line, cells, scratch)
                if wrong and (kind := plain(cells[RECORD]).lower()) in KINDS:
                    wrong += read_line(row.line, kind, cells, words).faults
            if wrong:
                found.faults += wrong
                found.mentioned.add(plain(cells.get(COUNCIL_ID, "")))
            if found.lines % EVERY == 0:
                told(READING, found.lines, 0)
    found.people = scratch.sort()
    told(READING, found.lines, found.lines)
    return found


def _look_at_the_header(rows: Sheet, path: Path, found: Reading) -> None:
    twice = sorted({name for name in rows.names if name in NAMES and rows.names.count(name) > 1})
    if twice:
        raise Unreadable(f"{path}: columns are there twice: {', '.join(twice)}.")
    if rows.encoding not in (UTF_8, UTF_16):
        found.notes.append("The file is not UTF-8, so it was read as Latin-1 (Windows-1252). Look at the names.")
    others = [name for name in rows.names if name not in NAMES]
    if others:
        called = ", ".join(name for name in others if name) or "without a name"
        found.notes.append(f"Columns that are not read: {called}.")


def _keep(line: int, cells: dict[str, str], scratch: Scratch) -> list[Fault]:
    """Keeps a line for its person. Returns why it cannot be kept."""
    kind, number = plain(cells[RECORD]).lower(), plain(cells[COUNCIL_ID])
    wrong = []
    if kind not in KINDS:
        wrong.append(Fault(line, RECORD, f"it is not one that is known. Write one of: {', '.join(KINDS)}."))
    if not number:
        wrong.append(Fault(line, COUNCIL_ID, "it is blank. Write the number that the council knows them by."))
    elif len(number) > LONGEST_NUMBER:
        wrong.append(Fault(line, COUNCIL_ID, f"it has more than {LONGEST_NUMBER} characters. Shorten it."))
    elif UNKEPT.search(number):
        wrong.append(Fault(line, COUNCIL_ID, "there is a character in it that is no part of a number. Delete it."))
    if not wrong:
        scratch.add(line, kind, number, cells)
    return wrong
