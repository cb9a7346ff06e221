"""What the tests of 18, 21, coming back and handing over share: a clock that stands, and somebody of 22 with an adviser."""

from datetime import date, timedelta

import pytest

from leaving_care.models import Role, Team
from pathways import summaries
from tests.contacts.conftest import on, sent  # noqa: F401
from tests.people import TODAY, council, member, young
from tests.work.conftest import that_day  # noqa: F401

DAY = timedelta(days=1)
BORN_22 = date(2004, 5, 4)


@pytest.fixture
def team(db):
    return Team.objects.create(authority=council(), name="North", phone="01632 960001")


@pytest.fixture
def adviser(team):
    return member(Role.PERSONAL_ADVISER, team=team, phone="07700 900001")


@pytest.fixture
def kai(adviser):
    """Somebody of 22 with an account and an adviser, whose summary is kept."""
    person = young(adviser=adviser, account=True, name_used="Kai Example", date_of_birth=BORN_22)
    summaries.keep(person, TODAY)
    return person


@pytest.fixture
def strangers(kai):
    """Somebody of each role who does nothing with Kai, and a manager of another council."""
    south = Team.objects.create(authority=council(), name="South")
    others = [member(role) for role in Role if role not in (Role.MANAGER, Role.YOUNG_PERSON)]
    others += [member(Role.MANAGER, team=south), member(Role.MANAGER, council("elsewhere"))]
    return [other.user for other in others] + [young(account=True).user]


def ids(summary_of):
    """The ids of somebody's open duties today."""
    (summary,) = summaries.of_people([summary_of], TODAY)
    return {duty["id"]: duty["due_on"] for duty in summary.duties}
