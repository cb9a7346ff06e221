"""The booklets: what is in them, that they pass PDF/UA-1, and that the same words make the same bytes."""

import io
import os
import re
import subprocess
import sys
from functools import cache

import page
import pytest
from pypdf import PdfReader

from offers.booklet_paper import printed_address, tint, words_to_explain
from offers.booklets import booklets, make_pdf
from offers.helplines import helplines
from tests.offers.builders import an_edition
from tests.verapdf import check_ua1

pytestmark = [pytest.mark.django_db, pytest.mark.once]
NAMES = ["whole-offer", "whole-offer-large-print", "leaflet-home", "leaflet-money"]
FOOT = "Smallton Borough & City Council · Local offer · edition 3 · from 1 April 2026"

pdf_of = cache(make_pdf)


@pytest.fixture
def made():
    """The booklets of the small edition, by name."""
    return {booklet.name: booklet for booklet in booklets(an_edition(), on_address="https://offer.example")}


def words_of(pdf: bytes, *options) -> str:
    """The text as pdftotext finds it, by default in the order in which it is drawn."""
    found = subprocess.run(["pdftotext", *(options or ["-raw"]), "-", "-"], input=pdf, capture_output=True, check=True)
    return found.stdout.decode()


def said(made, name):
    """A booklet's words on one line, without its running foot."""
    words = words_of(pdf_of(made[name].html).bytes).replace(FOOT, " ")
    return " ".join(re.sub(r"[\u200e\u200f\u202a-\u202e]", "", words).split())


def elements(pdf: bytes):
    """Every structure element of a PDF, in reading order."""
    reader = PdfReader(io.BytesIO(pdf))

    def walk(element):
        element = element.get_object() if hasattr(element, "get_object") else element
        if isinstance(element, list):
            for each in element:
                yield from walk(each)
        elif isinstance(element, dict):
            yield element
            yield from walk(element.get("/K", []))

    return [element for element in walk(reader.trailer["/Root"]["/StructTreeRoot"]["/K"]) if "/S" in element]


def test_an_edition_has_a_whole_booklet_a_large_one_and_a_leaflet_a_theme(made):
    assert list(made) == NAMES
    assert [booklet.large_print for booklet in made.values()] == [False, True, False, False]
    assert [booklet.theme for booklet in made.values()] == [None, None, "home", "money"]


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_passes_pdf_ua(made, name):
    report = check_ua1(pdf_of(made[name].html).bytes)
    assert report.broken == {}
    assert report.checks > 3000


@pytest.mark.parametrize("name", NAMES)
def test_the_quick_check_agrees(made, name):
    assert page.is_pdf_compliant_bytes(pdf_of(made[name].html).bytes, profile=page.ValidationProfile.PDF_UA_1)


@pytest.mark.slow
def test_verapdf_does_find_faults(made):
    broken = made["leaflet-home"].html.replace(' lang="en-GB"', "").replace("<title>", "<title hidden>")
    assert check_ua1(make_pdf(broken).bytes).broken


@pytest.mark.parametrize("name", NAMES)
def test_has_a_title_a_language_and_only_fonts_that_hold_its_letters(made, name, caplog):
    pdf = make_pdf(made[name].html).bytes
    reader = PdfReader(io.BytesIO(pdf))
    assert reader.metadata.title == made[name].title
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    assert "/CreationDate" not in reader.metadata
    assert caplog.records == []
    fonts = {str(font) for each in reader.pages for font in fonts_of(each)}
    assert all("Noto-" in font for font in fonts), fonts
    assert {"Gurmukhi", "Naskh", "Ethiopic"} <= set(re.findall(r"Gurmukhi|Naskh|Ethiopic", " ".join(fonts)))
    assert not holes(reader)


def fonts_of(pdf_page):
    return [font.get_object()["/BaseFont"] for font in pdf_page["/Resources"]["/Font"].get_object().values()]


def holes(reader):
    """Pages on which the first glyph of a font is drawn: the one that stands for a letter the font lacks."""
    drawn = re.compile(rb"<((?:[0-9a-fA-F]{4})+)>")
    return [
        number
        for number, each in enumerate(reader.pages, 1)
        for text in drawn.findall(each.get_contents().get_data())
        if b"0000" in {text[at : at + 4] for at in range(0, len(text), 4)}
    ]


