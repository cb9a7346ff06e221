"""What each list of a manager's is about: the duties of its kind alone, or the plan, the disagreement, the hold itself."""

from datetime import timedelta

import pytest

from pathways.actions import holds
from pathways.actions.plans import share
from pathways.models import Answer, CheckIn
from tests.me.conftest import words
from tests.people import NOW, TODAY, young
from tests.plans import approved, sent, written
from tests.plans_kept.rows import contact, kept

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def rows(client, show):
    return client.get("/manage/due/", {"show": show}).context["rows"]


def ids(row):
    return [owed.what for owed in row.owed]


def test_lists_about_one_kind_of_duty_show_that_kind(as_, adviser, manager):
    kai = young(adviser=adviser, name_used="Kai")
    approved(kai, adviser.user, manager.user, at=NOW - 200 * DAY)
    contact(kai, TODAY - 200 * DAY)
    kept(kai)
    client = as_(manager)
    (row,) = rows(client, "reviews_late")
    assert [owed.state for owed in row.owed] == ["Overdue"] and "review" in row.owed[0].what.lower()
    (row,) = rows(client, "visits_late")
    assert ids(row) == ["Seeing them, wherever they live"]
    assert rows(client, "without_plan") == []
    assert len(ids(rows(client, "overdue")[0])) > 1


def test_somebody_without_a_plan_is_shown_with_the_plan_alone(as_, adviser, manager):
    kept(young(adviser=adviser))
    (row,) = rows(as_(manager), "without_plan")
    assert row.notes == ["No plan yet"] and len(row.owed) == 1 and "plan" in row.owed[0].what.lower()


@pytest.mark.parametrize("show", ["reviews_late", "visits_late"])
def test_what_is_not_late_is_not_there(as_, adviser, manager, show):
    kai = young(adviser=adviser)
    approved(kai, adviser.user, manager.user, at=NOW - DAY)
    contact(kai, TODAY - DAY)
    kept(kai)
    assert rows(as_(manager), show) == []


def test_a_disagreement_is_shown_with_its_goal_and_the_day_of_the_reply(as_, adviser, manager):
    kai = young(adviser=adviser, account=True, name_used="Kai")
    version = approved(kai, adviser.user, manager.user)
    goal = version.goal_rows.get().thread
    said = {"person": kai, "version": version, "goal": goal, "said": "disagree", "reason": "Private", "by": kai.user}
    row = Answer.objects.create(**said, at=NOW - DAY)
    kept(kai)
    client = as_(manager)
    (shown,) = rows(client, "disagreements")
    assert [thing.address for thing in shown.things] == [f"/manage/disagreements/{row.key}/"]
    page = words(client.get("/manage/due/", {"show": "disagreements"}))
    assert "Does not agree with the goal “A flat nearer to college”, since 19 November 2026: a reply is owed by" in page
    assert shown.owed == [] and "no last day is set" not in page and "Private" not in page


def test_a_plan_and_a_hold_that_wait_are_shown_with_the_way_to_them(as_, adviser, manager):
    kai = young(adviser=adviser, account=True, name_used="Kai")
    version = sent(kai, adviser.user)
    asked = {"duties": ["contact-16-to-20"], "reason": "in_hospital", "ends_on": TODAY + DAY, "by": adviser.user}
    hold = holds.ask(kai, **asked, at=NOW)
    kept(kai)
    client = as_(manager)
    (plan,) = rows(client, "awaiting_approval")[0].things
    assert plan == type(plan)("Version 1 of the plan, sent on 20 November 2026", f"/manage/plans/{version.key}/")
    (waits,) = rows(client, "holds_to_check")[0].things
    assert waits.address == f"/work/people/{kai.key}/holds/{hold.key}/check/"
    assert "asked that this waits, until 21 November 2026: Seeing them, wherever they live" in waits.text
    assert "hospital" not in waits.text
    assert rows(client, "people")[0].things == []


def test_help_that_waits_is_shown_with_its_day(as_, adviser, manager):
    kai = young(adviser=adviser, account=True, name_used="Kai")
    CheckIn.objects.create(person=kai, said="ok", needs_help=True, by=kai.user, at=NOW - 2 * DAY)
    kept(kai)
    (thing,) = rows(as_(manager), "help_waiting")[0].things
    assert thing.text == "Said on 18 November 2026 that they need help"


@pytest.mark.parametrize("number", [1, 5])
@pytest.mark.parametrize("show", ["disagreements", "holds_to_check", "reviews_late"])
def test_eight_queries_for_these_too(as_, adviser, manager, at_most, number, show):
    for _ in range(number):
        kai = young(adviser=adviser, account=True)
        version = written(kai, adviser.user)
        share(version, by=adviser.user, at=NOW)
        Answer.objects.create(person=kai, version=version, said="disagree", by=kai.user, at=NOW)
        holds.ask(kai, duties=["contact-16-to-20"], reason="abroad", ends_on=TODAY, by=adviser.user, at=NOW)
        kept(kai)
    client = as_(manager)
    with at_most(8):
        assert client.get("/manage/due/", {"show": show}).status_code == 200
