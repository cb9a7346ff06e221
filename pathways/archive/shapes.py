"""What an archive is made of: the kinds of rows that are in it, and a record once it has been read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

# Why a field that most rows have is not in it.
OF_EVERY_ROW = {
    "id": "A number that only the database uses.",
    "key": "A name that only the portal's own addresses use.",
    "person": "That is you.",
    "user": "That is you.",
}


@dataclass(frozen=True)
class Kind:
    """One kind of rows about a person: a model by its label, and what of it is in the archive.

    `title`: the heading over its rows. `path`: the lookup from a row to the young person. `fields`: name of each field that
    is in → what it is called. `left_out`: name of each field that is not → why, beside those of OF_EVERY_ROW.
    `as_lines`: see Group.
    """

    model: str
    title: str
    fields: Mapping[str, str]
    left_out: Mapping[str, str] = field(default_factory=dict)
    path: str = "person"
    as_lines: bool = False


@dataclass(frozen=True)
class Part:
    """A chapter of the archive: its heading and the kinds of rows under it."""

    title: str
    kinds: tuple[Kind, ...]


@dataclass(frozen=True)
class Value:
    """One answer: what was asked, the answer in words ("": nothing to say), and as data (None where it is not recorded)."""

    label: str
    words: str
    data: Any

    @property
    def name(self) -> str:
        """What it is called in the JSON file."""
        return "_".join("".join(letter if letter.isalnum() else " " for letter in self.label.lower()).split())


@dataclass(frozen=True)
class Row:
    """One row that was read. `held_back`: why it is not shown; it then has no values."""

    values: tuple[Value, ...] = ()
    held_back: str = ""


@dataclass(frozen=True)
class Group:
    """The rows of one kind. `as_lines`: there are many, and each is read as one line."""

    title: str
    rows: tuple[Row, ...]
    as_lines: bool = False


@dataclass(frozen=True)
class Chapter:
    """A chapter of a record that was read."""

    title: str
    groups: tuple[Group, ...]
    anchor: str = ""


@dataclass(frozen=True)
class Record:
    """Everything about one young person, read at one moment: `made_at`, and `made` in words."""

    name: str
    council: str
    council_address: str
    accent: str
    made: str
    made_at: datetime
    chapters: tuple[Chapter, ...]
    notes: tuple[str, ...]
