"""The plan as its young person reads it: what holds, what is a draft, every version, and what it costs."""

import uuid
from datetime import timedelta

import pytest

from pathways.actions import plans, saying
from pathways.models import Answer, Copy, Goal, OwnWords, PlanAction, Reply, Tick
from tests.people import NOW, TODAY, sign_in, young
from tests.plans import approved, begun, kept_once, sent, written
from tests.say.pages import title, words

DAY = timedelta(days=1)
PLAN = "/me/plan/"


@pytest.fixture
def version(kai, adviser, manager):
    """Kai's plan, approved."""
    return approved(kai, adviser.user, manager.user)


def test_without_a_plan_it_says_who_to_ask(me):
    said = words(me.get(PLAN))
    assert "There is no plan here yet" in said and "Testshire Council" in said


def test_a_draft_is_read_once_it_is_shared(me, kai, adviser):
    draft = written(kai, adviser.user)
    assert "There is no plan here yet" in words(me.get(PLAN))
    assert me.get(f"/me/plan/{draft.key}/").status_code == 404
    plans.share(draft, by=adviser.user, at=NOW)
    said = words(me.get(PLAN))
    assert "This is a draft." in said and "A flat nearer to college" in said


def test_my_words_come_first_and_who_does_what_by_when(me, kai, adviser, manager):
    OwnWords.objects.create(person=kai, section="home", text="I like my flat", by=kai.user, at=NOW)
    approved(kai, adviser.user, manager.user)
    said = words(me.get(PLAN))
    home = said.index("Somewhere to live")
    assert home < said.index("I like my flat") < said.index("Invented: Somewhere to live")
    assert "Ask about the housing register You, by 19 January 2027." in said
    assert f"{manager.user.name} approved it on 20 November 2026" in said


def test_no_name_in_the_title(me, version):
    assert title(me.get(PLAN)).startswith("My plan")
    assert "Kai" not in title(me.get(f"/me/plan/{version.key}/"))


def test_the_plan_that_holds_stays_while_a_new_draft_is_written(me, kai, adviser, version):
    draft = written(kai, adviser.user)
    assert "A new version is being written" not in words(me.get(PLAN))
    plans.share(draft, by=adviser.user, at=NOW)
    said = words(me.get(PLAN))
    assert "This is version 1" in said and "A new version is being written" in said
    assert "Until it is approved, version 1 holds" in words(me.get(f"/me/plan/{draft.key}/"))


def test_older_versions_have_a_banner(me, kai, adviser, manager, version):
    newer = approved(kai, adviser.user, manager.user, at=NOW + DAY)
    assert "This is version 2" in words(me.get(PLAN))
    assert "This is an older version." in words(me.get(f"/me/plan/{version.key}/"))
    assert "This is the plan that holds now" in words(me.get(f"/me/plan/{newer.key}/"))


def test_somebody_elses_version_is_not_there(me, adviser, manager):
    other = approved(young(account=True, adviser=adviser), adviser.user, manager.user)
    for address in ("", "answer/"):
        assert me.get(f"/me/plan/{other.key}/{address}").status_code == 404
    assert me.post(f"/me/plan/{other.key}/read/").status_code == 404
    assert me.get(f"/me/plan/{uuid.uuid4()}/").status_code == 404


def test_reading_changes_nothing_and_the_button_says_that_it_was_read(me, kai, adviser, manager):
    version = sent(kai, adviser.user)
    plans.approve(version, by=manager.user, at=NOW)
    assert "You got your copy on 20 November 2026, here, online." in words(me.get(PLAN))
    assert Copy.objects.get().seen_at is None
    assert me.post(f"/me/plan/{version.key}/read/").status_code == 302
    assert Copy.objects.get().seen_at == NOW
    said = words(me.get(PLAN))
    assert "You told us on 20 November 2026 that you have read it" in said and "I have read my copy" not in said
    assert me.get(f"/me/plan/{version.key}/read/").status_code == 405


