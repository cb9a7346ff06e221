"""The day of an action: a new one is not in the past, one that was there keeps its own, and the manager reads what had passed."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from pathways.actions import plan_rows, plans
from pathways.models import PlanAction
from tests import plans as made
from tests.people import NOW, TODAY, sign_in
from tests.plan.conftest import boxes, sent, to, words

pytestmark = pytest.mark.django_db
GONE = TODAY - timedelta(days=300)
ASKS = {"what": "Ask the council", "owner_kind": "young_person"}


@pytest.fixture
def web(as_, adviser):
    """The adviser, signed in."""
    return as_(adviser)


@pytest.fixture
def draft(kai, adviser):
    return made.written(kai, adviser.user)


@pytest.fixture
def old(draft):
    """An action that came from before, with a day that has passed."""
    row = draft.planaction_rows.get()
    PlanAction.objects.filter(pk=row.pk).update(due_on=GONE)
    row.refresh_from_db()
    return row


def test_a_new_one_with_a_day_in_the_past_is_refused_at_the_field(web, kai, draft):
    there = to(kai, "sections/home/actions/add/")
    page = web.post(there, sent(what="Ask", owner="young_person", version=1, **boxes("due_on", GONE)))
    assert page.context["form"].errors == {"due_on": ["This day has gone. Give today or a later day"]}
    section = draft.plansection_rows.get(section="home")
    sent_now = sent(what="Ask", owner="young_person", version=section.edit, **boxes("due_on", TODAY))
    assert web.post(there, sent_now).status_code == 302


def test_no_door_adds_one_or_moves_one_to_the_past(draft, old, adviser):
    section = draft.plansection_rows.get(section=old.section)
    with pytest.raises(ValidationError, match="has gone"):
        plan_rows.add(PlanAction, section, ASKS | {"due_on": GONE}, by=adviser.user, at=NOW)
    with pytest.raises(ValidationError, match="has gone"):
        plan_rows.change_row(old, {"due_on": TODAY - timedelta(days=1)}, by=adviser.user, at=NOW)


def test_one_that_was_there_keeps_its_day(web, kai, draft, old):
    edit = draft.plansection_rows.get(section=old.section).edit
    said = sent(version=edit, what="Other words", owner="young_person", **boxes("due_on", GONE))
    assert web.post(to(kai, f"actions/{old.key}/"), said).status_code == 302
    old.refresh_from_db()
    assert (old.what, old.due_on) == ("Other words", GONE)


@pytest.mark.parametrize("is_past", [True, False])
def test_the_manager_reads_which_days_had_passed_when_it_was_sent(
    client, draft, old, adviser, manager, is_past, settings
):
    if not is_past:
        PlanAction.objects.filter(pk=old.pk).update(due_on=TODAY)
    plans.send(draft, copy_how="online", by=adviser.user, at=NOW)
    sign_in(client, manager.user)
    said = words(client.get(f"/manage/plans/{draft.key}/"))
    assert (f"{old.what}, by 24 January 2026" in said) is is_past
    assert ("Days that had passed" in said) is is_past
