"""What the tests of lists of what is due share: a clock that stands, somebody signed in, and an adviser and a manager."""

import pytest

from leaving_care.models import Role
from tests.people import member, young
from tests.work.conftest import as_, that_day  # noqa: F401


@pytest.fixture
def adviser(db):
    return member(Role.PERSONAL_ADVISER)


@pytest.fixture
def manager(db):
    return member(Role.MANAGER)


@pytest.fixture
def kai(adviser):
    return young(adviser=adviser, name_used="Kai Miller")
