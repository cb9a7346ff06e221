"""What every test can count on."""

from contextlib import ExitStack

import pytest
from django.db import connections
from django.db.backends.signals import connection_created
from django.test import TransactionTestCase

from leaving_care import guards


@pytest.fixture(scope="session", autouse=True)
def a_flush_gets_past_the_guards():
    """Lets SQLite clear its tables after a test that commits: it deletes row by row, which the guards refuse.

    PostgreSQL truncates, which they do not see.
    """
    flush = TransactionTestCase._fixture_teardown

    def flush_without_guards(test_case):
        with ExitStack() as stack:
            for alias in test_case._databases_names(include_mirrors=False):
                if connections[alias].vendor == "sqlite":
                    stack.enter_context(guards.lifted(connections[alias]))
            flush(test_case)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", flush_without_guards)
        yield


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
