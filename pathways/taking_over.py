"""What goes with a change of main adviser: promises that are still open, and who it was before, for how long."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from django.db.models import F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from leaving_care.models import Allocation, Membership, YoungPerson
from pathways.day import CLOSED
from pathways.models import HandingOver, PlanAction, PlanVersion, Tick

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Time:
    """A time with one main adviser. `ends_on` None: it goes on. `days` so far, both ends counted. `user`: who it is."""

    user: int
    name: str
    starts_on: date
    ends_on: date | None
    days: int

    @property
    def long(self) -> str:
        """2 years and 3 months; 5 months; 12 days."""
        return in_length(self.days)


@dataclass(frozen=True, slots=True)
class AdviserHistory:
    """The main advisers, the newest first."""

    times: tuple[Time, ...]

    @property
    def changes(self) -> int:
        """How often the main adviser changed to somebody else."""
        return changes_of([time.user for time in self.times])


@dataclass(frozen=True, slots=True)
class Change:
    """A change of main adviser as the young person reads it. `before` None: nobody was it. Blank: not recorded, or not written.

    `is_done`: it was planned, and a manager did it. Where it is not, and `on` has passed, the one from before is still there.
    """

    person_id: int
    before: Membership | None
    after: Membership
    on: date
    reason: str
    met_on: date | None
    card: str = ""
    goodbye: str = ""
    is_done: bool = False

    @property
    def before_id(self) -> int | None:
        """Who hands over, for what they owe."""
        return self.before.pk if self.before else None


def told_of(person: YoungPerson, on: date, *, done_since: date) -> Change | None:
    """The change of adviser that a young person may read of on a day. None: there is none. Two queries.

    First an adviser who begins on a later day, however that came about: that is settled. Then a change that is planned, from
    the day on which they are told; else the last that was done, where its first day is not before `done_since`.
    """
    is_planned, is_done = Q(done_at=None, notice_on__lte=on), Q(done_at__isnull=False, on__gte=done_since)
    rows = HandingOver.objects.filter(is_planned | is_done, person=person, cancelled="")
    rows = rows.select_related("before__user", "after__user", "after__team")
    row = rows.order_by(F("done_at").desc(nulls_first=True)).first()
    told = _of_row(row) if row else None
    return _settled(person, on, told) or told


def _of_row(row: HandingOver) -> Change:
    words = (row.reason, row.met_on, row.card, row.goodbye)
    return Change(row.person_id, row.before, row.after, row.on, *words, is_done=row.done_at is not None)


def _settled(person: YoungPerson, on: date, told: Change | None) -> Change | None:
    """The adviser who begins next, with the words of a plan to the same one."""
    mains = Allocation.objects.filter(person=person, is_main=True).select_related("worker__user", "worker__team")
    rows = list(mains.order_by("starts_on", "pk"))
    comes = next((row for row in rows if row.starts_on > on), None)
    if comes is None:
        return None
    last = next((row for row in reversed(rows) if row.starts_on <= on), None)
    if told and not told.is_done and told.after == comes.worker:
        return replace(told, on=comes.starts_on)
    before, why = (last.worker, last.why_ended) if last else (None, "")
    return Change(person.pk, before, comes.worker, comes.starts_on, why, comes.introduced_on)


def changes_of(users: Sequence[int]) -> int:
    """How often one main adviser was followed by another. Somebody who works with them again after a gap is no change."""
    return sum(before != after for before, after in pairwise(users))


def days_of(starts_on: date, ends_on: date | None, on: date) -> int:
    """How many days of a time there have been by a day, both ends counted."""
    return (min(ends_on or on, on) - starts_on + DAY).days


def in_length(days: int) -> str:
    """2 years and 3 months; 5 months; 12 days."""
    years, months = divmod(days * 12 // 365, 12)
    parts = [_many(years, "year"), _many(months, "month")]
    return " and ".join(part for part in parts if part) or _many(days, "day")


def adviser_history(person: YoungPerson, on: date) -> AdviserHistory:
    """Who the main adviser was, and for how long, up to a day. One query."""
    rows = Allocation.objects.filter(person=person, is_main=True, starts_on__lte=on).select_related("worker__user")
    return AdviserHistory(
        tuple(
            Time(
                row.worker.user_id,
                row.worker.user.name,
                row.starts_on,
                row.ends_on,
                days_of(row.starts_on, row.ends_on, on),
            )
            for row in rows.order_by("-starts_on", "-pk")
        )
    )


def open_promises(row: HandingOver | Change) -> list[PlanAction]:
    """What the adviser who hands over still owes by the plan that holds. What somebody says is done is not open. One query."""
    holds = PlanVersion.objects.filter(person=row.person_id, approved_at__isnull=False).order_by("-number")
    said = Tick.objects.filter(person=OuterRef("person"), action=OuterRef("thread")).order_by("-at", "-pk")
    actions = PlanAction.objects.filter(version=Subquery(holds.values("pk")[:1]), worker=row.before_id)
    actions = actions.exclude(outcome__in=CLOSED)
    ticked = Coalesce(Subquery(said.values("done")[:1]), Value(False))
    return list(actions.annotate(ticked=ticked).filter(ticked=False).order_by("due_on", "pk"))


def to_take_over(person: YoungPerson) -> tuple[HandingOver | None, list[PlanAction]]:
    """The last change that was done, and what of the plan still names the adviser from before.

    A plan that was approved is never changed: the next version names the new one, and the list is empty from then on.
    """
    rows = HandingOver.objects.filter(person=person, done_at__isnull=False).select_related(
        "before__user", "after__user"
    )
    last = rows.order_by("-done_at", "-pk").first()
    return (last, open_promises(last)) if last else (None, [])


def _many(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'}" if number else ""
