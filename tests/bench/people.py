"""Getting people in and out, and the two pages that are opened most, with few people in the database and with many.

`python -m tests.bench.people` measures these alone.
"""

import csv
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import django

from tests.bench import publishing
from tests.bench.cohorts import _run as measured
from tests.bench.figures import Figures
from tests.bench.running import ROOT, environment, manage

PEOPLE, EACH = 10_000, 4
FEWER = 1_000
ADVISERS = 40
TODAY = date(2026, 11, 20)
LEGAL = ["V2", "V2", "C2", "C2", "C1", "E1", "S17"]
LONGEST = 900  # seconds that any of this may take
OFFICER = "officer@example.org"
COUNCIL = "testshire"
HEADER = [
    "record", "council_id", "name_used", "date_of_birth", "starts_on", "ends_on", "legal_status", "placement", "council",
    "worker", "main", "status",
]  # fmt: skip


def adviser(number: int) -> str:
    """The address of an invented adviser."""
    return f"adviser{number % ADVISERS}@example.org"


def lines(people: int, each: int, first: int = 0) -> Iterator[dict[str, str]]:
    """Invented people from 15 to 24, each with some times in care one after the other, an adviser and a status."""
    chance = random.Random(2026 + first)
    for number in range(first, first + people):
        who = {"council_id": f"T{number}"}
        born = TODAY - timedelta(days=chance.randrange(15 * 365, 24 * 365))
        yield who | {"record": "person", "name_used": f"Invented {number}", "date_of_birth": str(born)}
        starts = born + timedelta(days=chance.randrange(8 * 365, 14 * 365))
        for _ in range(each):
            ends = starts + timedelta(days=chance.randrange(60, 900))
            yield who | {
                "record": "care", "starts_on": str(starts), "ends_on": str(ends),
                "legal_status": chance.choice(LEGAL), "placement": "foster", "council": "Testshire",
            }  # fmt: skip
            starts = ends + timedelta(days=chance.randrange(1, 90))
        yield who | {"record": "allocation", "starts_on": "2026-01-05", "worker": adviser(number), "main": "yes"}
        yield who | {"record": "status", "status": "former_relevant"}


def write(path: Path, people: int, each: int) -> None:
    """Writes invented people to a CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, HEADER, restval="")
        writer.writeheader()
        writer.writerows(lines(people, each))


def set_up() -> None:
    """A council with a data officer and advisers, in the database of this process's settings."""
    from leaving_care.models import Authority, Membership, Role, User

    council = Authority.objects.create(slug=COUNCIL, name="Testshire Council", short_name="Testshire", tier="unitary")
    for address, role in [
        (OFFICER, Role.DATA_OFFICER),
        *((adviser(n), Role.PERSONAL_ADVISER) for n in range(ADVISERS)),
    ]:
        who = User.objects.create_user(address, name="Invented Worker")
        Membership.objects.create(user=who, authority=council, role=role, starts_on=date(2020, 1, 1))


def measure(figures: Figures, folder: Path) -> None:
    """Measures the import in a folder of its own, and the pages."""
    _measure_import(figures, folder)
    _measure_pages(figures, folder)


def _measure_import(figures: Figures, folder: Path) -> None:
    few, many = folder / "few", folder / "many"
    for data in (few, many):
        publishing.prepare(data)
        _python(data, "-m", "tests.bench.people", "--set-up")
    write(few / "people.csv", FEWER, EACH)
    write(many / "people.csv", PEOPLE, EACH)
    words = "--authority", COUNCIL, "--by", OFFICER
    of = f"{PEOPLE:,} people with {PEOPLE * EACH:,} times in care"

    def run(data: Path, *more: str) -> tuple[float, float, float]:
        return measured(manage("import_people", str(data / "people.csv"), *words, *more), data)

    for name, goal, more in (("a dry run", 120, ["--dry-run"]), ("imported", 120, []), ("imported again", 120, [])):
        seconds, cpu, peak = run(many, *more)
        figures.most(f"{of}: {name}", seconds, goal, f" ({cpu:.0f} s of processor time, {peak:.0f} MB at most)", " s")
        if name == "imported":
            figures.most("its peak of memory, beside a tenth of the people", peak - run(few)[2], 32, unit=" MB more")
    seconds, cpu, peak = measured(manage("export_people", *words), many)
    figures.most("taken out again", seconds, 60, f" ({cpu:.0f} s of processor time, {peak:.0f} MB at most)", " s")


def _measure_pages(figures: Figures, folder: Path) -> None:
    data = folder / "crowd"
    publishing.prepare(data)
    told = json.loads(_python(data, "-m", "tests.bench.crowds").splitlines()[-1])
    for page, name in (("list", "team list"), ("last", "ninth page of the team list"), ("person", "person page")):
        for people, row in told.items():
            more = f" ms at the median ({row[f'{page} cpu']:.1f} of processor time)"
            figures.told(f"{name}, {people} people in the database", f"{row[f'{page} ms']:.1f}{more}")
        figures.most(f"{name}: its queries", max(row[f"{page} queries"] for row in told.values()), 8)
        same = len({row[f"{page} queries"] for row in told.values()}) == 1
        figures.holds(f"{name}: the same queries", [] if same else ["they grow"], "at every size")
        ratio = told["100,000"][f"{page} cpu"] / told["2,000"][f"{page} cpu"]
        figures.most(f"{name}: 98,000 more people in other councils, x before", ratio, 1.5, digits=2)


def _python(data: Path, *words: str) -> str:
    """Runs Python over a data folder. Returns what it printed; raises RuntimeError if it fails."""
    command = [sys.executable, *words]
    how = {"cwd": ROOT, "env": environment(data), "capture_output": True, "text": True, "timeout": LONGEST}
    run = subprocess.run(command, check=False, **how)
    if run.returncode:
        raise RuntimeError(f"{command} ended with {run.returncode}: {run.stderr[-2000:]}")
    return run.stdout


def main() -> int:
    """Runs these figures alone. Returns 1 when a goal was missed."""
    figures = Figures()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        measure(figures, Path(folder))
    print(f"\n{figures.table()}")
    return 1 if figures.missed else 0


if __name__ == "__main__":
    if sys.argv[1:] == ["--set-up"]:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leaving_care.settings")
        django.setup()
        set_up()
    else:
        sys.exit(main())