def test_says_everything_in_reading_order(made):
    words = said(made, "whole-offer")
    order = [
        "Smallton Borough & City Council Local offer for care leavers What you can expect from us",
        "Edition 3, from 1 April 2026", "The Nest", "Year 11", "Ask us for Braille", "What is in this booklet",
        "You matter to us. Łódź, naïve, “quoted” – all of it prints.", "What this is",
        "We must, we should, we choose to",
        "Which group am I in?", "Former relevant", "we listen", "we write", "When you get a worker", "To find you a home",
        "A choice. At least two places.", "A look round", "Be kind", "Home starter pack", "bedding", "a duvet",
        "You are 16 to 20 (until you turn 21).",
        "You are 21 to 24 (until your 25th birthday), and your status is former relevant and you are moving into your "
        "first home or you have your own tenancy. We offer less at these ages. Once only.",
        "Up to £2,000 once. How much is set in: Money policy (www.smallton.example/money).",
        "Good to know Keep the receipts.", "Our part We go with you.", "Your part Tell us early.",
        "How to get it Ask us.",
        "Who decides Team manager. We tell you within 10 working days.",
        "The Furniture Shed: furniture, until 31 March 2027", "This must be written in your pathway plan.",
        "Living elsewhere It works anywhere in England.", "If you are not safe at home",
        "We must Children Act 1989, section 23C", "We find a safe place. Ring us.",
        "Everyone the offer is for can have this.", "Money & bills", "A laptop", "How much Not recorded yet.",
        "MoneyHelper (www.moneyhelper.example)", "More for you under other headings", "Money at a glance",
        "Young parents", "Your files", "The forum", "early 2027", "31 December 2026", "12 people", "A laptop.",
        "Corporate Parenting Board, 3 February 2026", "January 2027", "more trips", "More for your first home.",
        "If you are not happy", "Who to ask", "Leaving care team", "01632 960001", "SM1 1AA",
        "offer.example/smallton", "If you need help now", "Samaritans: 116 123.",
        "What the words mean", "Advocate", "Questions and notes",
    ]  # fmt: skip
    at = 0
    for words_next in order:
        found = words.find(words_next, at)
        assert found >= 0, f"{words_next!r} does not follow {words[at : at + 80]!r}"
        at = found


@pytest.mark.parametrize("name", NAMES)
def test_never_prints_a_number_that_is_none(made, name):
    words = said(made, name)
    assert "XXXX" not in words
    assert re.search(r"At night Phone: Not recorded yet", words)
    assert re.search(r"\(Punjabi\) Not recorded yet", words)
    assert "0800 123 4567. It is free to ring" in words
    assert "care@smallton.example" in words
    assert "Advocates Number: Not recorded yet." in words


@pytest.mark.parametrize("name", NAMES)
def test_says_whom_to_ring_now(made, name):
    words = said(made, name)
    for line in helplines():
        how = f"text {line.number}" if line.by_text else line.number
        assert f"{line.name}: {how}. {line.when} {line.open}." in words


@pytest.mark.parametrize("name", ["leaflet-home", "leaflet-money"])
def test_a_leaflet_is_enough_for_somebody_with_no_internet(made, name):
    words = said(made, name)
    for needed in (
        "Home starter pack", "leaving care worker", "01632 960001", "1 High Street, Smallton, SM1 1AA",
        "If you are not happy", "01632 960002", "In another way or another language", "01632 960003", "Polski",
        "What the words mean", "Questions and notes", "If you are in custody",
    ):  # fmt: skip
        assert needed in words
    assert "click" not in words.lower()
    assert "Some of this is private." in words or name == "leaflet-money"
    assert pdf_of(made[name].html).pages <= 4


@pytest.mark.parametrize("name", NAMES)
def test_the_contents_give_the_right_pages(made, name):
    pages = words_of(pdf_of(made[name].html).bytes, "-raw").split("\f")
    listed = re.findall(r'<a href="#([^"]+)">(.*?)</a>', made[name].html.split('class="toc"')[1].split("</div>")[0])
    assert len(listed) > 6
    flat = ["\n".join(re.sub(r"\s+", " ", line).strip() for line in each.splitlines()) for each in pages]
    contents = " ".join("\n".join(flat[:6]).split())
    for _, heading in listed:
        heading = heading.replace("&amp;", "&").replace("&#x27;", "'")
        numbers = [int(number) for number in re.findall(rf"(\d+) {re.escape(heading)}(?= \d| [A-Z])", contents)]
        assert any(heading in " ".join(flat[number - 1].split()) for number in numbers), heading


