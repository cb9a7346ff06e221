"""The rules of the house that no import shows, and proof that the ones about imports bite (docs/architecture.md)."""
# ruff: noqa: DJ008  (the models invented here have no rows to name)

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.test.utils import isolate_apps

from leaving_care import guards
from offers.models import Edition, Item

# Top to bottom: each may point at itself and at what stands to its right.
APPS = ["pathways", "entitlements", "offers", "leaving_care"]
OURS = [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in APPS]


def wrong_way_keys(models_):
    """Foreign keys, one-to-one and many-to-many fields that point from a lower app up to a higher one."""
    return [
        f"{field} points up at {field.related_model._meta.label}"
        for model in models_
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]
        if field.is_relation and _height(field.related_model) > _height(model)
    ]


def _height(model):
    """How high the model's app stands; what is not ours lies below everything."""
    label = model._meta.app_label
    return len(APPS) - APPS.index(label) if label in APPS else 0


def unguarded_parts(models_):
    """Models whose rows go when a guarded row goes, and that ask for no guard themselves."""
    guarded = {guard.model for guard in guards.guarded()}
    return [
        f"{field} hangs on {field.related_model._meta.label}"
        for model in models_
        for field in model._meta.local_fields
        if field.is_relation
        and field.remote_field.on_delete is models.CASCADE
        and field.related_model in guarded
        and model not in guarded
    ]


def undocumented(models_):
    """Models that do not say what a row is: Django writes a docstring of its own for them."""
    return [model._meta.label for model in models_ if (model.__doc__ or "").startswith(f"{model.__name__}(")]


def test_foreign_keys_point_downwards():
    assert len(OURS) > 20
    assert wrong_way_keys(OURS) == []


@isolate_apps("leaving_care", "pathways")
def test_a_foreign_key_that_points_up_is_seen():
    class Plan(models.Model):
        class Meta:
            app_label = "pathways"

    class Person(models.Model):
        plan = models.ForeignKey(Plan, models.PROTECT, related_name="+")
        twin = models.OneToOneField(Plan, models.PROTECT, related_name="+")
        plans = models.ManyToManyField(Plan, related_name="+")
        friend = models.ForeignKey("self", models.PROTECT, related_name="+")

        class Meta:
            app_label = "leaving_care"

    class Visit(models.Model):
        person = models.ForeignKey(Person, models.PROTECT, related_name="+")
        kind = models.ForeignKey(ContentType, models.PROTECT, related_name="+")

        class Meta:
            app_label = "pathways"

    assert [found.split()[0] for found in wrong_way_keys([Plan, Person, Visit])] == [
        "leaving_care.Person.plan",
        "leaving_care.Person.twin",
        "leaving_care.Person.plans",
    ]


def test_every_model_says_what_a_row_is():
    assert undocumented(model for model in OURS if not model._meta.auto_created) == []


@isolate_apps("offers")
def test_a_model_that_says_nothing_is_seen():
    class Silent(models.Model):
        class Meta:
            app_label = "offers"

    class Spoken(models.Model):
        """A row is a row."""

        class Meta:
            app_label = "offers"

    assert undocumented([Silent, Spoken]) == ["offers.Silent"]


def test_every_part_of_what_is_frozen_is_frozen():
    assert unguarded_parts(OURS) == []
    for guard in guards.guarded():
        assert not guard.model._meta.parents, "a table that continues another's has no column for the guard to follow"


@isolate_apps("offers")
def test_a_part_without_a_guard_is_seen():
    class Footnote(models.Model):
        item = models.ForeignKey(Item, models.CASCADE, related_name="+")
        about = models.ForeignKey(Edition, models.PROTECT, related_name="+")

        class Meta:
            app_label = "offers"

    assert unguarded_parts([Footnote]) == ["offers.Footnote.item hangs on offers.Item"]


@pytest.mark.django_db
def test_every_guarded_table_has_its_triggers():
    standing = guards._found(connection)
    for model in OURS:
        if hasattr(model, "frozen_with") or getattr(model, "append_only", False):
            assert any(name.startswith(f"frozen_{model._meta.db_table}") for name in standing), model._meta.label


def lint_imports(folder):
    """Runs import-linter there: whether all contracts are kept, and what it printed."""
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([program, "--no-cache"], cwd=folder, capture_output=True, text=True)
    return done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def copied(tmp_path):
    """A copy of the four packages and the contracts, to break."""
    for app in APPS:
        shutil.copytree(
            settings.BASE_DIR / app, tmp_path / app, ignore=lambda _, names: {"__pycache__", "migrations"} & set(names)
        )
    shutil.copy(settings.BASE_DIR / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.mark.slow
def test_imports_keep_the_contracts():
    kept, printed = lint_imports(settings.BASE_DIR)
    assert kept, printed


@pytest.mark.slow
@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("offers/apps.py", "import pathways.apps", "Apps depend downwards only"),
        ("leaving_care/dates.py", "import django", "The law and the rules know nothing of Django"),
        ("offers/querysets.py", "import offers.models", "Inside an app"),
    ],
)
def test_an_import_the_wrong_way_is_seen(copied, module, line, contract):
    path = copied / module
    path.write_text(f"{path.read_text()}\n{line}\n")
    kept, printed = lint_imports(copied)
    assert not kept
    assert f"{contract} BROKEN" in printed
