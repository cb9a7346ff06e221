"""What each kind of fact moves in a summary, on the day before, the day itself and the day after."""

from datetime import date

import pytest

from leaving_care.models import Role
from pathways.models import (
    AgreedInterval,
    ChangeInLife,
    ChoiceAt21,
    Copy,
    Milestone,
    Paper,
    ReviewAsk,
    YearlyHello,
)
from pathways.timetable.words import PAPERS
from tests.leaving_care.rows import build
from tests.people import TODAY, allocate, member, young
from tests.plans_kept.rows import ONE, assessed, contact, derived, duty_of, held, home, noon, plan, review

pytestmark = pytest.mark.django_db
DAY = date(2026, 10, 1)
AGED_22 = {"date_of_birth": date(2004, 5, 4)}


def around(person, day, column):
    """A column, worked out on the day before, the day, and the day after."""
    return tuple(getattr(derived(person, day + number * ONE), column) for number in (-1, 0, 1))


def open_around(person, day, id):
    """Whether a duty is among those that stand open on these days."""
    return tuple(duty_of(derived(person, day + number * ONE), id) is not None for number in (-1, 0, 1))


def test_somebody_with_nothing_recorded(person, adviser):
    row = derived(person, TODAY)
    assert (row.worker, row.authority, row.status) == (adviser, person.authority, "former_relevant")
    assert (row.last_contact_on, row.last_seen_on, row.last_review_on) == (None, None, None)
    assert (row.has_plan, row.owed_plan, row.choice, row.held_until) == (False, True, "", None)
    assert row.next_due_on == min(date.fromisoformat(duty["due_on"]) for duty in row.duties if duty["due_on"])
    assert row.next_due in {duty["id"] for duty in row.duties}
    assert [duty["due_on"] or "9" for duty in row.duties] == sorted(duty["due_on"] or "9" for duty in row.duties)
    assert not any(duty["id"].startswith("records") for duty in row.duties)


@pytest.mark.parametrize(
    ("outcome", "reached", "was_seen"), [("tried", False, False), ("reached", True, False), ("seen", True, True)]
)
def test_contact(person, outcome, reached, was_seen):
    contact(person, DAY, outcome)
    assert around(person, DAY, "last_contact_on") == (None, *[DAY if reached else None] * 2)
    assert around(person, DAY, "last_seen_on") == (None, *[DAY if was_seen else None] * 2)
    assert derived(person, DAY).next_visit_on == (date(2026, 12, 1) if was_seen else date(2023, 7, 4))


def test_contact_that_was_a_mistake_counts_for_nothing(person):
    contact(person, DAY, mistaken="It was somebody else.")
    assert around(person, DAY, "last_contact_on") == (None, None, None)


def test_contact_late_in_the_evening_is_of_the_day_in_the_uk(person):
    row = contact(person, DAY)
    type(row).objects.filter(pk=row.pk).update(at=noon(DAY).replace(hour=23, minute=30))  # half past midnight, by BST
    assert around(person, DAY + ONE, "last_contact_on") == (None, DAY + ONE, DAY + ONE)


def test_a_plan_its_review_and_their_copies(person):
    version = plan(person, DAY)
    assert around(person, DAY, "has_plan") == (False, True, True)
    assert around(person, DAY, "owed_plan") == (True, True, True)
    assert around(person, DAY, "next_review_on") == (None, date(2027, 4, 1), date(2027, 4, 1))
    assert open_around(person, DAY, "plan-after-care") == (True, False, False)
    assert open_around(person, DAY, "copy-given") == (False, True, True)
    build(Copy, person=person, version=version, given_on=DAY + 9 * ONE)
    assert open_around(person, DAY + 9 * ONE, "copy-given") == (True, False, False)
    held_on = date(2026, 11, 2)
    review(person, held_on)
    assert around(person, held_on, "last_review_on") == (None, held_on, held_on)
    assert around(person, held_on, "next_review_on") == (date(2027, 4, 1), date(2027, 5, 2), date(2027, 5, 2))


