"""What the tests of contact, holds and intervals share: a clock that stands, somebody signed in, and Kai with an adviser."""

import uuid

import pytest

from leaving_care.models import Role
from pathways import summaries
from tests.people import TODAY, allocate, member, young
from tests.work.conftest import that_day  # noqa: F401


@pytest.fixture
def kai(adviser):
    """Somebody of 19 whose summary is kept, as after any change."""
    person = young(adviser=adviser)
    summaries.keep(person, TODAY)
    return person


@pytest.fixture
def social_worker(kai):
    worker = member(Role.SOCIAL_WORKER)
    allocate(worker, kai)
    return worker


def sent(**fields):
    """A form as its page sends it, with a token of its own."""
    return {"once": str(uuid.uuid4()), **fields}


def on(name, day):
    """A day in three boxes."""
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}
