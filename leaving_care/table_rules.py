"""Rules between rows that no check or unique constraint can say, as triggers on both databases.

A model of another app names its own as `table_rules`: pairs of words and the SQL condition on NEW under which they refuse.
Each refuses with an IntegrityError that carries its words. They stand and fall with the other guards (guards.py). Unlike
those, no permit gets past them.
"""

# ruff: noqa: S608  (triggers take no parameters; every name in them comes from our own models)

from dataclasses import dataclass

from django.apps import apps
from django.db.models import Model

from leaving_care.models import Allocation, Cover, GlassBroken, Membership, PartnerAccess, Referral, YoungPerson

PREFIX = "frozen_rules_of_"
PEOPLE, MEMBERSHIPS = YoungPerson._meta.db_table, Membership._meta.db_table


@dataclass(frozen=True)
class TableRule:
    """What one table refuses of a row that was added or changed: an SQL condition on NEW, and the words for it."""

    model: type[Model]
    words: str
    refused_when: str


def _worker_elsewhere(column: str) -> str:
    return (
        f'NOT EXISTS (SELECT 1 FROM "{MEMBERSHIPS}" AS worker JOIN "{PEOPLE}" AS person'
        " ON person.authority_id = worker.authority_id"
        f" WHERE worker.id = NEW.{column} AND person.id = NEW.person_id)"
    )


OVERLAP = (
    "NEW.is_main AND EXISTS ("
    f'SELECT 1 FROM "{Allocation._meta.db_table}" AS other'
    " WHERE other.person_id = NEW.person_id AND other.is_main AND other.id <> NEW.id"
    " AND (other.ends_on IS NULL OR other.ends_on >= NEW.starts_on)"
    " AND (NEW.ends_on IS NULL OR other.starts_on <= NEW.ends_on))"
)
COVER_ELSEWHERE = (
    f'NOT EXISTS (SELECT 1 FROM "{MEMBERSHIPS}" AS away JOIN "{MEMBERSHIPS}" AS cover'
    " ON away.authority_id = cover.authority_id WHERE away.id = NEW.away_id AND cover.id = NEW.cover_id)"
)
ELSEWHERE = "This worker is of another council."
RULES = (
    TableRule(Allocation, "There is another main adviser in that time.", OVERLAP),
    TableRule(Allocation, ELSEWHERE, _worker_elsewhere("worker_id")),
    TableRule(Referral, ELSEWHERE, _worker_elsewhere("clinician_id")),
    TableRule(PartnerAccess, ELSEWHERE, _worker_elsewhere("partner_id")),
    TableRule(GlassBroken, ELSEWHERE, _worker_elsewhere("manager_id")),
    TableRule(Cover, ELSEWHERE, COVER_ELSEWHERE),
)


def rules(vendor: str, tables: set[str]) -> dict[str, tuple[str, str]]:
    """Name of each trigger → its text as the database keeps it, and what to run to make it. For tables that exist."""
    if not {PEOPLE, MEMBERSHIPS} <= tables:
        return {}
    every = [*RULES, *_named_by_models()]
    made: dict[str, tuple[str, str]] = {}
    for model in dict.fromkeys(rule.model for rule in every):
        if model._meta.db_table in tables:
            of_model = [rule for rule in every if rule.model is model]
            made |= {"sqlite": _for_sqlite, "postgresql": _for_postgresql}[vendor](model._meta.db_table, of_model)
    return made


def _named_by_models() -> list[TableRule]:
    return [
        TableRule(model, words, refused_when)
        for model in apps.get_models()
        for words, refused_when in getattr(model, "table_rules", ())
    ]


def _for_sqlite(table: str, of_table: list[TableRule]) -> dict[str, tuple[str, str]]:
    raising = " ".join(f"SELECT RAISE(ABORT, '{rule.words}') WHERE {rule.refused_when};" for rule in of_table)
    made = {}
    for operation in ("INSERT", "UPDATE"):
        name = f"{PREFIX}{table}_{operation.lower()}"
        # After, not before: a new row has no id before.
        text = f'CREATE TRIGGER "{name}" AFTER {operation} ON "{table}" FOR EACH ROW BEGIN {raising} END'
        made[name] = (text, text)
    return made


def _for_postgresql(table: str, of_table: list[TableRule]) -> dict[str, tuple[str, str]]:
    name = f"{PREFIX}{table}"
    # Two at once would not see each other: the young person's row is held while one is judged.
    is_of_person = any(field.column == "person_id" for field in of_table[0].model._meta.concrete_fields)
    hold = f'PERFORM 1 FROM "{PEOPLE}" WHERE id = NEW.person_id FOR UPDATE;\n' if is_of_person else ""
    raising = "".join(
        f"IF {rule.refused_when} THEN RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation',"
        f" MESSAGE = '{rule.words}'; END IF;\n"
        for rule in of_table
    )
    body = f"BEGIN\n{hold}{raising}RETURN NULL;\nEND"
    statements = (
        f'CREATE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS $guard${body}$guard$;\n'
        f'CREATE TRIGGER "{name}" AFTER INSERT OR UPDATE ON "{table}"'
        f' FOR EACH ROW EXECUTE FUNCTION "{name}"()'
    )
    return {name: (body, statements)}
