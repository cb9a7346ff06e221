"""Priya's caseload in the demo: 25 people, in every state that a plan and a life can be in."""

from datetime import timedelta

import pytest

from leaving_care.models import Allocation, Home, YoungPerson
from pathways.models import (
    Answer,
    Assessment,
    CameBack,
    CheckIn,
    ChoiceAt21,
    Contact,
    DutyHeld,
    GoalView,
    HandingOver,
    OwnWords,
    Paper,
    PlanAction,
    PlanVersion,
    Review,
    ReviewAsk,
    Summary,
    VisitPlanned,
)
from pathways.summaries import state_on
from pathways.versions import being_written, newest_approved
from tests.people import TODAY

WEEK = timedelta(days=7)


def priyas():
    held = Allocation.objects.on(TODAY).filter(worker__user__email="priya.derby@example.gov.uk", is_main=True)
    return YoungPerson.objects.filter(pk__in=held.values("person"))


def one(name):
    return YoungPerson.objects.get(name_used=f"{name} Example", authority__slug="derby")


def states(name):
    """The open duties of somebody: id → state."""
    summary = Summary.objects.get(person=one(name))
    return {duty["id"]: state_on(duty, TODAY) for duty in summary.duties}


def test_there_are_25_and_each_is_an_example(seeded):
    assert priyas().count() == 25
    assert set(Summary.objects.filter(person__in=priyas()).values_list("worker__user__name", flat=True)) == {
        "Priya Sample"
    }


@pytest.mark.parametrize(
    ("name", "duty", "state"),
    [
        ("Abel", "assessment-eligible", "due"),
        ("Bella", "assessment-eligible", "overdue"),
        ("Caleb", "plan-after-care", "due"),
        ("Ivo", "plan-review", "due"),
        ("Jade", "plan-review", "overdue"),
        ("Jade", "contact-16-to-20", "overdue"),
        ("Jade", "review-after-change", "due"),
        ("Luca", "plan-review", "on_hold"),
        ("Mina", "plan-review", "due"),
        ("Orla", "yearly-offer-again", "due"),
        ("Rio", "first-visit", "due"),
        ("Tia", "review-on-request", "due"),
        ("Umar", "papers-by-18", "due"),
        ("Umar", "talk-before-18", "due"),
        ("Yusuf", "talk-before-21", "due"),
        ("Zoe", "talk-before-25", "due"),
    ],
)
def test_what_is_due(seeded, name, duty, state):
    assert states(name)[duty] == state


def test_everybody_who_is_well_looked_after_has_nothing_overdue(seeded):
    late = {name for name in ("Aisha", "Finn", "Hana", "Milo", "Noah", "Zoe") if "overdue" in states(name).values()}
    assert late == set()


@pytest.mark.parametrize(
    ("name", "state"),
    [("Caleb", "draft"), ("Dina", "shared"), ("Eli", "sent"), ("Freya", "shared"), ("Kemi", "draft"), ("Abel", None)],
)
def test_what_is_being_written(seeded, name, state):
    version = being_written(one(name))
    assert (version and version.state) == state


def test_the_stories_of_plans_are_there(seeded):
    assert Assessment.objects.filter(finished_at=None).exists()
    assert one("Freya").returned_rows.get().by.name == "Grace Sample"
    waiting = Answer.objects.filter(said="disagree", reply=None)
    assert [row.person for row in waiting] == [one("Hana")]
    assert Answer.objects.get(person=one("Kai"), said="disagree").reply.text
    assert Review.objects.get(finished_at=None).person == one("Kemi")
    assert GoalView.objects.filter(person=one("Kemi")).count() == 2
    assert newest_approved(one("Aisha")).number == 2
    assert one("Aisha").review_rows.get().made.number == 2
    ends = Summary.objects.get(person=one("Ivo")).next_review_on
    assert TODAY <= ends <= TODAY + WEEK


def test_the_stories_of_life_are_there(seeded):
    held = {row.person: row.checked_by is not None for row in DutyHeld.objects.filter(ends_on__gte=TODAY)}
    assert held == {one("Luca"): True, one("Mina"): False}
    assert {row.said for row in ChoiceAt21.objects.all()} == {"stay", "step_back", "stop"}
    assert CameBack.objects.get(settled_at=None).person == one("Pavel")
    assert VisitPlanned.objects.get(on=TODAY).person == one("Rio")
    assert Home.objects.on(TODAY).filter(provided=True, starts_on__gte=TODAY - WEEK).get().person == one("Rio")
    assert CheckIn.objects.get(needs_help=True, seen_at=None).person == one("Milo")
    assert ReviewAsk.objects.get(answered_at=None).person == one("Tia")
    assert {row.kind for row in Paper.objects.filter(person=one("Umar")).exclude(state="have")} == {
        "passport",
        "national_insurance",
    }
    assert HandingOver.objects.get(done_at=None).on > TODAY
    assert one("Zoe").course_rows.filter(continues=True, ends_on__gt=TODAY + 5 * WEEK).exists()
    assert {row.outcome for row in Contact.objects.all()} == {"tried", "reached", "seen", "seen_at_home"}


def test_kai_has_a_plan_of_many_sections_with_things_to_tick(seeded):
    kai = one("Kai")
    version = newest_approved(kai)
    assert version.goal_rows.count() >= 4
    assert version.planaction_rows.values("section").distinct().count() >= 3
    own = version.planaction_rows.filter(owner_kind=PlanAction.Owner.YOUNG_PERSON)
    ticked = set(kai.tick_rows.filter(done=True).values_list("action", flat=True))
    assert {row.thread in ticked for row in own} == {True, False}
    assert version.plansection_rows.exclude(own_words=None).count() >= 2, "their words went into it"
    assert OwnWords.objects.filter(person=kai, section="").exists()


def test_nobody_approved_what_they_wrote_and_every_plan_is_whole(seeded):
    for version in PlanVersion.objects.exclude(approved_at=None):
        assert version.approved_by.name == "Grace Sample"
        assert not version.planwriter_rows.filter(user=version.approved_by).exists()
        empty = version.plansection_rows.filter(now="", left_out="")
        assert not empty.exclude(section="identity").exists()
