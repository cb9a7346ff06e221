"""What a reader may do to a record, asked together, is what access says of each action by itself."""

import pytest

from leaving_care.abilities import Asking
from leaving_care.access import may
from leaving_care.models import Cover, GlassBroken, PartnerAccess, Role, User, YoungPerson
from leaving_care.permissions import SEE_RECORD
from pathways.views.work.record import ASKED
from tests.matrix.world import VISITORS, build_world
from tests.people import TODAY, member

pytestmark = pytest.mark.django_db
NAMES = (SEE_RECORD, *ASKED)


def able(user, person):
    asking = Asking(user, NAMES, TODAY)
    return asking.settle(YoungPerson.objects.annotate(**asking.first).get(pk=person.pk))


def test_together_and_one_by_one_say_the_same_for_everybody():
    world = build_world()
    world.hand_over("homes")
    # Somebody of several roles; a manager of another team who broke the glass; a partner who covers as an adviser.
    both = member(Role.MANAGER, world.here)
    member(Role.DATA_OFFICER, world.here, who=both.user)
    covering = member(Role.PERSONAL_ADVISER, world.here, who=world.visitors["partner"])
    breaking = world.visitors["team_manager"].memberships.get()
    people = [*((name, world.visitors[name]) for name in VISITORS), ("both", both.user)]
    assert all(able(user, world.kai) == one_by_one(user, world.kai) for _, user in people)
    GlassBroken.objects.create(person=world.kai, manager=breaking, reason="x", starts_on=TODAY, ends_on=TODAY)
    Cover.objects.create(
        away=world.visitors["adviser"].memberships.get(), cover=covering, starts_on=TODAY, ends_on=TODAY
    )
    PartnerAccess.objects.create(
        person=world.kai, partner=world.visitors["partner"].memberships.get(role=Role.PARTNER),
        to_part="care", reason="x", starts_on=TODAY, ends_on=TODAY,
    )  # fmt: skip
    for name in ("team_manager", "partner", "elsewhere_manager", "elsewhere_data_officer"):
        user = User.objects.get(pk=world.visitors[name].pk)
        assert able(user, world.kai) == one_by_one(user, world.kai), name
        assert able(user, world.kai), name


def one_by_one(user, person):
    return {name for name in NAMES if may(user, name, person, TODAY)}
