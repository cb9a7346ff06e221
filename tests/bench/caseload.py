"""An adviser's caseload, a manager's counts and the nightly check, on a PostgreSQL of their own, with few people and with many.

`python -m tests.bench.caseload` measures these alone.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.bench.figures import Figures
from tests.bench.lists import CASELOAD, ELSEWHERE, SMALL, TEAM, TIMES
from tests.bench.running import ROOT, environment

LONGEST = 3_600  # seconds that all of it may take


def measure(figures: Figures, folder: Path, elsewhere: int = ELSEWHERE) -> None:
    """Measures in a folder of its own, with `elsewhere` people in other councils."""
    told = _told(folder, elsewhere)
    small, many, longer = (told[name] for name in ("small", "many", "longer"))
    number = f"{SMALL + TEAM + elsewhere:,}"
    for what, words, before, most in (
        ("caseload", f"caseload of {CASELOAD}", f"{SMALL:,}", 2),
        ("naive", "- the same without summaries", f"{SMALL:,}", None),
        ("adviser's page", "- the adviser's page", f"{SMALL:,}", 5),
        ("counts", f"counts of a team of {TEAM:,}", f"{SMALL + TEAM:,}", 2),
        ("overdue", "- first page of what is overdue", f"{SMALL + TEAM:,}", 2),
        ("manager's page", "- the manager's page", f"{SMALL + TEAM:,}", 8),
    ):
        for size, row in ((before, small), (number, many), (f"{number}, {TIMES} times the history", longer)):
            each = row[what]
            said = f"{each['queries']} queries, {each['buffers']:,} buffers, {each['ms']:.1f} ms at the median"
            figures.told(f"{words}, {size} people", said)
        if most:
            figures.most(f"{words}: its queries", many[what]["queries"], most)
            for measured, called in (("buffers", "buffers"), ("work", "time beside a yardstick")):
                name = f"{words}: its {called}, x"
                figures.most(f"{name} with {before} people", _ratio(many, small, what, measured), 1.15, digits=2)
                figures.most(f"{name} with the shorter history", _ratio(longer, many, what, measured), 1.1, digits=2)
    quicker = many["naive"]["ms"] / many["caseload"]["ms"]
    figures.least(f"caseload of {CASELOAD}, x as quick as without summaries", quicker, 15)
    for kind, made in told["documents"].items():
        figures.most(f"a full plan as {kind}", made["cpu"], 3, " of processor time", " s", digits=2)
        figures.most("- its size", made["bytes"] / 1000, 500, unit=" KB")
    few, again = told["small again"], told["many again"]
    said = f" ({again['cpu']:.0f} s of our processor time)"
    figures.most(
        f"{again['people']:,} people, status and every duty worked out anew", again["seconds"], 120, said, " s"
    )
    figures.most("what differed from what was kept", again["differences"] + few["differences"], 0)
    figures.most(
        "its peak of memory, beside 1,000 people", again["MB"] - few["MB"], 32, f" ({again['MB']:.0f})", " MB more"
    )


def _ratio(row: dict[str, Any], beside: dict[str, Any], what: str, measured: str) -> float:
    return row[what][measured] / beside[what][measured]


def _told(folder: Path, elsewhere: int) -> dict[str, Any]:
    """What tests.bench.lists measured. Raises RuntimeError if it fails."""
    mine = {name: value for name, value in environment(folder).items() if name != "DATABASE_URL"}
    words = [str(ROOT / ".ci/with-postgres"), sys.executable, "-m", "tests.bench.lists", str(elsewhere)]
    run = subprocess.run(words, check=False, cwd=ROOT, env=mine, capture_output=True, text=True, timeout=LONGEST)
    if run.returncode:
        raise RuntimeError(f"{words} ended with {run.returncode}: {run.stderr[-2000:]}")
    return json.loads(run.stdout.splitlines()[-1])


def main() -> int:
    """Runs these figures alone; with a number, with so many people in other councils. Returns 1 when a goal was missed."""
    figures = Figures()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        measure(figures, Path(folder), *map(int, sys.argv[1:]))
    print(f"\n{figures.table()}")
    return 1 if figures.missed else 0


if __name__ == "__main__":
    sys.exit(main())
