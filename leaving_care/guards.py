"""The database's own guards: what is published is frozen, and what is only ever added is never changed or removed.

Which rows, the models say: `frozen_with` is the path of foreign keys to the row that freezes them once its
`published_at` is set (`()` on that row's own model, which may name another moment as `frozen_from`), `append_only` marks
tables that only grow. From these come
triggers, named `frozen_…`, on SQLite and PostgreSQL; the rules between rows (table_rules.py) stand with them. They
refuse with an IntegrityError that names the rule, whoever asks: the ORM, raw SQL, a database shell. The only way past
what is frozen is `permit`, which leaves a record.

What they do not stop: changes of the schema, and PostgreSQL's TRUNCATE, with which tests clear their tables and which
no page of ours uses. They guard against accidents and careless code, not against somebody who owns the database.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, connections, transaction

from leaving_care.models import Permit, PermitRecord
from leaving_care.table_rules import rules
from leaving_care.triggers import guarded, triggers

# Connections whose guards are away on purpose, by alias: the system check has nothing to say about those.
_lifted: set[str] = set()


def _tables(connection) -> set[str]:
    with connection.cursor() as cursor:
        return set(connection.introspection.table_names(cursor))


def _wanted(connection) -> dict[str, tuple[str, str]]:
    there = _tables(connection)
    guards = [guard for guard in guarded() if guard.tables() <= there]
    frozen = {name: made for guard in guards for name, made in triggers(guard, connection.vendor).items()}
    return frozen | rules(connection.vendor, there)


def _found(connection) -> dict[str, str]:
    """Name → text of the triggers that stand. One that is switched off does not stand."""
    if connection.vendor == "sqlite":
        query = r"SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'frozen\_%' ESCAPE '\'"
    else:
        query = (
            "SELECT tgname, prosrc FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid"
            r" WHERE tgname LIKE 'frozen\_%' AND tgenabled IN ('O', 'A') AND pg_table_is_visible(tgrelid)"
        )
    with connection.cursor() as cursor:
        cursor.execute(query)
        return dict(cursor.fetchall())


def missing(connection) -> list[str]:
    """Names of the triggers that are not there, or not as today's models ask for them."""
    found = _found(connection)
    return sorted(name for name, (text, _) in _wanted(connection).items() if found.get(name) != text)


def install(connection) -> None:
    """Puts the guards up, for every guarded table that exists, in place of any that stand."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        remove(connection)
        for _, statements in _wanted(connection).values():
            cursor.execute(statements)


def remove(connection) -> None:
    """Takes every guard down, those of models that are no more as well."""
    if connection.vendor == "sqlite":
        query = r"SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'frozen\_%' ESCAPE '\'"
        drop = 'DROP TRIGGER "{}"'
    else:
        query = (
            r"SELECT proname FROM pg_proc WHERE proname LIKE 'frozen\_%' AND prorettype = 'trigger'::regtype"
            " AND pg_function_is_visible(oid)"
        )
        drop = 'DROP FUNCTION "{}"() CASCADE'
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute(query)
        for (name,) in cursor.fetchall():
            cursor.execute(drop.format(name))


@contextmanager
def lifted(connection) -> Iterator[None]:
    """Runs the block without guards and puts them up again, whatever happens. For changing the schema, not rows."""
    _lifted.add(connection.alias)
    try:
        remove(connection)
        yield
    finally:
        _lifted.discard(connection.alias)
        install(connection)


def are_lifted(connection) -> bool:
    """Whether the guards are away on purpose just now."""
    return connection.alias in _lifted


def permits_left(connection) -> bool:
    """Whether a permit stands open outside the transaction that needed it."""
    return Permit._meta.db_table in _tables(connection) and Permit.objects.using(connection.alias).exists()


@contextmanager
def permit(reason: str, *, by: str, at, using: str = DEFAULT_DB_ALIAS) -> Iterator[PermitRecord]:
    """Lets the block change frozen rows, and records why, by whom and when.

    For erasure by law and for migrations of data, inside the transaction that makes the change: other transactions
    never see the permit, and if the change is undone so is its record.
    """
    if not connections[using].in_atomic_block:
        raise transaction.TransactionManagementError("A permit holds only inside a transaction.")
    if not reason.strip() or not by.strip():
        raise ValueError("A permit needs a reason and somebody who uses it.")
    # A savepoint of its own: a caller who survives an exception from the block must not keep the permit.
    with transaction.atomic(using=using):
        record = PermitRecord.objects.using(using).create(reason=reason, by=by, at=at)
        opened = Permit.objects.using(using).create(reason=reason)
        yield record
        opened.delete()
