"""manage.py determine_status as people run it: many rows, pipes and full disks."""

import os
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest

from tests.bench.cohorts import write
from tests.leaving_care.determine_status.runs import EXPECTING, GOOD, Ran, lines

ROOT = Path(__file__).absolute().parents[3]


@pytest.mark.slow
def test_many_rows_need_no_more_memory_than_few(tmp_path):
    few, many, target = tmp_path / "few.csv", tmp_path / "many.csv", tmp_path / "out.csv"
    write(few, 500)
    write(many, 2_500)
    Ran(many, "--output", target)  # what is kept in memory for good is there from now on

    def peak(file):
        tracemalloc.start()
        ran = Ran(file, "--output", target)
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert (ran.code, ran.err) == (0, "")
        return used

    more = peak(many) - peak(few)
    assert more < 500_000  # two thousand rows of text alone are three times that


def program(*options, **more):
    """Runs manage.py as people do. No database is there, and the terminal is an old one."""
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "DATABASE_URL": "sqlite:////nowhere/db.sqlite3"}
    command = [sys.executable, "manage.py", "determine_status", *map(str, options)]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, **more)


def test_as_a_program(tmp_path):
    file = tmp_path / "people.csv"
    file.write_text(lines(f"{GOOD.replace('a', 'Zoë', 1)},none,certain", header=EXPECTING))
    written = program(file, stdout=subprocess.PIPE)
    out, err = written.communicate(timeout=60)
    assert (written.returncode, err) == (0, b"")
    assert out.decode().splitlines()[1].startswith("Zoë,eligible,")
    for options, code in (((file, "--check"), 1), ((tmp_path / "no.csv",), 2)):
        ran = program(*options, stdout=subprocess.DEVNULL)
        ran.communicate(timeout=60)
        assert ran.returncode == code


def test_a_reader_that_stops_early(tmp_path):
    write(tmp_path / "people.csv", 500)
    ran = program(tmp_path / "people.csv", stdout=subprocess.PIPE)
    ran.stdout.read(10)
    ran.stdout.close()
    assert (ran.stderr.read(), ran.wait(60)) == (b"", 2)
    ran.stderr.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_a_full_disk(tmp_path):
    write(tmp_path / "people.csv", 100)
    with open("/dev/full", "wb") as full:
        ran = program(tmp_path / "people.csv", stdout=full)
        _, err = ran.communicate(timeout=60)
    assert (ran.returncode, err.decode().strip()) == (
        2,
        "CommandError: Stopped before the end: No space left on device.",
    )
