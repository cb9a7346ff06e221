"""Spreadsheets that somebody might send, sound and broken, for tests that bring one in."""

import zipfile
from datetime import date
from io import BytesIO

import xlsxwriter

from offers.bringing.sheets import SHEETS
from offers.bringing.writing import write

DAY = date(2026, 4, 2)
ROWS = {
    "Edition": [{"title": "Local offer", "effective_from": "2027-04-01"}],
    "Themes": [{"slug": "home", "name": "Your home", "areas": "accommodation"}],
    "Items": [
        {"identity": "pack", "slug": "pack", "theme": "home", "name": "Starter pack", "what_we_offer": "Pans."},
        {"identity": "key", "slug": "key", "theme": "home", "name": "A key", "what_we_offer": "A key.", "amount.figure": "20"},
    ],
    "Rules": [{"of": "pack", "age_from": "16", "age_to": "25", "last_year_included": "no"}],
    "Contacts": [{"key": "team", "kind": "Team", "name": "The team"}],
    "Numbers": [{"of": "team", "number": "01632 960001"}],
}  # fmt: skip


def sound(**other: list) -> bytes:
    """A small offer as the spreadsheet; `other`: sheets that say something else."""
    return write(ROWS | other, made_on=DAY)


def book(sheets: dict[str, list[list]]) -> bytes:
    """A workbook with these cells, written as they are: a text that starts with = is a formula."""
    out = BytesIO()
    made = xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    for name, rows in sheets.items():
        page = made.add_worksheet(name)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    made.close()
    return out.getvalue()


def themes(*rows: list, headings=("Theme", "Name")) -> bytes:
    """A workbook with one sheet of themes."""
    return book({"Themes": [list(headings), *map(list, rows)]})


def changed(content: bytes, **parts: bytes) -> bytes:
    """An archive with parts added or replaced: "xl__vbaProject.bin" stands for xl/vbaProject.bin."""
    out = BytesIO()
    other = {name.replace("__", "/"): said for name, said in parts.items()}
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in other:
                new.writestr(name, old.read(name))
        for name, said in other.items():
            new.writestr(name, said)
    return out.getvalue()


def sheet_xml(cells: str) -> bytes:
    """The first sheet of a workbook as XML, with these rows."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{space}"><sheetData>{cells}</sheetData></worksheet>'.encode()


def heading_row() -> list[str]:
    """The headings of the sheet of items."""
    return [column.heading for column in SHEETS["Items"].columns]
