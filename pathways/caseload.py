"""Whom a team works with, and how much there is for each adviser: counted in one place, from rows that hold on a day."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from leaving_care.access import held, reachable
from leaving_care.dates import age_on
from leaving_care.models import (
    Allocation,
    BookletGiven,
    Event,
    Membership,
    Role,
    Status,
    StatusElsewhere,
    StatusSpell,
    SupportLevel,
    User,
    YoungPerson,
)

SEE_TEAM = "see_team"
OWED_THE_BOOKLET = (Status.ELIGIBLE, Status.RELEVANT, Status.FORMER_RELEVANT, Status.QUALIFYING)


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
    look: bool = False,
    booklet: bool = False,
) -> QuerySet[YoungPerson]:
    """The young people whom a manager manages on a day: those without a main adviser first, then by name.

    `adviser`: of this main adviser (a membership's key) alone; `nobody`: without one alone; `status`: with this status on the
    day alone ("" is all); `search`: a part of the name, or the council's whole number; `look`: with something to
    look at alone, an open question about the status or another status in the case system; `booklet`: those with a
    leaving-care status who have not had the booklet of what they can get alone. Give a page of it to `detailed`.
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
    if look:
        asked = _asked(on).filter(person=OuterRef("pk"))
        people = people.filter(Exists(asked) | Q(pk__in=_differing(people, on).values("pk")))
    if booklet:
        owed = StatusSpell.objects.on(on).filter(person=OuterRef("pk"), status__in=OWED_THE_BOOKLET)
        people = people.filter(
            Exists(owed), ~Exists(BookletGiven.objects.filter(person=OuterRef("pk"), given_on__lte=on))
        )
    return people.order_by(Exists(mains), "name_used", "pk")


def to_look_at(user: User, on: date) -> tuple[int, int]:
    """How many questions about a status stand open on a day among those whom a manager manages, and how often the case system
    says another status than ours. Two queries."""
    people = reachable(user, SEE_TEAM, on)
    questions = sum(len(flags) for flags in _asked(on).filter(person__in=people).values_list("flags", flat=True))
    return questions, _differing(people, on).count()


def _asked(on: date) -> QuerySet[StatusSpell]:
    """The spells of a day with a question that stands open."""
    return StatusSpell.objects.on(on).exclude(flags=[])


def _statuses(on: date) -> dict[str, Any]:
    """Of each young person, the status that counts on a day, and what the case system said last (None: nothing)."""
    spell = StatusSpell.objects.on(on).filter(person=OuterRef("pk"))
    said = StatusElsewhere.objects.filter(person=OuterRef("pk")).order_by("-read_at", "-pk")
    return {"status_on": Subquery(spell.values("status")[:1]), "said_elsewhere": Subquery(said.values("status")[:1])}


def _differing(people: QuerySet[YoungPerson], on: date) -> QuerySet[Any]:
    """Those of whom the case system says another status. Who has none yet has no status in ours."""
    known: QuerySet[Any] = people.annotate(**_statuses(on))
    return known.filter(said_elsewhere__isnull=False).exclude(
        said_elsewhere=Coalesce(F("status_on"), Value(Status.NONE.value))
    )


def detailed(people: Iterable[YoungPerson], on: date) -> list[Any]:
    """A page of people with what the list shows of each, in one query; in the order given.

    `status_on`, `flags_on`, `adviser_name`, `adviser_key`, `level_on` (None: not recorded yet), `changed_at`, `age`,
    and `elsewhere` (the case system's status in words, where it is another; else blank).
    """
    keys = [person.pk for person in people]
    spell = StatusSpell.objects.on(on).filter(person=OuterRef("pk"))
    main = Allocation.objects.on(on).filter(person=OuterRef("pk"), is_main=True)
    level = SupportLevel.objects.on(on).filter(person=OuterRef("pk")).order_by("-starts_on", "-pk")
    changes = Event.objects.filter(person=OuterRef("pk"), kind=Event.Kind.CHANGED).order_by("-at")
    rows: QuerySet[Any] = YoungPerson.objects.filter(pk__in=keys).annotate(
        **_statuses(on),
        flags_on=Subquery(spell.values("flags")[:1]),
        adviser_name=Subquery(main.values("worker__user__name")[:1]),
        adviser_key=Subquery(main.values("worker__key")[:1]),
        level_on=Subquery(level.values("level")[:1]),
        changed_at=Subquery(changes.values("at")[:1]),
    )
    found = {row.pk: row for row in rows}
    words: dict[str | None, str] = {value: str(label) for value, label in Status.choices}
    for row in found.values():
        row.age = age_on(row.date_of_birth, on)
        row.status_words = words.get(row.status_on, "")
        differs = row.said_elsewhere != (row.status_on or Status.NONE)
        row.elsewhere = words.get(row.said_elsewhere, "") if differs else ""
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
