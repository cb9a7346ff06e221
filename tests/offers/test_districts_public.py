"""A county's offer in each of its districts, and the offer that councils give together, as everybody reads them."""

from datetime import UTC, date, datetime

import pytest
from lxml import html

from leaving_care.models import Authority, Role
from offers import search
from offers.actions.publishing import render_council
from offers.addresses import Addresses
from offers.contents import read_contents
from offers.districts import FIELDS, contents_in, differing
from offers.models import Correction, DistrictItem, Edition, Item, JointAuthority
from offers.search_index import build_index
from tests.offers.an_offer import NUMBER, Offer
from tests.people import NOW, member

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 21)
OTHER_NUMBER = {"number": "01632 960009"}
HOME = "/kesteven/in/low-fen/"
PAGE = "offer/all/kesteven-1/"


@pytest.fixture
def offer():
    """A county with two districts, each with its duty worker, and an amount that everybody there has."""
    offer = Offer(tier="county").districts("High Fen", "Low Fen")
    offer.item("Driving lessons", amount_figure=200, amount_each="year", kind="money", how_to_get_it="Ask us.")
    offer.contact("high", kind="duty", numbers=[NUMBER], districts=["high-fen"])
    offer.contact("low", kind="duty", numbers=[OTHER_NUMBER], districts=["low-fen"])
    return offer.change(effective_from=date(2026, 4, 1))


def say(offer, key="lessons", district="low-fen", **said):
    """That Low Fen has the driving lessons otherwise, or what else is said."""
    said = {"reason": "The council there says so.", "differs_from": last_item(offer).identity, **said}
    place = DistrictItem.objects.count()
    return offer.edition.district_items.create(
        district=Authority.objects.get(slug=district), key=key, position=place, **said
    )


def add(offer, name="Free swimming", **said):
    return say(offer, key="swimming", differs_from=None, name=name, what_we_offer="In any pool.", theme_slug="all",
               reason="", **said)  # fmt: skip


def last_item(offer):
    return Item.objects.get(edition=offer.edition, name="Driving lessons")


@pytest.fixture
def published(offer, published_folder):
    """Publishes the offer as it is, and makes its pages."""

    def go():
        Edition.objects.filter(pk=offer.edition.pk).update(published_at=datetime(2026, 3, 1, tzinfo=UTC))
        render_council(offer.council, today=DAY)

    return go


@pytest.fixture
def read(published, visit):
    """A published page, as words on one line."""

    def ask(address):
        status, page = visit(address, DAY)
        assert status == 200, address
        return page

    return ask


def words_of(page):
    return " ".join(html.fromstring(page).text_content().split())


def there(offer, district="low-fen"):
    return contents_in(read_contents(offer.edition), Authority.objects.get(slug=district))


# In memory


def test_what_differs_is_a_copy_with_the_districts_words_and_the_countys_where_they_are_blank(offer):
    row = say(offer, amount_figure=300)
    county = read_contents(offer.edition)
    item, copy = county.items[-1], contents_in(county, row.district).items[-1]
    assert (item.amount_figure, copy.amount_figure) == (200, 300)
    same = ("name", "what_we_offer", "how_to_get_it", "amount_each", "pk", "slug")
    assert [getattr(copy, name) for name in same] == [getattr(item, name) for name in same]
    assert copy.here == row and not hasattr(item, "here") and not hasattr(county.items[0], "here")


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_that_a_district_can_say_is_said(offer, name):
    value = {"amount_figure": 5, "amount_each": "week"}.get(name, "Otherwise")
    say(offer, **{name: value})
    assert getattr(there(offer).items[-1], name) == value


def test_another_district_has_the_countys_own(offer):
    say(offer, amount_figure=300)
    add(offer)
    assert [item.amount_figure for item in there(offer, "high-fen").items] == [None, 200]


def test_an_addition_lives_under_its_theme_and_the_district_gives_it(offer):
    add(offer)
    seen = there(offer)
    made = seen.items[-1]
    assert made in seen.entries[offer.theme.pk] and seen.first_theme[made.pk] == offer.theme
    assert [row.authority.slug for row in made.providers.all()] == ["low-fen"]
    assert not Item.objects.filter(name="Free swimming").exists()


def test_the_contacts_that_serve_the_district_come_first(offer):
    assert there(offer).contacts[0].key == "low"
    assert len(there(offer).contacts) == len(read_contents(offer.edition).contacts)


