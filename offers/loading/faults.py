"""What can be wrong in a file, said so that whoever wrote it can mend it."""

import re
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Fault:
    """One fault: in which file, in which row, in which field, what is wrong and what would be right."""

    file: str
    row: str
    field: str
    wrong: str

    def __str__(self):
        return ": ".join(part for part in (self.file, self.row, self.field, self.wrong) if part)


class FaultyFiles(Exception):
    """The files were refused whole. `faults` holds every fault found."""

    def __init__(self, faults: list[Fault]):
        self.faults = faults
        super().__init__(f"{len(faults)} faults")


class Faults:
    """Gathers faults while the files are read, so that all of them can be told at once."""

    def __init__(self):
        self.found: list[Fault] = []

    def add(self, where, field: str, wrong: str) -> None:
        """Notes a fault at `where` (anything with a `file` and a `label`)."""
        self.found.append(Fault(where.file, where.label, field, wrong))

    def raise_if_any(self) -> None:
        """Raises FaultyFiles when anything was noted."""
        if self.found:
            raise FaultyFiles(sorted(set(self.found), key=_place))


def _place(fault: Fault) -> tuple[str, str, str, str]:
    # Row 2 comes before row 10, as in the file.
    return fault.file, re.sub("[0-9]+", lambda digits: digits[0].zfill(6), fault.row), fault.field, fault.wrong


def shown(value: Any) -> str:
    """A file's value as a fault quotes it: short enough to read, whatever it is."""
    if isinstance(value, str):
        said = "".join(sign if sign.isprintable() else " " for sign in value[:80])
        return f"“{said}…”" if len(value) > 80 else f"“{said}”"
    try:
        said = repr(value)
    except (RecursionError, ValueError):
        said = f"this {type(value).__name__}"
    return said if len(said) <= 80 else f"{said[:80]}…"
