"""Help from 21 on: who may choose, who may come back, and who knew somebody last."""

from dataclasses import dataclass
from datetime import date

from leaving_care.dates import birthday
from leaving_care.models import Allocation, Membership, Role, Team, YoungPerson
from pathways.models import CameBack, ChoiceAt21, YearlyHello

ADULT, FIRST, LAST = 18, 21, 25


@dataclass(frozen=True, slots=True)
class LastKnown:
    """Who worked last with somebody as an adviser. `adviser` None: nobody who still works here. `team` None: none is recorded.

    `name`: of the last adviser of all, whether they are still here or not; blank: there has been none.
    """

    adviser: Membership | None
    team: Team | None
    name: str


def may_choose(person: YoungPerson, on: date) -> bool:
    """Whether somebody can say what help they want from 21: from the 18th birthday to the day before the 25th."""
    return birthday(person.date_of_birth, ADULT) <= on < birthday(person.date_of_birth, LAST)


def may_come_back(person: YoungPerson, on: date) -> bool:
    """Whether somebody is 21 to 24 on a day (Children Act 1989, section 23CZB)."""
    return birthday(person.date_of_birth, FIRST) <= on < birthday(person.date_of_birth, LAST)


def is_over(person: YoungPerson, on: date) -> bool:
    """Whether somebody is 25 or over on a day."""
    return on >= birthday(person.date_of_birth, LAST)


def newest_choice(person: YoungPerson) -> ChoiceAt21 | None:
    """What they chose last; None: nothing is recorded."""
    return ChoiceAt21.objects.filter(person=person).last()


def open_ask(person: YoungPerson) -> CameBack | None:
    """That they came back and nobody has settled who works with them yet."""
    return CameBack.objects.filter(person=person, settled_at=None).first()


def last_known(person: YoungPerson, on: date) -> LastKnown:
    """The last adviser and team, kept for ever: those of today first, then whoever stopped last. One query.

    Main advisers come before others of the same time. Somebody who works here no more is named and not offered.
    """
    rows = Allocation.objects.filter(person=person, role=Role.PERSONAL_ADVISER, starts_on__lte=on)
    found = list(rows.select_related("worker__user", "worker__team", "worker__authority"))
    found.sort(key=lambda row: (row.ends_on or date.max, row.is_main, row.starts_on, row.pk), reverse=True)
    workers = [row.worker for row in found if row.worker.authority_id == person.authority_id]
    return LastKnown(
        adviser=next((worker for worker in workers if _is_here(worker, on)), None),
        team=next((worker.team for worker in workers if worker.team), None),
        name=workers[0].user.name if workers else "",
    )


def asked_for_no_more(choice: ChoiceAt21 | None, hello: YearlyHello | None) -> bool:
    """Whether the last that somebody said is that they want no hello: by their choice, or in answer to one."""
    by_answer = hello is not None and hello.outcome == YearlyHello.Outcome.NO_MORE
    if choice is None:
        return by_answer
    return choice.no_offers or (by_answer and hello is not None and hello.on >= choice.on)


def _is_here(worker: Membership, on: date) -> bool:
    return worker.user.is_active and worker.starts_on <= on and (worker.ends_on is None or worker.ends_on >= on)
