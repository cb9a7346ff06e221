"""Whom a team works with, and how much there is for each adviser: counted in one place, from rows that hold on a day."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from leaving_care.access import held, reachable
from leaving_care.dates import age_on
from leaving_care.models import (
    Allocation,
    Event,
    Membership,
    Role,
    Status,
    StatusSpell,
    SupportLevel,
    User,
    YoungPerson,
)

SEE_TEAM = "see_team"


@dataclass(frozen=True)
class Caseload:
    """How many young people somebody is the main adviser of on a day, and the sum of their levels of support.

    Somebody without a level adds nothing to the sum: `without_level` counts them.
    """

    key: uuid.UUID
    name: str
    number: int
    weight: int
    without_level: int


def team_list(
    user: User,
    on: date,
    *,
    adviser: uuid.UUID | None = None,
    nobody: bool = False,
    status: str = "",
    search: str = "",
) -> QuerySet[YoungPerson]:
    """The young people whom a manager manages on a day: those without a main adviser first, then by name.

    `adviser`: of this main adviser (a membership's key) alone; `nobody`: without one alone; `status`: with this status on the
    day alone ("" is all); `search`: a part of the name, or the council's whole number. Give a page of it to `detailed`.
    """
    mains = Allocation.objects.on(on).filter(person=OuterRef("pk"), is_main=True)
    people = reachable(user, SEE_TEAM, on)
    if adviser:
        people = people.filter(Exists(mains.filter(worker__key=adviser)))
    if nobody:
        people = people.filter(~Exists(mains))
    if status:
        people = people.filter(Exists(StatusSpell.objects.on(on).filter(person=OuterRef("pk"), status=status)))
    if search:
        people = people.filter(Q(name_used__icontains=search) | Q(council_id__iexact=search))
    return people.order_by(Exists(mains), "name_used", "pk")


def detailed(people: Iterable[YoungPerson], on: date) -> list[Any]:
    """A page of people with what the list shows of each, in one query; in the order given.

    `status_on`, `flags_on`, `adviser_name`, `adviser_key`, `level_on` (None: not recorded yet), `changed_at` and `age`.
    """
    keys = [person.pk for person in people]
    spell = StatusSpell.objects.on(on).filter(person=OuterRef("pk"))
    main = Allocation.objects.on(on).filter(person=OuterRef("pk"), is_main=True)
    level = SupportLevel.objects.on(on).filter(person=OuterRef("pk")).order_by("-starts_on", "-pk")
    changes = Event.objects.filter(person=OuterRef("pk"), kind=Event.Kind.CHANGED).order_by("-at")
    rows: QuerySet[Any] = YoungPerson.objects.filter(pk__in=keys).annotate(
        status_on=Subquery(spell.values("status")[:1]),
        flags_on=Subquery(spell.values("flags")[:1]),
        adviser_name=Subquery(main.values("worker__user__name")[:1]),
        adviser_key=Subquery(main.values("worker__key")[:1]),
        level_on=Subquery(level.values("level")[:1]),
        changed_at=Subquery(changes.values("at")[:1]),
    )
    found = {row.pk: row for row in rows}
    for row in found.values():
        row.age = age_on(row.date_of_birth, on)
        row.status_words = dict(Status.choices).get(row.status_on, "")
    return [found[key] for key in keys if key in found]


def advisers_of(user: User, on: date) -> QuerySet[Membership]:
    """The personal advisers whom a manager manages on a day, by name, each with who it is."""
    managed = Q(pk__in=[])
    for row in held(user, on):
        if row.role == Role.MANAGER:
            managed |= Q(authority=row.authority_id, **({"team": row.team_id} if row.team_id else {}))
    advisers = Membership.objects.on(on).filter(managed, role=Role.PERSONAL_ADVISER)
    return advisers.select_related("user").order_by("user__name", "pk")


def caseloads(user: User, on: date) -> list[Caseload]:
    """How much there is for each adviser whom a manager manages on a day, those with nobody included. Two queries."""
    advisers = advisers_of(user, on)
    level = SupportLevel.objects.on(on).filter(person=OuterRef("person")).order_by("-starts_on", "-pk")
    mains = Allocation.objects.on(on).filter(is_main=True, worker__in=advisers.order_by().values("pk"))
    levels: dict[int, list[int | None]] = {}
    for worker, weight in mains.order_by().values_list("worker", Subquery(level.values("level")[:1])):
        levels.setdefault(worker, []).append(weight)
    made = [
        Caseload(
            key=row.key,
            name=row.user.name,
            number=len(levels.get(row.pk, ())),
            weight=sum(weight or 0 for weight in levels.get(row.pk, ())),
            without_level=levels.get(row.pk, []).count(None),
        )
        for row in advisers
    ]
    return sorted(made, key=lambda row: (-row.weight, -row.number, row.name.lower()))
