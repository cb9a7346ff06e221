"""The database refuses to change what is frozen: tried on every guarded table, through the ORM and in SQL."""

from contextlib import contextmanager

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import CASCADE, F, ProtectedError, Q, UniqueConstraint

from leaving_care import guards
from pathways.models import OwnWords, PlanAction, PlanVersion
from tests.leaving_care.rows import build, guarded_models, moment_of, publish, root_of

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
    assert found >= {"pathways.PlanVersion", "pathways.Goal", "pathways.Assessment", "pathways.Matter"}
    assert found >= {"leaving_care.PermitRecord", "pathways.OwnWords"}
    assert len(ROOTS) + len(PARTS) + len(ONLY_ADDED) == len(MODELS) >= 40
    assert {guard.model for guard in guards.guarded()} == set(MODELS)


def frozen_words(model):
    """What the database says of a model that is frozen: published editions, approved plans, finished assessments."""
    return f"{moment_of(root_of(model)).removesuffix('_at')} .* are frozen: {model._meta.db_table}"


@each(PARTS)
def test_a_part_of_a_published_edition_is_frozen(model):
    row = build(model)
    publish(row_root(row))
    words = frozen_words(model)
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
    row = build(model, draft)
    if goes_with_its_root(model):
        draft.delete()
    else:
        with pytest.raises(ProtectedError):
            draft.delete()
        row.delete()
        draft.delete()
    assert not model._base_manager.exists()


def goes_with_its_root(model):
    """Whether a row goes when its draft does; of a person's record nothing goes by itself."""
    for step in model.frozen_with:
        field = model._meta.get_field(step)
        if field.remote_field.on_delete is not CASCADE:
            return False
        model = field.related_model
    return True


@each(PARTS)
def test_a_part_moves_neither_into_a_published_edition_nor_out_of_one(model):
    first, other, published = (build(root_of(model)) for _ in range(3))
    row, inside = build(model, first), build(model, published)
    homes = {root: parent_in(model, root) for root in (other, published)}
    publish(published)
    step, words = model.frozen_with[0], frozen_words(model)
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
    words = frozen_words(model)
    for name, change in changes_to(root).items():
        # An upsert is an insert first, and an edition is not inserted as published.
        with refused(words if name != "upsert" else "start as drafts|are frozen"):
            change()
            pytest.fail(f"{name} was let through")
    with refused(words):
        model._base_manager.filter(pk=root.pk).update(**{moment_of(model): None})


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


def stored(field, row):
    """A field's value as the database keeps it."""
    return field.get_db_prep_value(getattr(row, field.attname), connection)


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
    keys = [key.fields for key in model._meta.total_unique_constraints]
    keys += [(field.name,) for field in model._meta.local_concrete_fields if field.unique and not field.primary_key]
    for key in keys:
        fields = [model._meta.get_field(name) for name in key]
        instead = {field.column: stored(field, frozen) for field in fields}
        with refused(words):
            copy_in_sql(free, "INSERT OR REPLACE", **instead)
        with refused(words):
            several = ", ".join(f'"{name}" = %s' for name in instead)
            sql(f"UPDATE OR REPLACE {table(model)} SET {several} WHERE id = %s", *instead.values(), free.pk)
    assert model._base_manager.filter(pk=frozen.pk).exists()


@each(MODELS)
def test_a_unique_key_with_a_condition_holds_the_way_to_the_edition(model):
    """Such a key is not looked at for OR REPLACE: the row in the way must be in the same edition, or not frozen."""
    assert [key.name for key in model._meta.constraints if slips_past(model, key)] == []


def slips_past(model, key):
    """Whether a unique key with a condition could have a frozen row in the way of another."""
    if not hasattr(key, "fields") or key.condition is None:
        return False
    if model in ROOTS:
        return not (key.condition.connector == Q.AND and (moment_of(model), None) in key.condition.children)
    return model in ONLY_ADDED or model.frozen_with[0] not in key.fields


def test_a_key_that_would_slip_past_is_seen():
    unfrozen = UniqueConstraint(fields=["person"], condition=Q(approved_at=None), name="a")
    sent = UniqueConstraint(fields=["person"], condition=Q(sent_at=None), name="b")
    either = UniqueConstraint(fields=["person"], condition=Q(approved_at=None) | Q(sent_at=None), name="c")
    assert [slips_past(PlanVersion, key) for key in (unfrozen, sent, either)] == [False, True, True]
    in_it = UniqueConstraint(fields=["version", "what"], condition=Q(due_on=None), name="d")
    beside = UniqueConstraint(fields=["person", "what"], condition=Q(due_on=None), name="e")
    assert [slips_past(PlanAction, key) for key in (in_it, beside)] == [False, True]
    assert slips_past(OwnWords, sent)
