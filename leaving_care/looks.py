"""Who has looked at a young person's record, or changed it, as they are told it: plain rows in plain words.

Their own visits are left out. What a safeguarding reason holds back is left out until its day, and so is everything else
that the same manager did on the days of that opening: it would give the reason away.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Exists, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import TruncDate

from leaving_care.dates import UK
from leaving_care.look_words import PARTS, WHOLE, did
from leaving_care.models import Allocation, Event, GlassBroken, Membership, Role, RoleTitle, YoungPerson

Kind = Event.Kind
TOLD = (Kind.LOOKED, Kind.CHANGED, Kind.TOOK_OUT, Kind.BROKE_GLASS)
NOBODY = "Somebody whose name is not recorded"
SYSTEM = "The portal itself"
# Within a day: what was done outside the usual rule, then what was changed or taken out, then what was looked at.
ORDER = {Kind.BROKE_GLASS: 0, Kind.CHANGED: 1, Kind.TOOK_OUT: 1, Kind.LOOKED: 2}


@dataclass(frozen=True, slots=True)
class Look:
    """One line: on `day`, `name` (`title`, blank where none is known) did `did`, and why, where a reason was given.

    `verb` and `parts`: what `did` is made of; without parts the verb says it all. `rank`: its place within a day.
    """

    day: date
    name: str
    title: str
    verb: str
    parts: tuple[str, ...] = ()
    reason: str = ""
    rank: int = 2

    @property
    def did(self) -> str:
        """Looked at where you live, what you agreed to and who works with you."""
        return f"{self.verb} {_listed(self.parts)}" if self.parts else self.verb

    @property
    def who(self) -> str:
        """Priya Example, your personal adviser."""
        return f"{self.name}, {self.title}" if self.title else self.name


def events(person: YoungPerson, on: date) -> QuerySet[Event]:
    """What the young person is told on a day, the newest first, each with its UK `day`, and whether its doer `is_theirs`.

    Looks of one person at one part on one day are one row, the last of them. One query, however many there are.
    """
    theirs = Event.objects.filter(person=person, kind__in=TOLD).annotate(day=TruncDate("at", tzinfo=UK))
    theirs = theirs.filter(~Exists(_hidden_openings(person, on))).exclude(hidden_until__gt=on)
    if person.user_id:
        theirs = theirs.exclude(by=person.user_id)
    looks = Event.objects.filter(person=person, kind=Kind.LOOKED).annotate(day=TruncDate("at", tzinfo=UK)).order_by()
    last = looks.values("day", "by", "part", "reason").annotate(last=Max("pk")).values("last")
    shown = theirs.filter(~Q(kind=Kind.LOOKED) | Q(pk__in=last)).annotate(is_theirs=Exists(_works_with()))
    return shown.select_related("by").order_by("-at", "-pk")


def told(rows: Iterable[Event]) -> list[Look]:
    """Rows of `events` in words, in the same order. One query more, for the titles of those who did it."""
    rows = list(rows)
    titles = RoleTitle.objects.filter(authority=OuterRef("authority"), role=OuterRef("role"))
    staff = Membership.objects.filter(user__in={row.by_id for row in rows}).exclude(role=Role.YOUNG_PERSON)
    held = list(staff.annotate(title=Subquery(titles.values("title")[:1])).order_by("pk")) if rows else []
    return [_look(row, _best(held, row)) for row in rows]


def folded(looks: Iterable[Look]) -> list[Look]:
    """What one person did on one day as one line of each rank, the newest day first, and in a day what matters most first.

    What was done for another reason stands apart.
    """
    lines: dict[tuple, list[Look]] = {}
    for look in looks:
        lines.setdefault((look.day, look.rank, look.who, look.reason), []).append(look)
    return sorted(map(_one, lines.values()), key=lambda look: (-look.day.toordinal(), look.rank))


def days(person: YoungPerson, on: date) -> QuerySet[Event, date]:
    """The days on which there is something to tell, the newest first."""
    found = events(person, on).order_by("-day")  # type: ignore[misc]
    return found.values_list("day", flat=True).distinct()  # type: ignore[misc]


def last_look(person: YoungPerson, on: date) -> Look | None:
    """The newest of them; None where nobody looked yet. Two queries."""
    return next(iter(told(events(person, on)[:1])), None)


def _hidden_openings(person: YoungPerson, on: date) -> QuerySet[GlassBroken]:
    """Openings held back on a day, for an event of the manager who made one, on a day when it was open."""
    opened = GlassBroken.objects.filter(person=person, hidden_until__gt=on)
    return opened.filter(manager__user=OuterRef("by"), starts_on__lte=OuterRef("day"), ends_on__gte=OuterRef("day"))


def _works_with() -> QuerySet[Allocation]:
    """That whoever did something worked with the young person on the day."""
    held = Q(ends_on=None) | Q(ends_on__gte=OuterRef("day"))
    theirs = Allocation.objects.filter(held, person=OuterRef("person"), worker__user=OuterRef("by"))
    return theirs.filter(starts_on__lte=OuterRef("day"))


def _best(held: Sequence[Membership], row) -> Membership | None:
    """The role in which somebody acted: one that they held on the day, here rather than elsewhere, else one before."""
    able = [one for one in held if one.user_id == row.by_id and one.starts_on <= row.day]
    return min(
        able,
        key=lambda one: (
            one.ends_on is not None and one.ends_on < row.day,
            one.authority_id != row.authority_id,
            -one.starts_on.toordinal(),
        ),
        default=None,
    )


def _one(looks: list[Look]) -> Look:
    """Lines of one person, day and rank as one: each verb once, with every part that it was done to."""
    by_verb: dict[str, set[str]] = {}
    for look in looks:
        by_verb.setdefault(look.verb, set()).update(look.parts)
    places = [*PARTS.values(), WHOLE]
    parts = {verb: tuple(sorted(of_it, key=places.index)) for verb, of_it in by_verb.items()}
    if len(parts) == 1:
        ((verb, only),) = parts.items()
        return replace(looks[0], verb=verb, parts=only)
    said = [replace(looks[0], verb=verb, parts=of_it).did for verb, of_it in parts.items()]
    return replace(looks[0], verb="; ".join(said), parts=())


def _listed(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _look(row, acted_as: Membership | None) -> Look:
    verb, *parts = did(row)
    title = (acted_as.title or acted_as.get_role_display()) if acted_as else ""  # type: ignore[attr-defined]
    return Look(
        day=row.day,
        name=(row.by.name or NOBODY) if row.by else SYSTEM,
        title=f"your {title}" if title and row.is_theirs else title,
        verb=verb,
        parts=tuple(parts),
        reason=row.reason if row.kind in (Kind.BROKE_GLASS, Kind.LOOKED) else "",
        rank=ORDER[Kind(row.kind)],
    )
