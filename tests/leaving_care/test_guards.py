"""The database refuses to change what is published: tried on every guarded table, through the ORM and in SQL."""

from contextlib import contextmanager

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import F

from leaving_care import guards
from leaving_care.models import Permit, PermitRecord
from tests.leaving_care.rows import MOMENT, build, guarded_models, publish, root_of

pytestmark = pytest.mark.django_db

MODELS = guarded_models()
ONLY_ADDED = [model for model in MODELS if getattr(model, "append_only", False)]
ROOTS = [model for model in MODELS if getattr(model, "frozen_with", None) == ()]
PARTS = [model for model in MODELS if getattr(model, "frozen_with", ())]


def each(models):
    """The test runs once for each of the models."""
    return pytest.mark.parametrize("model", models, ids=lambda model: model._meta.label)


@contextmanager
def refused(words):
    """The database refuses what the block does, in these words."""
    with pytest.raises(IntegrityError, match=words), transaction.atomic():
        yield


def sql(statement, *values):
    """Runs SQL as it stands, past the ORM."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.rowcount


def table(model):
    """The model's table, quoted."""
    return f'"{model._meta.db_table}"'


def columns(model):
    """Every column but the id."""
    return [f'"{field.column}"' for field in model._meta.concrete_fields if not field.primary_key]


def copy_in_sql(row, verb="INSERT", /, **instead):
    """Inserts a copy of the row with some columns changed."""
    names = columns(type(row)) + (['"id"'] if "id" in instead else [])
    kept = ["%s" if name.strip('"') in instead else name for name in names]
    values = [instead[name.strip('"')] for name in names if name.strip('"') in instead]
    into = f"{verb} INTO {table(type(row))} ({', '.join(names)})"
    return sql(f"{into} SELECT {', '.join(kept)} FROM {table(type(row))} WHERE id = %s", *values, row.pk)


def touch(row):
    """Updates the row without changing a word of it."""
    name = next(field.name for field in row._meta.concrete_fields if not field.primary_key)
    return type(row)._base_manager.filter(pk=row.pk).update(**{name: F(name)})


def parent_in(model, root):
    """What a part of the model hangs on, in the edition `root`."""
    target = model._meta.get_field(model.frozen_with[0]).related_model
    return root if isinstance(root, target) else build(target, root)


def changes_to(row):
    """Every way to change or remove a row, by name."""
    model, first = type(row), columns(type(row))[0]
    rows = model._base_manager.filter(pk=row.pk)
    return {
        "save": row.save,
        "delete": lambda: model._base_manager.get(pk=row.pk).delete(),
        "update of a queryset": lambda: touch(row),
        "delete of a queryset": rows.delete,
        "bulk update": lambda: model._base_manager.bulk_update([row], [row._meta.concrete_fields[1].name]),
        "UPDATE": lambda: sql(f"UPDATE {table(model)} SET {first} = {first} WHERE id = %s", row.pk),
        "DELETE": lambda: sql(f"DELETE FROM {table(model)} WHERE id = %s", row.pk),
        "upsert": lambda: copy_in_sql_over(row),
    }


def copy_in_sql_over(row):
    """INSERT … ON CONFLICT DO UPDATE on the row's own id."""
    names = ['"id"', *columns(type(row))]
    return sql(
        f"INSERT INTO {table(type(row))} ({', '.join(names)}) SELECT {', '.join(names)} FROM {table(type(row))}"
        f" WHERE id = %s ON CONFLICT (id) DO UPDATE SET {names[1]} = excluded.{names[1]}",
        row.pk,
    )


def test_the_walk_finds_the_tables_we_know():
    found = {model._meta.label for model in MODELS}
    assert found >= {"offers.Edition", "offers.Item", "offers.ItemRule", "offers.Withdrawal"}
    assert "leaving_care.PermitRecord" in found
    assert len(ROOTS) + len(PARTS) + len(ONLY_ADDED) == len(MODELS) >= 18
    assert {guard.model for guard in guards.guarded()} == set(MODELS)


@each(PARTS)
def test_a_part_of_a_published_edition_is_frozen(model):
    row = build(model)
    publish(row_root(row))
    words = f"published .* are frozen: {row._meta.db_table}"
    for name, change in changes_to(row).items():
        with refused(words):
            change()
            pytest.fail(f"{name} was let through")
    with refused(words):
        copy_in_sql(row)
    row.pk = None
    with refused(words):
        row.save(force_insert=True)


def row_root(row):
    """The edition of a part."""
    for step in row.frozen_with:
        row = getattr(row, step)
    return row


@each(PARTS)
def test_a_part_of_a_draft_can_be_changed(model):
    draft = build(root_of(model))
    row = build(model, draft)
    build(model, draft)
    row.save()
    assert touch(row) == 1
    assert sql(f"DELETE FROM {table(model)} WHERE id = %s", row.pk) == 1


@each(PARTS)
def test_a_draft_is_deleted_with_its_parts(model):
    draft = build(root_of(model))
    build(model, draft)
    draft.delete()
    assert not model._base_manager.exists()


@each(PARTS)
def test_a_part_moves_neither_into_a_published_edition_nor_out_of_one(model):
    first, other, published = (build(root_of(model)) for _ in range(3))
    row, inside = build(model, first), build(model, published)
    homes = {root: parent_in(model, root) for root in (other, published)}
    publish(published)
    step, words = model.frozen_with[0], f"published .* are frozen: {model._meta.db_table}"
    column = model._meta.get_field(step).column
    with refused(words):
        model._base_manager.filter(pk=row.pk).update(**{step: homes[published]})
    with refused(words):
        sql(f'UPDATE {table(model)} SET "{column}" = %s WHERE id = %s', homes[published].pk, row.pk)
    with refused(words):
        copy_in_sql(row, **{column: homes[published].pk})
    with refused(words):
        model._base_manager.filter(pk=inside.pk).update(**{step: homes[other]})
    assert model._base_manager.filter(pk=row.pk).update(**{step: homes[other]}) == 1


