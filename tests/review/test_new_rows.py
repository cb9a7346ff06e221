"""What a review adds: a new action goes with the goal that it is for, the new one of the same screen too."""

import pytest
from django.core.exceptions import ValidationError

from pathways.actions import review_looks
from pathways.models import Goal, PlanAction
from tests.me.conftest import words
from tests.people import NOW
from tests.review.conftest import SOON, address, boxes, look, rows

pytestmark = pytest.mark.django_db
ACTION = {"new_what-home": "Read to the cat", "new_who-home": "young_person", **boxes("new_due_on-home", SOON)}


@pytest.fixture
def send(as_, kai, adviser, review):
    """Sends the screen of home, with what is new."""
    client = as_(adviser)
    return lambda **new: client.post(address(kai, "section/home/"), look(review, **ACTION | new))


def made(review):
    """The new action."""
    return PlanAction.objects.get(version=review.made, what="Read to the cat")


def test_left_open_it_is_for_the_goal_that_is_new(review, send, as_, kai, adviser):
    assert send(**{"new_goal-home": "A cat"}).status_code == 302
    assert made(review).goal == Goal.objects.get(version=review.made, text="A cat")
    said = words(as_(adviser).get(address(kai, "section/home/")))
    assert "Action: Read to the cat, for “A cat” (Kai Example, by 19 January 2027" in said


def test_without_a_new_goal_it_is_for_the_heading(review, send):
    assert send().status_code == 302
    assert made(review).goal is None


def test_it_can_be_for_a_goal_that_goes_on_or_for_none(review, send):
    goal, _ = rows(review)
    assert send(**{"new_goal-home": "A cat", "new_for-home": goal.key.hex}).status_code == 302
    assert made(review).goal == goal
    made(review).delete()
    review.made.plansection_rows.get(section="home").refresh_from_db()
    assert send(**{"new_goal-home": "A dog", "new_for-home": "heading"}).status_code == 302
    assert made(review).goal is None


@pytest.mark.parametrize(
    ("new", "field", "said"),
    [
        ({"new_for-home": "new"}, "new_goal-home", "Write the new goal"),
        ({"new_for-home": "somebody else's"}, "new_for-home", "Choose one of the answers"),
    ],
)
def test_what_cannot_be_is_said_at_the_field(review, send, new, field, said):
    response = send(**new)
    assert said in str(response.context["form"].errors[field])
    assert "Read to the cat" in response.content.decode()
    assert not Goal.objects.filter(version=review.made, text="A cat").exists()


def test_a_goal_that_stops_in_the_same_screen_gets_no_action(review, send, adviser):
    goal, _ = rows(review)
    response = send(**{"new_for-home": goal.key.hex, f"stopped-{goal.key.hex}": "It is reached"})
    assert "That goal stops" in str(response.context["form"].errors["new_for-home"])
    section = review.made.plansection_rows.get(section="home")
    said = {"still_right": "yes", "being_met": "yes", "stopped": "It is reached"}
    new = [(PlanAction, {"what": "Read to the cat", "owner_kind": "young_person", "due_on": SOON, "goal": goal})]
    _, action = rows(review)
    one = review_looks.Look(section, None, {goal: said}, {action: {"outcome": "done"}}, new)
    with pytest.raises(ValidationError, match="stops"):
        review_looks.look_at(review, [one], by=adviser.user, at=NOW, edit=section.edit)
