"""Reading the spreadsheet: its rows as texts, and all that is wrong with the file as a whole."""

from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from offers.bringing.columns import Column, Sheet, plain, short
from offers.bringing.formulas import raise_unless_plain
from offers.bringing.sheets import SHEETS, position_of
from offers.bringing.unpacking import NOT_WHOLE, Unreadable, packed, unpacked
from offers.bringing.writing import ALLOWED, HOW

NO_SHEET = "There is none of our sheets in this file. Start from the template, and keep its sheets."
UNKNOWN_SHEET = "The sheet “{0}” is not one of ours. Ours are: {1}. Take it out, or correct its name."
HIDDEN_SHEET = (
    "The sheet “{0}” is hidden, and is not one of ours. Show it (right-click a sheet’s name), and take it out."
)
UNKNOWN = "{0}, column {1}: “{2}” is not one of its columns. They are: {3}."
TWICE = "{0}, column {1}: “{2}” is there twice. Take one out."
NO_HEADING = "{0}, row {1}, column {2}: there is something under no heading. Give it one of ours, or take it out."
MOST_ROWS = 10_000
TOO_MANY = (
    "This file has more than 10,000 rows in all, which is more than an offer has. Take out what is not your offer."
)
EMPTY = "There is nothing in this file but headings."


@dataclass(frozen=True)
class Brought:
    """A row as it came: its sheet, its place in the file, what it says in each column, and where it was read."""

    sheet: str
    position: int
    values: dict[str, str]
    source_text: str = ""


@dataclass
class Read:
    """What a file says. With any fault nothing of it comes in."""

    rows: list[Brought] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def read(content: bytes) -> Read:
    """The rows of a spreadsheet, or every fault of the file as a whole."""
    found = Read()
    try:
        parts = {name: part for name, part in unpacked(content).items() if name.endswith((".xml", ".rels"))}
        raise_unless_plain(parts)
        sheets, hidden = _opened(packed(parts))
    except Unreadable as wrong:
        found.faults += str(wrong).split("\n")
        return found
    for name in sheets:
        if name not in (*SHEETS, HOW, ALLOWED):
            told = HIDDEN_SHEET if name in hidden else UNKNOWN_SHEET
            found.faults.append(told.format(short(name), ", ".join(SHEETS)))
    if not any(name in SHEETS for name in sheets):
        found.faults.append(NO_SHEET)
    for name, sheet in SHEETS.items():
        if name in sheets:
            _read_sheet(sheet, sheets[name], found)
    if len(found.rows) > MOST_ROWS:
        found.faults.append(TOO_MANY)
    if not found.rows and not found.faults:
        found.faults.append(EMPTY)
    return found


def _opened(content: bytes) -> tuple[dict[str, list[list[Any]]], set[str]]:
    """The cells of each sheet, and which sheets are hidden. Rows of a hidden one of ours are looked at as all are."""
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        hidden = {each.name for each in book.sheets_metadata if each.visible != SheetVisibleEnum.Visible}
        return {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) if name in SHEETS else []
            for name in book.sheet_names
        }, hidden
    except (CalamineError, ValueError, OSError, KeyError):
        raise Unreadable(NOT_WHOLE) from None
    except BaseException as broken:
        # What a broken file does to the reader's own inside is no ordinary exception.
        if type(broken).__name__ != "PanicException":
            raise
        raise Unreadable(NOT_WHOLE) from None


def _read_sheet(sheet: Sheet, cells: list[list[Any]], found: Read) -> None:
    columns = _columns(sheet, cells[0] if cells else [], found)
    for number, row in enumerate(cells[1:], start=2):
        said = {place: text for place, cell in enumerate(row) if (text := said_in(cell))}
        for place in said:
            if columns.get(place) is None:
                found.faults.append(NO_HEADING.format(sheet.name, number, letters(place)))
        values = {column.key: text for place, text in said.items() if (column := columns.get(place))}
        if values:
            at = position_of(sheet.name, number)
            found.rows.append(Brought(sheet.name, at, values, f"{sheet.name}, row {number}"))


def _columns(sheet: Sheet, headings: list[Any], found: Read) -> dict[int, Column | None]:
    columns: dict[int, Column | None] = {}
    for place, cell in enumerate(headings):
        heading = said_in(cell).removesuffix("*").strip()
        if not heading:
            continue
        column = sheet.by_heading.get(plain(heading))
        if column is None:
            known = ", ".join(each.heading for each in sheet.columns)
            found.faults.append(UNKNOWN.format(sheet.name, letters(place), short(heading), known))
        elif column in columns.values():
            found.faults.append(TWICE.format(sheet.name, letters(place), short(heading)))
        columns[place] = column
    return columns


def said_in(cell: Any) -> str:
    """What a cell says, as a person would type it."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if (cell.hour, cell.minute, cell.second) == (0, 0, 0) else cell.isoformat(" ")
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell).replace("\0", "").replace("\r\n", "\n").replace("\r", "\n").strip()


def letters(place: int) -> str:
    """The letters of a column, counted from 0."""
    name = ""
    place += 1
    while place:
        place, last = divmod(place - 1, 26)
        name = chr(65 + last) + name
    return name
