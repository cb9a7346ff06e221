"""Where the plan's page lands after something was done, what it says there, what each goal says, and which headings are open."""

from datetime import timedelta

import pytest

from pathways.actions.answering_them import answer, reply
from pathways.actions.check_ins import check_in
from pathways.models import Answer, CheckIn
from tests.people import NOW
from tests.plans import approved, sent
from tests.say.pages import sends, words

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
BANNER = "govuk-notification-banner--success"
FOLDED = "What is in this part"


@pytest.fixture
def version(kai, adviser, manager):
    return approved(kai, adviser.user, manager.user, at=NOW - HOUR)


def after(me, response):
    """The page that follows, from the place where it lands."""
    address, place = response["Location"].split("#")
    page = me.get(address).content.decode()
    assert page.count(BANNER) == 1 and page.count(f'id="{place}"') == 1
    return page.split(f'id="{place}"')[1]


def part(page, key):
    """What stands under a heading."""
    return page.split(f'id="section-{key}"')[1].split("</section>")[0]


def test_a_tick_is_told_by_what_was_ticked(me, version):
    thread = version.planaction_rows.get().thread
    here = after(me, me.post(f"/me/plan/actions/{thread}/", {"done": "yes"}))
    assert "Well done. Your worker can see it." in here.split("</li>")[0]
    assert BANNER not in me.get("/me/plan/").content.decode()


def test_an_answer_is_told_where_answers_are_and_one_of_a_goal_by_the_goal(me, version):
    thread = version.goal_rows.get().thread
    here = after(me, sends(me, "/me/plan/answer/", said_plan="agree"))
    assert "Thank you for saying." in here.split("<ul")[0]
    here = after(me, sends(me, f"/me/plan/{version.key}/answer/{thread}/", **{f"said_{thread.hex}": "disagree"}))
    assert "A manager replies to you by" in here.split("Change it")[0]


def test_words_come_back_to_where_they_were_pressed(me, version):
    here = after(me, sends(me, "/me/plan/words/home/", text="It is quiet."))
    assert here.index("It goes into your plan") < here.index("It is quiet.") < here.index("</section>")
    assert "It goes into your plan" in after(me, sends(me, "/me/plan/words/all/", text="All well")).split("<ul")[0]


def test_where_the_page_has_no_such_place_it_is_told_at_its_top(me):
    response = sends(me, "/me/plan/words/home/", text="It is quiet.")
    page = me.get(response["Location"]).content.decode()
    assert page.index("It goes into your plan") < page.index("<h1")


def test_a_draft_says_it_by_the_goal_too(me, kai, adviser):
    draft = sent(kai, adviser.user)
    thread = draft.goal_rows.get().thread
    here = after(me, sends(me, f"/me/plan/{draft.key}/answer/{thread}/", **{f"said_{thread.hex}": "agree"}))
    assert "Thank you for saying." in here.split("Change it")[0]


def test_each_goal_says_what_they_said_and_the_reply(me, kai, version, manager):
    goal = version.goal_rows.get().thread
    assert "You said" not in words(me.get("/me/plan/"))
    answer(version, {goal: ("agree", "")}, by=kai.user, at=NOW)
    said = words(me.get("/me/plan/"))
    assert "A flat nearer to college You said: I agree (20 November 2026). Change it" in said
    assert "I do not agree with the goal" not in said
    answer(version, {goal: ("disagree", "Too far")}, by=kai.user, at=NOW + HOUR)
    reply(Answer.objects.get(said="disagree"), "We look nearer", by=manager.user, at=NOW + HOUR)
    said = words(me.get("/me/plan/"))
    beside = said.split("You said: I do not agree")[1].split("Change it")[0]
    assert "Why: “Too far”" in beside and "We look nearer" in beside
    assert "Read the reply beside the goal" in said and said.count("We look nearer") == 1


def test_a_disagreement_with_an_earlier_version_stands_beside_the_goal_and_can_be_answered_anew(
    me, kai, version, adviser, manager
):
    goal = version.goal_rows.get().thread
    answer(version, {goal: ("disagree", "Too far")}, by=kai.user, at=NOW)
    approved(kai, adviser.user, manager.user, at=NOW)
    said = words(me.get("/me/plan/"))
    assert "You said of version 1: I do not agree" in said and "I do not agree with the goal" in said


def test_a_heading_is_open_where_something_waits_for_them(me, kai, version):
    page = me.get("/me/plan/").content.decode()
    assert FOLDED not in part(page, "home") and FOLDED in part(page, "health")
    me.post(f"/me/plan/actions/{version.planaction_rows.get().thread}/", {"done": "yes"})
    assert FOLDED in part(me.get("/me/plan/").content.decode(), "home")
    answer(version, {version.goal_rows.get().thread: ("disagree", "Too far")}, by=kai.user, at=NOW)
    assert FOLDED not in part(me.get("/me/plan/").content.decode(), "home")


def test_every_heading_can_be_opened_without_a_script(me, version):
    page = me.get("/me/plan/").content.decode()
    assert page.count(FOLDED) > 3 and 'href="?open=all#plan"' in page
    assert FOLDED not in me.get("/me/plan/?open=all").content.decode()


def test_what_nobody_opened_for_days_says_that_they_can_ring(me, kai):
    check_in(kai, "ok", by=kai.user, at=NOW - DAY * 2)
    assert "you can also ring" not in words(me.get("/me/check-in/"))
    CheckIn.objects.update(at=NOW - DAY * 3)
    page = words(me.get("/me/check-in/"))
    assert "Your worker has not opened this yet. We are sorry. You need not wait: you can also ring. Ring" in page
