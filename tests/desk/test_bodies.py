"""The list of bodies that have to agree an offer."""

import uuid

import pytest
from django.core.exceptions import ValidationError

from leaving_care.changing import AlreadyDone, ChangedMeanwhile, NotAllowed
from leaving_care.models import Event, Role
from offers.actions import bodies as actions
from offers.agreeing import bodies_of
from tests.desk.agreed import Desk
from tests.people import NOW, TODAY, council, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def names(desk):
    return [body.name for body in bodies_of(desk.council)]


def test_a_body_comes_last_and_is_recorded(desk):
    desk.add_body("Cabinet")
    assert names(desk) == ["Senior team", "Board", "Cabinet"]
    event = Event.objects.filter(what="change_bodies").latest("pk")
    assert (event.by, event.fields) == (desk.administrator, ["added"])


def test_a_body_moves_up_and_down(desk):
    second = bodies_of(desk.council)[1]
    actions.move_body(second, up=True, by=desk.approver, at=NOW)
    assert names(desk) == ["Board", "Senior team"]
    actions.move_body(second, up=True, by=desk.approver, at=NOW)  # it is the first already
    assert names(desk) == ["Board", "Senior team"]
    actions.move_body(second, up=False, by=desk.approver, at=NOW)
    assert names(desk) == ["Senior team", "Board"]


def test_a_body_that_ends_is_off_the_list_at_once_and_kept(desk):
    first = desk.bodies[0]
    actions.end_body(first, by=desk.administrator, at=NOW)
    first.refresh_from_db()
    assert names(desk) == ["Board"] and first.ends_on < TODAY
    with pytest.raises(ValidationError, match="no longer in the list"):
        actions.change_body(first, name="Another", has_chair=True, by=desk.administrator, at=NOW)


def test_no_two_bodies_have_one_name(desk):
    with pytest.raises(ValidationError, match="in the list already"):
        desk.add_body("senior TEAM")
    with pytest.raises(ValidationError, match="in the list already"):
        actions.change_body(desk.bodies[0], name="Board", has_chair=True, by=desk.administrator, at=NOW)


def test_there_are_only_so_many(desk):
    for number in range(actions.MOST - 2):
        desk.add_body(f"Body {number}")
    with pytest.raises(ValidationError, match="End one first"):
        desk.add_body("One more")


@pytest.mark.parametrize("how", ["end", "move"])
def test_nobody_is_taken_out_of_the_order_while_a_draft_goes_through_it(desk, how):
    def change():
        if how == "end":
            actions.end_body(desk.bodies[0], by=desk.administrator, at=NOW)
        else:
            actions.move_body(desk.bodies[0], up=False, by=desk.administrator, at=NOW)

    desk.submit()
    with pytest.raises(ValidationError, match="in front of the bodies"):
        change()
    desk.approve()
    desk.send_back()
    change()
    assert names(desk)[0] == "Board"


def test_a_form_opened_on_another_name_is_refused(desk):
    body = desk.bodies[0]
    version = actions.stamp_of(body)
    actions.change_body(body, name="Directors", has_chair=False, by=desk.administrator, at=NOW, version=version)
    with pytest.raises(ChangedMeanwhile):
        actions.change_body(body, name="Heads", has_chair=False, by=desk.administrator, at=NOW, version=version)
    assert names(desk) == ["Directors", "Board"]


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.ADMINISTRATOR, Role.APPROVER)])
def test_others_do_not_change_the_list(desk, role):
    who = member(role, desk.council).user
    with pytest.raises(NotAllowed):
        actions.add_body(desk.council, name="Mine", has_chair=False, by=who, at=NOW)
    with pytest.raises(NotAllowed):
        actions.change_body(desk.bodies[0], name="Mine", has_chair=False, by=who, at=NOW)
    with pytest.raises(NotAllowed):
        actions.move_body(desk.bodies[0], up=False, by=who, at=NOW)
    with pytest.raises(NotAllowed):
        actions.end_body(desk.bodies[0], by=who, at=NOW)
    assert names(desk) == ["Senior team", "Board"]


def test_an_administrator_of_the_next_council_does_not_either(desk):
    stranger = member(Role.ADMINISTRATOR, council("elsewhere")).user
    with pytest.raises(NotAllowed):
        actions.add_body(desk.council, name="Mine", has_chair=False, by=stranger, at=NOW)


def test_a_form_sent_twice_adds_one(desk):
    once = uuid.uuid4()
    told = {"name": "Cabinet", "has_chair": True, "by": desk.administrator, "at": NOW, "once": once}
    actions.add_body(desk.council, **told)
    with pytest.raises(AlreadyDone):
        actions.add_body(desk.council, **told)
    assert names(desk) == ["Senior team", "Board", "Cabinet"]
