"""Taking people out in the form in which they come in."""

import csv
import io
from datetime import timedelta

import pytest

from leaving_care.changing import NotAllowed
from leaving_care.models import Event, Role, StatusElsewhere, YoungPerson
from pathways.importing.columns import NAMES
from pathways.importing.exporting import export_people
from tests.importing.files import JADE, Office, care, everything, kai, works
from tests.people import NOW, TODAY, allocate, council, member, young

pytestmark = pytest.mark.django_db


def fill(office):
    """A council with people in it."""
    office.run(
        kai(legal_name="Kai Longer-Example", disabled="yes", adopted_on="2010-01-01", languages="=Urdu, 'English'"),
        {"record": "status", "council_id": "D1", "status": "relevant"},
        care(placement="foster", council="Test, City of", nation="Wales"),
        care(starts_on="2018-01-01", ends_on="2019-12-31", legal_status="V2"),
        care(starts_on="2018-01-01", ends_on="2018-02-28", legal_status="S17"),
        works("adviser@example.org", ends_on="2026-01-31", why_ended="Moved on.\nThank you."),
        works("second@example.org", starts_on="2026-02-01", notice_given_on="2026-01-10"),
        JADE | {"why_over_25": "x", "died_on": "2026-01-01", "needs_interpreter": "no"},
        care(council_id="D2", ends_on=""),
    )  # fmt: skip


def with_workers(office):
    """The office, with two advisers who work in every council here."""
    for name in ("adviser", "second"):
        who = member(Role.PERSONAL_ADVISER, office.authority)
        who.user.email = f"{name}@example.org"
        who.user.save()
    return office


def test_a_council_exported_and_imported_into_an_empty_one_is_the_same(office, tmp_path):
    with_workers(office)
    fill(office)
    written = office.export()
    other = Office(tmp_path, "elsewhere")
    for who in (row.user for row in office.authority.memberships.filter(user__email__endswith="@example.org")):
        if who.email in ("adviser@example.org", "second@example.org"):
            member(Role.PERSONAL_ADVISER, other.authority, who=who)
    report = other.run(written)
    assert report.changes == 9
    assert other.export() == written
    assert YoungPerson.objects.filter(authority=other.authority).count() == 2


def test_importing_ones_own_export_changes_nothing(office):
    with_workers(office)
    fill(office)
    StatusElsewhere.objects.create(
        person=YoungPerson.objects.get(council_id="D1"), status="eligible", read_at=NOW + timedelta(days=1)
    )
    left = member(Role.PERSONAL_ADVISER, office.authority, ends_on=TODAY - timedelta(days=2000))
    allocate(left, YoungPerson.objects.get(council_id="D2"), is_main=False, starts_on=TODAY)
    written = office.export()
    before = everything()
    report = office.run(written)
    assert (report.changes, report.fault_count, report.lines) == (0, 0, 10)
    assert everything() == before


def test_what_is_written(office):
    with_workers(office)
    fill(office)
    rows = list(csv.DictReader(io.StringIO(office.export(), newline="")))
    assert list(rows[0]) == list(NAMES)
    assert [(row["record"], row["council_id"]) for row in rows] == [
        ("person", "D1"), ("status", "D1"), *[("care", "D1")] * 3, *[("allocation", "D1")] * 2,
        ("person", "D2"), ("care", "D2"),
    ]  # fmt: skip
    first = {name: cell for name, cell in rows[0].items() if cell}
    assert first == {
        "record": "person", "council_id": "D1", "name_used": "Kai Example", "legal_name": "Kai Longer-Example",
        "date_of_birth": "2007-05-04", "languages": "'=Urdu, 'English'", "disabled": "yes", "adopted_on": "2010-01-01",
    }  # fmt: skip


def test_taking_out_is_noted_for_each_person_and_the_whole(office):
    office.run(kai(), JADE)
    young(council("elsewhere"), council_id="D3")
    without = young(office.authority)
    written = office.export()
    assert "D3" not in written and without.name_used not in written
    events = Event.objects.filter(kind="took_out")
    assert sorted(event.person.council_id if event.person else "" for event in events) == ["", "D1", "D2"]
    assert {(event.what, event.by, event.at) for event in events} == {("export_people", office.officer.user, NOW)}
    assert events.get(person=None).reason == "2 people"


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.DATA_OFFICER}))
def test_only_a_data_officer_may(office, role):
    out = io.StringIO()
    with pytest.raises(NotAllowed):
        export_people(office.authority, out, by=member(role, office.authority).user, at=NOW)
    with pytest.raises(NotAllowed):
        export_people(council("elsewhere"), out, by=office.officer.user, at=NOW)
    assert out.getvalue() == "" and not Event.objects.exists()