@each(ROOTS)
def test_a_published_edition_is_frozen(model):
    root = publish(build(model))
    words = f"published .* are frozen: {model._meta.db_table}"
    for name, change in changes_to(root).items():
        # An upsert is an insert first, and an edition is not inserted as published.
        with refused(words if name != "upsert" else "start as drafts|are frozen"):
            change()
            pytest.fail(f"{name} was let through")
    with refused(words):
        model._base_manager.filter(pk=root.pk).update(published_at=None)


@each(ROOTS)
def test_an_edition_starts_as_a_draft(model):
    root = publish(build(model))
    with refused(f"start as drafts: {model._meta.db_table}"):
        copy_in_sql(root)
    draft = build(model)
    draft.save()
    assert touch(draft) == 1
    draft.delete()


@each(ONLY_ADDED)
def test_a_row_that_is_only_ever_added(model):
    row = build(model)
    build(model)
    for name, change in changes_to(row).items():
        with refused(f"only ever added: {model._meta.db_table}"):
            change()
            pytest.fail(f"{name} was let through")


def frozen_and_free(model):
    """A frozen row, and another of the same model with which somebody tries to overwrite it."""
    if model in ONLY_ADDED:
        return build(model), build(model)
    root = build(model if model in ROOTS else root_of(model))
    row = root if model in ROOTS else build(model, root)
    publish(root)
    return row, build(model)


@each(MODELS)
def test_replacing_a_row_does_not_slip_past(model):
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite knows OR REPLACE, and lets it delete without asking the delete trigger")
    frozen, free = frozen_and_free(model)
    words = "are frozen|only ever added"
    with refused(words):
        copy_in_sql(free, "INSERT OR REPLACE", id=frozen.pk)
    with refused(words):
        copy_in_sql(free, "INSERT OR IGNORE", id=frozen.pk)
    with refused(words):
        sql(f"UPDATE OR REPLACE {table(model)} SET id = %s WHERE id = %s", frozen.pk, free.pk)
    for key in model._meta.total_unique_constraints:
        instead = {model._meta.get_field(name).column: getattr(frozen, name) for name in key.fields}
        instead = {name: getattr(value, "pk", value) for name, value in instead.items()}
        with refused(words):
            copy_in_sql(free, "INSERT OR REPLACE", **instead)
        with refused(words):
            several = ", ".join(f'"{name}" = %s' for name in instead)
            sql(f"UPDATE OR REPLACE {table(model)} SET {several} WHERE id = %s", *instead.values(), free.pk)
    assert model._base_manager.filter(pk=frozen.pk).exists()


@each(MODELS)
def test_a_unique_key_with_a_condition_holds_the_way_to_the_edition(model):
    """Such a key is not looked at for OR REPLACE, so the row in the way must be in the same edition."""
    conditional = [key for key in model._meta.constraints if hasattr(key, "fields") and key.condition is not None]
    if conditional:
        assert all(model.frozen_with[0] in key.fields for key in conditional)


@each(MODELS)
def test_a_permit_lets_through_and_is_recorded(model):
    frozen, _ = frozen_and_free(model)
    with guards.permit("erasure asked for by law", by="manage.py test", at=MOMENT) as record:
        assert touch(frozen) == 1
        if model in PARTS:
            build(model, row_root(frozen))
        assert sql(f"DELETE FROM {table(model)} WHERE id = %s", frozen.pk) == 1
    assert not Permit.objects.exists()
    kept = PermitRecord.objects.get(pk=record.pk)
    assert (kept.reason, kept.by, kept.at) == ("erasure asked for by law", "manage.py test", MOMENT)
    again, _ = frozen_and_free(model)
    with refused("are frozen|only ever added"):
        touch(again)


@pytest.mark.django_db(transaction=True)
def test_a_permit_holds_only_inside_a_transaction():
    with (
        pytest.raises(transaction.TransactionManagementError, match="only inside a transaction"),
        guards.permit("none", by="nobody", at=MOMENT),
    ):
        pytest.fail("a permit without a transaction")
    assert not PermitRecord.objects.exists()


@pytest.mark.parametrize(("reason", "by"), [("", "somebody"), (" ", "somebody"), ("a reason", "")])
def test_a_permit_has_a_reason_and_a_user(reason, by):
    with pytest.raises(ValueError, match="a reason and somebody"), guards.permit(reason, by=by, at=MOMENT):
        pytest.fail("a permit for nothing, or for nobody")


def test_an_exception_undoes_the_permit_and_what_it_let_through():
    frozen = publish(build(ROOTS[0]))
    with transaction.atomic():
        with pytest.raises(LookupError), guards.permit("goes wrong", by="manage.py test", at=MOMENT):
            assert touch(frozen) == 1
            ROOTS[0].objects.all().delete()
            raise LookupError
        assert not Permit.objects.exists()
        assert not PermitRecord.objects.exists()
        frozen.refresh_from_db()
        with refused("are frozen"):
            touch(frozen)


def test_an_inner_permit_leaves_the_outer_one_open():
    frozen = publish(build(ROOTS[0]))
    with guards.permit("outer", by="manage.py test", at=MOMENT):
        with guards.permit("inner", by="manage.py test", at=MOMENT):
            pass
        assert touch(frozen) == 1
    assert not Permit.objects.exists()
    assert PermitRecord.objects.count() == 2
