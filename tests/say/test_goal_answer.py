"""“I do not agree” beside each goal leads to that one; what was said since a plan was made; and our own words about it."""

from datetime import timedelta

import pytest

from pathways.actions import saying
from pathways.actions.answering_them import answer, reply
from pathways.models import Answer, Goal, PlanAction
from pathways.reading import read
from tests.people import NOW, young
from tests.plans import approved, sent
from tests.say.pages import opened, sends, words

HOUR = timedelta(hours=1)


@pytest.fixture
def version(kai, adviser, manager):
    """The plan that holds."""
    return approved(kai, adviser.user, manager.user, at=NOW - HOUR)


@pytest.fixture
def address(version):
    """The page about its one goal."""
    return f"/me/plan/{version.key}/answer/{version.goal_rows.get().thread}/"


def test_the_link_beside_the_goal_leads_to_it_alone(me, version, address):
    page = me.get("/me/plan/").content.decode()
    assert f'href="{address}"' in page
    asked = me.get(address)
    assert "Goal: A flat nearer to college" in words(asked) and "Do you agree with the plan?" not in words(asked)
    assert asked.context["form"].initial == {f"said_{version.goal_rows.get().thread.hex}": "disagree"} | {
        f"why_{version.goal_rows.get().thread.hex}": ""
    }
    name = version.goal_rows.get().thread.hex
    response = sends(me, address, **{f"said_{name}": "disagree", f"why_{name}": "Too far"})
    assert response.headers["Location"] == f"/me/plan/#goal-{version.goal_rows.get().thread}"
    row = Answer.objects.get()
    assert (row.goal, row.said, row.reason) == (version.goal_rows.get().thread, "disagree", "Too far")


def test_what_they_answered_before_stands_in_it(me, kai, version, address):
    goal = version.goal_rows.get().thread
    answer(version, {goal: ("agree", "Yes")}, by=kai.user, at=NOW)
    assert me.get(address).context["form"].initial[f"said_{goal.hex}"] == "agree"
    assert "Choose at least one answer" in words(me.post(address, opened(me, address)))


def test_a_goal_that_is_somewhere_else_or_stopped_is_not_there(me, kai, version, address, adviser, manager):
    other = approved(young(account=True, adviser=adviser), adviser.user, manager.user)
    goal = other.goal_rows.get()
    assert me.get(f"/me/plan/{version.key}/answer/{goal.thread}/").status_code == 404
    assert me.get(f"/me/plan/{other.key}/answer/{goal.thread}/").status_code == 404


def test_of_a_draft_it_leads_back_to_the_draft(me, kai, adviser):
    draft = sent(kai, adviser.user)
    name = draft.goal_rows.get().thread.hex
    page = f"/me/plan/{draft.key}/answer/{draft.goal_rows.get().thread}/"
    assert f'href="{page}"' in me.get(f"/me/plan/{draft.key}/").content.decode()
    assert sends(me, page, **{f"said_{name}": "agree"}).headers["Location"] == (
        f"/me/plan/{draft.key}/#goal-{draft.goal_rows.get().thread}"
    )


def test_the_files_say_their_day_and_what_came_since(me, kai, version, manager):
    said = words(me.get("/me/plan/"))
    assert "These files are from 20 November 2026" in said and "They do not have" not in said
    answer(version, {None: ("disagree", "Too slow")}, by=kai.user, at=NOW)
    assert "They do not have what came after that: what you answered. All of it" in words(me.get("/me/plan/"))
    reply(Answer.objects.get(), "We look at it in May", by=manager.user, at=NOW)
    said = words(me.get("/me/plan/"))
    assert "what you answered; what a manager promised or replied to you. All of it is on this page" in said


def test_who_said_that_it_is_done_is_named(me, kai, adviser, version):
    action = PlanAction.objects.get(version=version)
    saying.tick(kai, version, action.thread, True, by=kai.user, at=NOW)
    assert "You said that it is done." in words(me.get("/me/plan/"))
    kai.tick_rows.create(action=action.thread, done=True, by=adviser.user, at=NOW + HOUR)
    assert read(version).actions[0].ticked_by == adviser.user.name
    assert f"{adviser.user.name} said that it is done." in words(me.get("/me/plan/"))


@pytest.mark.parametrize(
    ("right", "met", "words"),
    [
        ("yes", "yes", "It was still right, and it was happening."),
        ("partly", "no", "It was partly right, and it was not happening yet."),
        ("no", "", "It was not right any more."),
        ("", "partly", "It was partly happening."),
        ("", "", ""),
    ],
)
def test_what_a_review_said_of_a_goal_is_a_sentence(kai, adviser, right, met, words):
    draft = sent(kai, adviser.user)
    goal = read(draft).goals[0]
    assert Goal.objects.get(version=draft).text == goal.text
    from dataclasses import replace

    assert replace(goal, still_right=right, being_met=met).at_review == words
