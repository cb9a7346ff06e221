"""A plan that was approved half a year ago, and the people round it. The clock stands on the day of tests/people.py."""

import uuid
from datetime import timedelta

import pytest

from pathways.actions import plans, review_looks, reviews
from pathways.models import Goal, OwnWords, PlanAction
from tests.people import NOW, TODAY, young
from tests.plans import approved
from tests.work.conftest import that_day  # noqa: F401

THEN = NOW - timedelta(days=180)
SOON = TODAY + timedelta(days=60)


@pytest.fixture
def kai(adviser):
    """A young person who can sign in."""
    return young(adviser=adviser, account=True, name_used="Kai Example")


@pytest.fixture
def plan(kai, adviser, manager):
    """Kai's plan: under home a goal and an action; Kai's own words about it."""
    OwnWords.objects.create(
        person=kai, section="home", text="Too far from college", by=kai.user, at=THEN - timedelta(days=1)
    )
    return approved(kai, adviser.user, manager.user, at=THEN, due_on=TODAY - timedelta(days=10))


@pytest.fixture
def review(plan, kai, adviser):
    """A review under way."""
    return reviews.begin(kai, because="six months", by=adviser.user, at=NOW)


def boxes(name, day):
    """What three boxes of a date send."""
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def address(kai, rest=""):
    """A page of the adviser's."""
    return f"/work/people/{kai.key}/review/{rest}"


def rows(review, section="home"):
    """The goal and the action of a section of the version that comes."""
    made = review.made
    return Goal.objects.filter(version=made, section=section).first(), PlanAction.objects.filter(
        version=made, section=section
    ).first()


def look(review, section="home", **other):
    """What a right screen of a section sends."""
    made = review.made.plansection_rows.get(section=section)
    goal, action = rows(review, section)
    sent = {f"now-{section}": made.now, "version": made.edit, "once": uuid.uuid4()}
    if goal:
        sent |= {f"still_right-{goal.key.hex}": "yes", f"being_met-{goal.key.hex}": "partly"}
        sent |= {f"text-{goal.key.hex}": goal.text}
    if action:
        key = action.key.hex
        sent |= {f"outcome-{key}": "carry_on", f"what-{key}": action.what, **boxes(f"due_on-{key}", SOON)}
    return sent | other


def look_at_everything(review, by):
    """Goes through every heading by the action."""
    for section in review.made.plansection_rows.all():
        goal, action = rows(review, section.section)
        goals = {goal: {"still_right": "yes", "being_met": "yes"}} if goal else {}
        actions = {action: {"outcome": "carry_on", "due_on": SOON}} if action else {}
        one = review_looks.Look(section, None, goals, actions)
        review_looks.look_at(review, [one], by=by, at=NOW, edit=section.edit)


def finish(review, by, **other):
    """Ends a review by the action, with a right meeting."""
    said = {"held_on": TODAY, "where": "At a café", "chosen": True, "decided": "Carry on"} | other
    people = [{"name": "Kai Example", "who": "the young person", "came": True}]
    review.refresh_from_db()
    return reviews.finish(review, said, people, copy_how="online", by=by, at=NOW, edit=review.edit)


def approve(review, manager):
    """The manager's part."""
    plans.approve(review.made, by=manager, at=NOW)
