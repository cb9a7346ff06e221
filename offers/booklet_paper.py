"""HTML made fit for paper: contents with page numbers, addresses in full, colours that need no opacity."""

import re
from functools import cache
from html import unescape

from django.conf import settings
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from offers.care_words import care_words
from offers.languages import Language

# No text font has these, and a missing glyph is a hole in the page: pictographs, their joiners, private letters.
_PICTOGRAPHS = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d\ue000-\uf8ff]+ ?")
_TAG = re.compile(r"<[^>]*>")
_LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
_HEADING = re.compile(r'<h([23]) id="([^"]+)"[^>]*>(.*?)</h[23]>', re.DOTALL)


def printed_address(url: str) -> str:
    """A web, mail or telephone address as people write it down: www.derby.gov.uk."""
    return re.sub(r"^(https?://|mailto:|tel:)", "", url).rstrip("/")


def without_pictographs(html: str) -> str:
    """Without the signs that no text font has."""
    return _PICTOGRAPHS.sub("", html)


def with_addresses(html: str) -> str:
    """A link in an editor's text is no use on paper: its address is printed after its words."""

    def in_full(link):
        href, said = link.groups()
        address = escape(printed_address(unescape(href)))
        if not href.startswith(("http", "mailto:", "tel:")):
            return said
        if address in said:
            return link.group()
        return f'{said} (<a href="{href}">{address}</a>)'

    return _LINK.sub(in_full, html)


def with_contents(html: str) -> str:
    """The contents, made from the headings themselves so that they cannot disagree; the style adds the page numbers."""
    listed, inside = "", False
    for depth, anchor, heading in _HEADING.findall(html):
        row = f'<a href="#{anchor}">{heading}</a>'
        if depth == "3":
            listed += f"<ul><li>{row}" if not inside else f"</li><li>{row}"
        else:
            listed += "</li></ul>" if inside else ""
            listed += f"</li><li>{row}" if listed else f"<li>{row}"
        inside = depth == "3"
    listed += "</li></ul></li>" if inside else "</li>"
    return html.replace("<!-- contents -->", f"<ul>{listed}</ul>")


def words_to_explain(html: str) -> list[tuple[str, str]]:
    """The care words that this HTML uses and does not explain where they stand, each with its meaning."""
    said = " ".join(_TAG.sub(" ", html).lower().split())

    def used(word):
        return any(re.search(rf"\b{re.escape(name)}s?\b", said) for name in word.lower().rstrip(")").split(" ("))

    return [(word, meaning) for word, meaning in care_words() if f"<dt>{word}</dt>" not in html and used(word)]


@cache
def style(accent: str) -> SafeString:
    """The booklets' style sheet in a council's colour."""
    sheet = (settings.BASE_DIR / "static" / "print" / "booklet.css").read_text()
    sheet = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    # Put in here, and not by custom properties: WeasyPrint would work those out for every element anew.
    for name, share in (("accent", 1), ("soft", 0.88), ("line", 0.3), ("tint", 0.08)):
        colour = tint(accent, share)
        sheet = sheet.replace(f'"var(--{name})"', f'"%23{colour[1:]}"').replace(f"var(--{name})", colour)
    return mark_safe(sheet)  # noqa: S308  (our own file, and a colour that the model has checked)


@cache
def sheet_of(language: Language) -> SafeString:
    """What the sheet needs besides for a booklet in a language: its letters, and the sides turned where it reads from the right."""
    sheet = (settings.BASE_DIR / "static" / "print" / "languages.css").read_text()
    sheet = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    turned = (settings.BASE_DIR / "static" / "print" / "rtl.css").read_text() if language.rtl else ""
    return mark_safe(sheet + turned)  # noqa: S308  (our own files)


def tint(colour: str, share: float) -> str:
    """A share of the colour on white: opacity would break the PDF's tags."""
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * share):02x}" for part in parts)
