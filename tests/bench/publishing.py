"""Publishing, measured: seconds, memory, the press, and whether the same edition makes the same bytes."""

import json
import os
import re
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from leaving_care.store import Schedule, Store
from tests.bench.running import ROOT, environment, manage

REASON = "Measured as it was printed."
LONGEST = 240  # seconds that one command may take


@dataclass(frozen=True)
class Published:
    """What publishing a council cost."""

    seconds: float
    cpu: float
    peak_mb: float


def prepare(data: Path) -> None:
    """An empty database in a folder of its own."""
    data.mkdir()
    _run(manage("migrate", "--verbosity", "0"), data)


def publish(data: Path, council: str) -> Published:
    """Loads a council's fixture and publishes it, pages and every booklet, in a process of its own."""
    folder = str(ROOT / "fixtures" / council)
    return _run(manage("load_offer", folder, "--publish", "--accept-source-faults", REASON), data)


def tick(data: Path) -> None:
    """What the clock does each minute: the portal's own pages, for one."""
    _run(manage("tick"), data)


def _run(command: list[str], data: Path) -> Published:
    log = data / "commands.log"
    start = time.monotonic()
    with log.open("ab") as out:
        process = subprocess.Popen(command, cwd=ROOT, env=environment(data), stdout=out, stderr=out)
        status = usage = None
        try:
            while status is None:
                # wait4 tells what this one child has used, and only this one.
                pid, ended, usage = os.wait4(process.pid, os.WNOHANG)
                status = ended if pid else None
                if time.monotonic() - start > LONGEST:
                    raise RuntimeError(f"{command} takes longer than {LONGEST} seconds")
                time.sleep(0.02)
        finally:
            if status is None:
                process.kill()
                process.wait()
            else:
                process.returncode = os.waitstatus_to_exitcode(status)
    if status:
        raise RuntimeError(f"{command} failed: {log.read_text()[-2000:]}")
    return Published(time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e6)


def press(data: Path, council: str) -> dict[str, float]:
    """Prints a council's whole booklet in one process: its pages, its bytes, the seconds of the first time and of a later one."""
    command = [sys.executable, "-m", "tests.bench.press", council]
    done = subprocess.run(
        command, cwd=ROOT, env=environment(data), capture_output=True, text=True, timeout=LONGEST, check=True
    )
    return json.loads(done.stdout.splitlines()[-1])


def differences(one: Path, other: Path) -> list[str]:
    """The files that two folders do not share byte for byte."""
    trees = [{str(path.relative_to(root)): path for path in root.rglob("*") if path.is_file()} for root in (one, other)]
    missing = [f"{name} is in one only" for name in sorted(trees[0].keys() ^ trees[1].keys())]
    differing = [
        f"{name} differs"
        for name in sorted(trees[0].keys() & trees[1].keys())
        if trees[0][name].read_bytes() != trees[1][name].read_bytes()
    ]
    return missing + differing


def copy(source: Path, target: Path) -> Store:
    """The published folder once more, its bytes shared: nobody writes into a file that is stored."""
    for path in source.rglob("*"):
        place = target / path.relative_to(source)
        place.parent.mkdir(parents=True, exist_ok=True)
        if path.is_symlink():
            place.symlink_to(os.readlink(path))
        elif path.is_file():
            os.link(path, place)
    return Store(target)


def multiply(store: Store, model: str, councils: int, editions: int, today: date) -> list[str]:
    """Adds councils with the pages of `model`, and to `model` itself the pages of more editions. Returns all councils."""
    schedule = store.schedule(model)
    files = list(store.files(model, schedule.on(today)).values())
    numbered = re.compile(rf"^/{model}/offer/editions/1/")
    more = [
        replace(
            file,
            address=numbered.sub(f"/{model}/offer/editions/{number}/", file.address),
            file=file.file.replace("offer/editions/1/", f"offer/editions/{number}/", 1),
        )
        for number in range(2, editions + 1)
        for file in files
        if numbered.match(file.address)
    ]
    store.publish(model, Schedule(((today, store.add_release(model, [*files, *more])),), schedule.state), today)
    names = [name for name in store.names() if not name.startswith("_")]
    for number in range(councils - len(names)):
        name = f"council-{number}"
        rows = [replace(file, address=file.address.replace(model, name, 1)) for file in files]
        store.publish(name, Schedule(((today, store.add_release(name, rows)),), ""), today)
        names.append(name)
    return names
