"""Getting people in: what is new, what changes, what stays, and what is noted of it."""

import uuid
from datetime import date, timedelta

import pytest
from django.db import connection

from leaving_care.changing import AlreadyDone, NotAllowed
from leaving_care.models import Allocation, Event, Role, StatusElsewhere, TimeInCare, YoungPerson
from leaving_care.standing import reckon
from leaving_care.walls import within
from pathways.importing import actions
from pathways.importing.actions import Faulty, import_people
from tests.importing.files import JADE, care, everything, faults, kai, text, works
from tests.people import NOW, TODAY, council, member, young

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def whole_file(office):
    """Kai with everything, Jade with little."""
    return [
        kai(legal_name="Kai Longer-Example", pronouns="they/them", languages="English, Urdu", needs_interpreter="no"),
        {"record": "status", "council_id": "D1", "status": "Former relevant"},
        care(placement="foster", council="Testshire", nation="england"),
        works(office.adviser.user.email.upper(), introduced_on="01/06/2025"),
        JADE,
        care(council_id="D2", starts_on="2023-01-01", ends_on="", legal_status="v2"),
    ]


def counts(report):
    """Kind → new, changed, same, left; kinds without any left out."""
    found = {kind: tuple(row.values()) for kind, row in report.counts.items()}
    return {kind: row for kind, row in found.items() if any(row)}


def test_a_dry_run_counts_and_writes_nothing(office):
    before = everything()
    report = office.check(*whole_file(office))
    assert report.faults == [] and report.changes == 6
    assert counts(report) == {
        "person": (2, 0, 0, 0),
        "status": (1, 0, 0, 0),
        "care": (2, 0, 0, 0),
        "allocation": (1, 0, 0, 0),
    }
    assert everything() == before


def test_people_come_in_with_their_status(office):
    report = office.run(*whole_file(office))
    assert counts(report) == {
        "person": (2, 0, 0, 0),
        "status": (1, 0, 0, 0),
        "care": (2, 0, 0, 0),
        "allocation": (1, 0, 0, 0),
    }
    person = YoungPerson.objects.get(council_id="D1")
    assert (person.authority, person.name_used, person.legal_name) == (
        office.authority,
        "Kai Example",
        "Kai Longer-Example",
    )
    assert (person.needs_interpreter, person.disabled, person.adopted_on, person.version) == (False, None, None, 1)
    time = person.timeincare_rows.get()
    assert (time.starts_on, time.ends_on) == (date(2020, 1, 1), date(2025, 5, 3))
    assert (time.legal, time.placement, time.authority, time.nation) == ("C2", "foster", "Testshire", "England")
    work = person.allocation_rows.get()
    assert (work.worker, work.role, work.is_main) == (office.adviser, Role.PERSONAL_ADVISER, True)
    assert work.introduced_on == date(2025, 6, 1)
    assert person.statuselsewhere_rows.get().status == "former_relevant"
    assert person.statusspell_rows.on(TODAY).get().status == "former_relevant"
    assert YoungPerson.objects.get(council_id="D2").timeincare_rows.get().legal == "V2"


def test_status_is_what_working_it_out_one_by_one_gives(office):
    office.run(*whole_file(office))
    for person in YoungPerson.objects.all():
        said = list(person.statusspell_rows.values_list("starts_on", "ends_on", "status", "computed", "flags"))
        reckon(person)
        assert said == list(person.statusspell_rows.values_list("starts_on", "ends_on", "status", "computed", "flags"))
        assert said


def test_each_person_gets_one_event_and_the_whole_one(office):
    office.run(*whole_file(office), once=(once := uuid.uuid4()))
    whole = Event.objects.get(person=None)
    assert (whole.what, whole.by, whole.at, whole.once) == ("import_people", office.officer.user, NOW, once)
    assert whole.authority == office.authority and "people: 2 new, 0 changed" in whole.reason
    event = Event.objects.get(person__council_id="D1")
    assert (event.kind, event.what, event.part, event.authority) == (
        "changed",
        "import_people",
        "record",
        office.authority,
    )
    assert {"council_id", "date_of_birth", "legal", "worker", "status"} <= set(event.fields)
    assert "Kai" not in str(event.fields) + whole.reason
    assert Event.objects.count() == 3