def test_a_review_that_is_not_finished_is_none(person):
    row = review(person, DAY)
    type(row).objects.filter(pk=row.pk).update(finished_at=None)
    assert around(person, DAY, "last_review_on") == (None, None, None)


def test_a_review_asked_for_and_taken_back(person):
    build(ReviewAsk, person=person, asked_at=noon(DAY), withdrawn_on=DAY + 5 * ONE)
    assert open_around(person, DAY, "review-on-request") == (False, True, True)
    assert open_around(person, DAY + 5 * ONE, "review-on-request") == (True, False, False)


def test_a_change_in_life_and_its_settling(person):
    build(ChangeInLife, person=person, kind="custody", on=DAY, settled_on=DAY + 5 * ONE, settled_why="No need.")
    assert open_around(person, DAY, "review-after-change") == (False, True, True)
    assert open_around(person, DAY + 5 * ONE, "review-after-change") == (True, False, False)


def test_a_home_that_the_council_provides(person):
    home(person, DAY, DAY + 20 * ONE)
    assert open_around(person, DAY, "first-visit") == (False, True, True)
    assert open_around(person, DAY + 21 * ONE, "first-visit") == (True, False, False)
    assert derived(person, DAY).duties[0]["because"]


@pytest.mark.parametrize("provided", [False, None])
def test_a_home_that_it_does_not_provide(person, provided):
    home(person, DAY, provided=provided)
    assert open_around(person, DAY, "first-visit") == (False, False, False)


def test_a_home_in_care():
    child = young(date_of_birth=date(2009, 5, 4))
    home(child, DAY, provided=None)
    assert open_around(child, DAY, "social-worker-first-visit") == (False, False, False), "kept in another system"
    contact(child, DAY - ONE, "reached", role="social_worker")
    assert open_around(child, DAY, "social-worker-first-visit") == (False, True, True)
    assert duty_of(derived(child, DAY), "social-worker-first-visit")["due_on"] == "2026-10-08"


def test_a_hold_once_a_second_person_agreed(person):
    held(person, ["contact-16-to-20"], DAY, DAY + 30 * ONE, checked_on=DAY + 2 * ONE)
    assert around(person, DAY + 2 * ONE, "held_until") == (None, DAY + 30 * ONE, DAY + 30 * ONE)
    assert around(person, DAY + 31 * ONE, "held_until") == (DAY + 30 * ONE, None, None)
    row = duty_of(derived(person, DAY + 2 * ONE), "contact-16-to-20")
    assert (row["held_until"], row["hold_reason"]) == ("2026-10-31", "in_hospital")


@pytest.mark.parametrize("values", [{"refused": "No."}, {"checked_at": None, "checked_by": None}])
def test_a_hold_that_nobody_agreed_to(person, values):
    held(person, ["contact-16-to-20"], DAY, DAY + 30 * ONE, checked_on=DAY, **values)
    assert around(person, DAY, "held_until") == (None, None, None)


def test_what_is_on_hold_is_not_what_comes_next(person):
    first = derived(person, TODAY)
    held(person, [first.next_due], TODAY, TODAY, checked_on=TODAY)
    assert derived(person, TODAY).next_due != first.next_due
    assert derived(person, TODAY + ONE).next_due == first.next_due


def test_the_main_adviser(person, adviser):
    other = member(Role.PERSONAL_ADVISER)
    mine = person.allocation_rows.get()
    mine.ends_on = DAY - ONE
    mine.save()
    allocate(other, person, starts_on=DAY)
    assert around(person, DAY, "worker") == (adviser, other, other)
    allocate(adviser, person, is_main=False, starts_on=DAY)
    assert derived(person, DAY).worker == other


def test_nobody_is_the_adviser(person):
    person.allocation_rows.update(ends_on=DAY - ONE)
    assert around(person, DAY, "worker_id")[1:] == (None, None)
    assert open_around(person, DAY, "adviser-18-to-20") == (False, True, True)


