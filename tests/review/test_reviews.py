"""Holding a review by its actions: begun, looked at, finished once, given up; refused to whoever may not."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from leaving_care.changing import AlreadyDone, ChangedMeanwhile, NotAllowed
from leaving_care.models import Event, Role, TimeInCare
from pathways.actions import plan_rows, plans, review_looks, reviews
from pathways.models import Attended, Copy, Goal, PlanAction, PlanVersion, Review
from pathways.versions import newest_approved
from tests.people import NOW, TODAY, member, young
from tests.plans import begun
from tests.review.conftest import SOON, approve, finish, look_at_everything, rows

DAY = timedelta(days=1)


def test_a_review_is_of_the_plan_that_holds_and_begins_with_all_that_it_says(plan, review):
    assert (review.of, review.made.before, review.made.number) == (plan, plan, 2)
    goal, action = rows(review)
    assert goal.text == "A flat nearer to college" and not goal.still_right
    assert action.goal == goal and not action.outcome
    assert review.made.plansection_rows.get(section="home").now == plan.plansection_rows.get(section="home").now
    assert review.made.plansection_rows.exclude(changed_at=None).count() == 0


def test_a_review_needs_a_plan_and_nothing_that_is_being_written(kai, adviser, manager):
    with pytest.raises(ValidationError, match="no approved plan"):
        reviews.begin(kai, because="six months", by=adviser.user, at=NOW)
    begun(kai, adviser.user)
    with pytest.raises(ValidationError, match="no approved plan"):
        reviews.begin(kai, because="six months", by=adviser.user, at=NOW)
    assert not Review.objects.exists()


def test_a_second_review_waits_for_the_first(review, kai, adviser):
    with pytest.raises(ValidationError, match="being written"):
        reviews.begin(kai, because="six months", by=adviser.user, at=NOW)
    assert Review.objects.count() == 1


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.MANAGER,)])
def test_somebody_without_the_record_does_nothing_to_a_review(review, kai, role):
    other = member(role).user
    section = review.made.plansection_rows.first()
    for act in (
        lambda: reviews.begin(kai, because="six months", by=other, at=NOW),
        lambda: review_looks.look_at(review, [review_looks.Look(section)], by=other, at=NOW, edit=section.edit),
        lambda: reviews.hold(review, {}, [], by=other, at=NOW, edit=review.edit),
        lambda: finish(review, other),
        lambda: reviews.abandon(review, by=other, at=NOW),
    ):
        with pytest.raises(NotAllowed):
            act()
    review.refresh_from_db()
    assert (review.edit, review.finished_at) == (1, None)


def test_the_young_person_does_not_hold_their_own_review(review, kai):
    with pytest.raises(NotAllowed):
        reviews.abandon(review, by=kai.user, at=NOW)


def test_everything_looked_at_and_finished_waits_for_a_manager_and_is_approved(review, kai, adviser, manager):
    look_at_everything(review, adviser.user)
    finish(review, adviser.user)
    review.refresh_from_db()
    assert (review.finished_at, review.held_on, review.made.state) == (NOW, TODAY, "sent")
    assert [(row.name, row.came) for row in Attended.objects.filter(review=review)] == [("Kai Example", True)]
    approve(review, manager.user)
    assert newest_approved(kai) == review.made
    assert Copy.objects.filter(version=review.made).count() == 1
    assert reviews.under_way(kai) is None


def test_what_is_done_or_stopped_is_there_for_the_last_time(review, kai, adviser, manager):
    look_at_everything(review, adviser.user)
    goal, action = rows(review)
    section = review.made.plansection_rows.get(section="home")
    done = review_looks.Look(
        section,
        "A flat of their own.",
        {goal: {"still_right": "no", "being_met": "yes", "stopped": "They have the flat"}},
        {action: {"outcome": "done"}},
        [(Goal, {"text": "A desk to work at"})],
    )
    review_looks.look_at(review, [done], by=adviser.user, at=NOW, edit=section.edit)
    finish(review, adviser.user)
    approve(review, manager.user)
    assert Goal.objects.filter(version=review.made).count() == 2
    following = reviews.begin(kai, because="asked for", by=adviser.user, at=NOW).made
    assert [row.text for row in following.goal_rows.all()] == ["A desk to work at"]
    assert not following.planaction_rows.exists()
    assert following.plansection_rows.get(section="home").now == "A flat of their own."


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"outcome": ""}, "became"),
        ({"outcome": "stop"}, "why"),
        ({"outcome": "change"}, "why"),
        ({"outcome": "carry_on"}, "passed"),
        ({"outcome": "carry_on", "due_on": TODAY - DAY}, "passed"),
        ({"outcome": "carry_on", "due_on": None}, "by when"),
        ({"outcome": "carry_on", "due_on": SOON, "what": "Something else"}, "choose “change”"),
        ({"outcome": "change", "due_on": SOON, "what": "", "why": "Because"}, "will be done"),
    ],
)
def test_an_action_needs_its_answers_and_nothing_of_it_is_kept_without(review, adviser, said, words):
    section = review.made.plansection_rows.get(section="home")
    goal, action = rows(review)
    one = review_looks.Look(section, "New", {goal: {"still_right": "yes", "being_met": "yes"}}, {action: said})
    with pytest.raises(ValidationError, match=words):
        review_looks.look_at(review, [one], by=adviser.user, at=NOW, edit=section.edit)
    section.refresh_from_db()
    goal.refresh_from_db()
    assert (section.now, section.edit, goal.still_right) == ("Invented: Somewhere to live.", 1, "")


@pytest.mark.parametrize(
    "said",
    [
        {"outcome": "done"},
        {"outcome": "stop", "why": "They moved"},
        {"outcome": "carry_on", "due_on": TODAY},
        {"outcome": "change", "why": "Too hard", "what": "Ring them", "due_on": SOON},
    ],
)
def test_an_action_with_its_answers_is_written(review, adviser, said):
    section = review.made.plansection_rows.get(section="home")
    goal, action = rows(review)
    one = review_looks.Look(section, None, {goal: {"still_right": "yes", "being_met": "no"}}, {action: said})
    review_looks.look_at(review, [one], by=adviser.user, at=NOW, edit=section.edit)
    action.refresh_from_db()
    assert {name: getattr(action, name) for name in said} == said


def test_a_goal_that_is_not_right_stops_with_a_reason_or_gets_new_words(review, adviser):
    section = review.made.plansection_rows.get(section="home")
    goal, action = rows(review)
    done = {action: {"outcome": "done"}}
    wrong = {"still_right": "no", "being_met": "no"}
    with pytest.raises(ValidationError, match="why"):
        review_looks.look_at(
            review, [review_looks.Look(section, None, {goal: wrong}, done)], by=adviser.user, at=NOW, edit=section.edit
        )
    for said in ({"text": "A flat in town"}, {"text": goal.text, "stopped": "They like it here"}):
        section.refresh_from_db()
        one = review_looks.Look(section, None, {goal: wrong | said}, done)
        review_looks.look_at(review, [one], by=adviser.user, at=NOW, edit=section.edit)


def test_two_editors_of_a_heading_do_not_write_over_each_other(review, adviser, manager):
    section = review.made.plansection_rows.get(section="money")
    review_looks.look_at(review, [review_looks.Look(section, "One")], by=adviser.user, at=NOW, edit=section.edit)
    with pytest.raises(ChangedMeanwhile):
        review_looks.look_at(review, [review_looks.Look(section, "Two")], by=manager.user, at=NOW, edit=section.edit)
    other = review.made.plansection_rows.get(section="health")
    review_looks.look_at(review, [review_looks.Look(other, "Three")], by=manager.user, at=NOW, edit=other.edit)


def test_a_finish_without_everything_says_what_is_missing_and_leaves_it_open(review, adviser):
    home = review.made.plansection_rows.get(section="home")
    plan_rows.write_section(home, {"now": "Elsewhere"}, by=adviser.user, at=NOW, edit=home.edit)
    with pytest.raises(ValidationError) as refused:
        finish(review, adviser.user)
    lines = refused.value.messages
    assert "“Money” was not looked at yet." in lines
    assert "Say what became of this: “Ask about the housing register”." in lines
    assert any("still right" in line for line in lines)
    review.refresh_from_db()
    assert (review.finished_at, review.held_on, review.edit) == (None, None, 1)
    assert not Attended.objects.exists()


def test_the_plan_is_not_sent_past_its_review(review, adviser):
    look_at_everything(review, adviser.user)
    with pytest.raises(ValidationError, match="finish the review"):
        plans.send(review.made, copy_how="online", by=adviser.user, at=NOW)


def test_a_form_sent_twice_makes_one_review_and_ends_it_once(plan, kai, adviser):
    import uuid

    once = uuid.uuid4()
    review = reviews.begin(kai, because="six months", by=adviser.user, at=NOW, once=once)
    with pytest.raises(AlreadyDone):
        reviews.begin(kai, because="six months", by=adviser.user, at=NOW, once=once)
    assert Review.objects.count() == 1
    look_at_everything(review, adviser.user)
    finish(review, adviser.user)
    with pytest.raises(ValidationError, match="finished"):
        finish(review, adviser.user)
    assert PlanVersion.objects.count() == 2


def test_a_crash_while_it_ends_leaves_the_last_whole_step(review, adviser, monkeypatch):
    look_at_everything(review, adviser.user)

    def crash(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(plans, "send", crash)
    with pytest.raises(RuntimeError):
        finish(review, adviser.user)
    review.refresh_from_db()
    assert (review.finished_at, review.held_on, review.made.state) == (None, None, "draft")
    monkeypatch.undo()
    finish(review, adviser.user)
    review.refresh_from_db()
    assert review.made.state == "sent"


def test_a_crash_while_it_begins_leaves_nothing(plan, kai, adviser, monkeypatch):
    monkeypatch.setattr(Review, "save", lambda *args, **kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        reviews.begin(kai, because="six months", by=adviser.user, at=NOW)
    assert PlanVersion.objects.count() == 1


def test_a_review_given_up_takes_its_draft_with_it_and_the_plan_holds(review, plan, kai, adviser):
    look_at_everything(review, adviser.user)
    reviews.abandon(review, by=adviser.user, at=NOW)
    assert not Review.objects.exists()
    assert list(PlanVersion.objects.all()) == [plan]
    assert not PlanAction.objects.exclude(version=plan).exists()
    event = Event.objects.filter(what="write_plan").first()
    assert event.fields == ["plan.removed", "review.abandoned"]
    assert reviews.begin(kai, because="six months", by=adviser.user, at=NOW).made.number == 2


def test_a_review_is_not_given_up_once_a_manager_was_asked(review, adviser, manager):
    look_at_everything(review, adviser.user)
    finish(review, adviser.user)
    with pytest.raises(ValidationError, match="finished"):
        reviews.abandon(review, by=adviser.user, at=NOW)
    assert Review.objects.exists()


def test_somebody_who_left_care_since_gets_a_plan_for_after_care(adviser, manager):
    from tests.plans import approved

    young_one = young(adviser=adviser, date_of_birth=date(2008, 9, 1))
    TimeInCare.objects.filter(person=young_one).update(ends_on=date(2026, 9, 1))
    from leaving_care.standing import reckon

    reckon(young_one)
    approved(young_one, adviser.user, manager.user, kind="eligible", at=NOW - timedelta(days=150))
    assert reviews.begin(young_one, because="six months", by=adviser.user, at=NOW).made.kind == "after_care"
