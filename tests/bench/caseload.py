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
from tests.bench.lists import CASELOAD, ELSEWHERE, TEAM, TIMES
from tests.bench.running import ROOT, environment

LONGEST = 1_800  # seconds that all of it may take
GROWTH = 1.5  # how much more a flat figure may be with a hundred times the people


def measure(figures: Figures, folder: Path, elsewhere: int = ELSEWHERE) -> None:
    """Measures in a folder of its own, with `elsewhere` people in other councils."""
    told = _told(folder, elsewhere)
    small, many, longer = (told[name] for name in ("small", "many", "longer"))
    number = f"{TEAM + elsewhere:,}"
    for size, row in (("1,000", small), (number, many), (f"{number}, {TIMES} times the history", longer)):
        for name, words in (("caseload", f"caseload of {CASELOAD}"), ("naive", "the same without summaries")):
            each = row[name]
            said = f"{each['queries']} queries, {each['buffers']:,} buffers, {each['ms']:.1f} ms at the median"
            figures.told(f"{words}, {size} people", said)
    figures.most("caseload: its queries", many["caseload"]["queries"], 2)
    figures.most("caseload: its buffers, x with 1,000 people", _ratio(many, small, "buffers"), GROWTH, digits=2)
    figures.most("caseload: its buffers, x with the shorter history", _ratio(longer, many, "buffers"), 1.1, digits=2)
    for name, words in (("counts", f"counts of a team of {TEAM:,}"), ("overdue", "first page of what is overdue")):
        figures.most(f"{words}: its queries", many[name]["queries"], 2)
        figures.told(words, f"{many[name]['buffers']:,} buffers, {many[name]['ms']:.1f} ms at the median")
    few, again = told["small again"], told["many again"]
    said = f" ({again['cpu']:.0f} s of our processor time)"
    figures.most(
        f"{again['people']:,} people, status and every duty worked out anew", again["seconds"], 120, said, " s"
    )
    figures.most("what differed from what was kept", again["differences"] + few["differences"], 0)
    figures.most(
        "its peak of memory, beside 1,000 people", again["MB"] - few["MB"], 32, f" ({again['MB']:.0f})", " MB more"
    )


def _ratio(row: dict[str, Any], beside: dict[str, Any], what: str) -> float:
    return row["caseload"][what] / beside["caseload"][what]


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
