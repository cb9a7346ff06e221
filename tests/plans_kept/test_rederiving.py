"""The nightly check finds what was planted and puts it right; the clock catches up with what is past its last day."""

import io
from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command

from leaving_care.models import StatusesReckoned, YoungPerson
from pathways import rederiving, summaries
from pathways.management.commands.rederive import DIFFERS
from pathways.models import PlanSettings, Summary
from tests.people import NOW, TODAY, council, young
from tests.plans_kept.rows import ONE, contact, derived, kept

pytestmark = pytest.mark.django_db


def rederive():
    """What the command prints, and how it ends."""
    out = io.StringIO()
    with time_machine.travel(NOW, tick=False):
        try:
            call_command("rederive", stdout=out)
        except SystemExit as end:
            return out.getvalue(), end.code
    return out.getvalue(), 0


@pytest.fixture
def people(adviser):
    made = [young(adviser=adviser), young(adviser=adviser), young(council("otherton"))]
    for person in made:
        kept(person)
    return made


def test_nothing_differs_where_everything_was_kept(people):
    assert rederive() == ("3 people worked out anew: 0 differed, and were put right.\n", 0)


def test_what_was_planted_is_told_without_a_value_and_put_right(people):
    wrong = people[2]
    Summary.objects.filter(person=wrong).update(
        next_due_on=TODAY.replace(year=1999), choice="stop", worked_out_on=TODAY
    )
    said, code = rederive()
    assert code == DIFFERS
    assert said.splitlines() == [
        f"{wrong.key}: next_due_on, choice",
        "3 people worked out anew: 1 differed, and were put right.",
    ]
    assert wrong.name_used not in said and "1999" not in said
    row = Summary.objects.get(person=wrong)
    assert (row.next_due_on, row.choice) == (derived(wrong, TODAY).next_due_on, "")
    assert rederive()[1] == 0


def test_a_fact_that_came_in_past_the_actions_is_found(people):
    contact(people[0], TODAY)
    said, code = rederive()
    assert code == DIFFERS and f"{people[0].key}: last_contact_on, last_seen_on" in said
    assert Summary.objects.get(person=people[0]).last_contact_on == TODAY


def test_a_status_that_is_not_what_the_dates_say_is_found_with_what_hangs_on_it(people):
    people[1].statusspell_rows.filter(status="former_relevant").update(status="qualifying")
    said, code = rederive()
    assert code == DIFFERS and f"{people[1].key}: status spells" in said
    assert people[1].statusspell_rows.on(TODAY).get().status == "former_relevant"
    assert rederive()[1] == 0


def test_a_summary_that_is_missing_is_found(people):
    Summary.objects.filter(person=people[0]).delete()
    said, code = rederive()
    assert code == DIFFERS and f"{people[0].key}: no summary" in said
    assert Summary.objects.filter(person=people[0]).exists()


def test_what_is_only_past_its_last_day_is_no_difference(people):
    Summary.objects.filter(person=people[0]).update(valid_until=TODAY - ONE, next_due="long gone")
    said, code = rederive()
    assert code == 0 and "1 were past the last day of their summary" in said
    assert Summary.objects.get(person=people[0]).next_due != "long gone"


def test_it_goes_on_from_lot_to_lot(people, monkeypatch):
    monkeypatch.setattr(rederiving, "CHUNK", 1)
    Summary.objects.all().delete()
    tallies = list(rederiving.rederive(TODAY))
    assert sum(tally.people for tally in tallies) == 3
    assert {key for tally in tallies for key in tally.differences} == {person.key for person in people}


def test_the_clock_catches_up_with_what_is_past_and_what_was_never_kept(people, monkeypatch):
    monkeypatch.setattr(summaries, "CHUNK", 1)
    Summary.objects.filter(person=people[0]).update(valid_until=TODAY - ONE)
    Summary.objects.filter(person=people[1]).delete()
    before = Summary.objects.get(person=people[2])
    assert summaries.catch_up(TODAY) == 2
    assert summaries.catch_up(TODAY) == 0
    assert all(summaries.is_fresh(row, TODAY) for row in Summary.objects.all())
    assert Summary.objects.get(person=people[2]).key == before.key


def test_the_clock_catches_up_on_the_day_after_a_last_day(people):
    last = Summary.objects.get(person=people[0]).valid_until
    assert summaries.catch_up(last) == 0
    assert summaries.catch_up(last + ONE) == 3
    assert Summary.objects.get(person=people[0]).worked_out_on == last + ONE


def test_the_clock_does_so_when_the_law_book_has_changed(people, tmp_path, settings):
    settings.PUBLISHED_DIR = tmp_path / "published"
    out = io.StringIO()
    assert not StatusesReckoned.objects.exists()
    with time_machine.travel(NOW, tick=False):
        call_command("tick", stdout=out)
    assert "Status worked out anew for 3 people." in out.getvalue()
    assert "Summaries worked out anew for 3 people." in out.getvalue()
    with time_machine.travel(NOW + timedelta(minutes=1), tick=False):
        call_command("tick", stdout=out)
    assert out.getvalue().count("Summaries") == 1


def test_what_the_timetable_does_not_know_any_more_is_passed_over(people):
    said = {
        "clocks": {"gone": [1, "weeks"], "at-18": [1, "weeks"]},
        "leads": {"gone": 3},
        "left_out": ["gone", "plan-review"],
    }
    PlanSettings.objects.create(authority=people[0].authority, papers=["gone"], **said)
    assert rederive()[1] == 0
    assert YoungPerson.objects.count() == 3
