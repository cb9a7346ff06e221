"""What readers get: fresh summaries, an adviser's list and a manager's counts, in few queries at every size."""

from datetime import timedelta

import pytest

from leaving_care.models import Cover, Role, Team
from pathways import running, summaries, team_counts
from pathways.models import Summary
from pathways.plan_settings import settings_of
from tests.people import TODAY, allocate, council, member, young
from tests.plans_kept.rows import ONE, contact, held, kept, plan

pytestmark = pytest.mark.django_db


def names(rows):
    return [row.person.name_used for row in rows]


def test_what_is_fresh_is_given_as_it_is_without_a_query(person, django_assert_num_queries):
    row = kept(person)
    Summary.objects.update(next_due="planted")
    row.refresh_from_db()
    with django_assert_num_queries(0):
        assert summaries.fresh([row], row.valid_until)[0].next_due == "planted"


def test_what_is_past_its_last_day_is_worked_out_and_not_written(person):
    row = kept(person)
    contact(person, TODAY)
    Summary.objects.update(valid_until=TODAY - ONE)
    row.refresh_from_db()
    (read,) = summaries.fresh([row], TODAY)
    assert (read.last_contact_on, read.worked_out_on) == (TODAY, TODAY)
    assert read.valid_until >= TODAY
    assert Summary.objects.get().last_contact_on is None


def test_a_day_before_it_was_worked_out_is_worked_out_too(person):
    row = kept(person)
    contact(person, TODAY - 5 * ONE)
    (read,) = summaries.fresh([row], TODAY - ONE)
    assert read.last_contact_on == TODAY - 5 * ONE


def test_many_that_are_past_cost_as_many_queries_as_one(adviser, at_most):
    people = [young(adviser=adviser) for _ in range(12)]
    for person in people:
        kept(person)
    Summary.objects.update(valid_until=TODAY - ONE)
    rows = list(Summary.objects.all())
    with at_most(25):
        assert len(summaries.fresh(rows, TODAY)) == 12


def test_somebody_of_whom_none_was_kept_is_worked_out(adviser):
    first, second = young(adviser=adviser), young(adviser=adviser)
    kept(second)
    rows = summaries.of_people([first, second], TODAY)
    assert [row.person for row in rows] == [first, second]
    assert Summary.objects.count() == 1


def test_a_council_that_changes_its_settings_has_everybody_worked_out_anew(person):
    row, other = kept(person), kept(young(council("otherton")))
    authority = person.authority
    authority_settings = {"clocks": {"plan-review": [5, "months"]}, "lead_days": 14}
    plan(person, TODAY)
    row = kept(person)
    from pathways.models import PlanSettings

    PlanSettings.objects.create(authority=authority, **authority_settings)
    summaries.outdate(authority, TODAY)
    (read,) = summaries.fresh([Summary.objects.get(pk=row.pk)], TODAY)
    assert read.next_review_on < row.next_review_on
    assert summaries.is_fresh(Summary.objects.get(pk=other.pk), TODAY)
    assert settings_of(authority.pk).lead_days == 14


def test_a_caseload_has_whom_one_works_with_and_covers_for_the_first_due_first(adviser, django_assert_num_queries):
    colleague = member(Role.PERSONAL_ADVISER)
    Cover.objects.create(away=colleague, cover=adviser, starts_on=TODAY, ends_on=TODAY)
    later = young(adviser=adviser, name_used="Later")
    sooner = young(adviser=colleague, name_used="Sooner")
    old = young(name_used="Ended")
    allocate(adviser, old, ends_on=TODAY - ONE)
    young(name_used="Nobody's")
    for person in (later, sooner, old):
        kept(person)
    Summary.objects.filter(person=later).update(next_due_on=TODAY)
    Summary.objects.filter(person=sooner).update(next_due_on=TODAY - ONE)
    running.caseload(adviser.user, TODAY)  # whose memberships are asked once a request
    with django_assert_num_queries(2):
        assert names(running.caseload(adviser.user, TODAY)) == ["Sooner", "Later"]
    assert names(running.caseload(adviser.user, TODAY + ONE)) == ["Later"]
    assert set(names(running.caseload(adviser.user, TODAY - ONE))) == {"Later", "Ended"}


def test_a_caseload_is_not_a_managers_team_nor_of_somebody_elses_council(adviser, manager):
    kept(young(adviser=adviser))
    assert running.caseload(manager.user, TODAY) == []
    assert running.caseload(member(Role.EDITOR).user, TODAY) == []
    adviser.user.is_active = False
    assert running.caseload(adviser.user, TODAY) == []


def test_a_caseload_of_many_costs_the_queries_of_few(adviser, django_assert_num_queries):
    for _ in range(25):
        kept(young(adviser=adviser))
    running.caseload(adviser.user, TODAY)
    with django_assert_num_queries(2):
        assert len(running.caseload(adviser.user, TODAY)) == 25


def test_counts_are_of_a_managers_own_whether_past_their_last_day_or_not(adviser, manager):
    elsewhere = young(council("otherton"))
    with_plan, waiting, alone = young(adviser=adviser), young(adviser=adviser), young()
    plan(with_plan, TODAY)
    first = kept(waiting)
    held(waiting, {duty["id"] for duty in first.duties if duty["due_on"]}, TODAY, TODAY + ONE, TODAY)
    for person in (elsewhere, with_plan, waiting, alone):
        kept(person)
    expected = {
        "people": 3,
        "overdue": 2,
        "on_hold": 1,
        "without_adviser": 1,
        "owed_plan": 3,
        "without_plan": 2,
        "reviews_late": 0,
        "visits_late": 3,
    }

    def counted():
        found = team_counts.counts(manager.user, TODAY)
        return {name: found[name] for name in expected}

    assert counted() == expected
    Summary.objects.update(valid_until=TODAY - ONE, next_due_on=None, held_until=None, owed_plan=False)
    assert counted() == expected
    assert {row.person for row in running.overdue(manager.user, TODAY)} == {with_plan, waiting, alone}


def test_a_team_is_counted_by_itself(adviser):
    team = Team.objects.create(authority=council(), name="North")
    lead = member(Role.MANAGER, team=team)
    theirs = member(Role.PERSONAL_ADVISER, team=team)
    for person in (young(adviser=theirs), young(adviser=adviser)):
        kept(person)
    assert team_counts.counts(lead.user, TODAY)["people"] == 1
    assert [row.worker for row in running.overdue(lead.user, TODAY)] == [theirs]


def test_the_longest_overdue_comes_first_and_who_is_not_does_not(manager):
    people = [kept(young()).person for _ in range(3)]
    for person, days in zip(people, (2, 9, -1), strict=True):
        Summary.objects.filter(person=person).update(next_due_on=TODAY - timedelta(days=days))
    assert [row.person for row in running.overdue(manager.user, TODAY)] == [people[1], people[0]]
    assert running.is_overdue(Summary.objects.get(person=people[0]), TODAY)
    assert not running.is_overdue(Summary.objects.get(person=people[2]), TODAY)
    assert not running.is_overdue(Summary(next_due_on=TODAY), TODAY)


def test_counting_costs_two_queries_at_every_size(manager, django_assert_num_queries):
    for _ in range(8):
        kept(young())
    team_counts.counts(manager.user, TODAY)
    with django_assert_num_queries(2):
        assert team_counts.counts(manager.user, TODAY)["people"] == 8