def test_a_second_run_writes_nothing(office):
    office.run(*whole_file(office))
    before, read_at = everything(), StatusElsewhere.objects.get().read_at
    report = office.run(*whole_file(office), at=NOW + DAY)
    assert report.changes == 0
    assert counts(report) == {
        "person": (0, 0, 2, 0),
        "status": (0, 0, 1, 0),
        "care": (0, 0, 2, 0),
        "allocation": (0, 0, 1, 0),
    }
    assert everything() == before
    assert StatusElsewhere.objects.get().read_at == read_at
    assert set(YoungPerson.objects.values_list("version", flat=True)) == {1}


def test_only_what_changed_is_changed(office):
    office.run(*whole_file(office))
    events = set(Event.objects.values_list("pk", flat=True))
    lines = whole_file(office)
    lines[2] |= {"ends_on": "2024-12-31"}
    report = office.run(*lines, at=NOW + DAY)
    assert counts(report)["care"] == (0, 1, 1, 0) and report.changes == 1
    person = YoungPerson.objects.get(council_id="D1")
    assert person.version == 2 and YoungPerson.objects.get(council_id="D2").version == 1
    assert person.timeincare_rows.get().ends_on == date(2024, 12, 31)
    one, whole = Event.objects.exclude(pk__in=events).order_by("person")[:2]
    if one.person is None:
        one, whole = whole, one
    assert (one.person, one.part, one.fields) == (person, "care", ["ends_on"])
    assert whole.person is None
    assert person.statusspell_rows.on(TODAY).count() == 1


def test_a_blank_cell_and_a_missing_column_leave_what_is_there(office):
    office.run(*whole_file(office))
    report = office.check(kai())
    assert counts(report) == {"person": (0, 0, 1, 0), "care": (0, 0, 0, 1), "allocation": (0, 0, 0, 1)}
    assert report.people_left == 1
    few = text(
        {"record": "person", "council_id": "D1", "pronouns": "she/her"}, names=("record", "council_id", "pronouns")
    )
    office.run(few)
    person = YoungPerson.objects.get(council_id="D1")
    assert (person.pronouns, person.legal_name, person.name_used) == ("she/her", "Kai Longer-Example", "Kai Example")


def test_what_is_not_in_the_file_is_left_and_told(office):
    office.run(*whole_file(office))
    report = office.run(kai(), care(starts_on="2015-01-01", ends_on="2016-01-01", legal_status="V2"))
    assert counts(report)["care"] == (1, 0, 0, 1)
    assert TimeInCare.objects.filter(person__council_id="D1").count() == 2


def test_another_legal_status_from_the_same_day_is_a_correction(office):
    office.run(kai(), care())
    report = office.run(kai(), care(legal_status="C1"))
    assert counts(report)["care"] == (0, 1, 0, 0)
    assert TimeInCare.objects.get().legal == "C1"
    report = office.run(care(legal_status="C1"), care(legal_status="S17"))
    assert counts(report)["care"] == (1, 0, 1, 0)


def test_a_status_that_changed_elsewhere_is_one_row_more(office):
    office.run(kai(), {"record": "status", "council_id": "D1", "status": "relevant"})
    report = office.run({"record": "status", "council_id": "D1", "status": "qualifying"}, at=NOW + DAY)
    assert counts(report)["status"] == (0, 1, 0, 0)
    assert [row.status for row in StatusElsewhere.objects.all()] == ["relevant", "qualifying"]
    assert Event.objects.filter(person__isnull=False).first().part == "care"


def test_main_advisers_change_places(office):
    second = member(Role.PERSONAL_ADVISER, office.authority)
    office.run(kai(), works(office.adviser.user.email))
    report = office.run(
        works(office.adviser.user.email, ends_on="2026-01-31", why_ended="Priya has left."),
        works(second.user.email, starts_on="2026-02-01"),
    )
    assert counts(report)["allocation"] == (1, 1, 0, 0)
    # The days of two who change places: each saved row alone would meet the other.
    office.run(
        works(office.adviser.user.email, ends_on="2026-02-28", main="no"),
        works(second.user.email, starts_on="2026-02-01", ends_on="2026-03-31"),
        works(office.adviser.user.email, starts_on="2026-04-01"),
    )
    assert Allocation.objects.filter(is_main=True).count() == 2
    office.run(
        works(office.adviser.user.email, ends_on="2026-02-28", main="yes"),
        works(second.user.email, starts_on="2026-02-01", main="no"),
    )
    assert set(Allocation.objects.filter(is_main=True).values_list("worker", flat=True)) == {office.adviser.pk}


