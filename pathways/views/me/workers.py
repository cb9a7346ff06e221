"""Who works with a young person, as they are told it: who it is now, who covers, and who it was before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import OuterRef, Subquery

from leaving_care.models import Allocation, Cover, Role, RoleTitle, YoungPerson

NEW = timedelta(days=60)  # for so long a first page says that the worker changed, and that they will be introduced


@dataclass(frozen=True)
class Number:
    """A phone number as it was written, and as a phone dials it."""

    shown: str

    @property
    def dialled(self) -> str:
        """The digits, and a plus before them."""
        return "".join(sign for sign in self.shown if sign.isdigit() or sign == "+")

    @property
    def takes_texts(self) -> bool:
        """Whether it is a UK mobile number."""
        return self.dialled.startswith(("07", "+447"))


@dataclass(frozen=True)
class Worker:
    """One worker on a day. `phone` and `team_phone` None: not recorded yet. `cover` blank: nobody covers today.

    `has_left`: they work here no more, and nobody has followed. `why` is why it ended; blank: not recorded.
    """

    name: str
    title: str
    is_main: bool
    starts_on: date
    ends_on: date | None
    why: str
    introduced_on: date | None
    phone: Number | None
    team: str
    team_phone: Number | None
    cover: str
    cover_phone: Number | None
    cover_until: date | None
    has_left: bool
    is_new: bool
    will_be_introduced: bool

    @property
    def initials(self) -> str:
        """For the place where a picture would be."""
        words = [word for word in self.name.split() if word[0].isalnum()]
        return "".join(word[0] for word in [*words[:1], *words[1:][-1:]]).upper() or "?"


@dataclass(frozen=True)
class Workers:
    """`now`: the main adviser first. `coming`: from a day that is known. `before`: the last first."""

    now: list[Worker]
    coming: list[Worker]
    before: list[Worker]

    @property
    def main(self) -> Worker | None:
        """Whom to turn to first; None: nobody is recorded."""
        return self.now[0] if self.now else None

    @property
    def last(self) -> Worker | None:
        """Who was the main adviser before this one."""
        return next((worker for worker in self.before if worker.is_main), None)

    @property
    def team_phone(self) -> Number | None:
        """The team's number, of those who work with them now."""
        return next((worker.team_phone for worker in self.now if worker.team_phone), None)


def workers_of(person: YoungPerson, on: date) -> Workers:
    """Everybody who works with somebody, on a day. One query."""
    titles = RoleTitle.objects.filter(authority=OuterRef("worker__authority"), role=OuterRef("role"))
    covers = Cover.objects.on(on).filter(away=OuterRef("worker")).order_by("pk")
    rows = person.allocation_rows.select_related("worker__user", "worker__team").annotate(
        title=Subquery(titles.values("title")[:1]),
        cover_name=Subquery(covers.values("cover__user__name")[:1]),
        cover_phone=Subquery(covers.values("cover__phone")[:1]),
        cover_until=Subquery(covers.values("ends_on")[:1]),
    )
    everybody = sorted(rows, key=lambda row: (not row.is_main, row.starts_on, row.pk))
    before = [row for row in everybody if row.ends_on and row.ends_on < on]
    return Workers(
        now=_those((row for row in everybody if row.starts_on <= on and row not in before), on),
        coming=_those((row for row in everybody if row.starts_on > on), on),
        before=_those(sorted(before, key=lambda row: (row.ends_on, row.pk), reverse=True), on),
    )


def _those(rows: Iterable[Allocation], on: date) -> list[Worker]:
    return [_worker(row, on) for row in rows]


def _worker(row, on: date) -> Worker:
    team, left_on, met_on = row.worker.team, row.worker.ends_on, row.introduced_on
    is_new = on - NEW <= row.starts_on
    return Worker(
        name=row.worker.user.name or "Name not recorded yet",
        title=row.title or Role(row.role).label,
        is_main=row.is_main,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        why=row.why_ended.strip().rstrip("."),
        introduced_on=met_on,
        phone=_number(row.worker.phone),
        team=team.name if team else "",
        team_phone=_number(team.phone) if team else None,
        cover=row.cover_name or "",
        cover_phone=_number(row.cover_phone),
        cover_until=row.cover_until,
        has_left=bool(left_on and left_on < on),
        is_new=is_new,
        will_be_introduced=met_on > on if met_on else is_new,
    )


def _number(phone: str | None) -> Number | None:
    return Number(phone) if phone else None
