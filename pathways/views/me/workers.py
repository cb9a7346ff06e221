"""Who works with a young person, as they are told it: who it is now, who covers, and who it was before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Subquery

from leaving_care.models import Allocation, Cover, Membership, Role, RoleTitle, YoungPerson

Away = dict[int, list[Cover]]  # who covers, by the membership of whoever is away
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
    """One worker on a day. `phone` and `team_phone` None: not recorded yet. `cover` blank: nobody who is there today covers.

    `is_away`: they are not to be rung today. `away_until`: not past their last day, and `is_last_day` where it is that.
    `cover_stands_in`: whoever was to cover is away too, and this is somebody else.
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
    is_away: bool
    cover: str
    cover_stands_in: bool
    cover_phone: Number | None
    away_until: date | None
    is_last_day: bool
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
    """Everybody who works with somebody, on a day. One query, and one more while somebody of them is away."""
    titles = RoleTitle.objects.filter(authority=OuterRef("worker__authority"), role=OuterRef("role"))
    covers = Cover.objects.on(on).filter(away=OuterRef("worker"))
    rows = person.allocation_rows.select_related("worker__user", "worker__team").annotate(
        title=Subquery(titles.values("title")[:1]),
        is_away=Exists(covers),
    )
    everybody = sorted(rows, key=lambda row: (not row.is_main, row.starts_on, row.pk))
    away = _covers(person, on) if any(row.is_away for row in everybody) else {}
    before = [row for row in everybody if row.ends_on and row.ends_on < on]
    return Workers(
        now=_those((row for row in everybody if row.starts_on <= on and row not in before), on, away),
        coming=_those((row for row in everybody if row.starts_on > on), on, away),
        before=_those(sorted(before, key=lambda row: (row.ends_on, row.pk), reverse=True), on, away),
    )


def _covers(person: YoungPerson, on: date) -> dict[int, list[Cover]]:
    """Who covers for whom at the person's council on a day, by the membership that is away."""
    found: dict[int, list[Cover]] = {}
    rows = Cover.objects.on(on).filter(away__authority=person.authority_id).order_by("pk")
    for row in rows.select_related("cover__user"):
        found.setdefault(row.away_id, []).append(row)
    return found


def _who_is_there(worker_id: int, away: Away, on: date) -> Membership | None:
    """Whoever covers and is there: whoever covers for them, in turn, where they are away too. None where nobody is."""
    asked, waiting = {worker_id}, [worker_id]
    while waiting:
        for row in away.get(waiting.pop(0), []):
            has_left = row.cover.ends_on is not None and row.cover.ends_on < on
            if row.cover_id not in away and not has_left:
                return row.cover
            if row.cover_id not in asked:
                asked.add(row.cover_id)
                waiting.append(row.cover_id)
    return None


def _those(rows: Iterable[Allocation], on: date, away: Away) -> list[Worker]:
    return [_worker(row, on, away) for row in rows]


def _worker(row, on: date, away: Away) -> Worker:
    covers = away.get(row.worker_id, [])
    there = _who_is_there(row.worker_id, away, on)
    team, left_on, met_on = row.worker.team, row.worker.ends_on, row.introduced_on
    is_new = on - NEW <= row.starts_on
    away_until = max((cover.ends_on for cover in covers if cover.ends_on), default=None)
    last_day = min((day for day in (row.ends_on, left_on) if day), default=None)
    is_last_day = bool(last_day and away_until and last_day <= away_until)
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
        is_away=bool(covers),
        cover=(there.user.name or "A colleague") if there else "",
        cover_stands_in=there is not None and there.pk not in {cover.cover_id for cover in covers},
        cover_phone=_number(there.phone) if there else None,
        away_until=last_day if is_last_day else away_until,
        is_last_day=is_last_day,
        has_left=bool(left_on and left_on < on),
        is_new=is_new,
        will_be_introduced=met_on > on if met_on else is_new,
    )


def _number(phone: str | None) -> Number | None:
    return Number(phone) if phone else None
