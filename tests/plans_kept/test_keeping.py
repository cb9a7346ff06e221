"""A summary is kept in the transaction of the change: by every door, and not at all where the change fails."""

from datetime import timedelta

import pytest
from django.db import transaction

from leaving_care.actions.allocations import allocate
from leaving_care.actions.facts import add_row
from leaving_care.actions.leaving import end_membership
from leaving_care.actions.moving import move
from leaving_care.actions.people import add_person
from leaving_care.changing import changing
from leaving_care.models import Home, Role, YoungPerson
from pathways import summaries
from pathways.actions import contacts, erasing
from pathways.models import Contact, Summary
from tests.importing.files import JADE, Office, care, kai, works
from tests.people import NOW, TODAY, council, member
from tests.plans import approved
from tests.plans_kept.rows import duty_of, kept

pytestmark = pytest.mark.django_db
CALL = {"at": NOW, "how": "call", "outcome": "reached"}


def summary(person):
    return Summary.objects.get(person=person)


def test_contact_that_is_logged_is_in_the_summary(person, adviser):
    contacts.log(person, CALL, by=adviser.user, at=NOW)
    assert summary(person).last_contact_on == TODAY
    assert summary(person).worked_out_on == TODAY


def test_somebody_who_was_begun_has_a_summary(adviser):
    person = add_person(
        adviser.authority, {"name_used": "Ari", "date_of_birth": TODAY.replace(2010)}, by=adviser.user, at=NOW
    )
    assert (summary(person).worker, summary(person).authority) == (adviser, adviser.authority)


def test_a_plan_that_is_approved_stops_being_owed(person, adviser, manager):
    approved(person, adviser.user, manager.user)
    row = summary(person)
    assert row.has_plan and duty_of(row, "plan-after-care") is None and row.next_review_on


def test_one_row_a_person_however_often(person, adviser):
    before = kept(person)
    contacts.log(person, CALL, by=adviser.user, at=NOW)
    contacts.log(person, CALL, by=adviser.user, at=NOW + timedelta(days=1))
    assert Summary.objects.get().key == before.key
    assert summary(person).worked_out_on == TODAY + timedelta(days=1)


def test_a_fact_that_changes_the_status_changes_it_there(person, adviser):
    assert kept(person).status == "former_relevant"
    person.timeincare_rows.all().delete()
    add_row(person, Home, {"kind": "family", "starts_on": TODAY}, by=adviser.user, at=NOW)
    assert summary(person).status == "none"


def test_a_home_that_is_provided_brings_its_visits(person, adviser):
    values = {"kind": "supported", "starts_on": TODAY, "provided": True}
    add_row(person, Home, values, by=adviser.user, at=NOW)
    assert duty_of(summary(person), "first-visit")["due_on"] == (TODAY + timedelta(days=7)).isoformat()


def test_a_crash_while_it_is_kept_takes_the_change_back(person, adviser, monkeypatch):
    before, version = kept(person), person.version

    def crash(*args):
        raise RuntimeError("no more memory")

    monkeypatch.setattr(summaries, "_write", crash)
    with pytest.raises(RuntimeError), transaction.atomic():
        contacts.log(person, CALL, by=adviser.user, at=NOW)
    assert not Contact.objects.exists()
    assert YoungPerson.objects.get(pk=person.pk).version == version
    assert summary(person).last_contact_on == before.last_contact_on


def test_a_crash_after_it_was_kept_takes_the_summary_back(person, adviser):
    kept(person)
    with pytest.raises(RuntimeError), transaction.atomic():
        contacts.log(person, CALL, by=adviser.user, at=NOW)
        assert summary(person).last_contact_on == TODAY
        raise RuntimeError("the lights went out")
    assert not Contact.objects.exists()
    assert summary(person).last_contact_on is None


def test_nothing_is_written_where_nothing_was_changed(person, adviser):
    with changing(person, "change_facts", by=adviser.user, at=NOW):
        pass
    assert not Summary.objects.exists()


def test_a_new_adviser_and_one_who_leaves(person, adviser, manager):
    other = member(Role.PERSONAL_ADVISER)
    allocate(person, worker=other, is_main=True, starts_on=TODAY, why="Ada has left.", by=manager.user, at=NOW)
    assert summary(person).worker == other
    end_membership(other, ends_on=TODAY - timedelta(days=1), give_to=adviser, why="Left.", by=manager.user, at=NOW)
    assert summary(person).worker == adviser


def test_a_record_that_moves_goes_to_the_other_councils_lists(person, manager):
    other = council("otherton")
    move(person, to=other, keep=[], why="They live there.", by=manager.user, at=NOW)
    assert (summary(person).authority, summary(person).worker) == (other, None)


def test_an_erased_record_leaves_none(person):
    kept(person)
    erasing.erase(person, reason="Asked for.", by=member(Role.DATA_OFFICER).user, at=NOW)
    assert not Summary.objects.exists()


def test_imported_people_have_summaries(db, tmp_path):
    office = Office(tmp_path)
    office.run(kai(), works(office.adviser.user.email), JADE, care(council_id="D2", starts_on="2023-01-01", ends_on=""))
    made = {row.person.council_id: row for row in Summary.objects.select_related("person")}
    assert made["D1"].worker == office.adviser
    assert made["D2"].worker is None and made["D2"].status == made["D2"].person.statusspell_rows.on(TODAY).get().status


def test_a_change_asks_the_same_number_of_questions_whatever_the_history(person, adviser, at_most):
    for number in range(40):
        Contact.objects.create(
            person=person,
            at=NOW - timedelta(days=number),
            how="call",
            outcome="reached",
            by=adviser.user,
            written_at=NOW,
        )
    with at_most(26):
        summaries.keep(person, TODAY)
