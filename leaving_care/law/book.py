"""The law book: everything in the files as objects, with the day on which each begins."""

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import TypeVar

from leaving_care.law.entries import (
    Amount,
    AmountValue,
    Area,
    Duty,
    Figure,
    FigureValue,
    Owed,
    Provision,
    Status,
    Time,
    TimeValue,
)
from leaving_care.law.loader import BookError, Table, Tables

T = TypeVar("T")


class Book:
    """The law as one set of files says it. Each file is read into objects when it is first asked for.

    An entry with no `from` and no `to` of its own starts and ends with its provision; an announcement does not, for it
    is no law. So one date at a provision brings all that rests on it into force. Raises BookError, on first use, for an
    entry that cannot be read at all; `leaving_care.law.faults.faults` finds everything else that is wrong.
    """

    def __init__(self, tables: Tables):
        self.tables = tables

    @cached_property
    def provisions(self) -> dict[str, Provision]:
        """Every provision by id."""
        rows = self.tables["provisions"]

        def provision(key: str, row: Table) -> Provision:
            put_in_by = rows.get(row.get("provision", ""), {})
            return Provision(id=key, **_days({"from": put_in_by.get("from"), "to": put_in_by.get("to"), **row}))

        return self._each("provisions", provision)

    @cached_property
    def areas(self) -> dict[str, Area]:
        """Every area of a local offer by id, in the law's order, whether in force or not."""
        return self._each("areas", lambda key, row: Area(id=key, **self._with_days(row)))

    @cached_property
    def statuses(self) -> dict[str, Status]:
        """The four groups by id, strongest duties first."""
        return self._each("statuses", lambda key, row: Status(id=key, **row))

    @cached_property
    def figures(self) -> dict[str, Figure]:
        """Every legal age, count and interval by id."""

        def figure(key: str, row: Table) -> Figure:
            values = tuple(FigureValue(**self._row(value)) for value in row.pop("values"))
            return Figure(id=key, values=values, **row)

        return self._each("figures", figure)

    @cached_property
    def duties(self) -> dict[str, Duty]:
        """Everything that is owed by id, as a young person would ask for it."""
        conditions = {key: row["plain"] for key, row in self.tables["conditions"].items()}

        def owed(row: Table) -> Owed:
            when = row.get("when", "")
            plain = conditions.get(when, "") if when else ""
            return Owed(**{"when_plain": plain, **self._row(row)})

        def duty(key: str, row: Table) -> Duty:
            values = tuple(owed(value) for value in row.pop("owed"))
            return Duty(id=key, values=values, **row)

        return self._each("duties", duty)

    @cached_property
    def amounts(self) -> dict[str, Amount]:
        """Every amount by id."""

        def amount(key: str, row: Table) -> Amount:
            rows = [{**self._row(value), "groups": tuple(value.get("groups", ()))} for value in row.pop("values")]
            values = tuple(AmountValue(**each) for each in rows)
            return Amount(id=key, values=values, **row)

        return self._each("amounts", amount)

    @cached_property
    def timetable(self) -> dict[str, Time]:
        """Everything that has to happen in time, by id."""

        def time(key: str, row: Table) -> Time:
            values = tuple(TimeValue(**self._row(value)) for value in row.pop("values"))
            return Time(id=key, values=values, **row)

        return self._each("timetable", time)

    def areas_in_force(self, on: date) -> list[Area]:
        """The areas that an offer must cover on a day (Children and Social Work Act 2017, section 2)."""
        return [area for area in self.areas.values() if area.in_force(on)]

    def _each(self, file: str, make: Callable[[str, Table], T]) -> dict[str, T]:
        made = {}
        for key, row in self.tables[file].items():
            try:
                made[key] = make(key, dict(row))
            except KeyError as missing:
                raise BookError(f"{file}.toml, {key}: {missing} is missing.") from missing
            except TypeError as wrong:
                raise BookError(f"{file}.toml, {key}: {wrong}.") from wrong
        return made

    def _row(self, row: Table) -> Table:
        kind = row.get("kind") or self.provisions[row["provision"]].kind
        return {**self._with_days(row, kind), "kind": kind}

    def _with_days(self, row: Table, kind: str = "") -> Table:
        own = _days(row)
        rests_on = self.provisions.get(row.get("provision", ""))
        if rests_on is not None and kind != "announcement":
            own["starts_on"] = own["starts_on"] or rests_on.starts_on
            own["ends_on"] = own["ends_on"] or rests_on.ends_on
        return own


def _days(row: Table) -> Table:
    rest = {key: value for key, value in row.items() if key not in ("from", "to")}
    return {**rest, "starts_on": row.get("from"), "ends_on": row.get("to")}
