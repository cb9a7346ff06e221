"""What each file of the book must say about an entry, what it may say, and of which type."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from leaving_care.law.loader import Table

Types = dict[str, tuple[type, ...]]


def _texts(*names: str) -> Types:
    return {name: (str,) for name in names}


CHECKED: Types = {"checked_on": (date,), "sure": (str,)}
DAYS: Types = {"from": (date,), "to": (date,), "from_note": (str,)}
OF_A_ROW: Types = {**DAYS, **_texts("provision", "source", "kind", "note")}


@dataclass(frozen=True)
class Shape:
    """The keys of an entry, or of a row under it, with their types. `rows` names the list of dated rows, "" for none."""

    must: Types
    may: Types
    rows: str = ""
    row: "Shape | None" = None

    def faults(self, said: Table, where: str) -> Iterator[str]:
        """What is missing, unknown, blank or of the wrong type."""
        if not isinstance(said, dict):
            yield f"{where}: it is no table."
            return
        for key in self.must:
            if key not in said:
                yield f"{where}: {key} is missing."
        for key, value in said.items():
            types = self.must.get(key) or self.may.get(key)
            if key == self.rows and self.row is not None:
                yield from self._faults_of_rows(value, where)
            elif types is None:
                yield f"{where}: “{key}” is not a word of the book."
            elif type(value) not in types:  # exactly: True is no number, and a day has no hour
                yield f"{where}: {key} is {value!r}, which is not {_article(types)}."
            elif value == "":
                yield f"{where}: {key} is blank."

    def _faults_of_rows(self, rows: Any, where: str) -> Iterator[str]:
        if not isinstance(rows, list) or not rows:
            yield f"{where}: it has no values."
        elif self.row is not None:
            for number, row in enumerate(rows, 1):
                named = f"{where}, {self.rows} {number}"
                yield from self.row.faults(row, named)
                if isinstance(row, dict) and not ("provision" in row or {"source", "kind"} <= set(row)):
                    yield f"{named}: it names neither a provision nor a source with its kind."


def _with_rows(must: Types, may: Types, rows: str, row_must: Types, row_may: Types) -> Shape:
    return Shape({**must, rows: (list,)}, may, rows, Shape({**CHECKED, **row_must}, {**OF_A_ROW, **row_may}))


def _article(types: tuple[type, ...]) -> str:
    names = {
        str: "a text",
        int: "a whole number",
        date: "a day",
        bool: "true or false",
        Decimal: "a sum",
        list: "a list",
    }
    return names[types[0]]


_AGES: Types = {"age_from": (int,)}
SHAPES = {
    "provisions": Shape(
        {**_texts("title", "about", "address", "kind"), **CHECKED}, {**DAYS, **_texts("note", "provision")}
    ),
    "areas": Shape({**_texts("name", "provision"), "checked_on": (date,)}, {"from": (date,), "to": (date,)}),
    "statuses": Shape({**_texts("name", "provision", "plain"), **_AGES, "age_to": (int,), "checked_on": (date,)}, {}),
    "conditions": Shape(_texts("plain"), {}),
    "figures": _with_rows(_texts("name", "unit", "plain"), {}, "values", {"value": (int,)}, {}),
    "duties": _with_rows(
        _texts("name", "plain"),
        {},
        "owed",
        {**_texts("status", "strength"), **_AGES},
        {**_texts("when"), "age_to": (int,)},
    ),
    "amounts": _with_rows(
        _texts("name", "who", "how"),
        _texts("means", "dated_by"),
        "values",
        {},
        {
            **_texts("each", "words"),
            "figure": (Decimal, int),
            "at_most": (bool,),
            "groups": (list,),
            "age_from": (int,),
            "age_to": (int,),
        },
    ),
    "timetable": _with_rows(
        _texts("name", "plain", "rule", "counts_from", "who"), {}, "values", {}, {"value": (int,), **_texts("unit")}
    ),
}
