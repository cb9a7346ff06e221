"""What came of a review, on its way to a manager: whether the young person could read it, and what both said of each goal."""

from datetime import timedelta

import pytest

from pathways.actions import plans
from pathways.actions.answering_them import answer, reply
from pathways.models import Answer, GoalView
from tests.me.conftest import words
from tests.people import NOW
from tests.review.conftest import address, finish, look_at_everything

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def said_before(kai, plan, **said):
    goal = plan.goal_rows.get()
    GoalView.objects.create(person=kai, version=plan, goal=goal.thread, by=kai.user, at=NOW - DAY, **said)


def read_by(as_, manager, review):
    return words(as_(manager).get(f"/manage/plans/{review.made.key}/"))


def test_the_last_page_warns_until_they_have_answered_and_stops_nobody(as_, kai, adviser, review):
    def said():
        return words(as_(adviser).get(address(kai, "end/")))

    look_at_everything(review, adviser.user)
    assert "Kai Example has not seen this version yet" in said() and "share it with them first" in said()
    plans.share(review.made, by=adviser.user, at=NOW - DAY)
    assert "can read this version since 19 November 2026, and has not answered it yet" in said()
    answer(review.made, {None: ("agree", "")}, by=kai.user, at=NOW)
    assert "Kai Example answered this version, last on 20 November 2026." in said() and "Warning" not in said()
    finish(review, adviser.user)
    review.refresh_from_db()
    assert review.made.state == "sent"


def test_a_manager_reads_what_both_said_of_a_goal(as_, kai, plan, adviser, manager, review):
    said_before(kai, plan, still_right="no", being_met="yes", words="I moved")
    look_at_everything(review, adviser.user)  # still right, and being met
    finish(review, adviser.user)
    said = read_by(as_, manager, review)
    assert "since 20 November 2026, the day it was sent to you, and not before" in said
    assert "They have not answered it yet" in said and "You can approve it all the same." in said
    mine, reviewed = said.index("still right? no. Happening? yes."), said.index("Still right? yes. Being met? yes.")
    assert said.index("Goal: A flat nearer to college") < mine < reviewed < said.index("Not the same")
    assert "“I moved”" in said


@pytest.mark.parametrize("said", [{"still_right": "yes", "being_met": "yes"}, {"still_right": "yes"}, {}])
def test_answers_that_are_alike_or_left_out_are_not_marked(as_, kai, plan, adviser, manager, review, said):
    if said:
        said_before(kai, plan, **said)
    look_at_everything(review, adviser.user)
    finish(review, adviser.user)
    page = read_by(as_, manager, review)
    assert "Not the same" not in page
    assert ("They said nothing of it before." in page) is (not said)


def test_what_they_did_not_agree_with_before_stands_beside_the_goal_with_the_reply(
    as_, kai, plan, adviser, manager, review
):
    """On the review's screen, before it is ticked, and for the manager who decides on what came of it."""
    goal = plan.goal_rows.get()
    answer(plan, {goal.thread: ("disagree", "Nobody asked me")}, by=kai.user, at=NOW - DAY)
    screen = words(as_(adviser).get(address(kai, "section/home/")))
    then = screen.index("Their answer: I do not agree, 19 November 2026. “Nobody asked me”")
    assert screen.index("Goal: A flat nearer to college") < then < screen.index("has not said anything about it")
    assert "Nobody has replied yet." in screen
    reply(Answer.objects.get(), "We look again", by=manager.user, at=NOW)
    assert "replied, 20 November 2026: “We look again”" in words(as_(adviser).get(address(kai, "section/home/")))
    look_at_everything(review, adviser.user)  # still right
    finish(review, adviser.user)
    said = read_by(as_, manager, review)
    assert "To the version before: Their answer: I do not agree" in said and "“We look again”" in said
    assert "They said nothing of it before." not in said
    assert "Not the same" in said


def test_their_answers_to_the_version_stand_with_its_goals(as_, kai, adviser, manager, review):
    look_at_everything(review, adviser.user)
    plans.share(review.made, by=adviser.user, at=NOW - DAY)
    goal = review.made.goal_rows.get()
    answer(review.made, {None: ("agree", ""), goal.thread: ("disagree", "Too far")}, by=kai.user, at=NOW)
    finish(review, adviser.user)
    said = read_by(as_, manager, review)
    assert "They can read this version since 19 November 2026." in said
    assert "They answered it, last on 20 November 2026." in said and "approve it all the same" not in said
    assert "The plan: I agree, 20 November 2026." in said
    assert "To this version: I do not agree, 20 November 2026. “Too far”" in said


def test_a_plan_that_was_given_back_is_to_be_changed_until_it_is_sent_again(as_, kai, adviser, manager, review):
    look_at_everything(review, adviser.user)
    finish(review, adviser.user)
    client = as_(adviser)
    assert "Finished: waits for a manager" in words(client.get(address(kai)))
    plans.give_back(review.made, reason="Say who pays", by=manager.user, at=NOW)
    client = as_(adviser)
    said = words(client.get(address(kai)))
    assert "Finished: the plan was given back" in said and "waits for a manager" not in said
    for page in ("end/", "give-up/"):  # there is nothing to send on them any more
        assert client.get(address(kai, page))["Location"] == address(kai)
    assert "Kai Example: given back by a manager, to be changed" in words(client.get("/work/"))
    plans.send(review.made, copy_how="online", by=adviser.user, at=NOW)
    assert "given back" not in words(client.get("/work/"))
    assert "Finished: waits for a manager" in words(client.get(address(kai)))
