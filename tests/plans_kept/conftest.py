"""What tests of summaries share: an adviser, and somebody of 19 with whom they work."""

import pytest

from leaving_care.models import Role
from tests.people import member, young


@pytest.fixture
def adviser(db):
    return member(Role.PERSONAL_ADVISER)


@pytest.fixture
def manager(db):
    return member(Role.MANAGER)


@pytest.fixture
def person(adviser):
    """Born on 4 May 2007, in care to 18, former relevant since."""
    return young(adviser=adviser)
