"""What waits on the first page: a reply, a review that is late or on hold, help again; and no way to what is not there."""

from datetime import date, timedelta

import pytest

from leaving_care.models import Role
from pathways.actions.answering_them import answer, reply
from pathways.models import Answer, ChoiceAt21, DutyHeld, PlanSettings, Summary
from pathways.news import news
from pathways.summaries import keep
from tests.me.conftest import words
from tests.people import NOW, TODAY, allocate, member, sign_in, user, young
from tests.plans import approved

DAY = timedelta(days=1)
REVIEW, EARLY, CHOICE = "Say what you think before a review", "Ask for an early review", "Help from 21 on: you choose"
AGAIN = "I want help again"


@pytest.fixture
def priya(kai):
    made = member(Role.PERSONAL_ADVISER, who=user("Priya Example"))
    allocate(made, kai)
    return made


@pytest.fixture
def manager(db):
    return member(Role.MANAGER)


def said(person, on=TODAY):
    return [line.said for line in news(person, on, most=20)]


def home_of(client, born, **more):
    person = young(account=True, date_of_birth=born, **more)
    return person, lambda: words(sign_in(client, person.user, NOW).get("/me/"))


def test_a_disagreement_waits_with_its_day_until_the_reply(kai, priya, manager):
    version = approved(kai, priya.user, manager.user)
    PlanSettings.objects.create(authority=kai.authority, reply_days=5)
    answer(version, {None: ("disagree", "Too slow")}, by=kai.user, at=NOW)
    waits = "You said that you do not agree. A manager replies to you by 25 November 2026."
    assert waits in said(kai) and waits in said(kai, TODAY + DAY * 5)
    assert any("has not yet. We are sorry." in line for line in said(kai, TODAY + DAY * 6))
    reply(Answer.objects.get(), "Let us talk", by=manager.user, at=NOW)
    assert not any("do not agree" in line or "sorry" in line for line in said(kai))


def test_an_answer_that_was_changed_waits_for_nothing(kai, priya, manager):
    version = approved(kai, priya.user, manager.user)
    answer(version, {None: ("disagree", "Too slow")}, by=kai.user, at=NOW)
    answer(version, {None: ("agree", "")}, by=kai.user, at=NOW + DAY)
    assert not any("do not agree" in line for line in said(kai))


def test_a_review_that_is_weeks_late_is_our_fault_and_said_so(kai, priya, manager):
    approved(kai, priya.user, manager.user, at=NOW - DAY * 60)
    due = Summary.objects.get(person=kai).next_review_on
    assert said(kai, due + DAY * 14)[-1] == "It is time to look at your plan again."
    late = said(kai, due + DAY * 15)[-1]
    assert "We are late, sorry." in late and "Ask for a day, or ring us." in late


def test_a_review_on_hold_is_not_asked_for(kai, priya, manager, me):
    approved(kai, priya.user, manager.user, at=NOW - DAY * 300)
    assert any("We are late" in line for line in said(kai))
    assert "We are late" in words(me.get("/me/review/"))
    DutyHeld.objects.create(
        person=kai,
        duties=["plan-review"],
        reason="unwell",
        starts_on=TODAY - DAY,
        ends_on=TODAY + DAY * 9,
        asked_by=priya.user,
        asked_at=NOW,
        checked_by=manager.user,
        checked_at=NOW,
    )
    keep(kai, TODAY)
    assert not any("late" in line or "time to look" in line for line in said(kai))
    page = words(me.get("/me/review/"))
    assert "We are late" not in page and "No day is set" not in page
    assert any("late" in line for line in said(kai, TODAY + DAY * 10))


def test_without_a_plan_there_is_no_way_to_its_review(me, kai, priya, manager):
    page = words(me.get("/me/"))
    assert REVIEW not in page and EARLY not in page
    approved(kai, priya.user, manager.user)
    page = words(me.get("/me/"))
    assert REVIEW in page and EARLY in page


@pytest.mark.parametrize(
    ("born", "offered"),
    [(date(2007, 11, 1), False), (date(2005, 12, 19), False), (date(2005, 12, 18), True), (date(2003, 1, 1), True)],
)
def test_the_choice_from_21_is_offered_when_it_is_near(client, db, born, offered):
    person, home = home_of(client, born)
    person.statusspell_rows.update(status="former_relevant")
    assert (CHOICE in home()) is offered
    person.statusspell_rows.update(status="qualifying")
    assert CHOICE not in home()


def test_the_choice_is_offered_early_where_the_council_talks_early_and_to_whoever_chose(client, db):
    person, home = home_of(client, date(2006, 6, 1))
    person.statusspell_rows.update(status="former_relevant")
    assert CHOICE not in home()
    settings = PlanSettings.objects.create(authority=person.authority, leads={"talk-before-21": 365})
    assert CHOICE in home()
    settings.delete()
    person.choiceat21_rows.create(said=ChoiceAt21.Said.STAY, on=TODAY, by=person.user, at=NOW)
    assert CHOICE in home()


@pytest.mark.parametrize(("chose", "offered"), [("", False), ("stay", False), ("step_back", True), ("stop", True)])
def test_help_again_for_whoever_stopped_or_stepped_back(client, db, chose, offered):
    person, home = home_of(client, date(2003, 1, 1))
    allocate(member(Role.PERSONAL_ADVISER), person)
    if chose:
        person.choiceat21_rows.create(said=chose, on=TODAY, by=person.user, at=NOW)
    assert (AGAIN in home()) is offered
    person.cameback_rows.create(asked_at=NOW, by=person.user)
    assert AGAIN not in home()


def test_your_rights_is_true_of_somebody_in_care_too(me):
    page = words(me.get("/me/"))
    assert "Your rights" in page and "who was in care" not in page
