"""Seeding itself: whenever it is done, as a whole, and by the command."""

from datetime import date
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command

from leaving_care.models import Authority, Status, User
from leaving_care.standing import spell_on
from pathways.demo.people import told
from pathways.demo.seeding import seed
from tests.demo.conftest import councils, counted, status_of
from tests.people import NOW, TODAY


@pytest.mark.parametrize("on", [date(2027, 2, 28), date(2028, 2, 29), date(2027, 8, 31)])
def test_the_statuses_are_the_same_whenever_it_is_seeded(db, on):
    for council in councils():
        seed(council, on, at=NOW)
        found = {spell_on(person, on).status for person in council.young_people.all()}
        assert found == set(Status), council


def test_a_council_is_seeded_as_a_whole_or_not_at_all(db, monkeypatch):
    derby = councils()[0]
    said = told("derby")
    spoilt = {**said, "young": [*said["young"], {**said["young"][0], "id": "last", "born": "never"}]}
    monkeypatch.setattr("pathways.demo.seeding.told", lambda council: spoilt)
    before = counted()
    with pytest.raises(ValueError, match="never"):
        seed(derby, TODAY, at=NOW)
    assert counted() == before


def test_the_command_seeds_as_of_a_day(demo, db):
    councils()
    out = StringIO()
    call_command("seed_people", on=TODAY, stdout=out)
    assert "derby: 34 invented young people." in out.getvalue()
    out = StringIO()
    call_command("seed_people", on=TODAY, stdout=out)
    assert "derby: its people are there already." in out.getvalue()
    assert status_of("Kai Example").status == "eligible"


def test_the_command_seeds_as_of_today(demo, db):
    councils()
    with time_machine.travel("2031-03-01T12:00Z"):
        call_command("seed_people", stdout=StringIO())
    assert status_of("Kai Example", date(2031, 3, 1)).status == "eligible"


def test_the_command_is_for_the_demo_alone(settings, db):
    settings.DEMO = False
    with pytest.raises(CommandError, match="demo only"):
        call_command("seed_people")
    assert not User.objects.exists()


def test_the_command_asks_for_the_councils_first(demo, db):
    with pytest.raises(CommandError, match="setup_demo"):
        call_command("seed_people", stdout=StringIO())
    assert not Authority.objects.exists()


def test_before_the_seed_the_page_says_what_to_do(client, demo, db):
    assert b"seed_people" in client.get("/demo/").content
