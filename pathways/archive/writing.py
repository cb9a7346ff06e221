"""A record as the three files of an archive: a page to read, a tagged PDF, and JSON; and the zip that holds them."""

import io
import json
import unicodedata
import zipfile
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string

from leaving_care.look_words import CHANGED, WHOLE
from offers import booklet_paper as paper
from offers.booklets import make_pdf
from pathways.archive.account import COUNCIL, DID, EXACTLY, PART, WHEN, WHO
from pathways.archive.shapes import Group, Record, Row

# Kinds of events of which the action says it all.
SAID_EXACTLY = ("Looked", "Changed", "Took out")
PAGE, PDF, DATA = "index.html", "record.pdf", "record.json"
ABOUT = (
    "Everything that the council's leaving-care portal holds about one young person. Each row is an object: what is "
    "asked, and the answer. Days are YYYY-MM-DD, moments ISO 8601; null is not recorded yet. A row that is held back has "
    "nothing but held_back, the reason."
)
# Signs for which a machine has no letters unless fonts for them are installed: a hole in the page otherwise.
UNPRINTABLE = ("CJK", "HANGUL", "HIRAGANA", "KATAKANA", "BOPOMOFO", "YI ")
INSTEAD = "?"
SOME_LEFT_OUT = (
    "Some letters cannot be printed here, and stand as a question mark. The page and the data file have them."
)


@dataclass(frozen=True)
class Lines:
    """A long group, drawn as a list: of each row when it was, and a line of words."""

    title: str
    lines: list[tuple[str, str]]


def page(record: Record) -> str:
    """The page to read: one HTML file that needs nothing else."""
    return render_to_string("data/archive/page.html", _told(record))


def pdf(record: Record) -> bytes:
    """The same on paper, as PDF/UA-1."""
    told = {**_told(record), "style": paper.style(record.accent), "title": title(record)}
    html = paper.without_pictographs(render_to_string("data/archive/paper.html", told))
    fit = printable(html)
    if fit != html:
        told["letters"] = SOME_LEFT_OUT
        fit = printable(paper.without_pictographs(render_to_string("data/archive/paper.html", told)))
    return make_pdf(paper.with_contents(fit)).bytes


def data(record: Record) -> str:
    """The same as data."""
    chapters = [
        {"title": chapter.title, "groups": [_group(group) for group in chapter.groups]} for chapter in record.chapters
    ]
    told: dict[str, Any] = {"about": ABOUT, "council": record.council, "made": record.made_at.isoformat()}
    told |= {"notes": record.notes, "chapters": chapters}
    return json.dumps(told, ensure_ascii=False, indent=1)


def bundle(files: dict[str, bytes]) -> bytes:
    """The files as one zip."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in files.items():
            zipped.writestr(name, content)
    return whole.getvalue()


def title(record: Record) -> str:
    """What the file is called inside. It has no name of a person: titles are shown where others can see them."""
    return f"Your record at {record.council}"


def _group(group: Group) -> dict:
    rows = [
        {"held_back": row.held_back} if row.held_back else {value.name: value.data for value in row.values}
        for row in group.rows
    ]
    return {"title": group.title, "rows": rows}


def _told(record: Record) -> dict:
    chapters = [
        {
            "title": chapter.title,
            "anchor": chapter.anchor,
            "groups": [_drawn(group, record.council) for group in chapter.groups if group.rows],
            "empty": [group.title for group in chapter.groups if not group.rows],
        }
        for chapter in record.chapters
    ]
    return {"record": record, "chapters": chapters, "title": title(record)}


def _drawn(group: Group, council: str) -> Group | Lines:
    return Lines(group.title, [_line(row, council) for row in group.rows]) if group.as_lines else group


def _line(row: Row, council: str) -> tuple[str, str]:
    """An event: when; who did what, and whatever else there is to say. What goes without saying is in the data alone."""
    said = {value.label: value.words for value in row.values if value.data is not None}
    when, who = said.pop(WHEN), said.pop(WHO, "the portal itself")
    kind, exactly = said.pop(DID), said.pop(EXACTLY)
    part = said.pop(PART, WHOLE)
    if said.get(COUNCIL) == council:
        del said[COUNCIL]
    did = exactly if kind in SAID_EXACTLY else kind
    if did.lower() == CHANGED:
        did = f"{CHANGED} {part[:1].lower()}{part[1:]}"
    more = "".join(f" {label}: {words}." for label, words in said.items())
    return when, f"{who[:1].upper()}{who[1:]}: {did[:1].lower()}{did[1:]}.{more}"


def printable(html: str) -> str:
    """HTML without letters for which no font need be installed: each would be a hole in the page."""
    return "".join(letter if _has_a_glyph(letter) else INSTEAD for letter in html)


def _has_a_glyph(letter: str) -> bool:
    if letter < "\u2e80":
        return letter in "\n\t" or unicodedata.category(letter) not in ("Cc", "Cn", "Co", "Cs")
    return unicodedata.category(letter) not in ("Cc", "Cn", "Co", "Cs", "So") and not unicodedata.name(
        letter, UNPRINTABLE[0]
    ).startswith(UNPRINTABLE)