def test_the_choice_at_21():
    person = young(**AGED_22)
    build(ChoiceAt21, person=person, said="step_back", on=DAY)
    build(ChoiceAt21, person=person, said="stay", on=DAY + ONE, by=person.user)
    assert around(person, DAY, "choice") == ("", "step_back", "stay")
    assert around(person, DAY + ONE, "owed_plan") == (False, True, True)


def test_an_agreed_interval(person):
    contact(person, DAY - 30 * ONE)
    said = {"number": 4, "unit": "months", "starts_on": DAY, "ends_on": DAY + 9 * ONE}
    build(AgreedInterval, person=person, duty="contact-16-to-20", **said)
    assert around(person, DAY, "next_visit_on") == (date(2026, 11, 1), date(2027, 1, 1), date(2027, 1, 1))
    assert around(person, DAY + 10 * ONE, "next_visit_on")[1] == date(2026, 11, 1)


def test_the_yearly_hello():
    person = young(**AGED_22)
    build(YearlyHello, person=person, on=DAY)
    hellos = [duty_of(derived(person, DAY + number * ONE), "yearly-offer-again")["due_on"] for number in (-1, 0, 1)]
    assert hellos == ["2026-05-04", "2027-10-01", "2027-10-01"]
    assert open_around(person, DAY, "at-21") == (True, False, False)


def test_milestones(person):
    build(Milestone, person=person, kind="switched", on=DAY)
    assert open_around(person, DAY, "at-18") == (True, False, False)
    build(Milestone, person=person, kind="talk_21", on=DAY)
    assert open_around(person, DAY, "talk-before-21") == (True, False, False)
    child = young(date_of_birth=date(2009, 5, 4))
    build(Milestone, person=child, kind="talk_18", on=DAY)
    assert open_around(child, DAY, "talk-before-18") == (True, False, False)
    grown = young(date_of_birth=date(2001, 9, 4))
    build(Milestone, person=grown, kind="closed", on=DAY)
    nearly = young(date_of_birth=date(2001, 12, 4))
    build(Milestone, person=nearly, kind="talk_25", on=DAY)
    assert open_around(nearly, DAY, "talk-before-25") == (True, False, False)
    assert open_around(grown, DAY, "at-25") == (True, False, False)


def test_a_course_that_they_told_of():
    person = young(**AGED_22)
    build(Milestone, person=person, kind="course_told", on=DAY, until=DAY + 9 * ONE)
    assert open_around(person, DAY, "assessment-education") == (False, True, True)
    assert open_around(person, DAY + 10 * ONE, "assessment-education") == (True, False, False)
    assessed(person, DAY + 2 * ONE)
    assert open_around(person, DAY + 2 * ONE, "assessment-education") == (True, False, False)


def test_papers(person):
    for kind in PAPERS:
        build(Paper, person=person, kind=kind, state="have", had_on=DAY)
    assert open_around(person, DAY, "papers-by-18") == (True, False, False)
    Paper.objects.filter(kind="passport").update(state="getting")
    assert open_around(person, DAY, "papers-by-18") == (True, True, True)


def test_after_a_death_there_is_nothing_to_do(person):
    person.died_on = DAY
    person.save()
    assert [bool(derived(person, DAY + number * ONE).duties) for number in (-1, 0, 1)] == [True, False, False]


def test_a_last_day_that_is_the_last_there_is(person):
    build(type(person.course_rows.model()), person=person, starts_on=DAY, ends_on=date.max, continues=True)
    assert derived(person, DAY).status == "former_relevant"


def test_reviews_in_care_where_any_is_recorded_here(person):
    child = young(date_of_birth=date(2009, 5, 4))
    assert "care-later-reviews" not in {row["id"] for row in derived(child, DAY).duties}
    plan(child, DAY - 20 * ONE)
    review(child, DAY - 10 * ONE, of_care=True)
    ids = {row["id"] for row in derived(child, DAY).duties}
    assert any(id.startswith("care-") for id in ids)