@pytest.mark.parametrize("name", NAMES)
def test_date_and_edition_stand_on_every_page_and_are_not_content(made, name):
    pdf = pdf_of(made[name].html).bytes
    pages = [" ".join(text.split()) for text in words_of(pdf).split("\f")[:-1]]
    cover = [] if name.startswith("leaflet") else [pages.pop(0)]
    for text in cover:
        assert "Edition 3, from 1 April 2026" in text
    for number, text in enumerate(pages, len(cover) + 1):
        assert text.endswith(f"{FOOT} Page {number}")
    for each in PdfReader(io.BytesIO(pdf)).pages[len(cover) :]:
        tagged, drawn = [], b""
        for line in each.get_contents().get_data().split(b"\n"):
            drawn = line if line in (b"/Artifact", b"/Span") else drawn
            if line == b"BT":
                tagged.append(drawn)
        assert tagged[-1] == b"/Artifact"
        assert tagged.index(b"/Artifact") >= len(tagged) - 3


def test_parts_in_other_languages_say_so_and_keep_their_letters(made):
    found = elements(pdf_of(made["whole-offer"].html).bytes)
    spoken = {element["/Lang"]: element.get("/ActualText") for element in found if "/Lang" in element}
    assert spoken == {"ur": "اردو", "pa": "ਪੰਜਾਬੀ", "pl": None, "ti": "ትግርኛ"} or spoken["ti"] is None
    assert "اردو" in said(made, "whole-offer")


def test_the_tags_are_mended(made):
    found = elements(pdf_of(made["whole-offer"].html).bytes)
    kinds = [element["/S"] for element in found]
    assert {"/H1", "/H2", "/H3", "/L", "/LI", "/Lbl", "/LBody", "/Table", "/TH", "/TD", "/Link", "/P"} <= set(kinds)
    assert kinds.count("/H1") == 1
    scopes = {element["/A"]["/Scope"] for element in found if element["/S"] == "/TH"}
    assert scopes == {"/Column", "/Row"}
    for element in found:
        if element["/S"] == "/LI":
            assert {kid.get_object()["/S"] for kid in element["/K"]} <= {"/Lbl", "/LBody"}


def test_links_say_where_they_go_and_may_be_printed(made):
    reader = PdfReader(io.BytesIO(pdf_of(made["whole-offer"].html).bytes))
    links = [note.get_object() for each in reader.pages for note in each.get("/Annots", [])]
    spoken = {link["/Contents"] for link in links}
    assert {"Home starter pack", "Ring 01632 960001", "www.smallton.example", "care@smallton.example"} <= spoken
    assert all(link["/F"] == 4 for link in links)


def test_large_print_is_large_and_has_no_italics(made):
    large, plain = (pdf_of(made[name].html) for name in ("whole-offer-large-print", "whole-offer"))
    assert large.pages > plain.pages
    sizes = re.findall(rb"/\S+ ([\d.]+) Tf", PdfReader(io.BytesIO(large.bytes)).pages[-2].get_contents().get_data())
    assert sizes
    assert "Italic" not in " ".join(str(font) for font in fonts_of(PdfReader(io.BytesIO(large.bytes)).pages[1]))


HOME = {"PORTAL_DEMO": "1", "DJANGO_SETTINGS_MODULE": "leaving_care.settings"}
PROGRAM = """
import sys
from hashlib import sha256
import django
django.setup()
from offers.booklets import make_pdf
print(sha256(make_pdf(sys.stdin.read()).bytes).hexdigest())
"""


@pytest.mark.slow
def test_the_same_words_make_the_same_bytes_in_any_process(made):
    html = made["leaflet-home"].html
    hashes = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM], input=html, text=True, capture_output=True, check=True,
            env=os.environ | HOME | {"PYTHONHASHSEED": seed, "TZ": zone},
        ).stdout
        for seed, zone in (("1", "Europe/London"), ("2", "Asia/Tokyo"))
    }  # fmt: skip
    assert len(hashes) == 1
    assert b"/ID" in make_pdf(html).bytes


def test_two_copies_of_an_edition_make_the_same_html(made):
    again = {
        booklet.name: booklet.html
        for booklet in booklets(an_edition("smallton-two"), on_address="https://offer.example")
    }
    assert {name: html.replace("smallton-two", "smallton") for name, html in again.items()} == {
        name: booklet.html for name, booklet in made.items()
    }


def test_files_are_small(made):
    assert len(pdf_of(made["whole-offer"].html).bytes) < 150_000
    assert len(pdf_of(made["leaflet-home"].html).bytes) < 80_000


def test_nothing_is_fetched(caplog):
    make_pdf('<html lang="en"><title>T</title><h1>A</h1><p style="background: url(file:///etc/hosts)">b</p></html>')
    assert "disallowed protocol" in caplog.text


def test_small_helpers():
    assert tint("#000000", 0.1) == "#e6e6e6"
    assert printed_address("https://www.derby.gov.uk/") == "www.derby.gov.uk"
    assert [word for word, _ in words_to_explain("<p>Two <b>advocates</b></p>")] == ["Advocate"]
    assert words_to_explain("<dt>Advocate</dt>") == []
