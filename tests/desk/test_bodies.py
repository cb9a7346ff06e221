"""The list of bodies that have to agree an offer."""

import uuid

import pytest
from django.core.exceptions import ValidationError

from leaving_care.changing import AlreadyDone, ChangedMeanwhile, NotAllowed
from leaving_care.models import Event, Role
from offers.actions import bodies as actions
from offers.actions import editions
from offers.agreeing import Stage, bodies_of
from offers.models import BodyDecision
from tests.desk.agreed import HOUR, Desk
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


@pytest.mark.parametrize("how", ["end", "move", "rename", "without a chair"])
def test_nobody_is_taken_out_of_the_order_or_made_another_while_a_draft_goes_through_it(desk, how):
    def change():
        told = {"by": desk.administrator, "at": NOW}
        if how == "rename":
            actions.change_body(desk.bodies[1], name="Board of another name", has_chair=True, **told)
            actions.move_body(bodies_of(desk.council)[1], up=True, **told)
        elif how == "without a chair":
            actions.change_body(desk.bodies[1], name="Board", has_chair=False, **told)
            actions.move_body(desk.bodies[1], up=True, **told)
        elif how == "end":
            actions.end_body(desk.bodies[0], by=desk.administrator, at=NOW)
        else:
            actions.move_body(desk.bodies[0], up=False, by=desk.administrator, at=NOW)

    desk.submit()
    with pytest.raises(ValidationError, match="in front of the bodies"):
        change()
    desk.approve()
    desk.send_back()
    change()
    assert names(desk)[0].startswith("Board")


def test_what_a_body_decided_stays_under_the_name_that_it_had(desk):
    desk.agree()
    editions.set_aside(desk.edition, by=desk.editor, at=NOW + HOUR)
    actions.change_body(desk.bodies[0], name="Cabinet", has_chair=False, by=desk.administrator, at=NOW + HOUR)
    assert names(desk) == ["Cabinet", "Board"]
    assert [row.body.name for row in BodyDecision.objects.order_by("pk")] == ["Senior team", "Board"]


def test_a_draft_that_was_set_aside_meanwhile_goes_through_all_of_them_again(desk):
    """Nobody is got past by setting the draft aside, ending a body, and taking the draft up again."""
    desk.submit()
    editions.set_aside(desk.edition, by=desk.editor, at=NOW + HOUR)
    actions.end_body(desk.bodies[1], by=desk.approver, at=NOW + HOUR)
    editions.take_up(desk.edition, by=desk.editor, at=NOW + 2 * HOUR)
    assert desk.now.stage is Stage.CHANGED
    with pytest.raises(ValidationError, match="Submit it again"):
        desk.approve(at=NOW + 3 * HOUR)
    desk.submit(at=NOW + 3 * HOUR)
    assert desk.now.in_words == "Waiting for Senior team"


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
