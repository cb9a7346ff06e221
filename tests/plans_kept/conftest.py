"""What tests of summaries share: an adviser, and somebody of 19 with whom they work."""

import pytest

from tests.people import young


@pytest.fixture
def person(adviser):
    """Born on 4 May 2007, in care to 18, former relevant since."""
    return young(adviser=adviser)
