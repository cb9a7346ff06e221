"""Caseloads on PostgreSQL with few people and with many: queries, buffers, p50, and everybody worked out anew.

Run in a process of its own by tests.bench.caseload, beside an empty database; prints what it measured. Everybody is invented: 15 to
24 years old, in care to 16 or 18, with an adviser, a plan, a review, a home, and contacts every few weeks.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

import django

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)
ONE = timedelta(days=1)
LONG_AGO = date(2020, 1, 1)
CASELOAD, SMALL, TEAM, ELSEWHERE, COUNCILS = 25, 1_000, 2_000, 98_000, 49
CONTACTS, TIMES = 20, 5
BATCH, CALLS, FEWER_CALLS = 2_000, 100, 3


def measure(elsewhere: int) -> dict[str, Any]:
    """Figures with 1,000 people, with a team of 2,000 and `elsewhere` more in other councils, and with longer histories."""
    council, manager, advisers = _council("testshire", TEAM // CASELOAD)
    _fill(council, advisers, 0, SMALL)
    told = {"small": _reads(council, manager, advisers[0]), "small again": _again()}
    _fill(council, advisers, SMALL, TEAM)
    for number in range(COUNCILS if elsewhere else 0):
        other, _, others = _council(f"council-{number}", 8)
        _fill(other, others, 0, elsewhere // COUNCILS)
    _sql("ANALYZE")
    _say("filled")
    told["many"] = _reads(council, manager, advisers[0])
    _say("read")
    told["many again"] = _again()
    _say("worked out anew")
    _contacts("authority_id = %s", council.pk, CONTACTS * (TIMES - 1), 90 * CONTACTS)
    _sql("ANALYZE")
    told["longer"] = _reads(council, manager, advisers[0])
    return told


def _say(what: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {what}", file=sys.stderr, flush=True)


def _council(slug: str, count: int):
    from leaving_care.models import Authority, Membership, Role, User

    council = Authority.objects.create(slug=slug, name=f"{slug} Council", short_name=slug, tier="unitary")
    made = [
        Membership.objects.create(
            user=User.objects.create_user(f"{slug}-{number}@example.org", name=f"Invented {number}"),
            authority=council, role=role, starts_on=LONG_AGO,
        )
        for number, role in enumerate([Role.MANAGER, *[Role.PERSONAL_ADVISER] * count])
    ]  # fmt: skip
    return council, made[0], made[1:]


def _fill(council, advisers, first: int, end: int) -> None:
    """Adds invented people with all that the timetable reads of most, and their summaries."""
    numbers = iter(range(first, end))
    while batch := list(islice(numbers, BATCH)):
        _batch(council, advisers, batch)


def _batch(council, advisers, batch: list[int]) -> None:
    from django.db import transaction

    from leaving_care.models import Allocation, Home, StatusSpell, TimeInCare, YoungPerson
    from pathways.models import PlanVersion, Review
    from pathways.summaries import keep_all

    by = advisers[0].user
    approver = advisers[1].user
    with transaction.atomic():
        people = YoungPerson.objects.bulk_create(
            YoungPerson(
                authority=council, council_id=f"T{number}", name_used=f"Invented {number}",
                date_of_birth=_care(number).date_of_birth,
            )
            for number in batch
        )  # fmt: skip
        rows = list(zip(batch, people, strict=True))
        ids = [person.pk for person in people]
        TimeInCare.objects.bulk_create(
            TimeInCare(person=person, legal=period.legal, starts_on=period.starts_on, ends_on=period.ends_on)
            for number, person in rows
            for period in _care(number).periods
        )
        StatusSpell.objects.bulk_create(
            StatusSpell(person=person, **spell) for number, person in rows for spell in _spells(number)
        )
        Allocation.objects.bulk_create(
            Allocation(
                person=person, worker=advisers[number // CASELOAD % len(advisers)], role="personal_adviser",
                is_main=True, starts_on=LONG_AGO,
            )
            for number, person in rows
        )  # fmt: skip
        Home.objects.bulk_create(
            Home(person=person, kind="supported", provided=number % 3 == 0, starts_on=TODAY - (30 + number % 400) * ONE)
            for number, person in rows
        )
        said = {
            "kind": "after_care",
            "begun_at": NOW,
            "begun_by": by,
            "sent_at": NOW,
            "sent_by": by,
            "copy_how": "online",
        }
        versions = PlanVersion.objects.bulk_create(
            PlanVersion(person=person, number=1, **said) for number, person in rows if number % 10
        )
        approved_at = NOW - timedelta(days=300)
        PlanVersion.objects.filter(person__in=ids).update(approved_at=approved_at, approved_by=approver)
        Review.objects.bulk_create(
            Review(
                person_id=version.person_id, of=version, begun_at=NOW, begun_by=by, finished_at=NOW,
                held_on=TODAY - (20 + version.person_id % 200) * ONE,
            )
            for version in versions
        )  # fmt: skip
        _contacts("id BETWEEN %s AND %s", min(ids), max(ids), CONTACTS, 0)
        keep_all(ids, TODAY)


def _contacts(people: str, *values: int) -> None:
    """Adds contacts to people, by a condition: `values` ends with how many, and how many days before today the last is."""
    *of, number, before = values
    how = "CASE mod(each, 4) WHEN 0 THEN 'visit' WHEN 1 THEN 'meeting' ELSE 'call' END"
    outcome = "CASE mod(each, 4) WHEN 0 THEN 'seen_at_home' WHEN 1 THEN 'seen' WHEN 2 THEN 'reached' ELSE 'tried' END"
    _sql(
        'INSERT INTO pathways_contact (key, person_id, at, how, outcome, "where", note, role, by_id, written_at, mistaken)'
        f" SELECT gen_random_uuid(), person.id, %s - interval '1 day' * (%s + mod(person.id, 60) + each * 17), {how}, {outcome},"
        " '', repeat('Invented words. ', 20), 'adviser', (SELECT min(id) FROM leaving_care_user), %s, ''"
        f" FROM leaving_care_youngperson AS person, generate_series(1, %s) AS each WHERE person.{people}",
        NOW, before, NOW, number, *of,
    )  # fmt: skip


def _care(number: int):
    from leaving_care.care import Care, CarePeriod

    born = TODAY - timedelta(days=15 * 365 + number % 60 * 60)
    starts = born + timedelta(days=10 * 365)
    return Care(born, (CarePeriod(starts, starts + timedelta(days=(6 + number % 2 * 2) * 365), "C2"),))


@lru_cache(maxsize=120)
def _kinds(key: int) -> list[dict[str, Any]]:
    from leaving_care.status.stretches import stretches

    found = stretches(_care(key))
    return [
        {
            "starts_on": stretch.on,
            "ends_on": following.on - ONE if following else None,
            "status": stretch.status,
            "computed": stretch.status,
            "flags": list(stretch.flags),
        }
        for stretch, following in zip(found, [*found[1:], None], strict=True)
    ]


def _spells(number: int) -> list[dict[str, Any]]:
    return _kinds(number % 60 if number % 60 % 2 == number % 2 else number % 60 + 60)


def _reads(council, manager, adviser) -> dict[str, dict[str, float]]:
    from leaving_care.models import User
    from pathways import running

    def naive() -> list[Any]:
        from leaving_care.access import reachable
        from pathways.history import known_of
        from pathways.plan_settings import settings_of
        from pathways.timetable import timetable

        people = list(reachable(User.objects.get(pk=adviser.user_id), "see_plan", TODAY))
        return [timetable(known_of(person).history, TODAY, settings_of(council.pk)) for person in people]

    def caseload() -> list[Any]:
        return running.caseload(adviser.user, TODAY)

    def counts() -> dict[str, int]:
        return running.counts(manager.user, TODAY)

    def overdue() -> list[Any]:
        return list(running.overdue(manager.user, TODAY)[:CASELOAD])

    assert len(caseload()) == len(naive()) == CASELOAD
    how: dict[str, tuple[Callable[[], Any], int]] = {
        "caseload": (caseload, CALLS), "naive": (naive, FEWER_CALLS), "counts": (counts, CALLS // 4),
        "overdue": (overdue, CALLS // 4),
    }  # fmt: skip
    return {name: _figures(council, read, calls) for name, (read, calls) in how.items()}


def _figures(council, read: Callable[[], Any], calls: int) -> dict[str, float]:
    """The median of many calls within the council's walls, the queries of one, and the buffers that these touch."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from leaving_care.walls import within

    took = []
    with within(council.pk, on=TODAY):
        read()  # whose memberships are asked once a request
        with CaptureQueriesContext(connection) as queries:
            read()
        for _ in range(calls):
            start = time.perf_counter_ns()
            read()
            took.append((time.perf_counter_ns() - start) / 1e6)
        asked = [query["sql"] for query in queries if query["sql"].startswith("SELECT")]
        # Of a page with hundreds of queries a part says enough.
        every = max(1, len(asked) // 50)
        buffers = every * sum(_buffers(sql) for sql in asked[::every])
    return {"ms": median(took), "queries": len(asked), "buffers": buffers}


def _buffers(sql: str) -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {sql}")
        plan = cursor.fetchone()[0]
    top = (plan if isinstance(plan, list) else json.loads(plan))[0]["Plan"]
    return top["Shared Hit Blocks"] + top["Shared Read Blocks"]


def _again() -> dict[str, float]:
    """Everybody worked out anew, in a process of its own."""
    words = [sys.executable, "-m", "tests.bench.lists", "--again"]
    run = subprocess.run(words, check=True, capture_output=True, text=True)
    return json.loads(run.stdout.splitlines()[-1])


def again() -> dict[str, float]:
    """How long that takes, and what it finds."""
    from pathways.rederiving import rederive

    start, used = time.perf_counter(), time.process_time()
    people = differences = past = 0
    for tally in rederive(TODAY):
        people, differences, past = people + tally.people, differences + len(tally.differences), past + tally.past
    # Not what the system tells of a process's peak: that begins with the size of whoever started it.
    kept = Path("/proc/self/status").read_text()
    peak = int(kept.partition("VmHWM:")[2].split()[0]) / 1024
    seconds, cpu = time.perf_counter() - start, time.process_time() - used
    return {"people": people, "differences": differences + past, "seconds": seconds, "cpu": cpu, "MB": peak}


def _sql(text: str, *values: Any) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(text, values)


def main() -> None:
    """Sets the database up and measures, or works everybody out anew."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leaving_care.settings")
    django.setup()
    if sys.argv[1:] == ["--again"]:
        print(json.dumps(again()))
        return
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    _sql("SELECT set_config('portal.across', 'on', false)")
    print(json.dumps(measure(int(sys.argv[1]))))


if __name__ == "__main__":
    main()
