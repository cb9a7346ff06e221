"""Caseloads on PostgreSQL with few people and with many: queries, buffers, p50, and everybody worked out anew.

Run in a process of its own by tests.bench.caseload, beside an empty database; prints what it measured. The people are those of
tests.bench.lives.
"""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import django

from tests.bench import documents
from tests.bench.lives import CASELOAD, CONTACTS, NOW, TODAY, contacts, council, fill, sql

SMALL, TEAM, ELSEWHERE, EACH, TIMES = 1_000, 2_000, 97_000, 2_000, 5
QUERIES, PAGES, NAIVE = 600, 120, 3  # how often each is asked: what is quick is asked often, or chance decides
WALLS = re.compile(r"SELECT (current_setting|set_config)")


def measure(elsewhere: int) -> dict[str, Any]:
    """Figures of a caseload in a council of 1,000 and of a manager of 2,000: alone, beside `elsewhere` more people in other
    councils, and with longer histories.
    """
    here, _, advisers = council("testshire", SMALL // CASELOAD)
    fill(here, advisers, 0, SMALL)
    told = {"small": _of_adviser(here, advisers[0])}
    told["small again"] = _again()
    told["documents"] = documents.measure(here)
    large, manager, others = council("largeshire", TEAM // CASELOAD)
    fill(large, others, 0, TEAM)
    told["small"] |= _of_manager(large, manager)
    for number, first in enumerate(range(0, elsewhere, EACH)):
        other, _, theirs = council(f"council-{number}", 8)
        fill(other, theirs, 0, min(EACH, elsewhere - first))
        _say(f"{SMALL + TEAM + first + EACH:,} people")
    told["many"] = _of_adviser(here, advisers[0]) | _of_manager(large, manager)
    _say("read")
    told["many again"] = _again()
    _say("worked out anew")
    for each in (here, large):
        contacts("authority_id = %s", each.pk, CONTACTS * (TIMES - 1), 90 * CONTACTS)
    told["longer"] = _of_adviser(here, advisers[0]) | _of_manager(large, manager)
    return told


def _say(what: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {what}", file=sys.stderr, flush=True)


def _of_adviser(here, adviser) -> dict[str, dict[str, float]]:
    from leaving_care.models import User
    from pathways import running

    def naive() -> list[Any]:
        from leaving_care.access import reachable
        from pathways.history import known_of
        from pathways.plan_settings import settings_of
        from pathways.timetable import timetable

        people = list(reachable(User.objects.get(pk=adviser.user_id), "see_plan", TODAY))
        return [timetable(known_of(person).history, TODAY, settings_of(here.pk)) for person in people]

    def caseload() -> list[Any]:
        return running.caseload(adviser.user, TODAY)

    assert len(caseload()) == len(naive()) == CASELOAD
    sql("VACUUM ANALYZE")
    return {
        "caseload": _figures(here, caseload, QUERIES),
        "naive": _figures(here, naive, NAIVE),
        "adviser's page": _figures(here, _page(adviser, "/work/"), PAGES),
    }


def _of_manager(here, manager) -> dict[str, dict[str, float]]:
    from pathways import running, team_counts

    def counts() -> dict[str, int]:
        return team_counts.counts(manager.user, TODAY)

    def overdue() -> list[Any]:
        return list(running.overdue(manager.user, TODAY)[:CASELOAD])

    assert counts()["people"] == TEAM
    sql("VACUUM ANALYZE")
    return {
        "counts": _figures(here, counts, QUERIES),
        "overdue": _figures(here, overdue, QUERIES),
        "manager's page": _figures(here, _page(manager, "/manage/due/"), PAGES),
    }


def _page(member, address: str) -> Callable[[], Any]:
    """What asks for a page as somebody who is signed in."""
    from django.test import Client

    from tests.people import sign_in

    client = sign_in(Client(headers={"host": "localhost"}), member.user, NOW)

    def read() -> None:
        assert client.get(address).status_code == 200, address

    return read


def _figures(here, read: Callable[[], Any], calls: int) -> dict[str, float]:
    """The median of many calls within the council's walls, the queries of one, and the buffers that these touch.

    `work`: the median of each call as so many times the yardstick asked right after it.
    """
    import time_machine
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from leaving_care.walls import within

    took, beside = [], []
    with time_machine.travel(NOW, tick=False), within(here.pk, on=TODAY):
        read()  # whose memberships are asked once a request
        with CaptureQueriesContext(connection) as queries:
            read()
        # At once: a request forgets the queries of the one before.
        said = [query["sql"] for query in queries]
        for _ in range(calls):
            # Not the clock that stands still for the portal.
            start = time.clock_gettime_ns(time.CLOCK_MONOTONIC)
            read()
            done = time.clock_gettime_ns(time.CLOCK_MONOTONIC)
            _yardstick()
            took.append((done - start) / 1e6)
            beside.append((time.clock_gettime_ns(time.CLOCK_MONOTONIC) - done) / 1e6)
        asked = [sql for sql in said if sql.startswith("SELECT") and not WALLS.match(sql)]
        # Of a page with hundreds of queries a part says enough.
        every = max(1, len(asked) // 50)
        buffers = every * sum(_buffers(sql) for sql in asked[::every])
    work = median(one / other for one, other in zip(took, beside, strict=True))
    return {"ms": median(took), "work": work, "queries": len(asked), "buffers": buffers}


def _yardstick() -> None:
    """The same work each time, in the database and here: what a figure is compared with, since the machine is busy or not."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT each, md5(each::text), now() FROM generate_series(1, 3000) AS each")
        json.dumps([[str(cell) for cell in row] for row in cursor.fetchall()])


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


def main() -> None:
    """Sets the database up and measures, or works everybody out anew."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leaving_care.settings")
    django.setup()
    if sys.argv[1:] == ["--again"]:
        print(json.dumps(again()))
        return
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    sql("SELECT set_config('portal.across', 'on', false)")
    print(json.dumps(measure(int(sys.argv[1]))))


if __name__ == "__main__":
    main()
