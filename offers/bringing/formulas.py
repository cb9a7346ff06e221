"""What a sheet must not hold, looked for in its XML before the sheet is opened: formulas, merged cells, cells without end."""

import re
from collections.abc import Iterator

from lxml import etree

from offers.bringing.unpacking import NOT_WHOLE, Unreadable

MOST_ROWS = 5_000
MOST_COLUMNS = 200
MOST_TOLD = 50
TOO_MANY_ROWS = (
    "The sheet “{0}” has more than 5,000 rows, which is more than an offer has. Take out what is not your offer."
)
TOO_WIDE = "The sheet “{0}” has something in cell {1}, far to the right. Take out what is not your offer."
FORMULA = "{0}, cell {1}: there is a formula. Write what it should say instead."
BROKEN = "{0}, cell {1}: the spreadsheet could not work out what stands here ({2}). Write what it should say instead."
MERGED = "{0}, cells {1}: these are merged into one. Take them apart, and write in each what it should say."
MORE = "There are more cells like these. Look through all of your sheets."
DECLARED = "This file declares names of its own (a DOCTYPE). A spreadsheet has none, and we do not read them."
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_STRICT = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


def raise_unless_plain(parts: dict[str, bytes]) -> None:
    """Raises Unreadable for sheets that are too large, for XML that is not whole, and for cells that cannot be read as they
    stand (formulas, errors, merged ones), all of which are told.
    """
    found: list[str] = []
    try:
        names = {path: name for name, path in _sheets(parts)}
        # Whatever could be opened as a sheet is looked through, not only what the file calls one.
        for path, xml in parts.items():
            if path.endswith(".xml"):
                found += _unreadable(names.get(path, path), xml)
    except etree.XMLSyntaxError:
        raise Unreadable(NOT_WHOLE) from None
    if found:
        raise Unreadable("\n".join([*found[:MOST_TOLD], *([MORE] if len(found) > MOST_TOLD else [])]))


def _sheets(parts: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """The name of each sheet, and where it lies in the archive."""
    if "xl/workbook.xml" not in parts or "xl/_rels/workbook.xml.rels" not in parts:
        raise Unreadable(NOT_WHOLE)
    targets = {
        element.get("Id", ""): element.get("Target", "") for element in _every(parts["xl/_rels/workbook.xml.rels"])
    }
    for element in _every(parts["xl/workbook.xml"]):
        if etree.QName(element).localname == "sheet":
            id = next((value for key, value in element.attrib.items() if str(key).endswith("}id")), "")
            target = targets.get(str(id), "")
            yield element.get("name", ""), target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _every(xml: bytes) -> Iterator[etree._Element]:
    if b"<!DOCTYPE" in xml:
        raise Unreadable(DECLARED)
    for element in etree.fromstring(xml, etree.XMLParser(**_STRICT)).iter():
        if isinstance(element.tag, str):
            yield element


class _Looking:
    """Goes through a sheet's XML without keeping any of it: where each cell is, and what it holds."""

    def __init__(self, name: str):
        self.name, self.found = name, list[str]()
        self.row, self.column, self.at, self.holds = 0, 0, "", set[str]()
        self.is_error, self.says = False, ""

    def start(self, tag: str, attributes) -> None:
        """A place that is not written is the one after the last."""
        kind = tag.rpartition("}")[2]
        if kind == "row":
            self.row, self.column = _number(attributes.get("r"), self.row + 1), 0
        elif kind == "c":
            at = _CELL.fullmatch(attributes.get("r", ""))
            self.row, self.column = (int(at[2]), _letters(at[1])) if at else (self.row, self.column + 1)
            self.at, self.holds = (at[0] if at else f"in row {self.row}"), set()
            self.is_error, self.says = attributes.get("t") == "e", ""
        elif kind == "mergeCell":
            self._tell(MERGED.format(self.name, attributes.get("ref", "")))
        else:
            self.holds.add(kind)

    def data(self, text: str) -> None:
        """What a cell holds is kept only where it is an error."""
        if self.is_error:
            self.says = (self.says + text)[:20]

    def end(self, tag: str) -> None:
        """A cell that holds something is judged. Blank ones may lie anywhere."""
        if tag.rpartition("}")[2] != "c" or not self.holds & {"v", "is", "f"}:
            return
        if self.row > MOST_ROWS + 1:
            raise Unreadable(TOO_MANY_ROWS.format(self.name))
        if self.column > MOST_COLUMNS:
            raise Unreadable(TOO_WIDE.format(self.name, self.at))
        if "f" in self.holds:
            self._tell(FORMULA.format(self.name, self.at))
        elif self.is_error:
            self._tell(BROKEN.format(self.name, self.at, self.says.strip()))
        self.is_error = False

    def _tell(self, wrong: str) -> None:
        if len(self.found) <= MOST_TOLD:
            self.found.append(wrong)

    def close(self) -> list[str]:
        """What cannot be read as it stands."""
        return self.found


def _unreadable(name: str, xml: bytes) -> list[str]:
    if b"<!DOCTYPE" in xml:
        raise Unreadable(DECLARED)
    return etree.fromstring(xml, etree.XMLParser(target=_Looking(name), **_STRICT))


def _number(said: str | None, otherwise: int) -> int:
    return int(said) if said and said.isdigit() and len(said) < 10 else otherwise


def _letters(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
