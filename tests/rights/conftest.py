"""What the tests of rights over one's data share: a folder of their own, and a clock that stands."""

import pytest
import time_machine

from pathways.archive import writing
from tests.people import NOW


@pytest.fixture(autouse=True)
def that_day(settings, tmp_path):
    """Every request is made on the day of the builders; files lie in a folder that goes."""
    settings.SECURE_SSL_REDIRECT = False
    settings.DATA_DIR = tmp_path
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def quick(monkeypatch):
    """No PDF, which takes seconds."""
    monkeypatch.setattr(writing, "pdf", lambda record: b"%PDF")
