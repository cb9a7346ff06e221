"""How much pages weigh, and what a visit costs."""

import re
from datetime import UTC, datetime

import brotli
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from leaving_care.front import Front
from offers.actions.publishing import publish_edition
from offers.models import Item, ItemIdentity, ItemRule, ItemTheme
from tests.offers.small import blank_press, draft
from tests.pages.reading import faulty, has_head

FIRST_FLIGHT = 14_600  # bytes that a server may send before it hears from the phone again
ADDED_BY_THE_SERVER = 90  # status line, date and name of the server


def test_no_page_weighs_more_than_a_phone_can_bear(site):
    assert faulty(site.pages.values(), lambda page: page.file.size > 100_000 and page.file.size) == {}


def test_a_councils_home_weighs_less_than_a_picture(site, council):
    assert site.pages[f"/{council}/"].file.size < 30_000


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_a_theme_and_an_item_arrive_in_the_first_flight(site, store, day, encoding):
    def weight(page):
        said = []
        answer = Front(store, None, today=lambda: day)(
            {"REQUEST_METHOD": "GET", "PATH_INFO": page.address, "HTTP_ACCEPT_ENCODING": encoding},
            lambda status, headers: said.extend([status, headers]),
        )
        assert ("Content-Encoding", encoding) in said[1]
        head = sum(len(f"{name}: {value}\r\n") for name, value in said[1]) + ADDED_BY_THE_SERVER
        total = head + len(b"".join(answer))
        return total if total > FIRST_FLIGHT else None

    small = [
        page
        for page in site.pages.values()
        if re.fullmatch(r"/[\w-]+/offer/(editions/1/)?[\w-]+/([\w-]+/)?", page.address)
    ]
    small = [page for page in small if has_head(page)]
    assert len(small) > 150
    assert faulty(small, weight) == {}


def test_the_whole_offer_weighs_little_more_than_its_words(site, council):
    page = site.pages[f"/{council}/offer/whole/"]
    words = "\n".join(piece.strip() for piece in page.main.itertext() if piece.strip())
    # As tightly as they are packed when they are published; for tests they are packed in haste.
    weight, bare = (len(brotli.compress(text.encode(), quality=11)) for text in (page.html, words))
    assert weight <= 20_000
    # A page that says little still needs its head and its style.
    assert weight <= max(bare * 1.15, bare + 1_000)


def test_a_visit_asks_neither_the_database_nor_a_template(site, store, day, monkeypatch):
    def never(*asked, **more):
        raise AssertionError("A stored page needs nothing but its bytes.")

    monkeypatch.setattr("django.template.base.Template.render", never)
    front = Front(store, never, today=lambda: day)
    with CaptureQueriesContext(connection) as queries:
        for page in site.pages.values():
            said = []
            body = front(
                {"REQUEST_METHOD": "GET", "PATH_INFO": page.address}, lambda *answer, said=said: said.append(answer[0])
            )
            assert said == ["200 OK"]
            assert b"".join(body).decode() == page.html
    assert len(queries) == 0


def test_publishing_a_longer_offer_asks_the_database_no_more_often(tmp_path, settings, monkeypatch):
    settings.PUBLISHED_DIR = tmp_path / "published"
    monkeypatch.setattr("offers.rendering.downloads.make_pdf", blank_press)
    asked = []
    for slug, copies in (("shortton", 1), ("longton", 25)):
        edition = draft(tmp_path / slug, slug=slug, name=slug.capitalize())
        lengthen(edition, copies)
        with CaptureQueriesContext(connection) as queries:
            publish_edition(edition, at=datetime(2026, 11, 21, 12, tzinfo=UTC), by="a test")
        asked.append(len(queries))
    assert (tmp_path / "published" / "live" / "longton" / "offer" / "home" / "starter-pack-25" / "index.html").exists()
    assert asked[0] == asked[1]
    assert asked[0] < 100


def lengthen(edition, copies):
    """Adds items, contacts and promises to an edition."""
    theme = edition.themes.get()
    for number in range(1, copies + 1):
        name, place = f"starter-pack-{number}", number + 10
        identity = ItemIdentity.objects.create(authority=edition.authority, key=name)
        said = {"slug": name, "name": name, "what_we_offer": "Things.", "duty": "choose", "position": place}
        item = Item.objects.create(edition=edition, identity=identity, **said)
        ItemTheme.objects.create(item=item, theme=theme, is_first=True, position=place)
        ItemRule.objects.create(item=item, position=1, age_from=16, age_to=25, last_year_included=False)
        contact = edition.contacts.create(key=name, kind="helpline", name=name, position=place)
        contact.numbers.create(number="01632 960004", position=1)
        edition.statements.create(key=name, kind="promise", title=name, text="We will.", position=place)
