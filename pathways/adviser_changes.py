"""How often the main advisers of a manager's people changed, why, and how long each stayed. One query at every size."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import mean, median
from typing import NamedTuple

from leaving_care.access import reachable
from leaving_care.dates import months_after
from leaving_care.models import Allocation, User
from pathways.from_21 import LAST
from pathways.running import SEE_TEAM
from pathways.taking_over import changes_of, days_of, in_length
from pathways.timetable.lengths import ONE

MANY, REASONS, A_YEAR = 4, 10, 12
NO_TEAM, NOBODY, NO_REASON = "No team", "No main adviser today", "Not recorded yet"


class Row(NamedTuple):
    """A time with a main adviser, as the query gives it."""

    person: int
    user: int
    team: str | None
    starts_on: date
    ends_on: date | None
    why_ended: str


@dataclass(frozen=True, slots=True)
class OfTeam:
    """People whose main adviser of today is of a team. `average`: changes for each; `lately`: those of the last twelve months."""

    name: str
    people: int
    average: float
    lately: int


@dataclass(frozen=True, slots=True)
class Lengths:
    """Times with one main adviser. `middle`: as many lasted longer as lasted less; blank: there are none."""

    number: int
    average: str
    middle: str


@dataclass(frozen=True, slots=True)
class Changes:
    """A manager's people under 25 who have, or had, a main adviser.

    `advisers`: how many have had one, two, three, four or more different ones. `reasons`: of the changes from `since` on, those
    given most often, in the words that the young people read; `other_reasons`: how many had another.
    """

    people: int
    since: date
    advisers: list[tuple[str, int]]
    average: float
    ended: Lengths
    going_on: Lengths
    lately: int
    reasons: list[tuple[str, int]]
    other_reasons: int
    teams: list[OfTeam]


def adviser_changes(user: User, on: date) -> Changes:
    """What a manager reads of it, up to a day."""
    born_after = months_after(on, -A_YEAR * LAST)
    people = reachable(user, SEE_TEAM, on).filter(date_of_birth__gt=born_after, died_on=None)
    rows = Allocation.objects.filter(is_main=True, starts_on__lte=on, person__in=people.order_by().values("pk"))
    names = ("person_id", "worker__user_id", "worker__team__name", "starts_on", "ends_on", "why_ended")
    return counted(map(Row._make, rows.order_by("person_id", "starts_on", "pk").values_list(*names)), on)


def counted(rows: Iterable[Row], on: date) -> Changes:
    """The same of rows in order, by person and by day. Pure."""
    since = months_after(on, -A_YEAR) + ONE
    of_person: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        of_person[row.person].append(row)
    reasons: Counter[str] = Counter()
    teams: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for times in of_person.values():
        lately = [before for before, after in pairwise(times) if before.user != after.user and after.starts_on >= since]
        reasons.update(before.why_ended.strip().rstrip(".") or NO_REASON for before in lately)
        teams[_team(times[-1], on)].append((changes_of([row.user for row in times]), len(lately)))
    had = Counter(min(len({row.user for row in times}), MANY) for times in of_person.values())
    every = [row for times in of_person.values() for row in times]
    most = reasons.most_common(REASONS)
    return Changes(
        people=len(of_person),
        since=since,
        advisers=[
            (f"{number} or more" if number == MANY else str(number), had[number]) for number in range(1, MANY + 1)
        ],
        average=_average([changes for team in teams.values() for changes, _ in team]),
        ended=_lengths([days_of(row.starts_on, row.ends_on, on) for row in every if not _goes_on(row, on)]),
        going_on=_lengths([days_of(row.starts_on, row.ends_on, on) for row in every if _goes_on(row, on)]),
        lately=reasons.total(),
        reasons=most,
        other_reasons=reasons.total() - sum(number for _, number in most),
        teams=[
            OfTeam(name, len(team), _average([changes for changes, _ in team]), sum(lately for _, lately in team))
            for name, team in sorted(teams.items(), key=lambda each: (each[0] in (NO_TEAM, NOBODY), each[0].lower()))
        ],
    )


def _goes_on(row: Row, on: date) -> bool:
    return row.ends_on is None or row.ends_on >= on


def _team(newest: Row, on: date) -> str:
    return newest.team or NO_TEAM if _goes_on(newest, on) else NOBODY


def _average(numbers: Sequence[int]) -> float:
    return round(mean(map(float, numbers)), 2) if numbers else 0.0


def _lengths(days: Sequence[int]) -> Lengths:
    if not days:
        return Lengths(0, "", "")
    return Lengths(len(days), in_length(round(mean(days))), in_length(round(median(days))))
