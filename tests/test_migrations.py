"""The migrations make the tables that the models describe, from nothing."""

import os
import shutil
import subprocess
import sys
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

PACKAGES = ["leaving_care", "offers", "entitlements", "pathways"]


def manage(*arguments, folder=settings.BASE_DIR, **env):
    """Runs manage.py in a process and with surroundings of its own."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=folder,
        env={**os.environ, "SECRET_KEY": "only-for-this-test", **env},
        capture_output=True,
        text=True,
    )


@pytest.mark.django_db
def test_no_migration_is_missing(capsys):
    try:
        call_command("makemigrations", check_changes=True, dry_run=True)
    except SystemExit:
        pytest.fail(f"run makemigrations: {capsys.readouterr().out}")


@pytest.mark.slow
def test_a_missing_migration_is_seen(tmp_path):
    for package in PACKAGES:
        shutil.copytree(settings.BASE_DIR / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(settings.BASE_DIR / "manage.py", tmp_path)
    (tmp_path / "static").mkdir()
    env = {"DATA_DIR": str(tmp_path / "data"), "DATABASE_URL": f"sqlite:///{tmp_path / 'empty.sqlite3'}"}
    asked = ("makemigrations", "--check", "--dry-run")
    before = manage(*asked, folder=tmp_path, **env)
    assert before.returncode == 0, before.stdout + before.stderr
    with (tmp_path / "offers/models/themes.py").open("a") as models:
        models.write('\nTheme.add_to_class("invented", models.CharField(max_length=9, default=""))\n')
    after = manage(*asked, folder=tmp_path, **env)
    assert after.returncode == 1
    assert "Add field invented to theme" in after.stdout


@pytest.fixture
def nothing(request, tmp_path, django_db_setup, django_db_blocker):
    """The address of a database with nothing in it. On SQLite that has been migrated already, for others (`migrated`)."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{shutil.copy(request.getfixturevalue('migrated'), tmp_path)}"
        return
    name = f"nothing_{uuid4().hex}"
    address = urlsplit(os.environ["DATABASE_URL"])
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
        yield address._replace(path=f"{address.path.rpartition('/')[0]}/{name}").geturl()
        cursor.execute(f"DROP DATABASE {name}")


# In one process: starting each by itself would take longer than what they do.
MIGRATED = """
from django.core.management import call_command
from django.db import connection
from leaving_care import guards
call_command("migrate", verbosity=0)
call_command("migrate", check_unapplied=True)
call_command("migrate", verbosity=0)
call_command("check", databases=["default"])
print(len(guards._found(connection)))
"""


@pytest.mark.slow
def test_migrations_apply_from_nothing(nothing, tmp_path):
    done = manage("shell", "--no-imports", "-c", MIGRATED, DATA_DIR=str(tmp_path), DATABASE_URL=nothing)
    assert done.returncode == 0, done.stdout + done.stderr
    # The check had guards to look for.
    assert int(done.stdout.split()[-1]) >= 18
