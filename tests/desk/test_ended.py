"""An item that was taken out of a draft is found again, and brought back."""

import pytest

from leaving_care.models import Role
from offers.actions.items import end_item
from offers.desk_lists.ended import ended_in
from offers.models import Edition, Item, ItemIdentity
from tests.desk.drafts import publish
from tests.desk.filling import fields_of, send
from tests.people import NOW, council, member, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
NAMED = "“Home starter pack”"


@pytest.fixture
def newer(edition, grace):
    """The next draft, in which the starter pack was ended."""
    publish(edition)
    draft = Edition.objects.create(authority=edition.authority, number=4, title="Next")
    draft.themes.create(slug="home", name="Your home", position=0)
    item = Item.objects.get(edition=edition, slug="starter-pack")
    kept = Item.objects.create(
        edition=draft, identity=item.identity, slug=item.slug, name=item.name, what_we_offer="x", position=0
    )
    end_item(kept, why="The shed has closed", by=grace, at=NOW)
    return draft


def at(edition, path=""):
    return f"/manage/offer/{edition.authority.slug}/{edition.number}/{path}"


def text(browser, address, status=200):
    answer = browser.get(address)
    assert answer.status_code == status
    return " ".join(answer.content.decode().split())


def test_the_overview_lists_it_until_it_is_brought_back(newer, desk):
    page = text(desk, at(newer))
    assert "Ended in this draft" in page and "on 20 November 2026: The shed has closed" in page
    address = at(newer, "items/add/?again=starter-pack")
    assert address in page
    opened = fields_of(desk.get(address))
    assert f"Bring back {NAMED}" in text(desk, address)
    assert send(desk, address, opened).status_code == 302
    assert "Ended in this draft" not in text(desk, at(newer))


def test_who_may_not_edit_reads_it_and_is_shown_no_way_to_bring_it_back(newer, client):
    page = text(sign_in(client, member(Role.MANAGER, newer.authority).user, NOW), at(newer))
    assert "Ended in this draft" in page and "?again=" not in page


@pytest.mark.parametrize("path", ["items/starter-pack/", "items/starter-pack/end/"])
def test_its_pages_say_when_it_was_ended_and_lead_back(newer, desk, path):
    page = text(desk, at(newer, path))
    assert f"{NAMED} is not in this draft" in page and "ended in this draft on 20 November 2026" in page
    assert "The shed has closed" in page and at(newer, "items/add/?again=starter-pack") in page
    assert desk.post(at(newer, path), {"name": "x"}).status_code == 409


def test_its_history_leads_back_too(newer, desk, client):
    assert at(newer, "items/add/?again=starter-pack") in text(desk, at(newer, "items/starter-pack/history/"))
    manager = sign_in(client, member(Role.MANAGER, newer.authority).user, NOW)
    assert "?again=" not in text(manager, at(newer, "items/starter-pack/history/"))


def test_what_an_earlier_edition_had_says_so(newer, desk):
    page = text(desk, at(newer, f"items/{other_key(newer)}/"))
    assert "It was in an earlier edition." in page and f"?again={other_key(newer)}" in page


def other_key(draft):
    rows = Item.objects.filter(edition__authority=draft.authority).exclude(slug="starter-pack")
    return rows.order_by("pk").first().identity.key


def test_404_stays_for_what_the_council_never_offered(newer, desk):
    ItemIdentity.objects.create(authority=council("elsewhere"), key="theirs")
    ItemIdentity.objects.create(authority=newer.authority, key="never-said")
    for key in ("theirs", "never-said", "nothing"):
        text(desk, at(newer, f"items/{key}/"), 404)
        text(desk, at(newer, f"items/{key}/end/"), 404)


def test_pages_of_an_item_name_it(edition, desk):
    for path, words in (("", f"Change {NAMED}"), ("end/", f"End {NAMED}")):
        page = text(desk, at(edition, f"items/starter-pack/{path}"))
        assert f"<title>{words}" in page and f">{words}</h1>" in page
    wrong = send(desk, at(edition, "items/starter-pack/"), name="").content.decode()
    assert f"<title>Error: Change {NAMED}" in wrong


def test_each_is_listed_once_and_the_last_first(newer, edition, grace):
    laptop = edition.items.exclude(slug="starter-pack").first()
    copied = {"identity": laptop.identity, "slug": laptop.slug, "what_we_offer": "x", "position": 1}
    for name in ("Once", "Twice"):
        end_item(newer.items.create(name=name, **copied), why=name, by=grace, at=NOW)
    new = newer.items.create(
        name="New here",
        **copied | {"identity": ItemIdentity.objects.create(authority=newer.authority, key="new"), "slug": "new"},
    )
    end_item(new, why="A mistake", by=grace, at=NOW)
    told = [(each.key, each.name, each.edit.why, each.may_come_back) for each in ended_in(newer)]
    assert told == [
        ("new", "New here", "A mistake", False),
        (laptop.identity.key, "Twice", "Twice", True),
        ("starter-pack", "Home starter pack", "The shed has closed", True),
    ]
    assert ended_in(edition) == []
