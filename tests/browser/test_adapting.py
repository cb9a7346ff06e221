"""Pages as people change them for themselves: larger, further apart, in their own colours, on paper, in their own script."""

import io
import unicodedata

import pypdf
import pytest
from playwright.sync_api import expect

EACH = [
    "/", "/derby/", "/derby/offer/", "/derby/offer/money/", "/derby/offer/health/drugs-alcohol-and-violence-at-home/",
    "/staffordshire/contacts/", "/derbyshire/promises/", "/derby/search/?q=rent", "/derby/offer/editions/1/",
]  # fmt: skip

# What WCAG 1.4.12 asks a page to bear. A sheet made by script, since the page's own policy lets none in.
SPACED = """() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
        p { margin-bottom: 2em !important }`)
    document.adoptedStyleSheets = [sheet]
}"""
TWICE_AS_LARGE = "() => { document.documentElement.style.fontSize = '200%' }"

# Boxes whose words do not fit into them, but for what is meant for screen readers only. A letter's tail may hang out.
CUT_OFF = """() => [...document.querySelectorAll('body *')]
    .filter(each => each.clientWidth > 1 && each.textContent.trim()
        && (each.scrollWidth > each.clientWidth + 1
            || each.scrollHeight > each.clientHeight + parseFloat(getComputedStyle(each).fontSize) / 2)
        && !/visually-hidden|skip-link/.test(each.className) && each.tagName !== 'INPUT')
    .map(each => `${each.tagName} ${each.className}: ${each.textContent.trim().slice(0, 60)}`)"""

# Words in forced colours that are not clearly lighter, or darker, than the page.
UNREADABLE = """dark => [...document.querySelectorAll('body *')]
    .filter(each => [...each.childNodes].some(child => child.nodeType === 3 && child.textContent.trim()))
    .map(each => [each, getComputedStyle(each).color.match(/[0-9.]+/g).map(Number)])
    .filter(([each, [red, green, blue]]) => (red * .3 + green * .59 + blue * .11 > 127) !== dark)
    .map(([each, colour]) => `${each.tagName} ${each.className} ${colour}: ${each.textContent.trim().slice(0, 60)}`)"""
WIDTH = "document.scrollingElement.scrollWidth"


@pytest.mark.parametrize("address", EACH)
@pytest.mark.parametrize(("change", "width"), [(SPACED, 320), (TWICE_AS_LARGE, 640)], ids=["spaced", "twice as large"])
def test_nothing_is_cut_off(phone, address, change, width):
    phone.set_viewport_size({"width": width, "height": 640})
    phone.goto(address)
    before = phone.locator("main").evaluate("each => each.offsetHeight")
    phone.evaluate(change)
    assert phone.locator("main").evaluate("each => each.offsetHeight") > before
    assert phone.evaluate(CUT_OFF) == []
    assert phone.evaluate(WIDTH) <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", EACH[:6])
def test_in_somebodys_own_colours_all_words_are_there(phone, address, scheme):
    """axe cannot judge a dark page of the browser's own making: it takes what has no colour for white."""
    phone.emulate_media(forced_colors="active", color_scheme=scheme)
    phone.goto(address)
    assert phone.evaluate(UNREADABLE, scheme == "dark") == []


@pytest.mark.parametrize("address", [*EACH, "/derby/offer/whole/"])
def test_on_paper_the_words_are_all_there_and_the_navigation_is_not(page, address):
    page.goto(address)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 960})  # what A4 leaves between its margins
    for part in page.locator("nav:not(.ask), footer, form, .exit, .govuk-skip-link").all():
        expect(part).to_be_hidden()
    assert page.evaluate(WIDTH) <= 680
    pdf = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4")))
    printed = plain("".join(sheet.extract_text() for sheet in pdf.pages))
    # Letters that run from right to left come out of a PDF the other way round.
    words = [plain(word) for word in page.locator("main").inner_text().split() if plain(word).isascii()]
    assert words
    assert [word for word in words if word not in printed] == []


def plain(text):
    """Without spaces, and with letters that are drawn as one (ﬁ) taken apart."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def test_a_language_stands_in_its_own_script_and_direction(phone):
    phone.goto("/derby/contacts/")
    urdu = phone.locator('[lang="ur"]').first
    expect(urdu).to_have_text("اردو")
    expect(urdu).to_have_attribute("dir", "rtl")
    expect(urdu).to_have_css("direction", "rtl")
    punjabi = phone.locator('[lang="pa"]').first
    expect(punjabi).to_have_text("ਪੰਜਾਬੀ")
    expect(punjabi).to_have_css("direction", "ltr")
    # Each name is said in English too, outside the marked words.
    expect(phone.locator("dt", has=urdu).first).to_contain_text("(Urdu)")
    assert phone.locator("html").get_attribute("lang") == "en"
