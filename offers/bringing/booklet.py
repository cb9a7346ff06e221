"""The text of a booklet as rows to look at: a modest guess at its themes and items, each beside the lines it was made from.

A short line by itself, with no full stop, is taken for a heading; a heading straight before another for a theme. Every row
says that it was guessed, until a person has looked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

from django.utils.text import slugify
from docx import Document as open_docx
from docx.opc.exceptions import PackageNotFoundError

from offers.bringing.reading import Brought, Read
from offers.bringing.saying import UNSURE
from offers.bringing.sheets import EDITION, ITEMS, STATEMENTS, THEMES
from offers.bringing.unpacking import LARGEST, NOT_WHOLE, TOO_LARGE, Unreadable, packed, unpacked
from offers.models import Item, Statement
from offers.models.themes import RESERVED_SLUGS

MOST_LINES = 20_000
MOST_PIECES = 2_000
NO_TEXT = "There is no text in it."
NOT_TEXT = "This is not text in UTF-8. Save it as plain text in UTF-8, or send the Word file (.docx)."
TOO_LONG = "This has more than 20,000 lines or 2,000 pieces, which is more than a booklet has. Send it in parts."
PAPER = "001"  # the paper that the lines in `source` are of: a draft that is brought in has this one
_HEADING_MARK = re.compile(r"#{1,6}\s+")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_ENDS = (".", ",", ";", ":", "!", "…")


@dataclass
class Piece:
    """Lines that stand together: their numbers, and whether they are a heading (0: none; 1: a great one; 2: one)."""

    first: int
    lines: list[str] = field(default_factory=list)
    heading: int = 0

    @property
    def text(self) -> str:
        """What it says, without the mark of a heading."""
        return _HEADING_MARK.sub("", "\n".join(self.lines)) if self.heading else "\n".join(self.lines)

    @property
    def last(self) -> int:
        """The number of its last line."""
        return self.first + len(self.lines) - 1


def read_text(content: bytes | str) -> Read:
    """The rows that are proposed for a text, or what is wrong with it."""
    if isinstance(content, bytes):
        if len(content) > LARGEST:
            return Read(faults=[TOO_LARGE])
        try:
            content = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            return Read(faults=[NOT_TEXT])
    lines = _UNPRINTABLE.sub("", content.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return propose(list(_pieces(lines)), len(lines))


def read_docx(content: bytes) -> Read:
    """The rows that are proposed for a Word file, or what is wrong with it. A line is a paragraph, pictures are left out."""
    try:
        document = open_docx(BytesIO(packed(unpacked(content))))
        paragraphs = [(row.text, row.style.name if row.style else "") for row in document.paragraphs]
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    except Unreadable as wrong:
        return Read(faults=[str(wrong)])
    except (PackageNotFoundError, KeyError, ValueError, AttributeError, SyntaxError):
        return Read(faults=[NOT_WHOLE])
    pieces = []
    for number, (text, style) in enumerate([*paragraphs, *((cell, "") for cell in cells)], start=1):
        line = " ".join(_UNPRINTABLE.sub("", text).split())
        if line:
            marked = {"Title": 1, "Heading 1": 1}.get(style or "", 2 if (style or "").startswith("Heading") else 0)
            pieces.append(Piece(number, [line], marked or _looks_like_heading([line])))
    return propose(pieces, len(paragraphs) + len(cells))


def _pieces(lines: list[str]) -> Iterator[Piece]:
    piece = None
    for number, line in enumerate((each.replace("\t", " ").strip() for each in lines), start=1):
        marked = _HEADING_MARK.match(line)
        if marked:
            if piece:
                yield _told(piece)
            yield Piece(number, [line], 1 if line.count("#", 0, marked.end()) == 1 else 2)
            piece = None
        elif line and piece:
            piece.lines.append(line)
        elif line:
            piece = Piece(number, [line])
        elif piece:
            yield _told(piece)
            piece = None
    if piece:
        yield _told(piece)


def _told(piece: Piece) -> Piece:
    piece.heading = _looks_like_heading(piece.lines)
    return piece


def _looks_like_heading(lines: list[str]) -> int:
    line = lines[0]
    if len(lines) > 1 or len(line) > 80 or len(line.split()) > 10 or line.endswith(_ENDS) or not line[0].isupper():
        return 0
    return 1 if line.isupper() and len(line) > 3 else 2


def propose(pieces: list[Piece], lines: int) -> Read:
    """A row for each heading with what stands under it, and for each text that stands under none."""
    if not pieces:
        return Read(faults=[NO_TEXT])
    if lines > MOST_LINES or len(pieces) > MOST_PIECES:
        return Read(faults=[TOO_LONG])
    told, used, theme = Read(), set(RESERVED_SLUGS), ""
    title = pieces[0].text if pieces[0].heading else "Local offer"
    at = 1 if pieces[0].heading else 0
    first = pieces[0] if pieces[0].heading else None
    _add(told, EDITION.name, {"title": title[:120]}, "Is this the title?", [first] if first else [])
    while at < len(pieces):
        piece, at = pieces[at], at + 1
        under = []
        while at < len(pieces) and not pieces[at].heading:
            under.append(pieces[at])
            at += 1
        if not piece.heading:
            under = [piece, *under]
        text = "\n\n".join(each.text for each in under)
        word = _word(piece.text, used)
        starts_theme = piece.heading == 1 or (not under and at < len(pieces))
        if not piece.heading:
            said = {"key": word, "kind": Statement.Kind.ABOUT.label, "text": text}
            _add(told, STATEMENTS.name, said, "It stands under no heading.", under)
        elif starts_theme or not theme:
            theme = word
            said = {"slug": word, "name": piece.text[:80]} | ({"intro": text} if text else {})
            _add(told, THEMES.name, said, "Is this a theme, or an item?", [piece, *under])
        else:
            said = {"identity": word, "slug": word, "theme": theme, "name": piece.text[:120]}
            said |= {"kind": Item.Kind.SUPPORT.label} | ({"what_we_offer": text} if text else {})
            _add(told, ITEMS.name, said, "Is this an item, and does it stand under this theme?", [piece, *under])
    return told


def _add(told: Read, sheet: str, said: dict[str, str], unsure: str, pieces: list[Piece]) -> None:
    source = "\n".join(f"{piece.first + place}: {line}" for piece in pieces for place, line in enumerate(piece.lines))
    lines = {"source": f"{PAPER}:{_span(pieces)}"} if pieces else {}
    told.rows.append(Brought(sheet, len(told.rows) + 1, said | lines | {UNSURE: unsure}, source))


def _span(pieces: list[Piece]) -> str:
    first, last = pieces[0].first, pieces[-1].last
    return f"{first}-{last}" if last > first else str(first)


def _word(text: str, used: set[str]) -> str:
    stem = slugify(text)[:40].strip("-") or "row"
    number, word = 1, stem
    while word in used:
        number += 1
        word = f"{stem}-{number}"
    used.add(word)
    return word
