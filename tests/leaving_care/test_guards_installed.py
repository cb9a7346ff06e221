"""The guards are there, stay there through changes of the schema, and are missed when they are not."""

import copy

import pytest
from django.core.checks import Tags, run_checks
from django.core.management import CommandError, call_command
from django.core.management.base import SystemCheckError
from django.db import IntegrityError, OperationalError, connection, transaction

from leaving_care import guards
from leaving_care.models import Permit
from tests.leaving_care.rows import DAY, MOMENT, build, to_publish
from tests.leaving_care.test_guards import MODELS, PARTS, ROOTS, each, frozen_and_free, touch


def complaints():
    """Ids of what the database's own check reports."""
    return [found.id for found in run_checks(tags=[Tags.database], databases=["default"])]


def alter(model, null):
    """Makes the first column of a table nullable, or not: as a migration would."""
    field = next(f for f in model._meta.local_concrete_fields if not (f.primary_key or f.is_relation or f.null))
    nullable = copy.copy(field)
    nullable.null = True
    with connection.schema_editor() as editor:
        editor.alter_field(model, *((field, nullable) if null else (nullable, field)))


def read_by_others(model):
    """Whether a guard or a rule of another table reads this one's table."""
    table = f'"{model._meta.db_table}"'
    return any(table in text and f"ON {table}" not in text for text, _ in guards._wanted(connection).values())


@pytest.mark.django_db
def test_a_new_database_has_them_all():
    assert guards.missing(connection) == []
    assert complaints() == []


def for_each(models, check):
    """Tries a check with every model, as one test: to clear all tables after each takes longer than to try it."""
    faults = {}
    for model in models:
        try:
            check(model)
        except (Exception, pytest.fail.Exception) as fault:
            faults[model._meta.label] = repr(fault)
    assert faults == {}


@pytest.mark.django_db(transaction=True)
def test_they_stand_after_a_change_of_the_schema():
    for_each(MODELS, stand_after_a_change_of_the_schema)


def stand_after_a_change_of_the_schema(model):
    try:
        with guards.lifted(connection):
            assert complaints() == []
            alter(model, null=True)
        assert guards.missing(connection) == []
        frozen, _ = frozen_and_free(model)
        with pytest.raises(IntegrityError, match=model._meta.db_table), transaction.atomic():
            touch(frozen)
    finally:
        with guards.lifted(connection):
            alter(model, null=False)


@pytest.mark.django_db(transaction=True)
def test_the_check_misses_those_that_sqlite_drops():
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps a table's triggers when it alters the table")
    for_each(MODELS, are_missed_where_sqlite_drops_them)


def are_missed_where_sqlite_drops_them(model):
    if read_by_others(model):
        with pytest.raises(OperationalError, match="error in trigger frozen_"):
            alter(model, null=True)
        assert complaints() == []
        return
    try:
        alter(model, null=True)
        gone = [name.rpartition("_")[0] for name in guards.missing(connection)]
        rules = [f"frozen_rules_of_{model._meta.db_table}"] * 2 if hasattr(model, "table_rules") else []
        assert gone == [f"frozen_{model._meta.db_table}"] * 3 + rules
        assert complaints() == ["leaving_care.E001"]
    finally:
        with guards.lifted(connection):
            alter(model, null=False)
    assert complaints() == []


@pytest.mark.django_db
def test_the_check_says_what_is_missing_and_what_to_do():
    guards.remove(connection)
    (error,) = run_checks(tags=[Tags.database], databases=["default"])
    assert error.id == "leaving_care.E001"
    assert "frozen_offers_edition" in error.msg
    assert "manage.py migrate" in error.hint
    guards.install(connection)
    assert complaints() == []


@pytest.mark.django_db
def test_the_check_sees_a_guard_that_is_not_todays():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            name = "frozen_offers_item_delete"
            cursor.execute(f"DROP TRIGGER {name}")
            cursor.execute(f"CREATE TRIGGER {name} BEFORE DELETE ON offers_item BEGIN SELECT 1; END")
        else:
            name = "frozen_offers_item"
            body = "BEGIN IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END"
            cursor.execute(f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $${body}$$")
    assert guards.missing(connection) == [name]


@pytest.mark.django_db
def test_the_check_sees_a_guard_that_is_switched_off():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite cannot switch a trigger off")
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE offers_item DISABLE TRIGGER frozen_offers_item")
    assert guards.missing(connection) == ["frozen_offers_item"]


@pytest.mark.django_db
def test_the_check_sees_a_permit_left_behind():
    Permit.objects.create(reason="forgotten")
    assert complaints() == ["leaving_care.E002"]


@pytest.mark.django_db
def test_they_come_back_when_the_block_fails():
    with pytest.raises(LookupError), guards.lifted(connection):
        assert len(guards.missing(connection)) >= len(MODELS)
        raise LookupError
    assert guards.missing(connection) == []
    assert not guards.are_lifted(connection)


@pytest.mark.django_db
def test_migrate_puts_them_back_checks_and_all():
    guards.remove(connection)
    call_command("migrate", verbosity=0, skip_checks=False)
    assert guards.missing(connection) == []


@pytest.mark.django_db
def test_migrate_puts_them_back_when_it_fails():
    guards.remove(connection)
    with pytest.raises(CommandError, match="no-such-app"):
        call_command("migrate", "no-such-app", verbosity=0)
    assert guards.missing(connection) == []


@pytest.mark.django_db
@pytest.mark.parametrize("option", ["plan", "check_unapplied"])
def test_a_migrate_that_only_looks_changes_nothing(option):
    guards.remove(connection)
    with pytest.raises(SystemCheckError, match=r"leaving_care\.E001"):
        call_command("migrate", verbosity=0, skip_checks=False, **{option: True})
    assert guards.missing(connection) != []


@pytest.fixture
def somebody_else(transactional_db):
    """A second connection to the same database, with little patience."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one transaction write at a time")
    other = connection.copy("somebody_else")
    with other.cursor() as cursor:
        cursor.execute("SET lock_timeout = '200ms'")
    yield other
    other.close()


def test_nobody_else_sees_an_open_permit(somebody_else):
    root = build(ROOTS[0], published_at=None, effective_from=DAY)
    ROOTS[0].objects.filter(pk=root.pk).update(published_at=MOMENT)
    renumber = "UPDATE offers_edition SET number = 99 WHERE id = %s"
    with transaction.atomic(), guards.permit("for me alone", by="manage.py test", at=MOMENT):
        with somebody_else.cursor() as cursor, pytest.raises(IntegrityError, match="are frozen"):
            cursor.execute(renumber, [root.pk])
        with connection.cursor() as cursor:
            cursor.execute(renumber, [root.pk])


@each(PARTS)
def test_nobody_publishes_while_a_part_is_being_written(model, somebody_else):
    row = build(model)
    root = row
    for step in model.frozen_with:
        root = getattr(root, step)
    values = {root._meta.get_field(name).column: value for name, value in to_publish(root).items()}
    told = ", ".join(f'"{column}" = %s' for column in values)
    with transaction.atomic():
        touch(row)
        with somebody_else.cursor() as cursor, pytest.raises(OperationalError, match="lock timeout"):
            cursor.execute(
                f'UPDATE "{root._meta.db_table}" SET {told} WHERE id = %s',
                [*(getattr(value, "pk", value) for value in values.values()), root.pk],
            )