def test_it_asks_the_database_nothing(offer, django_assert_num_queries):
    say(offer)
    add(offer)
    contents = read_contents(offer.edition)
    districts = list(contents.authority.districts.all())
    with django_assert_num_queries(0):
        for district in districts:
            for item in contents_in(contents, district).items:
                list(item.rules.all()), list(item.providers.all()), list(item.item_themes.all())
        list(differing(contents))


# Its pages


def test_everybody_can_say_where_they_live_without_a_cookie(offer, published, read):
    published()
    home = html.fromstring(read("/kesteven/"))
    links = home.xpath("//h2[@id='where']/following::ul[1]//a")
    assert [(link.text, link.get("href")) for link in links] == [
        ("High Fen", "/kesteven/in/high-fen/"),
        ("Low Fen", HOME),
    ]
    for rest in ("offer/", "offer/all/", PAGE, "contacts/"):
        page = html.fromstring(read(f"/kesteven/{rest}"))
        assert page.xpath(f"//details//a[@href='{HOME}{rest}']"), rest
        page = html.fromstring(read(f"{HOME}{rest}"))
        assert "if you live in Low Fen" in page.text_content(), rest
        assert page.xpath(f"//details//a[@href='/kesteven/in/high-fen/{rest}']"), rest
        assert page.xpath(f"//details//a[@href='/kesteven/{rest}']"), rest


def test_a_page_that_says_what_the_county_says_is_the_countys_to_search_engines(offer, published, read, settings):
    say(offer, amount_figure=300)
    published()
    for rest, own in (("", True), ("offer/", True), ("offer/all/", True), (PAGE, True), ("contacts/", False),
                      ("offer/all/kesteven-0/", False)):  # fmt: skip
        page = html.fromstring(read(f"{HOME}{rest}"))
        assert [link.get("href") for link in page.xpath("//link[@rel='canonical']")] == (
            [] if own else [f"{settings.SITE_ADDRESS}/kesteven/{rest}"]
        ), rest
        assert (f"{HOME}{rest}<" in read("/kesteven/sitemap.xml")) == own, rest


def test_what_differs_says_so_and_why_and_leads_to_the_rest_of_the_county(offer, published, read):
    say(offer, amount_figure=300)
    published()
    page = words_of(read(HOME + PAGE))
    assert "This is different in Low Fen." in page and "Why: The council there says so." in page and "£300" in page
    assert "£200" in read(f"/kesteven/{PAGE}") and f'href="{HOME}{PAGE}"' in read(f"/kesteven/{PAGE}")
    assert "It is different if you live in Low Fen" in words_of(read(f"/kesteven/{PAGE}"))
    assert "different" not in words_of(read(f"/kesteven/in/high-fen/{PAGE}"))
    assert "What is different in Low Fen" in read(HOME) and "What is different" not in read("/kesteven/in/high-fen/")


def test_an_addition_is_found_from_the_theme_and_by_search(offer, published, read):
    add(offer)
    published()
    address = f"{HOME}offer/all/low-fen-swimming/"
    assert "This is for people who live in Low Fen." in words_of(read(address))
    assert f'href="{address}"' in read(f"{HOME}offer/all/")
    assert "There is more here if you live in Low Fen" in words_of(read("/kesteven/offer/all/"))
    assert "Free swimming" not in read("/kesteven/offer/") + read("/kesteven/in/high-fen/offer/")
    # Where nobody else has the page, the way to another district leads to the list of everything there.
    assert "/kesteven/in/high-fen/offer/" in read(address) and "/kesteven/offer/" in read(address)
    contents = read_contents(offer.edition)
    item = there(offer).items[-1]
    index = build_index(contents, Addresses("kesteven", contents), [("Free swimming in Low Fen", address, item)])
    assert [(row.title, row.address) for row in search.ask(index, "swimming")] == [
        ("Free swimming in Low Fen", address)
    ]
    assert "Free swimming in Low Fen" in read("/kesteven/search.json")


def test_titles_and_the_way_say_where(offer, published, read):
    published()
    page = html.fromstring(read(HOME + PAGE))
    assert page.findtext(".//title").startswith("Driving lessons in Low Fen –")
    way = [(link.text, link.get("href")) for link in page.xpath("//nav[@aria-label='Where you are']//a")]
    assert way == [
        ("Kesteven", "/kesteven/"),
        ("In Low Fen", HOME),
        ("The offer", f"{HOME}offer/"),
        ("All of it", f"{HOME}offer/all/"),
    ]


