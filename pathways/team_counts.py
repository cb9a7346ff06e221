"""How a manager's people stand, counted: read from summaries, so that a page takes the same time at every size."""

import uuid
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from leaving_care.access import reachable
from leaving_care.dates import birthday, months_after
from leaving_care.models import Allocation, User
from pathways.helping import since_before
from pathways.holding import holds_to_check
from pathways.models import ChoiceAt21, PlanVersion, Summary
from pathways.replies import unanswered
from pathways.ringing import waiting_back
from pathways.running import SEE_TEAM, is_overdue, of_team
from pathways.summaries import fresh, stale
from pathways.timetable.lengths import ONE

A_WEEK, SOON = timedelta(days=6), timedelta(days=27)  # seven days and four weeks, today the first of them
NOT_MET = (ChoiceAt21.Said.STEP_BACK, ChoiceAt21.Said.STOP)
TURNING, MONTHS = (16, 18, 21, 25), 3


class Team:
    """A manager's people on a day: how many stand how (`counts`), and who they are (`behind`), both by one set of conditions.

    Two queries for the counts, one for a page of those behind one of them; more only where something is past its last day.
    """

    def __init__(self, user: User, on: date, *, adviser: uuid.UUID | None = None):
        """`adviser`: of this main adviser (a membership's key) alone."""
        self.user, self.on = user, on
        self.people = of_team(user, on)
        if adviser:
            mains = Allocation.objects.on(on).order_by().filter(is_main=True, worker__key=adviser)
            self.people = self.people.filter(person__in=mains.values("person"))

    @cached_property
    def past(self) -> list[Summary]:
        """Those past their last day as they are now: the same number shows on every page, whether the clock has run or not."""
        return fresh(self.people.filter(stale(self.on)), self.on)

    def counts(self) -> dict[str, int]:
        """How many people stand how, by the names of `by_summary` and `by_rows`."""
        right = ~stale(self.on)
        asked = {name: condition & right for name, condition in by_summary(self.on).items()}
        asked |= by_rows(self.user, self.on)
        counted = {f"of_{name}": Count("pk", filter=condition) for name, condition in asked.items()}
        numbers = self.people.order_by().aggregate(**counted)
        found = {name.removeprefix("of_"): number for name, number in numbers.items()}
        for row in self.past:
            for name, is_so in judged(row, self.on).items():
                found[name] += is_so
        return found

    def behind(self, name: str) -> QuerySet[Summary]:
        """The people behind a count, what comes first, first. Give a page of them to `summaries.fresh`. Raises KeyError."""
        steady = by_rows(self.user, self.on)
        if name in steady:
            found = self.people.filter(steady[name])
        else:
            anew = [row.pk for row in self.past if judged(row, self.on)[name]]
            found = self.people.filter(by_summary(self.on)[name] & ~stale(self.on) | Q(pk__in=anew))
        return found.order_by(F("next_due_on").asc(nulls_last=True), "person__name_used", "pk")


def counts(user: User, on: date) -> dict[str, int]:
    """How a manager's people stand on a day. Two queries; more only where something is past its last day."""
    return Team(user, on).counts()


def by_summary(on: date) -> dict[str, Q]:
    """What is counted of a summary that is right for a day: name → the condition on it. `judged` says the same of one.

    `people`: everybody; `overdue`: something is, and not on hold; `due_this_week`, `due_soon`: nothing is, and the first last
    day comes within seven days, within four weeks; `on_hold`: something waits; `stepped_back`: they chose to step back or to
    stop; `without_adviser`: no main adviser; `owed_plan`: who has a right to a plan; `without_plan`: who of those has none;
    `reviews_late` and `visits_late`: a last day has passed, on hold or not; `no_contact`: nobody is recorded to have reached
    them.
    """
    return {
        "people": Q(),
        "overdue": Q(next_due_on__lt=on),
        "due_this_week": Q(next_due_on__range=(on, on + A_WEEK)),
        "due_soon": Q(next_due_on__range=(on, on + SOON)),
        "on_hold": Q(held_until__isnull=False),
        "stepped_back": Q(choice__in=NOT_MET),
        "without_adviser": Q(worker=None),
        "owed_plan": Q(owed_plan=True),
        "without_plan": Q(owed_plan=True, has_plan=False),
        "reviews_late": Q(next_review_on__lt=on),
        "visits_late": Q(next_visit_on__lt=on),
        "no_contact": Q(last_contact_on=None),
    }


def judged(row: Summary, on: date) -> dict[str, bool]:
    """The conditions of `by_summary`, of one summary that is right for a day."""
    due = row.next_due_on
    return {
        "people": True,
        "overdue": is_overdue(row, on),
        "due_this_week": due is not None and on <= due <= on + A_WEEK,
        "due_soon": due is not None and on <= due <= on + SOON,
        "on_hold": row.held_until is not None,
        "stepped_back": row.choice in NOT_MET,
        "without_adviser": row.worker_id is None,
        "owed_plan": row.owed_plan,
        "without_plan": row.owed_plan and not row.has_plan,
        "reviews_late": row.next_review_on is not None and row.next_review_on < on,
        "visits_late": row.next_visit_on is not None and row.next_visit_on < on,
        "no_contact": row.last_contact_on is None,
    }


def by_rows(user: User, on: date) -> dict[str, Q]:
    """What is counted of a manager's people that no day makes stale: name → the condition on the summary.

    `help_waiting`: they said before the day that they need help, and still wait; `came_back`: they want help again, and nobody
    has settled who works with them, or reached them since; `awaiting_approval`: a plan was sent to be approved;
    `disagreements`: one waits for a reply; `holds_to_check`: one waits for this manager; `turning_16`, `turning_18`,
    `turning_21`, `turning_25`: that birthday is today or within three months.
    """
    sent = PlanVersion.objects.filter(approved_at=None, sent_at__isnull=False)
    said = unanswered(reachable(user, SEE_TEAM, on))
    conditions: dict[str, Any] = {
        "help_waiting": Q(person__in=since_before(on).order_by().values("person")),
        "came_back": Q(person__in=waiting_back().order_by().values("person")),
        "awaiting_approval": Q(person__in=sent.order_by().values("person")),
        "disagreements": Q(person__in=said.order_by().values("person")),
        "holds_to_check": Q(person__in=holds_to_check(user, on).order_by().values("person")),
    }
    return conditions | {f"turning_{age}": _turning(age, on) for age in TURNING}


def _turning(age: int, on: date) -> Q:
    """Whose birthday of an age comes on a day or within three months of it, by their day of birth."""
    before, last = birthday(on - ONE, -age, True), birthday(months_after(on, MONTHS), -age, True)
    # From the day after the last birth whose birthday was before: somebody born on 29 February turns on 1 March.
    return Q(date_of_birth__range=(before + ONE, last))
