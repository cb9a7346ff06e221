"""The page of an item as a young person would see it: as it is saved, as it is typed, safe, and shown on the desk alone."""

import re

import pytest
from django.test import Client

from leaving_care.models import Role
from offers.contents import read_contents
from offers.models import Edit
from offers.rendering.offer_pages import offer_pages
from offers.rendering.pages import PageMaker
from offers.text import dead_links
from tests.desk.filling import fields_of, send
from tests.desk.large import many
from tests.people import NOW, TODAY, member, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
SCRIPTS = (
    "<script>alert(1)</script>", "[a](javascript:alert(1))", "<img src=x onerror=alert(1)>", "**<b onclick=x>**",
    "[x](data:text/html,<script>alert(1)</script>)", "&lt;script&gt;", "<svg/onload=alert(1)>", "</style><script>x</script>",
)  # fmt: skip
UNSAFE = re.compile(r"""<(script|img|svg|b |iframe|style)|href=["']?(javascript|data):|<[^>]* on\w+=""")


def at(edition, path):
    return f"/manage/offer/{edition.authority.slug}/{edition.number}/items/{path}"


def stored(edition, slug):
    """The item's page as it would be stored."""
    contents = read_contents(edition)
    pages = offer_pages(PageMaker(contents.authority, contents, TODAY), contents, {"leaflets": {}, "files": []})
    return next(page for page in pages if page.address.endswith(f"/{slug}/")).render().decode()


@pytest.mark.parametrize("key", ["starter-pack", "safe-home", "laptop", "advice"])
def test_it_is_the_stored_page(edition, desk, key):
    page = desk.get(at(edition, f"{key}/preview/")).content.decode()
    assert page.replace('<base target="_blank">', "") == stored(edition, key)


def test_it_is_what_is_typed_and_nothing_is_saved(edition, desk):
    address = at(edition, "starter-pack/")
    page = send(
        desk, address, to=f"{address}preview/", name="Typed name", what_we_offer="**Much** more", amount_figure="3000",
        rules__0__age_from="18", providers__0__name="Another shed", theme=edition.themes.get(slug="money").pk,
    ).content.decode()  # fmt: skip
    for words in (
        "<h1>Typed name</h1>",
        "<strong>Much</strong> more",
        "£3,000",
        "18 to 20",
        "Another shed",
        "/offer/money/",
    ):
        assert words in page, words
    item = edition.items.get(slug="starter-pack")
    assert item.name == "Home starter pack" and not Edit.objects.exists()


def test_what_cannot_be_read_is_left_as_it_was(edition, desk):
    address = at(edition, "starter-pack/")
    page = send(
        desk, address, to=f"{address}preview/", name="", amount_figure="much", rules__0__age_from="x", theme="", kind="\0",
        more="rules", what_we_offer="x" * 30_000,
    )  # fmt: skip
    assert page.status_code == 200 and "<h1>Home starter pack</h1>" in page.content.decode()
    assert desk.post(f"{address}preview/", {}).status_code == 200


def test_a_link_that_leads_nowhere_is_shown_as_plain_words(edition, desk):
    address = at(edition, "starter-pack/")
    page = send(desk, address, to=f"{address}preview/", to_know="Keep **all** of [this](https://).").content.decode()
    assert "<p>Keep <strong>all</strong> of this.</p>" in page


def test_an_item_that_is_added_is_shown_before_it_is_there(edition, desk):
    address = at(edition, "add/")
    assert "No name yet" in desk.get(f"{address}preview/").content.decode()
    typed = {"to": f"{address}preview/", "name": "A gym pass", "what_we_offer": "We pay."}
    assert "<h1>A gym pass</h1>" in send(desk, address, **typed).content.decode()
    assert not edition.items.filter(name="A gym pass").exists()


@pytest.mark.parametrize("script", SCRIPTS)
def test_no_script_gets_through(edition, desk, script):
    address = at(edition, "advice/")
    texts = ("what_we_offer", "to_know", "our_part", "your_part", "how_to_get_it", "elsewhere")
    lines = ("name", "who_for", "amount_words", "who_decides", "happens", "ends_with")
    said = dict.fromkeys(texts, f"words {script} words") | dict.fromkeys(lines, f"a {script}"[:100])
    for part in ("rules", "providers"):
        said |= {f"{part}-part": "0"}
    said |= {"rules-0-note": script, "providers-0-name": script, "rules-0-age_from": "16"}
    pages = [send(desk, address, to=f"{address}preview/", **said)]
    refused = "leads nowhere" in send(desk, address, **said).content.decode()
    assert refused == bool(dead_links(script))
    if refused:  # it came in by another way
        edition.items.filter(slug="advice").update(**{name: said[name] for name in (*texts, *lines)})
    pages.append(desk.get(f"{address}preview/"))
    published = stored(edition, "advice")
    for page in [*(each.content.decode() for each in pages), published]:
        body = page[page.index("<body") :]
        assert "words" in body and not UNSAFE.search(body), body


def test_the_desk_alone_may_show_it_in_a_frame(edition, desk):
    page = desk.get(at(edition, "advice/preview/"))
    assert page["X-Frame-Options"] == "SAMEORIGIN" and page["Cache-Control"] == "no-store"
    assert "frame-ancestors 'self'" in page["Content-Security-Policy"]
    assert (
        "default-src 'none'" in page["Content-Security-Policy"] and "script-src" not in page["Content-Security-Policy"]
    )
    form = desk.get(at(edition, "advice/"))
    assert form["X-Frame-Options"] == "DENY" and "frame-src 'self'" in form["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in form["Content-Security-Policy"]


def test_who_sees_the_desk_reads_it_as_it_is_saved_and_types_nothing(edition):
    for role, read, typed in ((Role.PARTICIPATION, 200, 403), (Role.APPROVER, 200, 403), (Role.AUDITOR, 404, 404)):
        client = sign_in(Client(), member(role, edition.authority).user, NOW)
        assert client.get(at(edition, "advice/preview/")).status_code == read
        assert client.post(at(edition, "advice/preview/"), {}).status_code == typed


def test_it_asks_little(edition, desk, at_most):
    address = at(edition, "starter-pack/")
    opened = fields_of(desk.get(address))
    many(edition, 30)
    with at_most(30):
        assert send(desk, address, opened, to=f"{address}preview/").status_code == 200
