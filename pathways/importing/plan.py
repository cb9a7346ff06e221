"""What is to be done about one person, as it is found out. Nothing here is written."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Model

from leaving_care.models import YoungPerson
from pathways.importing.columns import COUNCIL_ID
from pathways.importing.lines import Fault, Line

NEW, CHANGED, SAME, LEFT = "new", "changed", "same", "left"


@dataclass
class Plan:
    """What is to be done about one person. `person` None: there is nobody with the number, here or in the file.

    `changed`: rows that are there, each with the fields to save. `fields`: the names of all that changes, by kind of line.
    """

    number: str
    person: YoungPerson | None = None
    is_new: bool = False
    new: list[Model] = field(default_factory=list)
    changed: list[tuple[Model, set[str]]] = field(default_factory=list)
    fields: dict[str, set[str]] = field(default_factory=dict)
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)

    def fault(self, line: int, column: str, why: str) -> None:
        """Something is wrong with a line."""
        self.faults.append(Fault(line, column, why))

    def add(self, kind: str, row: Model, values: Iterable[str], counted: str = NEW) -> None:
        """A row that is not there yet."""
        self.new.append(row)
        self.fields.setdefault(kind, set()).update(values)
        self.counts[kind, counted] += 1

    def take_over(self, kind: str, row: Model, values: dict[str, object]) -> None:
        """A row that is there takes over what the file says, where that differs."""
        names = {name for name, value in values.items() if differs(getattr(row, name), value)}
        for name in names:
            setattr(row, name, values[name])
        if names:
            self.changed.append((row, names))
            self.fields.setdefault(kind, set()).update(names)
        self.counts[kind, CHANGED if names else SAME] += 1

    @property
    def changes(self) -> bool:
        """Whether anything is to be written."""
        return bool(self.fields)


def differs(stored: object, said: object) -> bool:
    """Whether a value of the file is another than ours. Blanks round a text were never read."""
    return (stored.strip() if isinstance(stored, str) else stored) != said


def once_each(plan: Plan, lines: Iterable[Line], what: str, *key: str) -> list[Line]:
    """The lines that can be used. One that repeats the `key` of another is a fault."""
    seen: dict[tuple[object, ...], Line] = {}
    used, column = [], key[0] if key else COUNCIL_ID
    for line in lines:
        if line.faults:
            continue
        first = seen.setdefault(tuple(line.values.get(name) for name in key), line)
        if first is line:
            used.append(line)
        elif first.values == line.values:
            plan.fault(line.number, column, f"line {first.number} says the same. Delete one of the two.")
        else:
            why = f"line {first.number} is about the same {what} and says something else. Keep the one that is right."
            plan.fault(line.number, column, why)
    return used
