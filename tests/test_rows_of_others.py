"""A row in an address is looked for in the record that the address names: anybody else's is not there, asked for or sent."""

import string
import uuid

import pytest
import time_machine
from django.apps import apps
from django.core.cache import cache
from django.test import Client

from leaving_care.models import Allocation, Event, OfPerson
from tests import matrix
from tests.leaving_care.rows import build
from tests.people import NOW, sign_in, young

MODELS = [model for model in apps.get_models() if issubclass(model, OfPerson)]


def names_of(row):
    """The names in an address that says whose record it is about: in words, or by who reads it."""
    if not row.address.startswith(
        ("/me/", "/work/people/{kai}/", "/manage/people/{kai}/", "/manage/data/people/{kai}/")
    ):
        return []
    return sorted({name for _, name, _, _ in string.Formatter().parse(row.address) if name} - {"kai"})


TRIED = [
    pytest.param(row, name, id=f"{route} {name} {'GET' if row.post is None else 'POST'}")
    for route, first in matrix.rows().items()
    for row in first.all()
    for name in names_of(row)
]


def row_named(name):
    """The row that an address names, and the field by which: its key, or what goes on as one from plan to plan."""
    for model in MODELS:
        for field in {"key", "thread"} & {field.name for field in model._meta.concrete_fields}:
            if found := model.objects.filter(**{field: name}).first():
                return found, field
    raise LookupError(name)


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, tmp_path_factory):
    """The world of the access matrix, with another young person in it whom the same people work with."""
    with django_db_blocker.unblock(), time_machine.travel(NOW, tick=False), matrix.undone():
        made = matrix.build(tmp_path_factory.mktemp("world"))
        made.ash = young(made.here, adviser=made.visitors["adviser"].memberships.get(), account=True)
        yield made


@pytest.fixture
def undone(world):
    """What a test writes."""
    cache.clear()
    with matrix.undone():
        yield


@pytest.mark.django_db
@pytest.mark.usefixtures("undone")
@pytest.mark.parametrize(("row", "name"), TRIED)
def test_the_row_of_somebody_else_is_not_there(world, row, name):
    theirs, field = row_named(world.names[name])
    assert theirs.person == world.kai
    client = sign_in(Client(), world.visitors[next(who for who, status in row.open_to.items() if status < 400)])
    sent = {name: str(value).format(**world.names) for name, value in (row.post or {}).items()}

    def answer(key):
        address = row.address.format(**{**world.names, name: key})
        return client.get(address) if row.post is None else client.post(address, sent)

    before = Event.objects.filter(kind="changed").count()
    for person, worker in ((world.ash, "adviser"), (world.far, "elsewhere_personal_adviser")):
        more = {"worker": world.visitors[worker].memberships.get()} if type(theirs) is Allocation else {}
        another = build(type(theirs), person=person, **more)
        assert answer(getattr(another, field)).status_code == 404
    assert answer(uuid.uuid4()).status_code == 404
    assert Event.objects.filter(kind="changed").count() == before
    assert answer(world.names[name]).status_code < 400
