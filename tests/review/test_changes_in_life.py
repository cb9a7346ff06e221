"""Changes in somebody's life: noted, settled with a reason, or followed by a review."""

import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from leaving_care.changing import AlreadyDone, NotAllowed
from leaving_care.models import Role
from pathways.actions import changes_in_life
from pathways.models import ChangeInLife
from tests.me.conftest import words
from tests.people import NOW, TODAY, member
from tests.review.conftest import address, boxes, finish, look_at_everything
from tests.work.sending import opened

pytestmark = pytest.mark.django_db
SAID = {"kind": "homeless", "on": TODAY, "note": ""}


def test_a_change_is_noted_shown_and_settled_with_a_reason(as_, plan, kai, adviser):
    client = as_(adviser)
    sent = opened(kai, kind="home_at_risk", note="A letter from the landlord", **boxes("on", TODAY))
    for _ in range(2):
        assert client.post(address(kai, "change/"), sent)["Location"] == address(kai)
    row = ChangeInLife.objects.get()
    assert (row.kind, row.on, row.by) == ("home_at_risk", TODAY, adviser.user)
    assert "A home that could be lost Since 20 November 2026" in words(client.get(address(kai)))
    settle = address(kai, f"change/{row.key}/settle/")
    assert "Say why no review is needed" in words(client.post(settle, opened(kai, why="")))
    sent = opened(kai, why="The landlord took it back")
    for _ in range(2):
        assert client.post(settle, sent)["Location"] == address(kai)
    row.refresh_from_db()
    assert (row.settled_on, row.settled_why) == (TODAY, "The landlord took it back")
    assert "None that asks for a review" in words(client.get(address(kai)))
    assert client.get(settle).status_code == 404


def test_a_review_that_follows_answers_a_change(as_, review, kai, adviser):
    changes_in_life.note(kai, SAID | {"on": TODAY - timedelta(days=3)}, by=adviser.user, at=NOW)
    assert "Homelessness" in words(as_(adviser).get(address(kai)))
    look_at_everything(review, adviser.user)
    finish(review, adviser.user)
    assert "None that asks for a review" in words(as_(adviser).get(address(kai)))


def test_a_day_to_come_or_before_birth_is_refused(as_, plan, kai, adviser):
    for day in (TODAY + timedelta(days=1), kai.date_of_birth - timedelta(days=1)):
        text = words(as_(adviser).post(address(kai, "change/"), opened(kai, kind="missing", **boxes("on", day))))
        assert "Enter a day between their birth and today" in text
    with pytest.raises(ValidationError):
        changes_in_life.note(kai, SAID | {"on": TODAY + timedelta(days=1)}, by=adviser.user, at=NOW)
    assert not ChangeInLife.objects.exists()


def test_the_actions_are_refused_to_everybody_else_and_done_once(plan, kai, adviser):
    once = uuid.uuid4()
    row = changes_in_life.note(kai, SAID, by=adviser.user, at=NOW, once=once)
    with pytest.raises(AlreadyDone):
        changes_in_life.note(kai, SAID, by=adviser.user, at=NOW, once=once)
    for user in (kai.user, member(Role.PERSONAL_ADVISER).user, member(Role.DATA_OFFICER).user):
        with pytest.raises(NotAllowed):
            changes_in_life.note(kai, SAID, by=user, at=NOW)
        with pytest.raises(NotAllowed):
            changes_in_life.settle(row, why="No", by=user, at=NOW)
    changes_in_life.settle(row, why="No need", by=adviser.user, at=NOW)
    with pytest.raises(ValidationError):
        changes_in_life.settle(row, why="Again", by=adviser.user, at=NOW)
