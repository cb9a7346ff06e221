"""The invented people, made once for every test here that looks at them."""

import pytest

from leaving_care.models import Authority
from pathways.demo.people import COUNCILS
from pathways.demo.seeding import seed
from tests.leaving_care.rows import build
from tests.people import NOW, TODAY


def councils():
    """The three councils, without their offers."""
    return [
        build(Authority, slug=slug, name=f"{slug.title()} Council", short_name=slug.title(), tier="county")
        for slug in COUNCILS
    ]


@pytest.fixture
def seeded(db):
    """The people as they are on TODAY."""
    made = councils()
    for council in made:
        seed(council, TODAY, at=NOW)
    return made


@pytest.fixture
def demo(settings, tmp_path):
    """The demo's door open, and an inbox of its own."""
    settings.DEMO = settings.DEMO_DOOR = True
    settings.DATA_DIR = tmp_path
    return settings
