"""What the tests of lists of what is due share: a clock that stands, somebody signed in, and an adviser and a manager."""

import pytest

from tests.people import young
from tests.work.conftest import that_day  # noqa: F401


@pytest.fixture
def kai(adviser):
    return young(adviser=adviser, name_used="Kai Miller")
