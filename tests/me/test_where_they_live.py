"""A young person's list where their record says in which district they live, and where it does not."""

import pytest

from leaving_care.models import Home
from offers import answering
from pathways.things import not_had
from tests.me.conftest import queries_of, words
from tests.offers.in_fens import DAY, HOME, LESSONS, SWIMMING, add, fens, publish
from tests.offers.small import blank_press
from tests.people import TODAY, sign_in, young

pytestmark = pytest.mark.django_db
MINE = "/me/what-can-i-get/"


@pytest.fixture
def kai(settings, tmp_path, monkeypatch):
    """A young person of the county, whose offer is published: Low Fen has the driving lessons otherwise, and adds swimming."""
    settings.PUBLISHED_DIR = tmp_path / "published"
    monkeypatch.setattr("offers.rendering.downloads.make_pdf", blank_press)
    answering._read.cache_clear()
    offer = publish(add(fens(amount_figure=300)), on=min(DAY, TODAY))
    kai = young(offer.council, account=True, name_used="Kai Example")
    kai.timeincare_rows.update(authority="Kesteven")
    return kai


def lives(kai, council):
    Home.objects.filter(person=kai).delete()
    Home.objects.create(person=kai, kind="own_tenancy", council=council, starts_on=TODAY)


def listed(client, kai):
    return sign_in(client, kai.user).get(MINE)


@pytest.mark.parametrize("council", ["Low Fen", "Low Fen District Council"])
def test_whose_home_is_in_a_district_has_its_words(client, kai, council):
    lives(kai, council)
    shown = listed(client, kai)
    said = words(shown)
    assert "This is the offer as it is in Low Fen, where you live." in said
    assert "£300" in said and "Lessons cost more there." in said and "Free swimming" in said
    assert "that you live in our area" in said and "another area" not in said
    assert HOME + LESSONS in shown.content.decode() and HOME + SWIMMING in shown.content.decode()


def test_where_no_home_is_recorded_each_thing_says_where_it_is_different(client, kai):
    Home.objects.filter(person=kai).delete()
    shown = listed(client, kai)
    said = words(shown)
    assert "In which area you live is not recorded yet" in said and "In Low Fen this is different." in said
    assert "£300" not in said and "Free swimming" not in said
    assert f'href="{HOME}what-can-i-get/"' in shown.content.decode()


def test_whoever_lives_outside_has_the_countys_words_alone(client, kai):
    lives(kai, "Leeds City Council")
    said = words(listed(client, kai))
    assert "that you live in another area" in said and "£230" in said
    assert "this is different" not in said and "Low Fen" not in said


def test_it_costs_no_query_more(client, kai):
    sign_in(client, kai.user)
    Home.objects.filter(person=kai).delete()
    county = len(queries_of(client, MINE))
    lives(kai, "Low Fen")
    assert len(queries_of(client, MINE)) == county


def test_what_is_different_there_can_still_be_asked_for(kai):
    lives(kai, "Low Fen")
    things = not_had(kai, None, TODAY)
    lessons = [thing for thing in (*things.now, *things.may_be) if thing.entry.name == "Driving lessons"]
    assert [thing.item is not None and "£300" in thing.entry.amount.full for thing in lessons] == [True]
