"""What changed in single districts since the edition before: the comparison, the public page and the check."""

import pytest

from offers.district_changes import district_changes
from offers.models import ItemChange
from offers.rendering.changes import changes_page
from offers.rendering.pages import PageMaker
from tests.offers.an_offer import DAY, Offer

pytestmark = pytest.mark.django_db
CODE = "district-reduction-without-reason"
WORDS = {"what_we_offer": "Fewer lessons."}


@pytest.fixture
def offer():
    """A county with two districts, which gives the same everywhere."""
    return Offer(tier="county").districts("High Fen", "Low Fen").money(name="Driving lessons", amount_figure=200)


def editions(offer, before, after):
    """What Low Fen says of the county's item in the edition before, and in the draft; None: nothing."""
    if before is not None:
        offer.otherwise("low-fen", **before)
    offer.before().edition.district_items.all().delete()
    if after is not None:
        offer.otherwise("low-fen", **after)


def own(**said):
    """What Low Fen alone gives."""
    own = {"key": "swimming", "differs_from": None, "theme_slug": "all", "reason": ""}
    return {**own, "name": "Swimming", "what_we_offer": "In any pool.", **said}


def found(offer):
    return [(change.name, change.what, change.gives_less, change.lacks_reason) for change in changes(offer)]


def changes(offer):
    return district_changes(offer.contents())


def page(offer):
    contents = offer.contents()
    return changes_page(PageMaker(offer.council, contents, DAY), contents).render().decode()


def test_where_nothing_is_otherwise_nothing_is_told(offer):
    offer.before()
    assert found(offer) == []
    assert "In one district alone" not in page(offer)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (None, {"amount_figure": 150}, ("otherwise", True, False)),
        (None, {"amount_figure": 250}, ("otherwise", False, False)),
        (None, WORDS | {"gives_less": True}, ("otherwise", True, False)),
        ({"amount_figure": 180}, {"amount_figure": 150}, ("otherwise", True, True)),
        ({"amount_figure": 180}, {"amount_figure": 150, "reason": "A cheaper school."}, ("otherwise", True, False)),
        ({"amount_figure": 150}, {"amount_figure": 180}, ("otherwise", False, False)),
        (WORDS, WORDS | {"gives_less": True}, ("otherwise", True, True)),
        ({"amount_figure": 250}, None, ("taken back", True, True)),
        ({"amount_figure": 150}, None, ("taken back", False, False)),
    ],
)
def test_an_item_of_the_county(offer, before, after, told):
    editions(offer, before, after)
    assert found(offer) == [("Driving lessons", *told)]
    assert bool(offer.found(CODE)) == told[2]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (None, {}, ("added", False)),
        ({"amount_figure": 50}, {"amount_figure": 30}, ("otherwise", True)),
        ({}, None, ("taken back", True)),
    ],
)
def test_what_the_district_has_for_itself(offer, before, after, told):
    editions(offer, *(None if said is None else own(**said) for said in (before, after)))
    assert found(offer) == [("Swimming", *told, False)]
    assert offer.found(CODE) == []


def test_what_stayed_and_what_the_county_changed_are_not_told_again(offer):
    offer.otherwise("low-fen", **WORDS).otherwise("low-fen", **own()).before()
    offer.edition.items.filter(name="Driving lessons").update(amount_figure=100)
    assert found(offer) == []
    offer.edition.items.filter(name="Driving lessons").delete()
    offer.edition.district_items.filter(key="otherwise").update(what_we_offer="None.")
    assert found(offer) == []


def test_what_was_taken_back_has_its_reason_with_the_countys_item(offer):
    editions(offer, {"amount_figure": 250}, None)
    (finding,) = offer.found(CODE)
    assert finding.blocking and finding.rows == ("in low-fen, otherwise",) and "is less in Low Fen" in finding.says
    identity = offer.edition.items.get(name="Driving lessons").identity
    ItemChange.objects.create(edition=offer.edition, identity=identity, reason="Used elsewhere", decided_by="Cabinet")
    assert offer.found(CODE) == []
    said = page(offer)
    assert "<h3>Low Fen</h3>" in said and "It is as in the rest of the county again." in said
    assert "How much: £250 before; £200 now." in said
    assert "Why: Used elsewhere. Decided by Cabinet." in said


def test_the_public_page_says_where_what_and_why(offer):
    editions(offer, None, {"amount_figure": 150, "reason": "A *cheaper* school."})
    offer.otherwise("low-fen", **own())
    said = page(offer)
    assert '<a href="#districts">' in said and "<h3>Low Fen</h3>" in said
    assert "Less than before." in said and "How much: £200 before; £150 now." in said
    assert "Why: A cheaper school." in said and "New there: In any pool." in said
    assert 'href="/kesteven/complaints/"' in said


def test_a_cut_by_an_editors_word_alone_is_told(offer):
    editions(offer, None, WORDS | {"gives_less": True})
    assert "Less than before." in page(offer) and "What we offer now: Fewer lessons." in page(offer)


def test_it_asks_the_database_nothing(offer, django_assert_num_queries):
    editions(offer, {"amount_figure": 180}, {"amount_figure": 150})
    contents = offer.contents()
    with django_assert_num_queries(0):
        assert len(district_changes(contents)) == 1
