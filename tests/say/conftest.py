"""A young person who can sign in, their adviser, a manager, and a clock that stands on the day of tests/people.py."""

import pytest

from tests.people import NOW, sign_in, young
from tests.work.conftest import that_day  # noqa: F401


@pytest.fixture
def kai(adviser):
    """A young person who can sign in, and their record."""
    return young(account=True, adviser=adviser, name_used="Kai Example")


@pytest.fixture
def me(client, kai):
    """Kai, signed in."""
    return sign_in(client, kai.user, NOW)
