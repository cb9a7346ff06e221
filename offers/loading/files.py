"""Reads a folder of TOML files into rows that remember where they came from."""

import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from offers.loading.faults import Fault, FaultyFiles, Faults

FIXED = {
    "authority.toml": {"authority": dict, "role_titles": list, "words": list, "languages": list, "districts": list},
    "edition.toml": {
        "edition": dict,
        "consultations": list,
        "approvals": list,
        "changes": list,
        "documents": list,
        "furniture": list,
    },
    "contacts.toml": {"contacts": list},
    "statements.toml": {"statements": list},
}
THEME = {"theme": dict, "items": list}


@dataclass
class Row:
    """One table of a file: its values, and where it stands."""

    file: str
    label: str
    values: dict[str, Any]

    def rows(self, key: str) -> list["Row"]:
        """The tables nested in this one under `key`."""
        return _rows(self.file, f"{self.label} {key}", self.values.get(key, []))


@dataclass
class Files:
    """A folder's files as rows: `tables["edition"]` is a list of rows (one, for a single table); `themes` holds one
    (theme row, item rows) pair a file, in the order of the files' names. `hash` changes when any file says another thing."""

    tables: dict[str, list[Row]]
    themes: list[tuple[Row, list[Row]]]
    hash: str

    def one(self, name: str) -> Row:
        """The single table of this name."""
        return self.tables[name][0]


def read_files(folder: Path) -> Files:
    """Reads every file of `folder`. Raises FaultyFiles with all that cannot be read or does not belong."""
    faults = Faults()
    paths = [folder / name for name in FIXED] + sorted((folder / "themes").glob("*.toml"))
    tables: dict[str, list[Row]] = {}
    themes = []
    said = hashlib.sha256()
    for path in paths:
        name = path.relative_to(folder).as_posix()
        shape = FIXED.get(name, THEME)
        data = _parse(path, name, faults)
        if data is None:
            continue
        said.update(f"{name}\0{data!r}\0".encode())
        found = _tables(name, data, shape, faults)
        if shape is THEME:
            if found.get("theme"):
                themes.append((found["theme"][0], found.get("items", [])))
        else:
            tables.update(found)
    if not themes:
        faults.found.append(Fault("themes/", "", "", "There is no theme file. An offer has at least one theme."))
    faults.raise_if_any()
    return Files(tables, themes, said.hexdigest())


def _parse(path: Path, name: str, faults: Faults) -> dict[str, Any] | None:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        wrong = "The file is missing."
    except UnicodeDecodeError:
        wrong = "The file is not UTF-8 text. Save it as UTF-8."
    except tomllib.TOMLDecodeError as error:
        wrong = f"The file cannot be read: {error}."
    faults.found.append(Fault(name, "", "", wrong))
    return None


def _tables(name: str, data: dict[str, Any], shape: dict[str, type], faults: Faults) -> dict[str, list[Row]]:
    found = {}
    for key in sorted(set(data) - set(shape)):
        faults.found.append(Fault(name, key, "", f"Not known here. This file may hold: {', '.join(shape)}."))
    for key, kind in shape.items():
        value = data.get(key)
        if kind is dict:
            if isinstance(value, dict):
                found[key] = [Row(name, f"[{key}]", value)]
            else:
                faults.found.append(Fault(name, key, "", f"The table [{key}] is missing."))
        elif value is None or (isinstance(value, list) and all(isinstance(row, dict) for row in value)):
            found[key] = _rows(name, key, value or [])
        else:
            faults.found.append(Fault(name, key, "", f"Write each row as [[{key}]]."))
    return found


def _rows(file: str, label: str, values: Any) -> list[Row]:
    rows = []
    for number, value in enumerate(values if isinstance(values, list) else [values], start=1):
        if isinstance(value, dict):
            name = value.get("slug") or value.get("key") or value.get("role") or value.get("code") or ""
            rows.append(Row(file, f"{label} {number}" + (f" ({name})" if name else ""), value))
    return rows
