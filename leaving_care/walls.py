"""PostgreSQL's row-level security as a second wall between authorities: a query that forgot its filter finds nothing.

Each request and task says, inside its transaction, for which authorities it works (`within`); the database then shows no
other authority's rows to whomever asks. No setting, no rows. Users, memberships and what is public lie outside the walls.
A part that was handed to another authority is a row (HandedOver) that the policies read. Commands that have to look across
authorities use `across`, which is recorded.

On SQLite, which has no such thing, the walls do nothing: the first wall (leaving_care.access) stands on both.
"""

# ruff: noqa: S608  (policies take no parameters; every name in them comes from our own models)

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, datetime

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connections, transaction

from leaving_care.models import Event, HandedOver, Invitation, OfPerson, YoungPerson

POLICY = "walls"
OURS = "string_to_array(nullif(current_setting('portal.authorities', true), ''), ',')::bigint[]"
DAY = "nullif(current_setting('portal.day', true), '')::date"
EVERYTHING = "coalesce(current_setting('portal.across', true), '') = 'on'"


def policies() -> dict[str, str]:
    """Table → the SQL condition under which one of its rows is there."""
    person, handed = YoungPerson._meta.db_table, HandedOver._meta.db_table
    event, invitation = Event._meta.db_table, Invitation._meta.db_table
    made = {
        person: f"authority_id = ANY({OURS}) OR {_handed(f'{person}.id')}",
        # Not by way of the person's row, whose own policy reads this table.
        handed: f"to_id = ANY({OURS}) OR from_authority_id = ANY({OURS})",
        # Whoever was handed a part leaves a note in the other authority's record of who looked. What was noted of a
        # record goes with it to the authority that it moves to.
        event: f"authority_id = ANY({OURS}) OR authority_id IS NULL OR {_of_ours(event)} OR {_handed(f'{event}.person_id')}",
        invitation: f"authority_id = ANY({OURS})",
    }
    for model in apps.get_models():
        table = model._meta.db_table
        if issubclass(model, OfPerson) and table not in made:
            # A table that is read by the thousand has its own copy of the authority.
            ours = f"authority_id = ANY({OURS})" if model.has_own_authority else _of_ours(table)
            made[table] = f"{ours} OR {_handed(f'{table}.person_id', model.part)}"
    return made


def _of_ours(table: str) -> str:
    """Whether the person's authority is ours, looked up row by row.

    Not with EXISTS: for that PostgreSQL lists all of our people first, where it holds that to be cheaper, once for each wall
    of a query; how much a page reads would then hang on how many people there are.
    """
    theirs = (
        f'SELECT theirs.authority_id FROM "{YoungPerson._meta.db_table}" AS theirs WHERE theirs.id = {table}.person_id'
    )
    return f"({theirs}) = ANY({OURS})"


def _handed(person: str, part: str = "") -> str:
    only = f" AND given.handed_part = '{part}'" if part else ""
    return (
        f'EXISTS (SELECT 1 FROM "{HandedOver._meta.db_table}" AS given WHERE given.person_id = {person}{only}'
        f" AND given.to_id = ANY({OURS}) AND given.starts_on <= {DAY}"
        f" AND (given.ends_on IS NULL OR given.ends_on >= {DAY}))"
    )


def build(connection) -> None:
    """Puts the walls up, round every table that exists, in place of any that stand. Nothing on SQLite."""
    if connection.vendor != "postgresql":
        return
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        for table, condition in policies().items():
            if table in there:
                cursor.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY')
                cursor.execute(f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY')
                cursor.execute(f'DROP POLICY IF EXISTS {POLICY} ON "{table}"')
                cursor.execute(f'CREATE POLICY {POLICY} ON "{table}" USING ({EVERYTHING} OR {condition})')


def missing(connection) -> list[str]:
    """Tables without their wall, and a role that sees through walls ("role NAME"). Nothing on SQLite."""
    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        role, sees_through = cursor.fetchone()
        cursor.execute(
            "SELECT relname FROM pg_class JOIN pg_policy ON polrelid = pg_class.oid"
            " WHERE relrowsecurity AND relforcerowsecurity AND polname = %s AND pg_table_is_visible(pg_class.oid)",
            [POLICY],
        )
        walled = {row[0] for row in cursor.fetchall()}
        there = set(connection.introspection.table_names(cursor))
    gone = sorted(table for table in policies() if table in there and table not in walled)
    return [*gone, *([f"role {role}"] if sees_through else [])]


@contextmanager
def within(*authorities: int, on: date, using: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """Works for these authorities, by id, on a day, to the end of the block.

    On PostgreSQL it opens a transaction, or a savepoint of the one around it, since the setting ends with that.
    """
    said = {
        "portal.authorities": ",".join(str(int(authority)) for authority in authorities),
        "portal.day": on.isoformat(),
        "portal.across": "",
    }
    with _said(said, using):
        yield


@contextmanager
def across(reason: str, *, by: str, at: datetime, using: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """Works across authorities, in one transaction, to the end of the block. Recorded with its reason and who asked.

    `by`: the name of a command, or a person's key; never a name or an address.
    """
    if not reason.strip() or not by.strip():
        raise ValueError("Looking across authorities needs a reason and somebody who does it.")
    with transaction.atomic(using=using), _said({"portal.across": "on"}, using):
        Event.objects.using(using).create(kind=Event.Kind.LOOKED, what="across", at=at, reason=f"{by}: {reason}"[:500])
        yield


@contextmanager
def _said(settings: dict[str, str], using: str) -> Iterator[None]:
    connection = connections[using]
    if connection.vendor != "postgresql":
        yield
        return
    with ExitStack() as stack:
        stack.enter_context(transaction.atomic(using=using))
        cursor = stack.enter_context(connection.cursor())
        names = list(settings)
        cursor.execute(f"SELECT {', '.join(['current_setting(%s, true)'] * len(names))}", names)
        before = dict(zip(names, cursor.fetchone(), strict=True))
        _set(cursor, settings)
        yield
        # After an exception the rollback has already brought the settings back to what they were.
        _set(cursor, {name: value or "" for name, value in before.items()})


def _set(cursor, settings: dict[str, str]) -> None:
    calls = ", ".join(["set_config(%s, %s, true)"] * len(settings))
    cursor.execute(f"SELECT {calls}", [part for pair in settings.items() for part in pair])
