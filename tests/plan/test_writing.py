"""Writing under a heading: goals, actions, what they told, other plans; two editors; nothing typed lost."""

import uuid
from datetime import date, timedelta

import pytest

from leaving_care.models import Role
from pathways.actions import plan_rows
from pathways.models import Goal, OwnWords, PlanAction, SourcePlan, ToldWords
from tests import plans as made
from tests.people import NOW, TODAY, allocate, member, young
from tests.plan.conftest import boxes, sent, to, words

HOME = "sections/home/"
NEXT = TODAY + timedelta(days=30)


@pytest.fixture
def draft(kai, adviser):
    return made.begun(kai, adviser.user)


@pytest.fixture
def home(draft):
    return draft.plansection_rows.get(section="home")


@pytest.fixture
def web(as_, adviser, draft):
    return as_(adviser)


def test_their_words_stand_first(web, kai):
    OwnWords.objects.create(person=kai, section="home", text="Too far from college", by=kai.user, at=NOW)
    said = words(web.get(to(kai, HOME)))
    assert said.index("Too far from college") < said.index("What stands under this heading")
    assert "Too far from college" in words(web.get(to(kai, f"{HOME}goals/add/")))


def test_a_heading_is_written_and_prompts_stop_nobody(web, kai, home):
    form = sent(version=home.edit, now="The placement is far.", detail_cost="£90 a week", left_out="")
    answer = web.post(to(kai, HOME), form, follow=True)
    said = words(answer)
    assert "Saved." in said and "You could say “home” for “placement”." in said
    assert '<details class="govuk-details" open>' in answer.content.decode()
    home.refresh_from_db()
    assert (home.now, home.details, home.edit) == ("The placement is far.", {"cost": "£90 a week"}, 2)
    assert home.changed_by == home.version.begun_by


def test_a_heading_is_left_out_only_where_nothing_stands(web, kai, home):
    both = sent(version=home.edit, now="Something", left_out="No need")
    said = words(web.post(to(kai, HOME), both))
    assert "There is a problem" in said and "Something stands under this heading" in said
    web.post(to(kai, HOME), sent(version=home.edit, now="", left_out="They live with family"))
    home.refresh_from_db()
    assert home.left_out == "They live with family"
    assert "Left out Because: They live with family" in words(web.get(to(kai)))


def test_the_second_editor_sees_both_and_chooses(web, kai, home):
    web.post(to(kai, HOME), sent(version=home.edit, now="The first wrote this"))
    page = web.post(to(kai, HOME), sent(version=home.edit, now="The second wrote this"))
    said = words(page)
    assert "The first wrote this" in said and "The second wrote this" in page.content.decode()
    assert 'name="version" value="2"' in page.content.decode()
    web.post(to(kai, HOME), sent(version=2, now="The second wrote this"))
    home.refresh_from_db()
    assert home.now == "The second wrote this"


def test_what_happens_elsewhere_on_the_record_stops_nobody(web, kai, home, adviser):
    other = home.version.plansection_rows.get(section="money")
    plan_rows.write_section(other, {"now": "Elsewhere"}, by=adviser.user, at=NOW, edit=other.edit)
    web.post(to(kai, HOME), sent(version=home.edit, now="Here"))
    home.refresh_from_db()
    assert home.now == "Here"


@pytest.mark.parametrize(
    "bad", [{"now": "x" * 9000}, {"now": "a\x00b"}, {"left_out": "x" * 400}, {"detail_cost": "x" * 2001}]
)
def test_bad_texts_are_answered_in_words(web, kai, home, bad):
    assert "There is a problem" in words(web.post(to(kai, HOME), sent(version=home.edit) | bad))
    home.refresh_from_db()
    assert home.now == ""


@pytest.mark.parametrize("version", ["", "no number", "9" * 30])
def test_a_spoilt_count_is_as_if_somebody_else_had_saved(web, kai, home, version):
    assert "What it says now" in words(web.post(to(kai, HOME), sent(version=version, now="Kept")))


def test_a_goal_is_added_once_changed_and_removed(web, kai, home):
    form = sent(text="A flat nearer to college", when="now")
    for _ in range(2):
        assert web.post(to(kai, f"{HOME}goals/add/"), form).status_code == 302
    goal = Goal.objects.get(version=home.version)
    home.refresh_from_db()
    web.post(to(kai, f"goals/{goal.key}/"), sent(version=home.edit, text="A flat", when="later"))
    goal.refresh_from_db()
    assert (goal.text, goal.when) == ("A flat", "later")
    remove = sent()
    for _ in range(2):
        assert web.post(to(kai, f"goals/{goal.key}/remove/"), remove).status_code == 302
    assert not Goal.objects.exists()


def test_an_action_names_its_owner_its_day_and_its_goal(web, kai, home, adviser):
    goal = plan_rows.add(Goal, home, {"text": "A flat"}, by=adviser.user, at=NOW)
    form = sent(
        what="Ask the council", owner=str(adviser.key), goal=str(goal.key), who_pays="We do", **boxes("due_on", NEXT)
    )
    web.post(to(kai, f"{HOME}actions/add/"), form)
    row = PlanAction.objects.get(version=home.version)
    assert (row.worker, row.owner_kind, row.due_on, row.goal, row.who_pays) == (adviser, "worker", NEXT, goal, "We do")
    said = words(web.get(to(kai, HOME)))
    assert "Ask the council" in said and "by 20 December 2026" in said
    home.refresh_from_db()
    change = {"what": "Ask again", "owner": "somebody", "owner_name": "Robin, carer"}
    web.post(to(kai, f"actions/{row.key}/"), sent(version=home.edit, **change))
    row.refresh_from_db()
    assert (row.owner_kind, row.worker, row.owner_name, row.due_on, row.goal) == (
        "somebody",
        None,
        "Robin, carer",
        None,
        None,
    )