def test_a_worker_who_was_there_before_the_portal_is_known(office):
    late = member(Role.SOCIAL_WORKER, office.authority, starts_on=TODAY)
    office.run(kai(), works(late.user.email, role="social worker", main="", starts_on="2020-01-01"))
    assert Allocation.objects.get().worker == late
    gone = works(late.user.email, role="social_worker", main="", starts_on="2019-01-01", ends_on="2019-02-01")
    assert faults(office.check(gone)) == [(2, "worker")]


# ---------------------------------------------------------------- all or nothing


def test_one_fault_and_nothing_is_written(office):
    before = everything()
    with pytest.raises(Faulty) as faulty:
        office.run(*whole_file(office), care(council_id="D2", starts_on="2022-02-30"))
    assert faults(faulty.value.report) == [(8, "starts_on")]
    assert everything() == before


def test_what_fails_in_the_middle_leaves_nothing(office, monkeypatch):
    monkeypatch.setattr(actions, "BATCH", 1)
    before, write, written = everything(), actions.write, []

    def fail_at_the_second(plans, council):
        write(plans, council)
        written.append(YoungPerson.objects.count())
        if len(written) == 2:
            raise RuntimeError("the power went")

    monkeypatch.setattr(actions, "write", fail_at_the_second)
    with pytest.raises(RuntimeError):
        office.run(*whole_file(office))
    assert written == [1, 2]
    assert everything() == before


def test_records_that_changed_since_the_check_stop_it(office, monkeypatch):
    check = actions._check

    def check_then_somebody_changes(*args):
        report = check(*args)
        young(office.authority, name_used="Kai Example")
        return report

    monkeypatch.setattr(actions, "_check", check_then_somebody_changes)
    with pytest.raises(Faulty) as faulty:
        office.run(kai())
    assert faults(faulty.value.report) == [(2, "council_id")]
    assert not YoungPerson.objects.filter(council_id="D1").exists()


def test_the_same_import_twice_is_done_once(office):
    once = uuid.uuid4()
    office.run(kai(), once=once)
    with pytest.raises(AlreadyDone):
        office.run(kai(pronouns="she/her"), once=once)
    assert YoungPerson.objects.get().pronouns == ""


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.DATA_OFFICER}))
def test_only_a_data_officer_may(office, role):
    who = member(role, office.authority)
    with pytest.raises(NotAllowed):
        import_people(office.put(kai()), office.authority, by=who.user, at=NOW)
    assert not YoungPerson.objects.exists()


def test_a_data_officer_of_another_council_or_of_yesterday_may_not(office):
    elsewhere = member(Role.DATA_OFFICER, council("elsewhere"))
    left = member(Role.DATA_OFFICER, office.authority, ends_on=TODAY - DAY)
    for who in (elsewhere, left):
        with pytest.raises(NotAllowed):
            import_people(office.put(kai()), office.authority, by=who.user, at=NOW)


def test_the_same_number_in_another_council_is_somebody_else(office):
    there = young(council("elsewhere"), council_id="D1", name_used="Somebody Else")
    office.run(kai())
    there.refresh_from_db()
    assert there.name_used == "Somebody Else"
    assert YoungPerson.objects.filter(council_id="D1").count() == 2


def test_it_works_below_the_walls_and_for_this_council_alone(office):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no row-level security")
    there = young(council("elsewhere"), council_id="D1", name_used="Somebody Else")
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('portal.across', '', true)")
    assert office.check(*whole_file(office)).people_left == 0
    office.run(*whole_file(office))
    written = office.export()
    assert office.run(written).changes == 0
    assert "Somebody" not in written
    assert YoungPerson.objects.count() == 0
    with within(office.authority.pk, there.authority_id, on=TODAY):
        assert YoungPerson.objects.count() == 3
        assert YoungPerson.objects.get(pk=there.pk).version == 1