def test_a_copy_on_paper_that_is_not_noted_yet(me, kai, adviser, manager):
    plans.approve(sent(kai, adviser.user, copy_how="paper"), by=manager.user, at=NOW)
    assert "Your copy comes on paper: your worker has not noted yet" in words(me.get(PLAN))


def test_ticking_and_unticking(me, version):
    thread = version.planaction_rows.get().thread
    assert me.post(f"/me/plan/actions/{thread}/", {"done": "yes"})["Location"] == f"/me/plan/#mine-{thread}"
    said = words(me.get(PLAN))
    assert "Done, you said" in said and "It is not done after all" in said
    me.post(f"/me/plan/actions/{thread}/", {"done": "no"})
    assert list(Tick.objects.values_list("done", flat=True)) == [True, False]
    assert "I have done this" in words(me.get(PLAN))
    assert me.post(f"/me/plan/actions/{uuid.uuid4()}/", {"done": "yes"}).status_code == 404
    assert Tick.objects.count() == 2


def test_ticking_without_a_plan_says_so(me):
    me.post(f"/me/plan/actions/{uuid.uuid4()}/", {"done": "yes"})
    assert "You do not have a plan yet." in words(me.get(PLAN))


def test_answers_and_replies_stand_on_the_page(me, kai, adviser, manager, version):
    goal = version.goal_rows.get().thread
    values = {"person": kai, "version": version, "by": kai.user, "at": NOW}
    Answer.objects.create(said="agree", **values)
    row = Answer.objects.create(said="disagree", goal=goal, reason="Too far", **values)
    said = words(me.get(PLAN))
    assert "The plan: I agree (20 November 2026)." in said
    assert "A manager replies to you by 4 December 2026." in said
    Reply.objects.create(person=kai, answer=row, text="Let us look again", by=manager.user, at=NOW)
    said = words(me.get(PLAN))
    assert f"{manager.user.name} replied, 20 November 2026 Let us look again" in said
    approved(kai, adviser.user, manager.user, at=NOW + DAY)
    said = words(me.get(PLAN))
    assert "Let us look again" in said and "The plan: I agree" not in said


def test_a_reply_that_is_late_is_not_shouted(me, kai, version):
    at = NOW - 30 * DAY
    Answer.objects.create(person=kai, version=version, said="disagree", by=kai.user, at=at)
    said = words(me.get(PLAN))
    assert "has not yet. We are sorry." in said and "overdue" not in said.lower()


def test_only_the_young_person_opens_it(as_, adviser, manager, version):
    for who in (adviser, manager):
        assert as_(who).get(PLAN).status_code == 404


def fill(kai, version, adviser, many):
    """So many actions, goals, words and achievements under each heading of a draft."""
    for row in version.plansection_rows.all():
        for number in range(many):
            values = {"what": f"Do {number}", "owner_kind": "worker", "worker": adviser, "due_on": TODAY}
            PlanAction.objects.create(person=kai, version=version, section=row.section, **values)
            Goal.objects.create(person=kai, version=version, section=row.section, text=f"More {number}")
            saying.say(kai, row.section, f"Words {number}", by=kai.user, at=NOW)
            saying.achieve(kai, f"Well {number}", TODAY, by=kai.user, at=NOW)


@pytest.mark.parametrize("many", [1, 15])
def test_the_page_asks_as_much_however_long_the_plan(client, kai, adviser, manager, many, at_most):
    version = begun(kai, adviser.user)
    with kept_once(kai, NOW):
        fill(kai, version, adviser, many)
    plans.share(version, by=adviser.user, at=NOW)
    values = [(row.thread, "disagree") for row in version.goal_rows.all()]
    for goal, said in values:
        Answer.objects.create(person=kai, version=version, goal=goal, said=said, by=kai.user, at=NOW)
    sign_in(client, kai.user, NOW)
    with at_most(20):
        response = client.get(PLAN)
    assert response.status_code == 200
    assert many > 1 or len(response.content) < 100_000
