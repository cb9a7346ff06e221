"""Status for a whole council and more: microseconds a person, and the command with a file of 100,000.

`python -m tests.bench.cohorts` measures these alone.
"""

import csv
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from leaving_care.cohort import COLUMNS, read_case
from leaving_care.status import decide, status_on
from tests.bench.figures import Figures
from tests.bench.running import ROOT, environment, manage

PEOPLE, BATCH = 100_000, 10_000
DECIDED_BATCHES = 5
LONGEST = 240  # seconds that the command may take
AS_OF = date(2026, 11, 1)
LEGAL = ["V2"] * 9 + ["C2"] * 7 + ["C1", "E1", "J1", "L2", "S17"]


def people(count: int) -> Iterator[dict[str, str]]:
    """Invented rows for the command, the same each time: 14 to 26 years old, one to four times in care, flags for some."""
    chance = random.Random(2026)
    for number in range(count):
        born = AS_OF - timedelta(days=chance.randrange(14 * 365, 26 * 365))
        as_of = AS_OF - timedelta(days=chance.randrange(60))
        row = (f"P{number}", born, as_of, ";".join(_periods(chance, born)), ";".join(_flags(chance, born)))
        yield dict(zip(COLUMNS, map(str, row), strict=True)) | {"team": f"Team {number % 7}"}


def _periods(chance: random.Random, born: date) -> Iterator[str]:
    start = born + timedelta(days=chance.randrange(3 * 365, 17 * 365))
    if chance.random() < 0.03:
        for _ in range(chance.randrange(4, 20)):
            yield f"{start}..{start + timedelta(days=chance.randrange(2, 9))}|V3|short_break"
            start += timedelta(days=chance.randrange(20, 50))
        return
    for _ in range(chance.choice([1, 1, 1, 2, 2, 3, 4])):
        end = start + timedelta(days=chance.randrange(20, 5 * 365))
        goes_on = chance.random() < 0.5 or end > born + timedelta(days=18 * 365)
        yield f"{start}..{'' if goes_on else end}|{chance.choice(LEGAL)}|foster"
        if goes_on:
            return
        start = end + timedelta(days=chance.randrange(200))


def _flags(chance: random.Random, born: date) -> Iterator[str]:
    at_16 = born + timedelta(days=16 * 365 + 4)
    days = sorted(at_16 + timedelta(days=chance.randrange(-300, 700)) for _ in range(2))
    if chance.random() < 0.10:
        yield f"returned_home={days[0]}..{chance.choice(['', days[1]])}"
        yield f"home_with={chance.choice(['parent', 'pr', 'relative_no_pr'])}"
    if chance.random() < 0.05:
        yield f"detained_from={days[0]}"
    if chance.random() < 0.05:
        yield f"{chance.choice(['hospital', 'voluntary_org', 'privately_fostered'])}={days[0]}..{days[1]}"
    if chance.random() < 0.15:
        yield "in_education=yes"


def write(path: Path, count: int) -> None:
    """Writes invented people to a CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*COLUMNS, "team"])
        writer.writeheader()
        writer.writerows(people(count))


def measure(figures: Figures, folder: Path) -> None:
    """Measures a status, a decision, and the command."""
    told, whole = [], []
    rows = people(PEOPLE)
    for number in range(PEOPLE // BATCH):
        cases = [read_case(next(rows)) for _ in range(BATCH)]
        told.append(_microseconds(status_on, cases))
        if number < DECIDED_BATCHES:
            whole.append(_microseconds(decide, cases))
    figures.most("a status alone", min(told), 10, _more(told), " us", digits=1)
    figures.most("a decision with its reasons, flags and next change", min(whole), 100, _more(whole), " us", digits=1)
    source, target = folder / "people.csv", folder / "statuses.csv"
    write(source, PEOPLE)
    seconds, cpu, peak_mb = _run(manage("determine_status", str(source), "--output", str(target)), folder)
    with target.open(encoding="utf-8") as file:
        answered = sum(1 for _ in file) - 1
    more = f" of processor time ({seconds:.0f} s on the clock; {answered:,} rows, one process)"
    figures.most(f"determine_status with {PEOPLE:,} rows", cpu, 30, more, " s", digits=1)
    figures.most("its peak of memory", peak_mb, 100, unit=" MB")


def _more(times: list[float]) -> str:
    # Whatever else the machine does only ever adds to processor time, so the least is nearest to what it costs.
    return f" of processor time (the least of {len(times)} times {BATCH:,} people; median {median(times):.1f})"


def _microseconds(decided, cases) -> float:
    start = time.process_time()
    for case in cases:
        decided(case.care, case.as_of)
    return (time.process_time() - start) / len(cases) * 1e6


def _run(command: list[str], folder: Path) -> tuple[float, float, float]:
    """Seconds, seconds of processor time and the peak of memory in MB. Raises RuntimeError if the command fails."""
    log = folder / "determine_status.log"
    start = time.monotonic()
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=ROOT, env=environment(folder), stdout=out, stderr=out)
        late = threading.Timer(LONGEST, process.kill)
        late.start()
        # wait4 tells what this one child has used, and only this one.
        _, status, usage = os.wait4(process.pid, 0)
        late.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command} ended with {process.returncode}: {log.read_text()[-2000:]}")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e6


def main() -> int:
    """Runs these figures alone. Returns 1 when a goal was missed."""
    figures = Figures()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        measure(figures, Path(folder))
    print(f"\n{figures.table()}")
    return 1 if figures.missed else 0


if __name__ == "__main__":
    sys.exit(main())
