"""Pages and booklets of an offer in another language."""

import io
from datetime import UTC, date, datetime, timedelta

import pytest
from lxml import html
from pypdf import PdfReader

from leaving_care.models import AuthorityLanguage
from offers import booklets
from offers.actions.publishing import keep_published, publish_edition
from offers.contents import read_contents
from offers.interface_words import WORDS
from offers.models import Translation
from offers.speaking import Spoken, spoken_in, translations_of
from tests.offers.builders import an_edition
from tests.offers.in_urdu import SAMPLE, translate, translate_all
from tests.offers.small import draft
from tests.offers.test_booklets import elements
from tests.verapdf import check_ua1

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 4, 2, 12, tzinfo=UTC)
DAY = date(2026, 4, 2)
ITEM = "/smallton/ur/offer/home/starter-pack/"


@pytest.fixture
def first(published_folder, tmp_path):
    """Edition 1 of a small council, published."""
    edition = draft(tmp_path / "one", words="Up to £2,000 for your first home.")
    publish_edition(edition, at=NOON, by="a test")
    return edition


def translated(edition, what_we_offer=f"{SAMPLE} £2,000", **more):
    """The edition's item and theme in Urdu, and the pages made anew."""
    contents = read_contents(edition)
    translate(contents, contents.items[0], what_we_offer=what_we_offer, name=SAMPLE, **more)
    translate(contents, contents.themes[0], name=SAMPLE)
    return keep_published(today=DAY)


def language_of(piece):
    """The language and direction that hold for an element."""
    return next((up.get("lang"), up.get("dir")) for up in (piece, *piece.iterancestors()) if up.get("lang"))


def unmarked(page):
    """Pieces of a page that are English by their letters and not marked so, or the other way about."""
    found = []
    for piece in page.body.iter():
        if not isinstance(piece.tag, str) or piece.tag in ("style", "script"):
            continue
        own = " ".join([piece.text or "", *(child.tail or "" for child in piece)])
        if any("\u0600" <= sign <= "\u06ff" for sign in own) and language_of(piece) != ("ur", "rtl"):
            found.append(own)
        latin = any("a" <= sign.lower() <= "z" for sign in own)
        if latin and language_of(piece)[0] == "ur":
            found.append(own)
    return found


def test_no_translation_no_pages_in_a_language(first, visit):
    assert visit(ITEM, DAY)[0] == 404
    assert 'hreflang="ur"' not in visit("/smallton/", DAY)[1]


def test_a_translation_makes_the_pages_anew_by_the_clock(first, visit):
    assert keep_published(today=DAY) == []
    assert translated(first) == ["smallton: made again"]
    assert keep_published(today=DAY) == []
    Translation.objects.filter(kind="theme").update(changed_at=NOON + timedelta(days=999))
    assert keep_published(today=DAY) == ["smallton: made again"]


IN_URDU = [
    "/smallton/ur/",
    "/smallton/ur/offer/",
    "/smallton/ur/offer/whole/",
    "/smallton/ur/offer/home/",
    ITEM,
    "/smallton/ur/contacts/",
    "/smallton/ur/offer/editions/1/",
    "/smallton/ur/offer/editions/1/home/starter-pack/",
    "/smallton/ur/offer/editions/1/contacts/",
]


def test_pages_in_urdu_read_from_the_right_with_every_piece_marked(first, visit):
    translated(first)
    for address in IN_URDU:
        status, body = visit(address, DAY)
        assert status == 200, address
        page = html.fromstring(body)
        assert (page.get("lang"), page.get("dir")) == ("ur", "rtl"), address
        assert unmarked(page) == [], address
        assert len(body.encode()) < 100_000, address
        # The switch leads to the same page in English.
        english = page.xpath('//nav[@aria-label]//a[@hreflang="en"]/@href')[0]
        assert visit(english, DAY)[0] == 200, address
        assert f'href="{address}"' in visit(english, DAY)[1], address
        for link in page.xpath(
            "//a/@href[starts-with(., '/smallton/') and not(contains(., '/files/')) and . != '/smallton/formats/']"
        ):
            assert visit(link.split("#")[0], DAY)[0] == 200, (address, link)


def test_an_amount_that_has_moved_is_read_in_english(first, visit):
    translated(first, what_we_offer=f"{SAMPLE} £1,500", english={"what_we_offer": "Up to £1,500 for your first home."})
    page = html.fromstring(visit(ITEM, DAY)[1])
    offered = page.xpath("//main//*[contains(text(), '£2,000')]")
    assert [language_of(piece) for piece in offered] == [("en", "ltr")]
    assert "£1,500" not in page.text_content()
    assert "has changed since it was translated. So it is in English." in page.text_content()


