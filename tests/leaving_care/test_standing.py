"""Status kept as rows by day, what a person settled, and the one way of changing a record."""

import uuid
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from leaving_care import standing
from leaving_care.changing import AlreadyDone, ChangedMeanwhile, NotAllowed, changing
from leaving_care.models import Event, Role, StatusSettled, TimeInCare, User
from leaving_care.standing import decision_on, reckon, reckon_everybody, spell_on
from tests.people import NOW, TODAY, member, young

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
EIGHTEEN = date(2025, 5, 4)


def status(person, on):
    spell = spell_on(person, on)
    return spell and spell.status


def test_the_rows_say_what_the_dates_say_day_by_day():
    person = young()
    spells = list(person.statusspell_rows.all())
    assert [(spell.starts_on, spell.status) for spell in spells] == [
        (date(2021, 5, 4), "none"),
        (date(2023, 5, 4), "eligible"),
        (EIGHTEEN, "former_relevant"),
        (date(2032, 5, 4), "too_old"),
    ]
    assert [spell.ends_on for spell in spells[:-1]] == [spell.starts_on - DAY for spell in spells[1:]]
    assert spells[-1].ends_on is None
    for day in (EIGHTEEN - DAY, EIGHTEEN, TODAY):
        assert status(person, day) == decision_on(person, day).status


def settle(person, *, computed, status, from_on, flag=""):
    StatusSettled.objects.create(
        person=person, computed=computed, status=status, from_on=from_on, flag=flag, reason="Seen the file",
        by=member(Role.MANAGER).user, at=NOW,
    )  # fmt: skip
    reckon(person)


def test_an_override_holds_from_its_day_for_as_long_as_the_dates_say_the_same():
    person = young()
    settle(person, computed="eligible", status="relevant", from_on=date(2024, 1, 1))
    assert status(person, date(2023, 12, 31)) == "eligible"
    assert status(person, date(2024, 1, 1)) == "relevant"
    assert status(person, EIGHTEEN - DAY) == "relevant"
    assert status(person, EIGHTEEN) == "former_relevant"
    settle(person, computed="eligible", status="eligible", from_on=date(2024, 6, 1))
    assert status(person, date(2024, 5, 31)) == "relevant"
    assert status(person, date(2024, 6, 1)) == "eligible"
    assert spell_on(person, date(2024, 2, 1)).computed == "eligible"


def test_a_change_is_noted_raises_the_version_and_works_status_out_anew():
    manager, person = member(Role.MANAGER), young()
    with changing(person, "change_facts", by=manager.user, at=NOW, version=1) as change:
        TimeInCare.objects.filter(person=change.person).update(ends_on=date(2021, 6, 1))
        change.note("care", "ends_on")
    person.refresh_from_db()
    assert person.version == 2
    assert status(person, TODAY) == "none"
    event = Event.objects.get(person=person)
    assert (event.kind, event.what, event.part, event.fields) == ("changed", "change_facts", "care", ["ends_on"])


def test_two_tabs_and_a_double_click():
    manager, person, once = member(Role.MANAGER), young(), uuid.uuid4()
    with changing(person, "change_facts", by=manager.user, at=NOW, version=1, once=once) as change:
        change.note("about", "name_used")
    with pytest.raises(AlreadyDone), changing(person, "change_facts", by=manager.user, at=NOW, version=1, once=once):
        pass
    with pytest.raises(ChangedMeanwhile), changing(person, "change_facts", by=manager.user, at=NOW, version=1):
        pass
    assert Event.objects.filter(person=person).count() == 1


def test_nobody_changes_what_they_may_not_and_nothing_noted_changes_nothing():
    stranger, manager, person = member(Role.PERSONAL_ADVISER), member(Role.MANAGER), young()
    with pytest.raises(NotAllowed), changing(person, "change_facts", by=stranger.user, at=NOW):
        pass
    with changing(person, "change_facts", by=manager.user, at=NOW):
        pass
    person.refresh_from_db()
    assert person.version == 1 and not Event.objects.exists()


def test_an_event_is_never_changed_or_removed():
    manager, person = member(Role.MANAGER), young()
    with changing(person, "change_facts", by=manager.user, at=NOW) as change:
        change.note("about", "name_used")
    for wrong in (Event.objects.all().delete, lambda: Event.objects.update(reason="x")):
        with pytest.raises(IntegrityError, match="only ever added"), transaction.atomic():
            wrong()
    assert User.objects.filter(pk=manager.user_id).exists()


def test_a_changed_book_works_everybody_out_anew_once(monkeypatch):
    person = young()
    assert reckon_everybody(NOW) == 1
    person.statusspell_rows.all().delete()
    assert reckon_everybody(NOW) == 0
    monkeypatch.setattr(standing, "fingerprint", lambda by: "another book")
    assert reckon_everybody(NOW) == 1
    assert status(person, TODAY) == "former_relevant"
    assert reckon_everybody(NOW) == 0