@pytest.mark.parametrize(
    "bad, said",
    [
        ({"owner": "young_person"}, "Write what will be done"),
        ({"what": "Ask"}, "Choose who does it"),
        ({"what": "Ask", "owner": "somebody"}, "Write who does it"),
        ({"what": "Ask", "owner": "worker"}, "Choose one of the answers"),
        ({"what": "Ask", "owner": "young_person", "goal": str(uuid.uuid4())}, "Choose one of the answers"),
        ({"what": "Ask", "owner": "young_person", **boxes("due_on", date(1801, 1, 1))}, "Enter a year from"),
        (
            {"what": "Ask", "owner": "young_person", "due_on-day": "31", "due_on-month": "2", "due_on-year": "2027"},
            "real date",
        ),
        ({"what": "x" * 501, "owner": "young_person"}, "500 characters or fewer"),
    ],
)
def test_what_is_wrong_with_an_action_is_said(web, kai, draft, bad, said):
    page = words(web.post(to(kai, f"{HOME}actions/add/"), sent(**bad)))
    assert "There is a problem" in page and said in page
    assert not PlanAction.objects.exists()


def test_a_worker_of_somebody_else_cannot_be_named(web, kai, draft):
    other = member(Role.PERSONAL_ADVISER)
    page = web.post(to(kai, f"{HOME}actions/add/"), sent(what="Ask", owner=str(other.key)))
    assert "Choose one of the answers" in words(page)


def test_a_worker_who_left_keeps_the_action_until_somebody_else_has_it(web, kai, home, adviser):
    before = member(Role.PERSONAL_ADVISER)
    allocate(before, kai, is_main=False, ends_on=TODAY - timedelta(days=1))
    row = plan_rows.add(
        PlanAction, home, {"what": "Ask", "owner_kind": "worker", "worker": before}, by=adviser.user, at=NOW
    )
    home.refresh_from_db()
    assert "who does not work with them today" in words(web.get(to(kai, f"actions/{row.key}/")))
    web.post(to(kai, f"actions/{row.key}/"), sent(version=home.edit, what="Ask twice", owner=str(before.key)))
    row.refresh_from_db()
    assert (row.what, row.worker) == ("Ask twice", before)


def test_two_editors_of_an_action_see_both(web, kai, home, adviser):
    row = plan_rows.add(PlanAction, home, {"what": "Ask", "owner_kind": "young_person"}, by=adviser.user, at=NOW)
    opened = home.edit + 1
    plan_rows.change_row(row, {"what": "The first"}, by=adviser.user, at=NOW)
    page = web.post(to(kai, f"actions/{row.key}/"), sent(version=opened, what="The second", owner="young_person"))
    assert "The first" in words(page) and 'value="The second"' in page.content.decode()


def test_what_somebody_said_is_written_down_and_taken_out(web, kai, draft):
    assert "What they say" in words(web.get(to(kai, HOME)))
    form = sent(section="home", text="I want to live nearer", whose="Robin, carer", **boxes("said_on", TODAY))
    for _ in range(2):
        web.post(to(kai, "words/add/"), form)
    row = ToldWords.objects.get(version=draft)
    said = words(web.get(to(kai, HOME)))
    assert "Robin, carer said" in said and "I want to live nearer" in said and "Written down by" in said
    web.post(to(kai, f"words/{row.key}/remove/"), sent())
    assert not ToldWords.objects.exists()


def test_nobody_said_anything_in_the_future(web, kai, draft):
    form = sent(text="Soon", **boxes("said_on", TODAY + timedelta(days=1)))
    assert "cannot be in the future" in words(web.post(to(kai, "words/add/"), form))


def test_another_plan_is_named_and_taken_out(web, kai, draft):
    web.post(to(kai, "sources/add/"), sent(kind="ehc", where="At the school", **boxes("dated_on", date(2026, 1, 2))))
    row = SourcePlan.objects.get(version=draft)
    assert "Of 2 January 2026. Kept: At the school" in words(web.get(to(kai)))
    web.post(to(kai, f"sources/{row.key}/remove/"), sent())
    assert not SourcePlan.objects.exists()


def test_what_was_typed_and_refused_is_there_again(web, kai, home):
    web.post(to(kai, HOME), sent(version=home.edit, now="Long thoughts", left_out="x" * 400))
    page = web.get(to(kai, HOME))
    assert "Long thoughts" in page.content.decode() and "Start again without it" in words(page)


def test_a_row_of_another_plan_is_not_found(web, kai, draft, adviser):
    other = young(adviser=adviser)
    theirs = made.begun(other, adviser.user).plansection_rows.get(section="home")
    goal = plan_rows.add(Goal, theirs, {"text": "Theirs"}, by=adviser.user, at=NOW)
    for rest in (f"goals/{goal.key}/", f"goals/{goal.key}/remove/", "sections/none/", f"{goal.key}/"):
        assert web.get(to(kai, rest)).status_code == 404, rest


def test_a_version_that_is_sent_holds_the_words_that_were_there_then(kai, adviser):
    OwnWords.objects.create(person=kai, section="home", text="Too far from college", by=kai.user, at=NOW)
    OwnWords.objects.create(person=kai, section="home", text="Later", by=kai.user, at=NOW + timedelta(days=1))
    home = made.sent(kai, adviser.user).plansection_rows.get(section="home")
    assert home.own_words.text == "Too far from college"
