"""The commands, as somebody at a terminal has them; one of them killed half-way."""

import io
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from leaving_care.models import Event, Role, YoungPerson
from pathways.importing.progress import Bar
from tests.importing.files import JADE, care, everything, kai
from tests.people import member


class Ran:
    """What a run said and ended with."""

    def __init__(self, name, *words):
        self.out, self.err, self.code = io.StringIO(newline=""), io.StringIO(), 0
        try:
            call_command(name, *map(str, words), stdout=self.out, stderr=self.err)
        except CommandError as fault:
            self.code = fault.returncode
            self.err.write(f"{fault}\n")
        self.out, self.err = self.out.getvalue(), self.err.getvalue()


@pytest.fixture
def run(office):
    """Runs a command for Testshire as its data officer."""

    def run_as(name, *words, by=None):
        return Ran(name, *words, "--authority", "testshire", "--by", by or office.officer.user.email.upper())

    return run_as


@pytest.mark.django_db
def test_a_dry_run_and_the_real_one(office, run):
    before = everything()
    dry = run("import_people", office.put(kai(), care(), JADE), "--dry-run")
    assert (dry.code, everything()) == (0, before)
    assert dry.out.splitlines() == [
        "people: 2 new, 0 changed, 0 the same, 0 here and not in the file",
        "statuses: 0 new, 0 changed, 0 the same, 0 here and not in the file",
        "times in care: 1 new, 0 changed, 0 the same, 0 here and not in the file",
        "workers: 0 new, 0 changed, 0 the same, 0 here and not in the file",
        "people of this council who are not in the file: 0",
        "This was a dry run. Nothing was changed.",
    ]
    real = run("import_people", office.path)
    assert (real.code, YoungPerson.objects.count()) == (0, 2)
    assert real.out.splitlines() == dry.out.splitlines()[:-1]
    assert "Writing: 2 of 2" in real.err


@pytest.mark.django_db
@pytest.mark.parametrize("options", [(), ("--dry-run",)])
def test_faults_are_told_by_line_and_column(office, run, options):
    before = everything()
    ran = run("import_people", office.put(kai(), care(legal_status="V9"), care(council_id="")), *options)
    assert (ran.code, everything()) == (2, before)
    told = [line for line in ran.err.splitlines() if line.startswith("line")]
    assert told[0].startswith("line 3, legal_status: it is not one that is known.")
    assert told[1].startswith("line 4, council_id: it is blank.")
    assert ran.err.splitlines()[-1] == "2 faults. Nothing was changed."


@pytest.mark.django_db
def test_whoever_may_not_is_told_so_and_nothing_more(office, run):
    manager = member(Role.MANAGER, office.authority)
    for name, words in (("import_people", [office.put(kai())]), ("export_people", [])):
        for by in (manager.user.email, "nobody@example.org"):
            ran = run(name, *words, by=by)
            assert ran.code == 2 and ran.out == ""
            assert "Name a data officer of that council." in ran.err
    ran = Ran("import_people", office.path, "--authority", "nowhere", "--by", office.officer.user.email)
    assert ran.code == 2 and not YoungPerson.objects.exists()


@pytest.mark.django_db
def test_a_file_that_cannot_be_read(office, run, tmp_path):
    assert "There is no file" in run("import_people", tmp_path / "none.csv").err
    assert run("import_people", office.put(b"PK\x03\x04")).code == 2


@pytest.mark.django_db
def test_export_writes_the_file_and_says_who_is_left_out(office, run):
    office.run(kai(), JADE)
    YoungPerson.objects.create(authority=office.authority, name_used="No Number", date_of_birth="2008-01-01")
    ran = run("export_people")
    assert (ran.code, ran.out) == (0, office.export())
    assert ran.err.splitlines() == [
        "2 people written.",
        "1 people have no number of the council's own, and are left out.",
    ]
    assert Event.objects.filter(kind="took_out", person=None).count() == 2


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_bar_on_a_terminal_and_lines_elsewhere():
    terminal, log = Terminal(), io.StringIO()
    for stream in (terminal, log):
        bar = Bar(stream)
        bar("Reading", 1000, 0)
        for done in range(0, 101, 5):
            bar("Checking", done, 100)
        bar("Writing", 50, 100)
        bar.close()
    assert len(log.getvalue().splitlines()) == 12
    last = terminal.getvalue().splitlines()[-1]
    assert last.split("\r")[-1] == f"Writing   [{'#' * 15}{' ' * 15}]  50% 50"
    assert terminal.getvalue().endswith("\n")


# ---------------------------------------------------------------- killed half-way

PREPARE = """
import django, sys
django.setup()
from tests.bench import people
people.set_up()
people.write(__import__("pathlib").Path(sys.argv[1]), 1500, 1)
"""
COUNT = """
import django
django.setup()
from leaving_care.models import Event, StatusSpell, TimeInCare, YoungPerson
print([model.objects.count() for model in (YoungPerson, TimeInCare, StatusSpell, Event)])
"""


@pytest.mark.slow
def test_killing_the_import_half_way_leaves_nothing(migrated, tmp_path):
    environment = os.environ | {
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'db.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "leaving_care.settings",
    }
    shutil.copy(migrated, tmp_path)
    file, root = tmp_path / "people.csv", Path(settings.BASE_DIR)
    how = {"cwd": root, "env": environment, "text": True}
    subprocess.run([sys.executable, "-c", PREPARE, file], check=True, **how)
    command = [sys.executable, "manage.py", "import_people", str(file)]
    command += ["--authority", "testshire", "--by", "officer@example.org"]
    importing = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, **how)
    seen = []
    for line in importing.stderr:
        seen.append(line.strip())
        if line.startswith("Writing:") and "Writing: 0 of" not in line:
            importing.send_signal(signal.SIGKILL)
            break
    assert importing.wait() == -signal.SIGKILL, seen
    assert seen[-1].endswith("of 1,500") and seen[-1] != "Writing: 1,500 of 1,500"
    importing.stderr.close()
    counted = subprocess.run([sys.executable, "-c", COUNT], check=True, capture_output=True, **how)
    assert counted.stdout.strip() == "[0, 0, 0, 0]"
    subprocess.run(command, check=True, capture_output=True, **how)
    counted = subprocess.run([sys.executable, "-c", COUNT], check=True, capture_output=True, **how)
    assert counted.stdout.startswith("[1500, 1500, ") and counted.stdout.strip().endswith("1501]")
