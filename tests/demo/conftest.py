"""The invented people, made once for every test here that looks at them."""

from pathlib import Path

import pytest
from django.apps import apps

from leaving_care.models import Authority, YoungPerson
from leaving_care.standing import spell_on
from pathways.demo.people import COUNCILS
from pathways.demo.seeding import seed
from tests.leaving_care.rows import build
from tests.matrix import undone
from tests.people import NOW, TODAY

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items):
    """The people come from files, the same whatever keeps them."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.once)
            if "seeded" in item.fixturenames:
                item.add_marker(pytest.mark.django_db)


def councils():
    """The three councils, without their offers."""
    return [
        build(Authority, slug=slug, name=f"{slug.title()} Council", short_name=slug.title(), tier="county")
        for slug in COUNCILS
    ]


def status_of(name, on=TODAY):
    """The status of one of them on a day."""
    return spell_on(YoungPerson.objects.get(name_used=name), on)


def counted():
    """How many rows each table has."""
    return {model._meta.label: model._base_manager.count() for model in apps.get_models()}


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """The people as they are on TODAY, made once for a module: it takes seconds. No test beside them makes them anew."""
    with django_db_blocker.unblock(), undone():
        made = councils()
        for council in made:
            seed(council, TODAY, at=NOW)
        yield made


@pytest.fixture
def seeded(world, django_db_blocker):
    """The same for one test: what it changes is undone."""
    with django_db_blocker.unblock(), undone():
        yield world


@pytest.fixture
def demo(settings, tmp_path):
    """The demo's door open, and an inbox of its own."""
    settings.DEMO = settings.DEMO_DOOR = True
    settings.DATA_DIR = tmp_path
    return settings