def test_the_number_of_the_district_is_the_one_to_ring(offer, published, read):
    published()
    assert "01632 960009" in read(f"{HOME}offer/") and "01332 643907" not in read(f"{HOME}offer/")


def test_the_district_stands_first_among_the_duty_numbers(offer, published, read):
    published()
    names = html.fromstring(read(f"{HOME}contacts/")).xpath(
        "//h2[starts-with(., 'Your team')]/following::dl[1]/dt/text()"
    )
    assert names == ["Low Fen", "High Fen"]


def test_a_district_that_is_no_more_has_no_pages(offer, published, visit):
    Authority.objects.filter(slug="low-fen").update(ends_on=date(2026, 1, 1))
    published()
    assert visit(HOME, DAY)[0] == 404 and visit("/kesteven/in/high-fen/", DAY)[0] == 200
    assert HOME not in visit("/kesteven/", DAY)[1]


def test_a_council_without_districts_asks_nobody_where_they_live(published_folder, visit):
    offer = Offer().change(effective_from=date(2026, 4, 1))
    Edition.objects.filter(pk=offer.edition.pk).update(published_at=datetime(2026, 3, 1, tzinfo=UTC))
    render_council(offer.council, today=DAY)
    assert "Where do you live" not in visit("/kesteven/", DAY)[1]


def test_what_a_correction_says_of_an_item_is_said_in_a_district_too(offer, published, read):
    say(offer, what_we_offer="Ten lessons.")
    published()
    Correction.objects.create(
        edition=offer.edition,
        identity=last_item(offer).identity,
        kind=Correction.Kind.MARKED,
        note="The amount is wrong.",
        asked_at=NOW,
        asked_by=member(Role.EDITOR, offer.council).user,
    )
    Correction.objects.update(approved_at=NOW, approved_by=member(Role.APPROVER, offer.council).user)
    render_council(offer.council, today=DAY)
    page = words_of(read(HOME + PAGE))
    assert "The amount is wrong." in page and "Ten lessons." in page


def test_markup_in_a_districts_words_does_nothing(offer, published, read):
    say(offer, reason="<script>alert(1)</script>", what_we_offer="<b onclick=x>Hello</b> <script>x</script>")
    published()
    page = read(HOME + PAGE)
    assert "<script>" not in page and "<b onclick" not in page


def test_what_is_open_to_others_is_listed(offer, published, read):
    Item.objects.filter(name="Driving lessons").update(open_to_other_councils=True)
    published()
    for place in ("/kesteven/", HOME):
        assert f'href="{place}offer/#another-council"' in read(place)
        page = html.fromstring(read(f"{place}offer/"))
        assert page.xpath("//h2[@id='another-council']/following::ul[1]//a/text()") == ["Driving lessons"]


def test_nothing_is_said_of_others_where_nothing_is_open_to_them(offer, published, read):
    published()
    assert "another-council" not in read("/kesteven/") + read("/kesteven/offer/")


# An offer of several councils


def test_the_offer_of_two_councils_says_so_and_each_is_found(offer, published, read):
    other = Authority.objects.create(slug="boston", name="Boston Council", short_name="Boston", tier="unitary")
    JointAuthority.objects.create(edition=offer.edition, authority=other)
    published()
    for address in ("/kesteven/", "/kesteven/offer/", "/kesteven/offer/whole/"):
        assert "This is the offer of Kesteven Council and Boston Council." in words_of(read(address)), address
    assert 'href="/boston/"' in read("/") and 'href="/kesteven/"' in read("/")
    page = read("/boston/")
    assert "Boston Council" in page and "Kesteven Council" in page and 'href="/kesteven/offer/all/"' in page


def test_a_council_with_an_offer_of_its_own_keeps_its_address(offer, published, visit):
    other = Offer(slug="boston").change(effective_from=date(2026, 4, 1))
    Edition.objects.filter(pk=other.edition.pk).update(published_at=datetime(2026, 3, 1, tzinfo=UTC))
    JointAuthority.objects.create(edition=offer.edition, authority=other.council)
    published()
    render_council(other.council, today=DAY)
    assert "They give it together" not in visit("/boston/", DAY)[1]
    assert visit("/", DAY)[1].count('href="/boston/"') == 1