def test_a_text_whose_english_was_reworded_is_shown_and_marked(first, visit):
    translated(first, english={"what_we_offer": "For your first home, up to £2,000."})
    page = html.fromstring(visit(ITEM, DAY)[1])
    assert f"{SAMPLE} £2,000" in page.text_content()
    assert "Ask us if you are not sure." in page.text_content()


def test_an_old_edition_keeps_the_texts_that_were_made_from_its_words(first, tmp_path, visit):
    translated(first)
    second = draft(tmp_path / "two", number=2, words="Up to £3,000 for your first home.", effective_from="2026-04-02")
    publish_edition(second, at=NOON, by="a test")
    assert "£2,000" in visit("/smallton/ur/offer/editions/1/home/starter-pack/", DAY)[1]
    now = html.fromstring(visit(ITEM, DAY)[1])
    assert "£2,000" not in now.text_content()
    assert [language_of(piece)[0] for piece in now.xpath("//main//*[contains(text(), '£3,000')]")] == ["en"]


def test_the_pages_are_told_to_search_engines_by_language(first, visit):
    translated(first)
    english = html.fromstring(visit("/smallton/offer/home/starter-pack/", DAY)[1])
    assert dict(
        zip(english.xpath("//link/@hreflang"), english.xpath("//link[@hreflang]/@href"), strict=True)
    ).keys() == {"en", "ur"}
    assert "/smallton/ur/offer/home/" in visit("/smallton/sitemap.xml", DAY)[1]
    copy = html.fromstring(visit("/smallton/ur/offer/editions/1/home/starter-pack/", DAY)[1])
    assert copy.xpath("//link[@rel='canonical']/@href")[0].endswith(ITEM)


def test_numbers_to_ring_for_the_language_come_first():
    contents = an_edition()
    translate(contents, contents.themes[0], name=SAMPLE)
    translate(contents, contents.themes[0], name="próbka", language="pl")
    urdu, polish = spoken_in(contents, translations_of(contents.authority))
    assert [number.number for number in urdu.numbers()] == ["01632 960003"]
    assert [number.number for number in polish.numbers()] == ["01632 960004"]


def test_our_own_words_are_used_where_a_person_gave_them(monkeypatch):
    monkeypatch.setattr("offers.speaking.interface_words", lambda code: {"How much": SAMPLE})
    contents = an_edition()
    translate(contents, contents.themes[0], name=SAMPLE)
    (spoken,) = spoken_in(contents, translations_of(contents.authority))
    assert spoken.say("How much") == SAMPLE
    assert spoken.say("Our part") == '<span lang="en" dir="ltr">Our part</span>'


def test_a_language_that_reads_from_the_left_has_no_direction_of_the_other(first, visit):
    contents = read_contents(first)
    AuthorityLanguage.objects.create(authority=first.authority, code="pl", position=7)
    translate(contents, contents.themes[0], name="próbka", language="pl")
    keep_published(today=DAY)
    page = html.fromstring(visit("/smallton/pl/", DAY)[1])
    assert (page.get("lang"), page.get("dir")) == ("pl", "ltr")


def test_every_word_of_ours_that_pages_use_can_be_given(monkeypatch):
    asked = set()
    say = Spoken.say
    monkeypatch.setattr(Spoken, "say", lambda self, english: asked.add(english) or say(self, english))
    contents = an_edition()
    translate_all(contents)
    booklets.in_languages(contents, translations_of(contents.authority))
    assert asked <= set(WORDS)
    assert len(asked) > 15


@pytest.mark.slow
@pytest.mark.once
def test_the_booklet_in_urdu_passes_pdf_ua_and_says_its_languages():
    contents = an_edition()
    translate_all(contents)
    Translation.objects.filter(row="laptop").delete()
    (booklet,) = booklets.in_languages(contents, translations_of(contents.authority))
    pdf = booklets.make_pdf(booklet.html).bytes
    report = check_ua1(pdf)
    assert report.broken == {}
    assert report.checks > 1000
    root = PdfReader(io.BytesIO(pdf)).trailer["/Root"]
    assert root["/Lang"] == "ur"
    assert {"en"} <= {element.get("/Lang") for element in elements(pdf)}
    page = html.fromstring(booklet.html)
    assert unmarked(page) == []
    assert booklets.make_pdf(booklet.html).bytes == pdf
