"""What every test can count on."""

import gc
import os
import re
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from functools import partial

import brotli
import pytest
from django.conf import settings
from django.db import connection, connections
from django.db.backends.signals import connection_created
from django.test import TransactionTestCase
from django.test.utils import CaptureQueriesContext, override_settings

from leaving_care import guards
from leaving_care.models import Role
from tests.people import NOW, member, sign_in
from tests.shared import shared_folder

ASKING_FOR_A_DATABASE = {"db", "transactional_db", "django_db_setup", "live_server"}
READING = {"client", "visit", "visitor"}  # the fixtures with which a test reads pages
# Tests of pages that run on both: where whatever is typed, uploaded or kept is taken, and where an edition is put out.
ON_BOTH = tuple(
    f"tests/{place}"
    for place in (
        *("contacts/", "importing/", "plans_kept/", "rights/", "running/", "sign_in/", "typed/"),
        *("offers/test_publishing", "desk/test_publishing", "desk/test_corrections"),
    )
)
# Deletes every row but those that Django writes when tables are made.
EMPTIED = """
DO $$ DECLARE name text; BEGIN
    SET LOCAL session_replication_role = replica;
    FOR name IN SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
        AND relname NOT IN ('django_content_type', 'auth_permission', 'django_migrations', 'django_site')
    LOOP EXECUTE format('DELETE FROM %I', name); END LOOP;
END $$
"""
# How the walls of PostgreSQL show among the statements of a block: what they set, and savepoints.
WALLS = re.compile(r"^\s*(SAVEPOINT|RELEASE|ROLLBACK|SELECT (current_setting|set_config))")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection():
    """While tests are collected nothing is thrown away: looking for garbage would take a third of the time."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


@pytest.hookimpl(trylast=True)
def pytest_collection_finish():
    """What is there now stays to the end: nobody has to look through it again, nor often through the rest."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)  # looking for garbage at every turn is a twentieth of the time


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """On PostgreSQL leaves out what the run on SQLite has tried: tests that ask for no database, or are marked `once`.

    Tests of pages too, but for some (ON_BOTH): on PostgreSQL every page is asked for as every
    kind of visitor by the access matrix, and by the journeys, which run there alone. Public pages are files, whatever
    database they came from: there, a demo published from PostgreSQL is read by the journeys.
    """
    if "postgresql" not in settings.DATABASES["default"]["ENGINE"]:
        return

    def belongs(item):
        asks = item.get_closest_marker("django_db") or ASKING_FOR_A_DATABASE & set(item.fixturenames)
        is_page = READING & set(item.fixturenames) and not item.nodeid.startswith(ON_BOTH)
        once = is_page or item.get_closest_marker("once")
        return item.get_closest_marker("browser") or (asks and not once)

    config.hook.pytest_deselected(items=[item for item in items if not belongs(item)])
    items[:] = [item for item in items if belongs(item)]


@pytest.fixture(scope="session", autouse=True)
def a_cache_for_each_process():
    """Processes that share the tests share no cache: one of them would empty it while another counts in it."""
    in_memory = "django.core.cache.backends.locmem.LocMemCache"
    with override_settings(CACHES={"default": {"BACKEND": in_memory, "OPTIONS": {"MAX_ENTRIES": 100_000}}}):
        yield


@pytest.fixture(scope="session", autouse=True)
def what_is_published_is_kept_in_haste():
    """Pages are packed with less effort than for phones, which is half of publishing, and nothing waits for the disk.

    The journeys have the demo published by a process of its own, as it is in production.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(brotli, "compress", partial(brotli.compress, quality=1))
        patch.setattr(os, "fsync", lambda file: None)
        yield


@pytest.fixture(scope="session", autouse=True)
def a_flush_gets_past_the_guards():
    """Lets tables be cleared after a test that commits.

    SQLite deletes row by row, which the guards refuse. PostgreSQL would truncate, which they do not see and which takes half
    a second with so many tables: it deletes what is there instead, with triggers asleep, where its role may do that.
    """
    flush = TransactionTestCase._fixture_teardown

    def flush_quickly(test_case):
        with ExitStack() as stack:
            for alias in test_case._databases_names(include_mirrors=False):
                if connections[alias].vendor == "sqlite":
                    stack.enter_context(guards.lifted(connections[alias]))
                elif _may_put_triggers_to_sleep(connections[alias]):
                    with connections[alias].cursor() as cursor:
                        cursor.execute(EMPTIED)
                    return
            flush(test_case)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", flush_quickly)
        yield


def _may_put_triggers_to_sleep(connection):
    """As .ci/with-postgres allows, from PostgreSQL 15 on."""
    if connection.pg_version < 150_000:
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_parameter_privilege('session_replication_role', 'SET')")
        return cursor.fetchone()[0]


@pytest.fixture(scope="session", autouse=True)
def tests_stand_above_the_walls():
    """Lets a test build rows of any council on PostgreSQL. Requests and tasks still work within the walls they set."""

    def open_all(connection, **kwargs):
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('portal.across', 'on', false)")

    connection_created.connect(open_all)
    yield
    connection_created.disconnect(open_all)


@pytest.fixture(scope="session")
def migrated(tmp_path_factory):
    """An SQLite file with every table and no row, for tests to copy whose processes need a database of their own."""
    with shared_folder(tmp_path_factory, "migrated") as folder:
        path = folder / "db.sqlite3"
        if not path.exists():
            making = folder / "making.sqlite3"
            env = os.environ | {"DATABASE_URL": f"sqlite:///{making}", "DATA_DIR": str(folder)}
            command = [sys.executable, "manage.py", "migrate", "--verbosity=0", "--skip-checks"]
            subprocess.run(command, cwd=settings.BASE_DIR, env=env, check=True)
            making.rename(path)
    return path


@pytest.fixture
def at_most():
    """At most so many queries in the block, the walls of PostgreSQL (settings and savepoints) not counted: at_most(8)."""

    @contextmanager
    def counted(number):
        with CaptureQueriesContext(connection) as queries:
            yield
        asked = [query["sql"] for query in queries if not WALLS.search(query["sql"])]
        assert len(asked) <= number, "\n".join(asked)

    return counted


@pytest.fixture
def adviser(db):
    """A personal adviser of Testshire."""
    return member(Role.PERSONAL_ADVISER)


@pytest.fixture
def manager(db):
    """Manages the whole of Testshire's leaving care."""
    return member(Role.MANAGER)


@pytest.fixture
def as_(client):
    """Signs somebody in, by their membership or as a user: as_(adviser).get(...)."""
    return lambda who: sign_in(client, getattr(who, "user", who), NOW)
