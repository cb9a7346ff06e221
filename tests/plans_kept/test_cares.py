"""The facts of status read as values for many are those that models give of one."""

from datetime import date

import pytest

from leaving_care.facts import care_of, cares, settled_of
from leaving_care.models import (
    Guardianship,
    Home,
    OtherAccommodation,
    ShortBreakView,
    StatusSettled,
    SupportAsked,
    TimeAtHome,
    TimeAway,
)
from leaving_care.standing import Spell, spells, spells_by
from tests.leaving_care.rows import build
from tests.people import NOW, TODAY, member, young

pytestmark = pytest.mark.django_db
DAY = date(2025, 9, 1)


@pytest.fixture
def full():
    """Somebody with two rows of each kind."""
    person = young(disabled=True, adopted_on=DAY)
    for model in (TimeAtHome, TimeAway, Guardianship, OtherAccommodation):
        for first in (DAY, date(2025, 1, 1)):
            build(model, person=person, starts_on=first, ends_on=first)
    for day, said in ((DAY, True), (date(2025, 1, 1), False)):
        build(ShortBreakView, person=person, said_on=day, within_limits=said)
        build(SupportAsked, person=person, said_on=day, wanted=said)
    build(Home, person=person, starts_on=DAY, council="Derby")
    build(Home, person=person, starts_on=date(2025, 1, 1), council="Leeds")
    build(Home, person=person, starts_on=TODAY, ends_on=TODAY, council="York")
    build(type(person.course_rows.model()), person=person, starts_on=DAY, continues=True)
    by = member("manager").user
    for status in ("relevant", "qualifying"):
        StatusSettled.objects.create(
            person=person, computed="former_relevant", status=status, from_on=DAY, reason="Seen.", by=by, at=NOW
        )
    return person


def test_they_are_the_same(full):
    nobody = young()
    found = cares([full.pk, nobody.pk])
    assert found == {person.pk: care_of(person) for person in (full, nobody)}
    assert found[full.pk].lives_in == "Derby" and found[full.pk].asked_for_support is True
    assert all((care.home, care.away, care.settings, care.courses) for care in [found[full.pk]])


def test_and_so_are_the_spells_with_what_was_settled(full):
    settled = settled_of([full.pk])[full.pk]
    assert [row.status for row in settled] == ["relevant", "qualifying"]
    anew = spells_by(cares([full.pk])[full.pk], settled)
    made = spells(full, care_of(full))
    assert anew == [tuple(getattr(row, name) for name in Spell._fields) for row in made]
    assert {row.person_id for row in made} == {full.pk}
    assert settled_of([young().pk]) == {}


def test_many_cost_the_queries_of_one(full, at_most):
    ids = [full.pk, *(young().pk for _ in range(10))]
    with at_most(10):
        assert len(cares(ids)) == 11
