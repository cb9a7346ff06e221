"""What a page costs that is answered for one visitor: "What can I get?", with every item of Derby's offer.

`python -m tests.bench.one_visitor` measures this alone.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import django

from tests.bench import publishing
from tests.bench.figures import Figures
from tests.bench.running import ROOT, environment

COUNCIL, VISITS = "derby", 200
ADDRESS = f"/{COUNCIL}/what-can-i-get/"
TOLD = {"age": "19", "status": "former_relevant", "lives": "elsewhere", "living": "first_tenancy"}
LONGEST = 120  # seconds that the visits may take


def measure(figures: Figures, data: Path) -> None:
    """Asks for the page of a council that is published in a data folder, in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.one_visitor", "--visit"]
    run = subprocess.run(
        command, cwd=ROOT, env=environment(data), capture_output=True, text=True, timeout=LONGEST, check=False
    )
    if run.returncode:
        raise RuntimeError(f"{command} ended with {run.returncode}: {run.stderr[-2000:]}")
    told = json.loads(run.stdout.splitlines()[-1])
    more = (
        f" of server time (median of {VISITS}; {told['cpu']:.1f} of processor time, {told['cold']:.0f} the first time;"
    )
    more += f" {told['items']} items, {told['bytes']:,} bytes, {told['packed']:,} packed)"
    figures.most("“What can I get?” for one visitor", told["median"], 50, more, " ms", digits=1)
    figures.most("its queries, the first time and after", told["queries"], 5)


def visit() -> dict[str, float]:
    """Visits the page through Django, from the address to the packed bytes: the first time, and many times more."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leaving_care.settings")
    django.setup()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from leaving_care.front import uk_today
    from offers.answering import offer_on

    client = Client(headers={"host": "localhost", "accept-encoding": "gzip"})

    def once() -> tuple[float, float]:
        clock, cpu = time.perf_counter(), time.process_time()
        assert client.get(ADDRESS, TOLD).status_code == 200
        return (time.perf_counter() - clock) * 1000, (time.process_time() - cpu) * 1000

    with CaptureQueriesContext(connection) as queries:
        cold, _ = once()
        times = [once() for _ in range(VISITS)]
    plain = Client(headers={"host": "localhost"}).get(ADDRESS, TOLD)
    return {
        "cold": cold,
        "median": median(clock for clock, _ in times),
        "cpu": median(cpu for _, cpu in times),
        "queries": len(queries),
        "bytes": len(plain.content),
        "packed": len(client.get(ADDRESS, TOLD).content),
        "items": len(offer_on(COUNCIL, uk_today())["items"]),
    }


def main() -> int:
    """Runs these figures alone. Returns 1 when a goal was missed."""
    figures = Figures()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        data = Path(folder) / "data"
        publishing.prepare(data)
        publishing.publish(data, COUNCIL)
        measure(figures, data)
    print(f"\n{figures.table()}")
    return 1 if figures.missed else 0


if __name__ == "__main__":
    if sys.argv[1:] == ["--visit"]:
        print(json.dumps(visit()))
    else:
        sys.exit(main())
