"""What was ticked as done begins as done in the review, and what is done keeps the day that it had."""

from datetime import timedelta

import pytest

from pathways.actions.review_rules import Outcome
from pathways.models import Tick
from tests.people import NOW, TODAY
from tests.review.conftest import SOON, address, boxes, look, rows

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("done", [True, False])
def test_what_is_ticked_as_done_begins_as_done(as_, review, kai, adviser, done):
    _, action = rows(review)
    Tick.objects.create(person=kai, action=action.thread, done=done, by=kai.user, at=NOW)
    form = as_(adviser).get(address(kai, "section/home/")).context["form"]
    assert form[f"outcome-{action.key.hex}"].value() == (Outcome.DONE if done else "")


@pytest.mark.parametrize("sent", [{}, {"day": SOON}])
def test_what_is_done_keeps_its_day(as_, review, kai, adviser, sent):
    _, action = rows(review)
    name = f"due_on-{action.key.hex}"
    said = {key: value for key, value in look(review).items() if not key.startswith(name)}
    said |= {f"outcome-{action.key.hex}": "done"} | (boxes(name, sent["day"]) if sent else {})
    assert as_(adviser).post(address(kai, "section/home/"), said).status_code == 302
    action.refresh_from_db()
    assert (action.outcome, action.due_on) == (Outcome.DONE, TODAY - timedelta(days=10))
