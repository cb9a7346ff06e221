"""The second wall: on PostgreSQL a query that forgot its filter finds nothing of another authority."""

import pytest
from django.db import connection, transaction

from leaving_care import walls
from leaving_care.models import HandedOver, Home, Part, WayToReach, YoungPerson
from tests.leaving_care.rows import build
from tests.people import NOW, TODAY, council, young

pytestmark = pytest.mark.django_db


@pytest.fixture
def below():
    """As every request and task stands: above no wall."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no row-level security")

    def lower():
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('portal.across', '', true)")

    return lower


@pytest.fixture
def two():
    """Somebody's record here and somebody's elsewhere."""
    return young(council()), young(council("elsewhere"))


def test_the_role_sees_through_no_wall(below):
    assert walls.missing(connection) == []


def test_no_setting_no_rows(two, below):
    below()
    assert list(YoungPerson.objects.all()) == []
    assert list(Home.objects.all()) == []


def test_a_query_without_a_filter_finds_this_authority_alone(two, below):
    here, elsewhere = two
    below()
    with walls.within(here.authority_id, on=TODAY):
        assert list(YoungPerson.objects.all()) == [here]
        assert YoungPerson.objects.filter(pk=elsewhere.pk).update(name_used="Taken") == 0
        assert {row.person_id for row in WayToReach.objects.all()} == set()
    with walls.within(elsewhere.authority_id, on=TODAY):
        assert list(YoungPerson.objects.all()) == [elsewhere]
    assert list(YoungPerson.objects.all()) == []


def test_a_row_cannot_be_written_over_the_wall(two, below):
    here, elsewhere = two
    below()
    with pytest.raises(Exception, match="row-level security"), walls.within(here.authority_id, on=TODAY):
        Home.objects.create(person_id=elsewhere.pk, starts_on=TODAY)


def test_what_was_handed_over_is_there_and_nothing_else(two, below):
    here, elsewhere = two
    build(Home, person=elsewhere, ends_on=None)
    build(WayToReach, person=elsewhere, ends_on=None)
    HandedOver.objects.create(
        person=elsewhere, from_authority=elsewhere.authority, to=here.authority, handed_part=Part.HOMES, reason="Moved",
        starts_on=TODAY, ends_on=TODAY,
    )  # fmt: skip
    below()
    with walls.within(here.authority_id, on=TODAY):
        assert set(YoungPerson.objects.all()) == {here, elsewhere}
        assert Home.objects.count() == 1
        assert WayToReach.objects.count() == 0
    with walls.within(here.authority_id, on=TODAY.replace(day=TODAY.day + 1)):
        assert set(YoungPerson.objects.all()) == {here}


def test_looking_across_is_recorded(two, below):
    below()
    with walls.across("counting for the return", by="a command", at=NOW):
        assert YoungPerson.objects.count() == 2
    assert YoungPerson.objects.count() == 0
    with pytest.raises(ValueError), walls.across(" ", by="a command", at=NOW):
        pass


def test_after_an_exception_the_wall_stands_as_before(two, below):
    here, _ = two
    below()
    with transaction.atomic(), pytest.raises(RuntimeError), walls.within(here.authority_id, on=TODAY):
        raise RuntimeError
    assert YoungPerson.objects.count() == 0
