"""The people whom somebody works with, as rows of one list: two queries a page beside the one that counts."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery

from leaving_care.abilities import exists
from leaving_care.access import held, reachable
from leaving_care.dates import age_on
from leaving_care.models import Allocation, Cover, Status, StatusSpell, SupportLevel, TimeInCare, User, YoungPerson
from pathways.views.work.working import is_unknown

SEARCHED = 100  # characters of what is looked for: no name is longer


@dataclass(frozen=True)
class Line:
    """One young person in the list. None or blank where it is not known, or not for this reader (`shows`: which parts are).

    `status` None: none yet, before the 14th birthday; `status_unknown`: no time in care is on the record. `covers_for`: the
    colleague who is away.
    """

    person: YoungPerson
    shows: frozenset[str]
    age: int | None
    status: Status | None
    status_unknown: bool
    open_questions: int
    level: int | None
    main_adviser: str
    covers_for: str


def my_people(user: User, on: date, *, search: str = "", status: str = "") -> QuerySet[YoungPerson]:
    """Whom a user may see in the list on a day, by name.

    `search`: part of the name used, or the council's own number; the number is for those who may see it. `status`: those
    with it, of whom the user may see it.
    """
    people = reachable(user, "see_people", on).order_by("name_used", "pk")
    if search:
        number = Q(council_id__iexact=search) & Q(exists(user, "see_about", on))
        people = people.filter(Q(name_used__icontains=search) | number)
    if status:
        spells = StatusSpell.objects.on(on).filter(person=OuterRef("pk"), status=status)
        people = people.filter(Exists(spells), exists(user, "see_care", on))
    return people


def with_lines(people: QuerySet[YoungPerson], user: User, on: date) -> QuerySet[YoungPerson]:
    """With all that `line` needs of each."""
    spell = StatusSpell.objects.on(on).filter(person=OuterRef("pk"))
    level = SupportLevel.objects.on(on).filter(person=OuterRef("pk")).order_by("-starts_on")
    workers = Allocation.objects.on(on).select_related("worker__user")
    shows = {f"shows_{part}": exists(user, f"see_{part}", on) for part in ("about", "care", "workers", "level")}
    return (
        people.select_related("authority")
        .annotate(
            status_now=Subquery(spell.values("status")[:1]),
            computed_now=Subquery(spell.values("computed")[:1]),
            has_care=Exists(TimeInCare.objects.filter(person=OuterRef("pk"))),
            flags_now=Subquery(spell.values("flags")[:1]),
            level_now=Subquery(level.values("level")[:1]),
            **shows,
        )
        .prefetch_related(Prefetch("allocation_rows", workers, to_attr="workers_now"))
    )


def covered(user: User, on: date) -> set[int]:
    """The memberships for whose holders a user covers on a day. One query."""
    return set(Cover.objects.on(on).filter(cover__in=_mine(user, on)).values_list("away", flat=True))


def line(person: YoungPerson, user: User, on: date, away: set[int]) -> Line:
    """One row. `person` of `with_lines`, `away` of `covered`. No query."""
    found = person.__dict__
    shows = frozenset(part for part in ("about", "care", "workers", "level") if found[f"shows_{part}"])
    workers = found["workers_now"]
    mine = _mine(user, on)
    is_mine = any(row.worker_id in mine for row in workers)
    main = next((row.worker.user.name for row in workers if row.is_main), "")
    covers_for = next((row.worker.user.name for row in workers if row.worker_id in away and not is_mine), "")
    status = found["status_now"] if "care" in shows else None
    return Line(
        person=person,
        shows=shows,
        age=age_on(person.date_of_birth, on) if "about" in shows else None,
        status=Status(status) if status else None,
        status_unknown=is_unknown(found["status_now"], found["computed_now"], has_care=found["has_care"]),
        open_questions=len(found["flags_now"] or []) if "care" in shows else 0,
        level=found["level_now"] if "level" in shows else None,
        main_adviser=main if "workers" in shows else "",
        covers_for=covers_for,
    )


def _mine(user: User, on: date) -> set[int]:
    return {membership.pk for membership in held(user, on)}
