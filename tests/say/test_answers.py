"""Agreeing or not, what a worker was told, and a manager's reply; which disagreements wait, and until when."""

import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from leaving_care.changing import AlreadyDone, NotAllowed
from leaving_care.models import YoungPerson
from pathways.actions import answering_them, plans
from pathways.models import Answer, PlanSettings, Reply
from pathways.replies import unanswered, waiting
from tests.people import NOW, TODAY, young
from tests.plans import approved, begun, written

DAY = timedelta(days=1)
AGREE, NO = ("agree", ""), ("disagree", "Too far away")


@pytest.fixture
def version(kai, adviser, manager):
    """Kai's plan, approved."""
    return approved(kai, adviser.user, manager.user)


@pytest.fixture
def goal(version):
    """The thread of its one goal."""
    return version.goal_rows.get().thread


def owed():
    return waiting(unanswered(YoungPerson.objects.all()), TODAY)


def test_the_plan_and_each_goal_are_answered_and_what_is_the_same_is_not_written_again(kai, version, goal):
    answering_them.answer(version, {None: AGREE, goal: NO}, by=kai.user, at=NOW)
    answering_them.answer(version, {None: ("not_yet", ""), goal: NO}, by=kai.user, at=NOW + DAY)
    assert list(Answer.objects.values_list("goal", "said")) == [
        (None, "agree"),
        (goal, "disagree"),
        (None, "not_yet"),
    ]
    assert {key: row.said for key, row in answering_them.newest_answers(version).items()} == {
        None: "not_yet",
        goal: "disagree",
    }


def test_a_shared_draft_is_answered_and_one_that_is_not_shared_is_not(kai, adviser):
    draft = begun(kai, adviser.user)
    with pytest.raises(ValidationError, match="not ready"):
        answering_them.answer(draft, {None: AGREE}, by=kai.user, at=NOW)
    plans.share(draft, by=adviser.user, at=NOW)
    answering_them.answer(draft, {None: AGREE}, by=kai.user, at=NOW)
    assert Answer.objects.get().version == draft


@pytest.mark.parametrize("said", [{uuid.uuid4(): AGREE}, {None: ("maybe", "")}])
def test_what_cannot_be_an_answer_is_refused(kai, version, said):
    with pytest.raises(ValidationError):
        answering_them.answer(version, said, by=kai.user, at=NOW)
    assert not Answer.objects.exists()


def test_what_a_worker_was_told_is_marked_as_that(kai, adviser, version):
    answering_them.note_told(version, {None: NO}, by=adviser.user, at=NOW)
    row = Answer.objects.get()
    assert (row.by, row.told_to, row.said) == (adviser.user, adviser.user, "disagree")


def test_who_may_not(kai, adviser, manager, version):
    other = young(account=True).user
    for by in (adviser.user, manager.user, other):
        with pytest.raises(NotAllowed):
            answering_them.answer(version, {None: AGREE}, by=by, at=NOW)
    for by in (kai.user, other):
        with pytest.raises(NotAllowed):
            answering_them.note_told(version, {None: AGREE}, by=by, at=NOW)
    answering_them.answer(version, {None: NO}, by=kai.user, at=NOW)
    for by in (kai.user, adviser.user, other):
        with pytest.raises(NotAllowed):
            answering_them.reply(Answer.objects.get(), "We hear you", by=by, at=NOW)


def test_sent_twice_it_is_done_once(kai, manager, version):
    once = uuid.uuid4()
    answering_them.answer(version, {None: NO}, by=kai.user, at=NOW, once=once)
    with pytest.raises(AlreadyDone):
        answering_them.answer(version, {None: AGREE}, by=kai.user, at=NOW, once=once)
    row, once = Answer.objects.get(), uuid.uuid4()
    answering_them.reply(row, "We hear you", by=manager.user, at=NOW, once=once)
    with pytest.raises(AlreadyDone):
        answering_them.reply(row, "We hear you", by=manager.user, at=NOW, once=once)
    with pytest.raises(ValidationError, match="replied already"):
        answering_them.reply(row, "Again", by=manager.user, at=NOW)
    assert Reply.objects.get().text == "We hear you"


def test_only_a_disagreement_is_replied_to(kai, manager, version):
    answering_them.answer(version, {None: AGREE}, by=kai.user, at=NOW)
    with pytest.raises(ValidationError, match="disagreement"):
        answering_them.reply(Answer.objects.get(), "Good", by=manager.user, at=NOW)


def test_a_disagreement_waits_until_somebody_replies(kai, manager, version, goal):
    answering_them.answer(version, {None: NO, goal: NO}, by=kai.user, at=NOW - 3 * DAY)
    first, second = owed()
    assert (first.goal, second.goal) == ("", "A flat nearer to college")
    assert (first.due_on, first.days_left) == (TODAY + 11 * DAY, 11)
    answering_them.reply(first.row, "Let us meet", by=manager.user, at=NOW)
    assert [each.goal for each in owed()] == ["A flat nearer to college"]


def test_a_disagreement_that_they_changed_does_not_wait(kai, version, goal):
    answering_them.answer(version, {None: NO, goal: NO}, by=kai.user, at=NOW)
    answering_them.answer(version, {goal: AGREE}, by=kai.user, at=NOW)
    assert [each.goal for each in owed()] == [""]
    answering_them.answer(version, {None: ("disagree", "Another reason")}, by=kai.user, at=NOW)
    assert [each.row.reason for each in owed()] == ["Another reason"]
    answering_them.answer(version, {None: AGREE}, by=kai.user, at=NOW)
    assert owed() == []


@pytest.mark.parametrize(("days", "left"), [(0, 0), (5, 5), (28, 28)])
def test_the_council_says_within_how_many_days(kai, version, days, left):
    PlanSettings.objects.create(authority=kai.authority, reply_days=days)
    answering_them.answer(version, {None: NO}, by=kai.user, at=NOW)
    assert owed()[0].days_left == left


def test_a_goal_of_a_later_version_is_another(kai, adviser, manager, version, goal):
    answering_them.answer(version, {goal: NO}, by=kai.user, at=NOW)
    draft = written(kai, adviser.user)
    plans.share(draft, by=adviser.user, at=NOW)
    answering_them.answer(draft, {goal: AGREE}, by=kai.user, at=NOW)
    assert [each.row.version for each in owed()] == [version]
