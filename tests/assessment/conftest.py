"""A clock that stands on the day of tests/people.py, Kai with an adviser, and somebody signed in."""

import uuid
from datetime import date, timedelta

import pytest

from leaving_care.models import Referral, Role
from tests.people import TODAY, member, young
from tests.work.conftest import that_day  # noqa: F401


@pytest.fixture
def kai(adviser):
    return young(adviser=adviser, account=True)


@pytest.fixture
def clinician(kai):
    """Somebody to whom Kai was referred."""
    made = member(Role.CLINICIAN)
    Referral.objects.create(person=kai, clinician=made, starts_on=TODAY - timedelta(days=1))
    return made


@pytest.fixture
def others(kai, clinician, manager):
    """Users who may not write Kai's plan, by what they are."""
    return {
        "kai": kai.user,
        "clinician": clinician.user,
        "stranger": member(Role.PERSONAL_ADVISER).user,
        "data officer": member(Role.DATA_OFFICER).user,
    }


def boxes(name, day: date):
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def opened(client, address, **sent):
    """A form as the page sends it: what it carries unseen, and what was typed."""
    response = client.get(address)
    assert response.status_code == 200, response.status_code
    return {name: value for name, value in response.context["carried"].initial.items()} | sent


def once():
    return uuid.uuid4()


def errors(response):
    """What is said at each field, and above all (under "__all__")."""
    assert response.status_code == 200, response.status_code
    return {name: " ".join(words) for name, words in response.context["form"].errors.items()}
