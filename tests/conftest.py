"""What every test can count on."""

from contextlib import ExitStack

import pytest
from django.db import connections
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
