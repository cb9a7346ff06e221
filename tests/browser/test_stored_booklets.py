"""Every booklet that the demo's councils publish, as a reader would fetch it: tagged, titled, whole."""

import io
import re
from html import unescape
from urllib.request import urlopen

import pytest
from pypdf import PdfReader

from tests.verapdf import check_ua1

COUNCILS = ("derby", "derbyshire", "staffordshire")


def fetch(address: str) -> bytes:
    with urlopen(address, timeout=20) as answer:  # noqa: S310  (our own server)
        return answer.read()


def booklets(demo: str, council: str) -> list[str]:
    page = fetch(f"{demo}/{council}/booklets/").decode()
    return sorted(set(re.findall(rf'href="(/{council}/files/[^"]+\.pdf)"', page)))


def theme_names(demo: str, council: str) -> list[str]:
    page = fetch(f"{demo}/{council}/offer/").decode()
    return [unescape(name) for name in re.findall(r'<h2 id="?[a-z-]+"?>([^<]+)', page)]


@pytest.mark.parametrize("council", COUNCILS)
def test_every_stored_pdf_passes_pdf_ua(demo, council):
    addresses = booklets(demo, council)
    themes = len(theme_names(demo, council))
    assert len(addresses) == themes + 2, "the whole offer, the same in large print, and a leaflet per theme"
    for address in addresses:
        report = check_ua1(fetch(demo + address))
        assert report.checks > 1000, address
        assert report.broken == {}, address


@pytest.mark.parametrize("council", COUNCILS)
def test_the_whole_booklet_says_everything_in_order(demo, council):
    (address,) = (one for one in booklets(demo, council) if re.search(r"-whole-offer-[0-9a-f]{10}\.pdf$", one))
    reader = PdfReader(io.BytesIO(fetch(demo + address)))
    words = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert reader.metadata is not None and reader.metadata.title
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    assert "XX" not in words
    # The themes stand in the order of the page that lists them.
    place = 0
    for theme in theme_names(demo, council):
        place = words.find(theme, place)
        assert place >= 0, theme
