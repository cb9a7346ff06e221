"""The invented people, made once for every test here that looks at them."""

from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from leaving_care.models import Authority, YoungPerson
from leaving_care.standing import spell_on
from offers.contents import read_contents
from offers.findings import findings, standing
from offers.loading import load_offer
from offers.models import Edition
from pathways.demo import seeding
from pathways.demo.desk.seeding import seed_desk
from pathways.demo.people import COUNCILS, told
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
            if {"seeded", "desks", "offers"} & set(item.fixturenames):
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


def blocking(draft, on=TODAY):
    """What stands in the way of a draft on a day: code and row."""
    contents = read_contents(draft)
    return sorted((each.code, each.about) for each in standing(findings(contents, on), contents.accepted_faults))


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


@pytest.fixture(scope="module")
def with_offers(django_db_setup, django_db_blocker):
    """The councils with their own offers, out since NOW, and with their staff; made once for a module."""
    with django_db_blocker.unblock(), undone(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(seeding, "told", lambda council: {**told(council), "young": []})
        made = []
        for slug in COUNCILS:
            edition = load_offer(Path(settings.BASE_DIR) / "fixtures" / slug).edition
            Edition.objects.filter(pk=edition.pk).update(published_at=NOW)
            seed(edition.authority, TODAY, at=NOW)
            made.append(edition.authority)
        yield made


@pytest.fixture
def offers(with_offers, django_db_blocker):
    """The same for one test, at whose desks nothing was done."""
    with django_db_blocker.unblock(), undone():
        yield with_offers


@pytest.fixture(scope="module")
def filled(with_offers, django_db_blocker):
    """The desks filled as of TODAY, for the tests of a module."""
    with django_db_blocker.unblock(), undone():
        yield [seed_desk(council, TODAY, at=NOW) for council in with_offers]


@pytest.fixture
def desks(filled, django_db_blocker):
    """The drafts at the three desks, for one test."""
    with django_db_blocker.unblock(), undone():
        yield [Edition.objects.select_related("authority").get(pk=draft.pk) for draft in filled]


@pytest.fixture
def demo(settings, tmp_path):
    """The demo's door open, and an inbox of its own."""
    settings.DEMO = settings.DEMO_DOOR = True
    settings.DATA_DIR = tmp_path
    return settings
