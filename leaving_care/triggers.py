"""The triggers themselves: what each guarded table refuses, in SQLite's words and in PostgreSQL's (see guards.py)."""

# ruff: noqa: S608  (triggers take no parameters; every name in them comes from our own models)

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.db.models import ForeignKey, Model

from leaving_care.models import Permit

PREFIX = "frozen_"
PERMITTED = f'EXISTS (SELECT 1 FROM "{Permit._meta.db_table}")'


@dataclass(frozen=True)
class Guard:
    """What one table refuses. `path` is the way to the row that freezes it; None: rows are only ever added."""

    model: type[Model]
    path: tuple[ForeignKey, ...] | None

    @property
    def table(self) -> str:
        """The guarded table."""
        return self.model._meta.db_table

    @property
    def root(self) -> type[Model]:
        """The model whose rows are published."""
        return self.path[-1].related_model if self.path else self.model

    @property
    def moment(self) -> str:
        """The column that freezes a row once it is set: when it was published, or what the root names instead."""
        return getattr(self.root, "frozen_from", "published_at")

    def tables(self) -> set[str]:
        """Every table that the guard's triggers read."""
        steps = {step.related_model._meta.db_table for step in self.path or ()}
        return {self.table, Permit._meta.db_table} | steps

    def root_id(self, row: str) -> str:
        """SQL for the id of the row that freezes `row` (NEW, OLD or a table's alias); null once that is gone."""
        if not self.path:
            return f'{row}."{self.model._meta.pk.column}"'
        found = f'{row}."{self.path[0].column}"'
        for step, following in pairwise(self.path):
            parent, key = step.related_model._meta.db_table, step.target_field.column
            found = f'(SELECT "{following.column}" FROM "{parent}" WHERE "{key}" = {found})'
        return found

    def frozen(self, row: str) -> str:
        """SQL for "this row is frozen". A part whose edition is gone is not, so a draft can go with its parts."""
        if self.path is None:
            return "TRUE"
        if not self.path:
            return f'{row}."{self.moment}" IS NOT NULL'
        root = self.root._meta
        return (
            f'EXISTS (SELECT 1 FROM "{root.db_table}"'
            f' WHERE "{root.pk.column}" = {self.root_id(row)} AND "{self.moment}" IS NOT NULL)'
        )

    def refusals(self) -> dict[str, list[tuple[str, str]]]:
        """For each operation, what is refused: an SQL condition and the words for it."""
        if self.path is None:
            words = f"rows are only ever added: {self.table}"
            return {"INSERT": [], "UPDATE": [("TRUE", words)], "DELETE": [("TRUE", words)]}
        plural = self.root._meta.verbose_name_plural
        words = f"{self.moment.removesuffix('_at')} {plural} are frozen: {self.table}"
        old, new = (self.frozen("OLD"), words), (self.frozen("NEW"), words)
        if self.path:
            return {"INSERT": [new], "UPDATE": [old, new], "DELETE": [old]}
        return {"INSERT": [(new[0], f"{plural} start as drafts: {self.table}")], "UPDATE": [old], "DELETE": [old]}

    def replaces(self, operation: str) -> tuple[str, str]:
        """SQLite's OR REPLACE deletes the rows in its way without asking the delete trigger: refuse when one is frozen.

        A key that holds the first step of the path needs no look, as the row in the way is then in the same edition. A
        unique key with a condition is not looked at, so it must hold that step (a test sees to it).
        """
        meta = self.model._meta
        keys: list[list[Any]] = [[field] for field in meta.local_concrete_fields if field.unique]
        keys += [[meta.get_field(name) for name in names] for names in meta.unique_together]
        keys += [[meta.get_field(name) for name in key.fields] for key in meta.total_unique_constraints]
        same = " OR ".join(
            " AND ".join(f'other."{field.column}" = NEW."{field.column}"' for field in key)
            for key in keys
            if not (self.path and self.path[0] in key)
        )
        another = f' AND other."{meta.pk.column}" <> OLD."{meta.pk.column}"' if operation == "UPDATE" else ""
        condition = f'EXISTS (SELECT 1 FROM "{self.table}" AS other WHERE ({same}){another} AND {self.frozen("other")})'
        return condition, self.refusals()["DELETE"][0][1]


def guarded() -> list[Guard]:
    """A guard for every model that asks for one."""
    found = []
    for model in apps.get_models():
        if getattr(model, "append_only", False):
            found.append(Guard(model, None))
        elif hasattr(model, "frozen_with"):
            found.append(Guard(model, _path(model)))
    return found


def _path(model: Any) -> tuple[ForeignKey, ...]:
    steps: list[Any] = []
    at = model
    for name in model.frozen_with:
        steps.append(at._meta.get_field(name))
        at = steps[-1].related_model
    if at.frozen_with != ():
        raise ImproperlyConfigured(f"{model.__name__}.frozen_with must lead to a model that is published itself.")
    return tuple(steps)


def triggers(guard: Guard, vendor: str) -> dict[str, tuple[str, str]]:
    """Name of each of a guard's triggers → its text as the database keeps it, and what to run to make it."""
    return {"sqlite": _for_sqlite, "postgresql": _for_postgresql}[vendor](guard)


def _for_sqlite(guard: Guard) -> dict[str, tuple[str, str]]:
    made = {}
    for operation, refused in guard.refusals().items():
        if operation == "INSERT" or (operation == "UPDATE" and guard.path is not None):
            refused = [*refused, guard.replaces(operation)]
        name = f"{PREFIX}{guard.table}_{operation.lower()}"
        raising = " ".join(f"SELECT RAISE(ABORT, {_quoted(words)}) WHERE {when};" for when, words in refused)
        text = (
            f'CREATE TRIGGER "{name}" BEFORE {operation} ON "{guard.table}"'
            f" FOR EACH ROW WHEN NOT {PERMITTED} BEGIN {raising} END"
        )
        made[name] = (text, text)
    return made


def _for_postgresql(guard: Guard) -> dict[str, tuple[str, str]]:
    name = f"{PREFIX}{guard.table}"
    operations = [operation for operation, refused in guard.refusals().items() if refused]
    branches = "".join(_branch(guard, operation) for operation in operations)
    body = (
        f"BEGIN\nIF NOT {PERMITTED} THEN\n{branches}END IF;\n"
        "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\nRETURN NEW;\nEND"
    )
    statements = (
        f'CREATE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS $guard${body}$guard$;\n'
        f'CREATE TRIGGER "{name}" BEFORE {" OR ".join(operations)} ON "{guard.table}"'
        f' FOR EACH ROW EXECUTE FUNCTION "{name}"()'
    )
    return {name: (body, statements)}


def _branch(guard: Guard, operation: str) -> str:
    """What PostgreSQL does for one operation.

    It holds the edition still first: else a part written in one transaction while another publishes would slip in.
    """
    lock = ""
    if guard.path:
        root = guard.root._meta
        rows = {"INSERT": ["NEW"], "UPDATE": ["OLD", "NEW"], "DELETE": ["OLD"]}[operation]
        ids = ", ".join(guard.root_id(row) for row in rows)
        lock = f'PERFORM 1 FROM "{root.db_table}" WHERE "{root.pk.column}" IN ({ids}) FOR SHARE;\n'
    raising = "".join(
        f"IF {when} THEN RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation', MESSAGE = {_quoted(words)};"
        " END IF;\n"
        for when, words in guard.refusals()[operation]
    )
    return f"IF TG_OP = '{operation}' THEN\n{lock}{raising}END IF;\n"


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"
