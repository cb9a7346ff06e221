"""Parts of the page that compares editions: districts, what is still to be said of figures, and the way to each item."""

import pytest

from leaving_care.models import Role
from offers.actions.differing import say_change
from offers.models import ItemIdentity
from tests.desk.drafts import editor
from tests.desk.two_editions import two_editions
from tests.offers.an_offer import Offer
from tests.people import NOW, council, member, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
FIGURE = "A figure in the words is another now"
NAMED = "An amount is named now, and none was before"
WORDS = ({"name": "Trips", "what_we_offer": "4 trips."}, {"name": "Trips", "what_we_offer": "2 trips."})
MONEY = tuple(
    {"name": "Money", "amount_figure": figure, "what_we_offer": f"We pay {figure}.", "kind": "money"}
    for figure in (10, 20)
)


def compared(client, user, query="", slug="testshire"):
    return sign_in(client, user, NOW).get(f"/manage/offer/{slug}/2/compare/{query}").content.decode()


@pytest.fixture
def fens():
    offer = Offer(tier="county").districts("High Fen", "Low Fen").money(name="Driving lessons", amount_figure=200)
    return offer.before()


def test_a_districts_cut_stands_on_the_page_with_its_reason(client, fens):
    fens.otherwise("low-fen", what_we_offer="Fewer.", gives_less=True, reason="The school closed.")
    said = compared(client, editor(fens.council), slug="kesteven")
    assert 'id="in-districts">In districts alone (1)' in said and "less in 1" in said
    assert '/districts/low-fen/">Low Fen</a>: Driving lessons' in said
    assert "Gives less" in said and "Why: The school closed." in said
    assert "/districts/low-fen/change/otherwise/" in said


def test_what_was_taken_back_asks_for_its_reason_where_it_can_be_said(client, fens):
    offer = Offer(slug="holland", tier="county").districts("Mid Fen").money(name="Lessons", amount_figure=200)
    offer.otherwise("mid-fen", amount_figure=250).before().edition.district_items.all().delete()
    key = offer.edition.items.get(name="Lessons").identity.key
    said = compared(client, editor(offer.council), slug="holland")
    assert "Why it was taken back: not recorded yet." in said
    assert f'href="/manage/offer/holland/2/compare/{key}/">Say why' in said
    reader = compared(client, member(Role.APPROVER, offer.council).user, slug="holland")
    assert "Why it was taken back" in reader and "Say why" not in reader


def test_without_a_district_there_is_no_such_part(client, fens):
    assert "in-districts" not in compared(client, editor(fens.council), slug="kesteven")


def test_many_districts_take_no_more_queries(client, fens, at_most):
    compared(client, editor(fens.council), slug="kesteven")
    for place in range(12):
        fens.districts(f"Fen {place}").otherwise(f"fen-{place}", amount_figure=100 + place)
    with at_most(13):
        page = client.get("/manage/offer/kesteven/2/compare/")
    assert "(12)" in page.content.decode()


@pytest.mark.parametrize(
    ("sides", "said", "asks"),
    [
        (WORDS, {}, True),
        (WORDS, {"kind": "less", "reason": "Less money.", "decided_by": "Cabinet"}, False),
        (WORDS, {"kind": "reworded"}, False),
        (WORDS, {"words": "Two trips."}, True),
        (MONEY, {}, False),
    ],
)
def test_what_a_figure_means_is_asked_while_nobody_has_said(client, sides, said, asks):
    _, draft = two_editions(council(), {"thing": sides})
    who = member(Role.EDITOR).user
    if said:
        say_change(draft, ItemIdentity.objects.get(), by=who, at=NOW, **said)
    assert (FIGURE in compared(client, who)) is asks


@pytest.mark.parametrize(("said", "asks"), [({}, True), ({"kind": "better"}, False)])
def test_so_is_an_amount_that_was_not_named_before(client, said, asks):
    _, draft = two_editions(council(), {"thing": ({"name": "Money"}, {"name": "Money", "amount_figure": 1800})})
    who = member(Role.EDITOR).user
    if said:
        say_change(draft, ItemIdentity.objects.get(), by=who, at=NOW, **said)
    page = compared(client, who)
    assert (NAMED in page) is asks and FIGURE not in page


def test_names_lead_to_the_item_for_whoever_edits_it(client):
    two_editions(council())
    link = 'href="/manage/offer/testshire/2/items/{}/"'
    said = compared(client, member(Role.EDITOR).user)
    assert all(link.format(key) in said for key in ("phone", "laptop", "same"))
    assert link.format("gym") not in said  # it ended
    assert link.format("phone") not in compared(client, member(Role.APPROVER).user)
