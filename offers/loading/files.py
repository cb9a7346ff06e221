"""Reads a folder of TOML files into rows that remember where they came from."""

import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from offers.loading.faults import Fault, Faults, shown

FIXED: dict[str, dict[str, type]] = {
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
THEME: dict[str, type] = {"theme": dict, "items": list}


@dataclass
class Row:
    """One table of a file: its values, and where it stands."""

    file: str
    label: str
    values: dict[str, Any]

    def rows(self, key: str, faults: Faults) -> list["Row"]:
        """The tables nested in this one under `key`; anything else there is a fault."""
        values = self.values.get(key, [])
        if _are_tables(values):
            return _rows(self.file, f"{self.label} {key}", values)
        faults.add(self, key, f"Write each row under a heading of its own, [[...{key}]].")
        return []

    def table(self, key: str, faults: Faults) -> dict[str, Any]:
        """The one table nested in this one under `key`; anything else there is a fault."""
        values = self.values.get(key, {})
        if isinstance(values, dict):
            return values
        faults.add(self, key, f"Write it once, under the heading [...{key}].")
        return {}

    def words(self, key: str, faults: Faults) -> list[str]:
        """The list of words under `key`; anything else there, and a word twice, is a fault."""
        values = self.values.get(key, [])
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            faults.add(self, key, 'It should be a list, such as ["a", "b"].')
            return []
        for value in sorted({value for value in values if values.count(value) > 1}):
            faults.add(self, key, f"{shown(value)} is there more than once.")
        return values


@dataclass
class Files:
    """A folder's files as rows: `tables["edition"]` is a list of rows (one, for a single table); `themes` holds one
    (theme row, item rows) pair a file, in the order of the files' names. `hash` changes when any file of
    the edition's says another thing."""

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
    hashed = hashlib.sha256()
    for path in paths:
        name = path.relative_to(folder).as_posix()
        shape = FIXED.get(name, THEME)
        try:
            data, said = _parse(path)
        except _Unreadable as error:
            faults.found.append(Fault(name, "", "", str(error)))
            continue
        # The council's own rows may change whatever is published.
        if name != "authority.toml":
            hashed.update(f"{name}\0{said}\0".encode(errors="surrogateescape"))
        found = _tables(name, data, shape, faults)
        if shape is THEME:
            if found.get("theme"):
                themes.append((found["theme"][0], found.get("items", [])))
        else:
            tables.update(found)
    if len(paths) == len(FIXED):
        wrong = "There is no theme file, such as themes/01-housing.toml. An offer has at least one theme."
        faults.found.append(Fault("themes/", "", "", wrong))
    faults.raise_if_any()
    return Files(tables, themes, hashed.hexdigest())


class _Unreadable(Exception):
    """A file that cannot be read; the message says why and what would help."""


def _parse(path: Path) -> tuple[dict[str, Any], str]:
    """What a file holds, and the same as one text to be hashed."""
    try:
        # Some editors put an invisible mark before the first letter; -sig leaves it out.
        data = _without_margins(tomllib.loads(path.read_text(encoding="utf-8-sig")))
        return data, repr(data)
    except FileNotFoundError:
        raise _Unreadable("The file is missing.") from None
    except OSError as error:
        raise _Unreadable(f"The file cannot be opened: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise _Unreadable("The file is not UTF-8 text. Save it as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        raise _Unreadable(f"The file cannot be read: {error}.") from None
    except RecursionError:
        raise _Unreadable("The file has tables inside tables without end. No row needs more than two.") from None
    except ValueError as error:
        # A number of more digits than Python will read.
        raise _Unreadable(f"The file cannot be read: {error}.") from None


def _without_margins(value: Any) -> Any:
    """The value with no blanks round any text: "a" and "a " are the same word."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        return [_without_margins(one) for one in value]
    if isinstance(value, dict):
        return {key: _without_margins(one) for key, one in value.items()}
    return value


def _tables(name: str, data: dict[str, Any], shape: dict[str, type], faults: Faults) -> dict[str, list[Row]]:
    found = {}
    for key in sorted(set(data) - set(shape)):
        faults.found.append(Fault(name, key, "", f"Not known here. This file may hold: {', '.join(shape)}."))
    for key, kind in shape.items():
        value = data.get(key, None if kind is dict else [])
        if kind is dict:
            if isinstance(value, dict):
                found[key] = [Row(name, f"[{key}]", value)]
            else:
                faults.found.append(Fault(name, key, "", f"The table [{key}] is missing."))
        elif value is not None and _are_tables(value):
            found[key] = _rows(name, key, value)
        else:
            faults.found.append(Fault(name, key, "", f"Write each row as [[{key}]]."))
    return found


def _are_tables(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(row, dict) for row in value)


def _rows(file: str, label: str, values: list[dict[str, Any]]) -> list[Row]:
    return [Row(file, f"{label} {number}{_called(value)}", value) for number, value in enumerate(values, start=1)]


def _called(values: dict[str, Any]) -> str:
    names = (values.get(key) for key in ("slug", "key", "role", "code"))
    name = next((name for name in names if name and isinstance(name, str) and name.isprintable()), "")
    return f" ({name[:60]})" if name else ""
