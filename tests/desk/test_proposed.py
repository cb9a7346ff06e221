"""What is proposed for an item stands beside its form until it is settled."""

import pytest

from offers.actions import proposals
from offers.actions.link_answers import Said, answer
from offers.models import ProposedChange
from tests.desk.checking import a_draft, an_editor, identity, partner_link
from tests.desk.filling import fields_of, send
from tests.people import NOW, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]


@pytest.fixture
def draft():
    return a_draft()


@pytest.fixture
def proposed(draft):
    """Partners say what should change: twice in one item, once in another."""
    for item, words in (
        ("laptop", "Two laptops."),
        ("laptop", "<b>A lent one.</b>"),
        ("starter-pack", "A gym pass."),
    ):
        link, _ = partner_link(draft, item)
        said = [Said(identity(draft, item), "correct", words)]
        answer(link, said=said, name="Robin", organisation="Testshire housing", at=NOW)
    return list(ProposedChange.objects.order_by("pk"))


@pytest.fixture
def desk(client):
    return sign_in(client, an_editor(), NOW)


def at(draft, path=""):
    return f"/manage/offer/{draft.authority.slug}/{draft.number}/{path}"


def test_the_one_that_was_opened_comes_first(draft, proposed, desk):
    address = at(draft, f"items/laptop/?proposal={proposed[1].key}")
    page = desk.get(address).content.decode()
    assert page.index("&lt;b&gt;A lent one.&lt;/b&gt;") < page.index("Two laptops.") and "gym pass" not in page
    assert "The check by Testshire housing, 20 November 2026" in page and "(2)" in page
    assert send(desk, address, what_we_offer="A laptop to keep.").headers["Location"] == at(draft, "proposals/")


def test_what_is_settled_is_gone_and_the_form_leads_where_it_did(draft, proposed, desk):
    proposals.accept(proposed[0], by=an_editor(), at=NOW)
    proposals.refuse(proposed[1], why="There is one each.", by=an_editor(), at=NOW)
    page = desk.get(at(draft, "items/laptop/"))
    assert "What is proposed" not in page.content.decode()
    assert send(desk, at(draft, "items/laptop/"), fields_of(page)).headers["Location"] == at(draft)


@pytest.mark.parametrize("named", ["x", "%00", "99999999-0000-4000-8000-000000000000"])
def test_an_address_that_names_none_opens_the_item(draft, proposed, desk, named):
    answered = desk.get(at(draft, f"items/laptop/?proposal={named}"))
    assert answered.status_code == 200 and "Two laptops." in answered.content.decode()


def test_however_much_is_proposed_one_question_is_asked(draft, proposed, desk, at_most):
    with at_most(27):
        assert desk.get(at(draft, "items/laptop/")).status_code == 200


def test_the_overview_has_a_way_to_add_an_item_under_each_theme(draft, desk):
    page = desk.get(at(draft)).content.decode()
    for theme in draft.themes.all():
        assert f'{at(draft, "items/add/")}?theme={theme.slug}"' in page
