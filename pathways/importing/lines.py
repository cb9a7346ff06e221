"""One line of the file, read into values. Pure: no Django, no database.

No message repeats what stands in a cell: it is about somebody, and messages are passed on.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from leaving_care.care import LEGAL as CODES
from leaving_care.care import NATIONS, SECTION_17
from leaving_care.cohort.cells import BadCell, in_order, read_day
from leaving_care.cohort.flags import NO, YES
from pathways.importing import columns
from pathways.importing.columns import OF_KIND, Column

LEGAL_CODES = (*CODES, SECTION_17)
_NATIONS = {name.lower(): name for name in NATIONS}
_BRITISH = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
UNKEPT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_MEANT_AS_TEXT = re.compile(r"'+[=+\-@]")
_LIKE_A_FORMULA = re.compile(r"'*[=+\-@]")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with the file: the line, the column ("" for the whole line), and what is wrong and what would help."""

    line: int
    column: str
    why: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line that was read: what it says, by the names of our fields; what is blank is left out.

    `faults`: what cannot be read. Such a line is used for nothing but to know that it is there.
    """

    number: int
    kind: str
    values: Mapping[str, Any]
    faults: tuple[Fault, ...] = ()


def read_line(number: int, kind: str, cells: Mapping[str, str], words: Mapping[str, frozenset[str]]) -> Line:
    """Reads the cells of a line by column. `words`: what a `role` and a `status` may be."""
    values, faults = {}, []
    for column in OF_KIND[kind]:
        said = plain(cells.get(column.name, ""))
        try:
            if said:
                values[column.field or column.name] = _value(column, said, words)
            elif kind in column.must and kind != columns.PERSON:
                raise BadCell(column.name, f"it is blank. {column.says}")
        except BadCell as bad:
            faults.append(Fault(number, column.name, bad.why))
    if kind in columns.FOR_A_TIME and "starts_on" in values:
        try:
            in_order("ends_on", values["starts_on"], values.get("ends_on"), "it")
        except BadCell:
            why = "the last day is before the first day. Correct one of the two."
            faults.append(Fault(number, "ends_on", why))
    return Line(number, kind, values, tuple(faults))


def _value(column: Column, said: str, words: Mapping[str, frozenset[str]]) -> Any:
    if column.holds == columns.DAY:
        return read_a_day(column.name, said)
    if column.holds == columns.YES_NO:
        return _yes_or_no(column.name, said)
    if column.holds == columns.LEGAL:
        return _one_of(column.name, said.upper(), LEGAL_CODES)
    if column.holds == columns.NATION:
        return _NATIONS[_one_of(column.name, said.lower(), _NATIONS, NATIONS)]
    if column.holds in words:
        return _one_of(column.name, re.sub(r"[\s-]+", "_", said.lower()), sorted(words[column.holds]))
    if UNKEPT.search(said):
        raise BadCell(column.name, "there is a character in it that is no part of a text. Delete it.")
    if column.holds == columns.ADDRESS:
        return said.lower()
    if len(said) > column.longest:
        raise BadCell(column.name, f"it has more than {column.longest} characters. Shorten it.")
    return said


def read_a_day(column: str, said: str) -> date:
    """A day written 2009-05-14, or 14/05/2009 as a spreadsheet in the UK makes of it. Raises BadCell."""
    if british := _BRITISH.fullmatch(said):
        day, month, year = british.groups()
        said = f"{year}-{month:0>2}-{day:0>2}"
    return read_day(column, said)


def _yes_or_no(column: str, said: str) -> bool:
    if said.lower() in YES:
        return True
    if said.lower() in NO:
        return False
    raise BadCell(column, "it is neither yes nor no. Write one of these, or leave it blank.")


def _one_of(column: str, said: str, known: Any, told: Any = None) -> str:
    if said not in known:
        raise BadCell(column, f"it is not one that is known. Write one of: {', '.join(told or known)}.")
    return said


def plain(cell: str) -> str:
    """What a cell says: without blanks round it, and without the apostrophe that keeps a spreadsheet from calculating."""
    cell = cell.strip()
    return cell[1:] if _MEANT_AS_TEXT.match(cell) else cell


def harmless(said: str) -> str:
    """A cell as it is written: one that a spreadsheet would take for a formula gets an apostrophe before it."""
    return f"'{said}" if _LIKE_A_FORMULA.match(said) else said
