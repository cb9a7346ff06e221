"""What can be wrong in a file, said so that whoever wrote it can mend it."""

from dataclasses import dataclass


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
            raise FaultyFiles(sorted(set(self.found), key=lambda fault: (fault.file, fault.row, fault.field)))
