"""The rows that are brought in as the loader of offers takes them: values by field, and each row with its parts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from offers.bringing import sheets
from offers.bringing.columns import BadCell
from offers.bringing.sheets import SHEETS, number_of
from offers.loading.build import MISSING
from offers.loading.faults import Faults
from offers.loading.files import Row

NO_THEME = "There is no theme “{0}” among the rows."
NO_OWNER = "There is no {1} “{0}” among the rows."
BAD_PLACES = "Write one whole number for each of its themes, from 0 to 9999, or leave it blank."
# Of which sheet's rows the rows of a sheet are parts, what names a row there, and under which name it has them.
PARTS = {
    sheets.RULES.name: (sheets.ITEMS.name, "identity", "rules"),
    sheets.PROVIDERS.name: (sheets.ITEMS.name, "identity", "providers"),
    sheets.NUMBERS.name: (sheets.CONTACTS.name, "key", "numbers"),
    sheets.EMAILS.name: (sheets.CONTACTS.name, "key", "emails"),
}


class Said(Protocol):
    """A row to check: of which sheet it is, its place in the file, and what it says in each column."""

    sheet: str
    position: int
    values: dict[str, str]


@dataclass
class Line(Row):
    """A row as the loader reads it, with its parts."""

    place: int = 0
    parts: dict[str, list[Row]] = field(default_factory=dict)
    other: dict[str, Any] = field(default_factory=dict)

    def rows(self, key: str, faults: Faults) -> list[Row]:
        """Its parts of a kind, each a row of a sheet of its own."""
        return self.parts.get(key, [])


@dataclass
class Lines:
    """Every row by its sheet. `unread`: the cells (sheet, row, field) that could not be read, which is told already."""

    by_sheet: dict[str, list[Line]]
    themes: list[tuple[Line, list[Line]]]
    unread: set[tuple[str, str, str]]

    def of(self, sheet: sheets.Sheet) -> list[Line]:
        """The rows of a sheet, in order."""
        return self.by_sheet[sheet.name]


def lines_of(rows: Sequence[Said], faults: Faults) -> Lines:
    """Rows as the loader takes them. What cannot be read, and what points to no row, is noted."""
    unread: set[tuple[str, str, str]] = set()
    by_sheet: dict[str, list[Line]] = {name: [] for name in SHEETS}
    for place, row in enumerate(rows):
        if row.sheet in by_sheet:
            by_sheet[row.sheet].append(_line(row, place, unread, faults))
    _join_parts(by_sheet, faults)
    return Lines(by_sheet, _themes(by_sheet, faults), unread)


def _line(row: Said, place: int, unread: set[tuple[str, str, str]], faults: Faults) -> Line:
    sheet, line = SHEETS[row.sheet], Line(row.sheet, f"row {number_of(row.position)}", {}, place=place)
    for key, said in row.values.items():
        if key not in sheet.by_key or not isinstance(said, str) or not said:
            continue
        try:
            value = sheet.by_key[key].read(said)
        except BadCell as bad:
            unread.add((row.sheet, line.label, key))
            faults.add(line, key, str(bad))
            continue
        if key in ("of", "places") or (key == "theme" and sheet is sheets.ITEMS):
            line.other[key] = value
        elif key.startswith("amount."):
            line.values.setdefault("amount", {})[key.removeprefix("amount.")] = value
        else:
            line.values[key] = value
    if places := line.other.get("places"):
        wanted = 1 + len(line.values.get("also_in", []))
        if len(places) != wanted or not all(each.isdecimal() and len(each) < 5 for each in places):
            faults.add(line, "places", BAD_PLACES)
    return line


def _join_parts(by_sheet: dict[str, list[Line]], faults: Faults) -> None:
    for name, (owners, key, kind) in PARTS.items():
        by_key = {line.values.get(key): line for line in reversed(by_sheet[owners])}
        for line in by_sheet[name]:
            owner = by_key.get(line.other.get("of", ""))
            # One that is nobody's is looked through all the same, as a part of any.
            for whose in [owner] if owner else by_sheet[owners][:1]:
                whose.parts.setdefault(kind, []).append(line)
            if owner:
                continue
            if "of" not in line.other:
                faults.add(line, "of", MISSING)
            else:
                called = SHEETS[owners].row.split()[-1]
                faults.add(line, "of", NO_OWNER.format(line.other["of"], called))


def _themes(by_sheet: dict[str, list[Line]], faults: Faults) -> list[tuple[Line, list[Line]]]:
    found: list[tuple[Line, list[Line]]] = [(theme, []) for theme in by_sheet[sheets.THEMES.name]]
    by_slug = {theme.values.get("slug"): items for theme, items in reversed(found)}
    for item in by_sheet[sheets.ITEMS.name]:
        slug = item.other.get("theme")
        if slug is None or slug not in by_slug:
            faults.add(item, "theme", NO_THEME.format(slug) if slug else MISSING)
            # It is looked through all the same, under any theme.
            (found[0][1] if found else []).append(item)
        else:
            by_slug[slug].append(item)
    return found
