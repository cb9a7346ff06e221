"""The lines of a file, put in order by person, on the disk and not in memory: a file may be of any size.

SQLite keeps them in a file that has no name and that the system takes away with the process, however it ends.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from itertools import groupby
from types import TracebackType

from pathways.importing.columns import KINDS

Said = tuple[int, str, dict[str, str]]
"""A line as it came: its number, its kind, and its cells by column, without the blank ones."""


class Scratch:
    """Where the lines lie while a file is worked on. Used in a `with` block; gone after it."""

    def __enter__(self) -> "Scratch":
        # An empty name: a file of its own, unlinked as soon as it is made. Nothing of it is ever to be brought back.
        self._rows = sqlite3.connect("", isolation_level=None)
        self._rows.execute("PRAGMA journal_mode = OFF")
        self._rows.execute("PRAGMA synchronous = OFF")
        self._rows.execute("CREATE TABLE lines (person TEXT, rank INT, line INT, cells TEXT)")
        self._rows.execute("BEGIN")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._rows.close()

    def add(self, line: int, kind: str, person: str, cells: Mapping[str, str]) -> None:
        """Keeps a line of the person with this number."""
        said = {name: cell for name, cell in cells.items() if cell.strip()}
        self._rows.execute("INSERT INTO lines VALUES (?, ?, ?, ?)", (person, KINDS.index(kind), line, json.dumps(said)))

    def sort(self) -> int:
        """Puts in order what was added. Returns how many people there are."""
        self._rows.execute("CREATE INDEX by_person ON lines (person, rank, line)")
        (people,) = self._rows.execute("SELECT count(DISTINCT person) FROM lines").fetchone()
        return int(people)

    def people(self) -> Iterator[tuple[str, list[Said]]]:
        """Each person's number and lines, by kind and line."""
        rows = self._rows.execute("SELECT person, rank, line, cells FROM lines ORDER BY person, rank, line")
        for person, lines in groupby(rows, key=lambda row: row[0]):
            yield person, [(line, KINDS[rank], json.loads(cells)) for _, rank, line, cells in lines]
