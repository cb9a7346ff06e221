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

# At least one row for each way in which a row can be wrong.
MANY_FAULTS = {
    "Edition": [
        {"title": "x" * 121, "effective_from": "soon", "legal_basis": "magna-carta", "review_due_on": "9999-01-01"},
        {"title": "Another"},
    ],
    "Themes": [
        {"slug": "home", "name": "Your home", "areas": "parking", "icon": "dragon"},
        {"slug": "home", "name": "Again"},
        {"slug": "changes", "name": "Reserved"},
        {"slug": "A B", "intro": "x" * 20_001},
    ],
    "Items": [
        {"identity": "pack", "slug": "pack", "theme": "home", "name": "Pack", "what_we_offer": "A.", "duty": "We must"},
        {"identity": "pack", "slug": "pack", "theme": "gone", "also_in": "gone, gone", "policy": "gone", "what_we_offer": "A\x01."},
        {"theme": "home", "also_in": "home", "places": "x", "amount.figure": "lots", "provision": "magna-carta", "sensitive": "?"},
        {"amount.figure": "0", "national": "gold", "source": "page 3", "name": "two\nlines", "funding_ends_on": "31/2/2026"},
        {"amount.figure": "12345678", "amount.each": "an hour", "source": "001:9-3", "amount.set_in": "gone"},
    ],
    "Rules": [
        {"of": "gone", "age_from": "16-17", "statuses": "nobody", "living": "moon"},
        {"of": "pack", "age_from": "25", "age_to": "16", "limited": "perhaps"},
        {"age_from": "99999", "circumstances": "lucky"},
    ],
    "Providers": [
        {"of": "pack", "authority": "gone", "starts_on": "2026-02-01", "ends_on": "2026-01-01"},
        {"of": "pack"},
    ],
    "Contacts": [
        {"key": "team", "kind": "Somebody", "districts": "gone", "postcode": "x" * 9, "walk_in": "?"},
        {"key": "team"},
    ],
    "Numbers": [{"of": "team", "number": "64XXXX", "language": "xx"}, {"of": "team", "number": "640000"}, {"of": "team"}],
    "Emails": [{"of": "team", "email": "nobody"}, {"of": "team"}],
    "Statements": [
        {"key": "a", "kind": "Pledge", "parent": "gone", "status": "nobody"},
        {"key": "a", "kind": "Pledge", "title": "A", "figure": "many", "due_on": "x"},
    ],
    "Documents": [{"key": "a", "title": "A", "url": "nowhere"}, {"key": "a"}],
    "Consultations": [{"way": "loud", "people": "some"}, {"who": "A", "held_on": "2026-02-01", "ends_on": "2026-01-01"}],
    "You said": [{"answer": "We cannot", "items": "gone", "consultation": "gone"}, {"said": "A", "answer": "We did it"}],
    "What changed": [{"kind": "Other", "ages_from": "9", "ages_to": "3"}],
    "Item changes": [{"identity": "gone", "reason": "A"}, {"kind": "Other", "decided_on": "2999-01-01"}],
    "In districts": [{"district": "gone", "key": "a", "differs_from": "pack"}, {"key": "A B", "theme_slug": "gone"}],
    "Joint councils": [{"authority": "gone"}, {"source": "x"}],
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


def as_typed(rows: dict[str, list[dict[str, str]]]) -> bytes:
    """A workbook with rows as somebody typed them, sound or not: every cell a text."""
    cells = {
        name: [
            [column.heading for column in SHEETS[name].columns],
            *([row.get(column.key, "") for column in SHEETS[name].columns] for row in said),
        ]
        for name, said in rows.items()
    }
    return book(cells)


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
