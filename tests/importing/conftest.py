"""What tests of importing share."""

import pytest

from tests.importing.files import Office


@pytest.fixture
def office(db, tmp_path):
    """Testshire's data office."""
    return Office(tmp_path)
