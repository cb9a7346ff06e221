"""What the records say already of the people of a file, fetched for some hundred at a time."""

from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass, field
from datetime import date, datetime

from leaving_care.models import (
    Allocation,
    Authority,
    Membership,
    Role,
    Status,
    StatusElsewhere,
    TimeInCare,
    User,
    YoungPerson,
)
from pathways.importing.columns import ROLE, STATUS_WORD

WORDS = {
    ROLE: frozenset(map(str, Role)) - {str(Role.YOUNG_PERSON)},
    STATUS_WORD: frozenset(map(str, Status)),
}


@dataclass
class Council:
    """The council whose file it is, the day and moment of the import and whose it is, and who works there.

    `mentioned`: numbers of people of whom the file has a line that could not be read.
    """

    authority: Authority
    by: User
    at: datetime
    today: date
    mentioned: Set[str] = frozenset()
    workers: "Workers" = field(init=False)
    without_a_number: set[tuple[date, str]] = field(init=False)

    def __post_init__(self) -> None:
        self.workers = Workers(self.authority)
        nameless = YoungPerson.objects.filter(authority=self.authority, council_id="")
        self.without_a_number = {
            (born, name.casefold()) for born, name in nameless.values_list("date_of_birth", "name_used")
        }


class Workers:
    """Everybody who ever had a role in a council, young people apart, by email address. One query."""

    def __init__(self, authority: Authority):
        self._by_address: dict[str, list[Membership]] = defaultdict(list)
        rows = Membership.objects.filter(authority=authority).exclude(role=Role.YOUNG_PERSON)
        for membership in rows.select_related("user").order_by("starts_on", "pk"):
            self._by_address[membership.user.email.lower()].append(membership)

    def works_here(self, address: str) -> bool:
        """Whether somebody with this address ever had a role."""
        return address in self._by_address

    def membership(self, address: str, role: str, starts_on: date, ends_on: date | None) -> Membership | None:
        """The membership with this role that shares a day with a time; of several, the newest."""
        shared = (
            row
            for row in self._by_address.get(address, [])
            if row.role == role
            and (row.ends_on is None or row.ends_on >= starts_on)
            and (ends_on is None or row.starts_on <= ends_on)
        )
        return max(shared, key=lambda row: (row.ends_on or date.max, row.starts_on), default=None)


@dataclass
class Known:
    """The people with some numbers, and the rows that a file can change, by the person's id."""

    people: dict[str, YoungPerson]
    care: dict[int, list[TimeInCare]]
    allocations: dict[int, list[Allocation]]
    statuses: dict[int, str]


def known(authority: Authority, numbers: Iterable[str], *, hold: bool = False) -> Known:
    """What there is of the people with these numbers. Four queries. `hold`: nobody else may change them meanwhile."""
    rows = YoungPerson.objects.filter(authority=authority, council_id__in=list(numbers))
    people = {person.council_id: person for person in (rows.select_for_update().order_by("pk") if hold else rows)}
    ids = [person.pk for person in people.values()]
    found = Known(people, defaultdict(list), defaultdict(list), {})
    for time in TimeInCare.objects.filter(person__in=ids).order_by("starts_on", "pk"):
        found.care[time.person_id].append(time)
    for work in Allocation.objects.filter(person__in=ids).select_related("worker__user").order_by("starts_on", "pk"):
        found.allocations[work.person_id].append(work)
    # The newest comes last.
    for person, status in StatusElsewhere.objects.filter(person__in=ids).values_list("person_id", "status"):
        found.statuses[person] = status
    return found
