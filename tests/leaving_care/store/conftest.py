"""A folder with nothing published yet."""

import pytest

from leaving_care.store import Store


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "published")
