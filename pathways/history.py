"""The rows of people's records as the plain facts of the timetable: one way, for one person and for many.

Rows are read as values, one query for each table, whatever the number of people: models would take most of the time.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model

from leaving_care.care import DETAINED, LEGAL, Course, Period
from leaving_care.dates import uk_day
from leaving_care.facts import rows_of
from leaving_care.models import Allocation, Home, Role, StatusSpell, TimeAway, TimeInCare, YoungPerson
from leaving_care.models import Course as CourseRow
from leaving_care.status import Change
from pathways import models
from pathways.timetable import facts, happenings
from pathways.timetable.lengths import Length

Row = tuple[Any, ...]
COURSE_TOLD = models.Milestone.Kind.COURSE_TOLD
TALKS = {
    models.Milestone.Kind.TALK_18: happenings.BEFORE_18,
    models.Milestone.Kind.TALK_21: happenings.BEFORE_21,
    models.Milestone.Kind.TALK_25: happenings.BEFORE_25,
}


@dataclass(frozen=True, slots=True)
class Known:
    """One person's facts: those of the timetable, and of whom the lists say they are.

    `mains`: the times with a main adviser, each with the id of the worker's membership. `tries`: the days on which somebody
    tried to be in touch and reached nobody.
    """

    person: int
    authority: int
    mains: tuple[tuple[date, date | None, int], ...]
    history: facts.History
    tries: tuple[date, ...] = ()


def known_of(person: YoungPerson) -> Known:
    """The facts of one person."""
    return known([person.pk])[0]


def known(ids: Iterable[int]) -> list[Known]:
    """The facts of people, by their ids, in the order of those; some hundred at a time. As many queries as there are tables."""
    wanted = list(ids)
    rows = YoungPerson.objects.filter(pk__in=wanted).order_by()
    people = {row[0]: row for row in rows.values_list("pk", "authority_id", "date_of_birth", "died_on")}
    tables = _Tables(wanted)
    return [_known(*people[pk], tables) for pk in wanted if pk in people]


class _Tables:
    """Every table that the timetable reads, for some people: person → rows of values."""

    def __init__(self, ids: list[int]):
        self.ids = ids
        period = ("starts_on", "ends_on")
        self.spells = self._of(StatusSpell, "starts_on", "status")
        self.care = self._of(TimeInCare, *period, legal__in=LEGAL)
        self.away = self._of(TimeAway, *period, kind=DETAINED)
        self.homes = self._of(Home, *period, "provided")
        self.courses = self._of(CourseRow, *period, "continues")
        self.advisers = self._of(Allocation, *period, "is_main", "worker_id", role=Role.PERSONAL_ADVISER)
        self.assessments = self._of(models.Assessment, "pk", "finished_at", finished_at__isnull=False)
        self.plans = self._of(models.PlanVersion, "pk", "approved_at", approved_at__isnull=False)
        self.reviews = self._of(models.Review, "pk", "held_on", "of_care", "next_on", finished_at__isnull=False)
        self.copies = self._of(
            models.Copy, "given_on", "assessment_id", "version_id", "review_id", given_on__isnull=False
        )
        self.asks = self._of(models.ReviewAsk, "asked_at", "withdrawn_on")
        self.triggers = self._of(models.ChangeInLife, "on", "kind", "settled_on")
        # Whoever was only tried moves no clock, and there are many such tries.
        self.contacts = self._of(
            models.Contact,
            "at",
            "outcome",
            "role",
            mistaken="",
            outcome__in=[outcome for outcome in happenings.OUTCOMES if outcome != happenings.TRIED],
        )
        self.tries = self._of(models.Contact, "at", mistaken="", outcome=happenings.TRIED)
        self.milestones = self._of(models.Milestone, "kind", "on", "until", "at")
        self.papers = self._of(models.Paper, "kind", "had_on", state=models.Paper.State.HAVE)
        self.choices = self._of(models.ChoiceAt21, "on", "said", "no_offers")
        self.offers = self._of(models.YearlyHello, "on")
        self.holds = self._of(
            models.DutyHeld,
            *period,
            "duties",
            "reason",
            "asked_by_id",
            "checked_by_id",
            "checked_at",
            checked_at__isnull=False,
            refused="",
        )
        self.agreed = self._of(models.AgreedInterval, *period, "duty", "number", "unit")

    def _of(self, model: type[Model], *names: str, **only: Any) -> dict[int, list[Row]]:
        return rows_of(model, self.ids, *names, **only)


def _known(pk: int, authority: int, born: date, died_on: date | None, tables: _Tables) -> Known:
    in_care = tuple(Period(*row) for row in tables.care.get(pk, ()))
    homes = tables.homes.get(pk, ())
    milestones = tables.milestones.get(pk, ())
    # Of a thing that was recorded twice the later record counts: it puts the earlier right.
    last_of = {kind: (on, until) for kind, on, until, _ in sorted(milestones, key=lambda row: row[3])}
    told = {on: until for kind, on, until, _ in sorted(milestones, key=lambda row: row[3]) if kind == COURSE_TOLD}
    # One with a last day says that closing was a mistake.
    closed_on, reopened_on = last_of.get(models.Milestone.Kind.CLOSED, (None, None))
    of_assessment, of_version, of_review = _copies(tables.copies.get(pk, ()))
    history = facts.History(
        date_of_birth=born,
        statuses=tuple(Change(*row) for row in tables.spells.get(pk, ())),
        in_care=in_care,
        homes_in_care=tuple(_homes_in_care(homes, in_care)),
        homes=tuple(facts.Home(first, last) for first, last, provided in homes if provided),
        detentions=tuple(facts.Detention(*row) for row in tables.away.get(pk, ())),
        # Some systems write the last day there is for one that goes on; a day after it cannot be reckoned with.
        courses=tuple(
            Course(first, None if last == date.max else last, goes_on)
            for first, last, goes_on in tables.courses.get(pk, ())
        ),
        courses_told=tuple(facts.CourseTold(on, until) for on, until in told.items()),
        advisers=tuple(Period(first, last) for first, last, *_ in tables.advisers.get(pk, ())),
        assessments=tuple(
            facts.Assessment(uk_day(at), of_assessment.get(row)) for row, at in tables.assessments.get(pk, ())
        ),
        plans=tuple(facts.PlanVersion(uk_day(at), of_version.get(row)) for row, at in tables.plans.get(pk, ())),
        reviews=tuple(
            facts.Review(on, of_care=of_care, copy_given_on=of_review.get(row), next_on=next_on)
            for row, on, of_care, next_on in tables.reviews.get(pk, ())
        ),
        reviews_asked=tuple(happenings.ReviewAsked(uk_day(at), until) for at, until in tables.asks.get(pk, ())),
        triggers=tuple(happenings.Trigger(*row) for row in tables.triggers.get(pk, ())),
        contacts=tuple(happenings.Contact(uk_day(at), how, by) for at, how, by in tables.contacts.get(pk, ())),
        talks=tuple(happenings.Talk(on, TALKS[kind]) for kind, on, *_ in milestones if kind in TALKS),
        papers=happenings.Papers(tuple(tables.papers.get(pk, ()))),
        choices=tuple(happenings.Choice(*row) for row in tables.choices.get(pk, ())),
        offers=tuple(on for (on,) in tables.offers.get(pk, ())),
        holds=tuple(_hold(*row) for row in tables.holds.get(pk, ())),
        agreed=tuple(
            facts.Agreed(first, last, duty=duty, every=Length(number, unit))
            for first, last, duty, number, unit in tables.agreed.get(pk, ())
        ),
        switched_on=last_of.get(models.Milestone.Kind.SWITCHED, (None, None))[0],
        closed_on=None if reopened_on else closed_on,
        died_on=died_on,
    )
    mains = tuple((first, last, worker) for first, last, main, worker in tables.advisers.get(pk, ()) if main)
    return Known(pk, authority, mains, history, tuple(uk_day(at) for (at,) in tables.tries.get(pk, ())))


def _homes_in_care(homes: Iterable[Row], in_care: tuple[Period, ...]) -> Iterator[facts.HomeInCare]:
    """The homes that somebody lived in on a day in care, from the first such day.

    How long each is meant to last is not recorded.
    """
    for first, last, _ in homes:
        days = [
            time.starts_on
            for time in in_care
            if (last is None or time.starts_on <= last) and (time.ends_on is None or time.ends_on >= first)
        ]
        if days:
            yield facts.HomeInCare(max(first, min(days)), last)


def _copies(rows: Iterable[Row]) -> tuple[dict[int, date], ...]:
    """Of each assessment, version and review the day on which its first copy was given."""
    found: tuple[dict[int, date], ...] = ({}, {}, {})
    for given_on, *things in rows:
        for days, thing in zip(found, things, strict=True):
            if thing is not None:
                days[thing] = min(given_on, days.get(thing, given_on))
    return found


def _hold(first: date, last: date, duties: list[str], reason: str, asked: int, checked: int, at: Any) -> facts.Hold:
    return facts.Hold(
        first,
        last,
        duties=frozenset(duties),
        reason=reason,
        asked_by=str(asked),
        checked_by=str(checked or ""),
        checked_on=uk_day(at),
    )
