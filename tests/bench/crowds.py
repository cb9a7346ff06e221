"""The two pages that are opened most, in a database with few people and with many: p50 and queries.

Run in a process of its own by tests.bench.people, over an empty database that was migrated; prints what it measured.
"""

import json
import os
import time
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from statistics import median

import django

from tests.bench.lives import LONG_AGO, NOW, TODAY, council

TEAM, ELSEWHERE = 2_000, 98_000
COUNCILS = 49
ADVISERS = 40
BATCH = 2_000
VISITS = 40


def measure() -> dict[str, dict[str, float]]:
    """Figures of both pages with 1,000 people, with a team of 2,000, and with 98,000 more in other councils."""
    from leaving_care.models import Role

    here, manager, advisers = council("testshire", ADVISERS)
    _fill(here, advisers, 0, TEAM // 2)
    told = {"1,000": _visits(manager.user)}
    _fill(here, advisers, TEAM // 2, TEAM)
    told["2,000"] = _visits(manager.user)
    each = ELSEWHERE // COUNCILS
    for number in range(COUNCILS):
        other, _, others = council(f"council-{number}", 2)
        _fill(other, others, 0, each)
    told["100,000"] = _visits(manager.user)
    assert advisers[0].role == Role.PERSONAL_ADVISER
    return told


def _fill(council, advisers, first: int, end: int) -> None:
    """Adds invented people, each with a time in care, status spells, an adviser, and for half of them a level of support."""
    from django.db import transaction

    from leaving_care.models import Allocation, StatusSpell, SupportLevel, TimeInCare, YoungPerson

    numbers = iter(range(first, end))
    while batch := list(islice(numbers, BATCH)):
        with transaction.atomic():
            people = YoungPerson.objects.bulk_create(
                YoungPerson(
                    authority=council, council_id=f"T{number}", name_used=f"Invented {number % 997:03d} {number}",
                    date_of_birth=_care(number).date_of_birth,
                )
                for number in batch
            )  # fmt: skip
            rows = list(zip(batch, people, strict=True))
            TimeInCare.objects.bulk_create(
                TimeInCare(person=person, legal=period.legal, starts_on=period.starts_on, ends_on=period.ends_on)
                for number, person in rows
                for period in _care(number).periods
            )
            StatusSpell.objects.bulk_create(spell for number, person in rows for spell in _spells(number, person))
            Allocation.objects.bulk_create(
                Allocation(
                    person=person, worker=advisers[number % len(advisers)], role="personal_adviser", is_main=True,
                    starts_on=LONG_AGO,
                )
                for number, person in rows
            )  # fmt: skip
            SupportLevel.objects.bulk_create(
                SupportLevel(person=person, level=1 + number % 5, reason="Invented", starts_on=LONG_AGO)
                for number, person in rows
                if number % 2
            )


def _care(number: int):
    from leaving_care.care import Care, CarePeriod

    born = TODAY - timedelta(days=15 * 365 + number % 60 * 60)
    starts = born + timedelta(days=10 * 365)
    return Care(born, (CarePeriod(starts, starts + timedelta(days=6 * 365), "C2"),))


def _spells(number: int, person) -> Iterator:
    from leaving_care.models import StatusSpell
    from leaving_care.status import timeline

    key = number % 60
    if key not in _changes:
        _changes[key] = timeline(_care(number))
    changes = _changes[key]
    for change, following in zip(changes, [*changes[1:], None], strict=True):
        until = following.on - timedelta(days=1) if following else None
        yield StatusSpell(
            person=person, starts_on=change.on, ends_on=until, status=change.status, computed=change.status
        )


_changes: dict[int, tuple] = {}


def _visits(manager) -> dict[str, float]:
    """The median of many visits of each page, and its queries."""
    import time_machine
    from django.test import Client

    from leaving_care.models import YoungPerson
    from tests.people import sign_in

    person = YoungPerson.objects.get(council_id="T500", authority__slug="testshire")
    addresses = {"list": "/manage/people/", "last": "/manage/people/?page=9", "person": f"/work/people/{person.key}/"}
    told: dict[str, float] = {}
    with time_machine.travel(NOW, tick=False):
        client = sign_in(Client(headers={"host": "localhost"}), manager)
        for name, address in addresses.items():
            told |= {f"{name} {what}": value for what, value in _visit(client, address).items()}
    return told


def _visit(client, address: str) -> dict[str, float]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    clock, cpu = [], []
    for _ in range(VISITS):
        # Not the clock that stands still for the portal.
        start, used = time.clock_gettime_ns(time.CLOCK_MONOTONIC), time.process_time_ns()
        assert client.get(address).status_code == 200, address
        clock.append((time.clock_gettime_ns(time.CLOCK_MONOTONIC) - start) / 1e6)
        cpu.append((time.process_time_ns() - used) / 1e6)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return {"ms": median(clock), "cpu": median(cpu), "queries": len(queries)}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leaving_care.settings")
    django.setup()
    print(json.dumps(measure()))
