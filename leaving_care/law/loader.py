"""Reads the law's TOML files as they are written."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FILES = ("provisions", "areas", "statuses", "figures", "conditions", "duties", "amounts", "timetable")

Table = dict[str, Any]
Tables = dict[str, dict[str, Table]]
"""The book as it is written: file by file (without ".toml"), entry by id."""


class BookError(ValueError):
    """The book cannot be read. Its message says which file, which entry and what is wrong with it."""


def read_tables(folder: Path = HERE) -> Tables:
    """The files of a folder as they are written. A missing file is an empty one. Raises BookError for what is no TOML.

    Money is read as Decimal, never as a float. An id that stands twice in one file is refused by TOML itself.
    """
    return {name: _read(folder / f"{name}.toml") for name in FILES}


def _read(path: Path) -> dict[str, Table]:
    if not path.exists():
        return {}
    try:
        return tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)
    except tomllib.TOMLDecodeError as bad:
        raise BookError(f"{path.name} cannot be read: {bad}.") from bad
