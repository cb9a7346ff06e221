"""Disagreements that wait for a manager's reply, and until when one is owed. The number of days is the council's, not the law's."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from leaving_care.dates import uk_day
from leaving_care.models import YoungPerson
from pathways.models import Answer, Goal, PlanSettings
from pathways.reading.shapes import NOBODY

DAYS: int = PlanSettings._meta.get_field("reply_days").default


@dataclass(frozen=True, slots=True)
class Waiting:
    """One disagreement. `goal` blank: it is about the plan. `told_to` blank: they answered themselves."""

    row: Answer
    goal: str
    due_on: date
    days_left: int
    told_to: str


def due_on(answered_on: date, days: int | None) -> date:
    """The last day for a reply: so many days after the day of the answer. None: the council has set no number."""
    return answered_on + timedelta(days=DAYS if days is None else days)


def unanswered(people: QuerySet[YoungPerson]) -> QuerySet[Answer]:
    """The disagreements of these people that nobody replied to, the oldest first; not those that they changed since.

    Each with the text of its `goal_text` and the `reply_days` of its council.
    """
    return standing().filter(person__in=people).select_related("person__authority", "version", "told_to")


def standing() -> QuerySet[Answer]:
    """The same of everybody whose rows can be read, without the rows that go with them."""
    later = Answer.objects.filter(version=OuterRef("version"), pk__gt=OuterRef("pk"))
    of_plan, of_goal = Exists(later.filter(goal=None)), Exists(later.filter(goal=OuterRef("goal")))
    holds = Q(~of_plan, goal=None) | Q(~of_goal, goal__isnull=False)
    goals = Goal.objects.filter(version=OuterRef("version"), thread=OuterRef("goal"))
    days = PlanSettings.objects.filter(authority=OuterRef("person__authority"))
    rows = Answer.objects.filter(holds, said=Answer.Said.DISAGREE, reply=None)
    said = {"goal_text": Subquery(goals.values("text")[:1]), "reply_days": Subquery(days.values("reply_days")[:1])}
    return rows.annotate(**said).order_by("at", "pk")


def waiting(rows: Iterable[Answer], on: date) -> list[Waiting]:
    """Rows of `unanswered` in words, with the days that are left. No query."""
    return [_waiting(row, on) for row in rows]


def _waiting(row, on: date) -> Waiting:
    last = due_on(uk_day(row.at), row.reply_days)
    told_to = (row.told_to.name or NOBODY) if row.told_to else ""
    return Waiting(row, row.goal_text or "", last, (last - on).days, told_to)
