"""Changes of main adviser that are planned ahead: those that a manager does on the day, and those that come by themselves."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import OuterRef, Subquery

from leaving_care.access import reachable
from leaving_care.models import Allocation, Membership, User, YoungPerson
from pathways.models import HandingOver

ALLOCATE = "allocate"
NAMELESS = "Name not recorded yet"


@dataclass(frozen=True, slots=True)
class ToDo:
    """A planned change that a manager does on its day. `stands_in_way`: why it cannot be done as it is planned; blank: nothing."""

    person: YoungPerson
    before: str
    after: str
    on: date
    stands_in_way: str
    is_today: bool


@dataclass(frozen=True, slots=True)
class Coming:
    """Those who go from one adviser to another on a day, by itself. `before` blank: nobody is their main adviser until then."""

    before: str
    after: str
    on: date
    people: list[YoungPerson] = field(default_factory=list)


def to_do(user: User, on: date) -> list[ToDo]:
    """The planned changes of those whose workers somebody allocates, the earliest first. One query."""
    mains = Allocation.objects.filter(person=OuterRef("person"), is_main=True)
    rows = (
        HandingOver.objects.filter(person__in=reachable(user, ALLOCATE, on), done_at=None, cancelled="")
        .annotate(
            main=Subquery(mains.on(on).values("worker")[:1]),
            next_on=Subquery(mains.filter(starts_on__gt=on).order_by("starts_on").values("starts_on")[:1]),
        )
        .select_related("person", "before__user", "after__user")
    )
    return [
        ToDo(row.person, name(row.before), name(row.after), row.on, _in_the_way(row, on), row.on <= on)
        for row in rows.order_by("on", "pk")
    ]


def coming(user: User, on: date) -> list[Coming]:
    """The main advisers who begin on a later day, with all who get them. One query."""
    before = Allocation.objects.filter(person=OuterRef("person"), is_main=True, starts_on__lt=OuterRef("starts_on"))
    before = before.order_by("-starts_on").exclude(worker=OuterRef("worker"))
    rows = (
        Allocation.objects.filter(person__in=reachable(user, ALLOCATE, on), is_main=True, starts_on__gt=on)
        .annotate(was=Subquery(before.values("worker__user__name")[:1]))
        .select_related("person", "worker__user")
        .order_by("starts_on", "worker__user__name", "person__name_used", "pk")
    )
    found: dict[tuple, Coming] = {}
    for row in rows:
        group = Coming(row.was or "", name(row.worker), row.starts_on)
        found.setdefault((row.starts_on, row.worker_id, group.before), group).people.append(row.person)
    return list(found.values())


def name(worker: Membership) -> str:
    """Whose membership it is."""
    return worker.user.name or NAMELESS


def _in_the_way(row, on: date) -> str:
    left_on = row.after.ends_on
    if left_on and left_on < max(row.on, on):
        return f"{name(row.after)} does not work here then. Change it, or cancel it."
    if row.main != row.before_id or row.next_on:
        return "Somebody else is the main adviser by then. Cancel it."
    if row.notice_on is None or row.notice_on > max(row.on, on):
        return "Tell the young person first, and write down on which day."
    return ""
