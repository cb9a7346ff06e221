"""The offer's words with their English, out to a translator."""

import re
from collections.abc import Iterable
from datetime import date

from lxml import etree

from offers.models import Translation
from offers.translating import Piece, State, pairs, shown
from offers.xliff.shape import BEFORE, EXPORTED, SPACE, ByRow

TYPE = "application/xliff+xml"
OUT_OF_DATE = "portal:out-of-date"
NOW = "state"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_NO_SIGN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(original: str, language: str, every: Iterable[Piece], translations: ByRow, on: date) -> bytes:
    """The file for a translator. `original` names the council and edition; `on`: the day of its English."""
    root = etree.Element(f"{{{SPACE}}}xliff", nsmap={None: SPACE}, version="2.0", srcLang="en-GB", trgLang=language)
    file = _add(root, "file", id="offer", original=original)
    _add(_add(file, "notes"), "note", on.isoformat(), category=EXPORTED)
    for piece in every:
        group = _add(file, "group", id=f"{piece.kind}.{piece.row}", name=_signs(piece.called))
        translation = translations.get((piece.kind, piece.row))
        for name, english in piece.english.items():
            _unit(group, piece, name, english, translation)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _unit(group, piece: Piece, name: str, english: str, translation: Translation | None) -> None:
    now = shown(translation, name, english).state
    unit = _add(group, "unit", id=f"{piece.kind}.{piece.row}.{name}", name=piece.label(name), canResegment="no")
    made_from, text = (pairs(translation, name) or [("", "")])[0]
    if now == State.CURRENT:
        made_from, text = next(pair for pair in pairs(translation, name) if pair[0] == english)
    notes = _add(unit, "notes")
    _add(notes, "note", now, category=NOW)
    if made_from and made_from != english:
        _add(notes, "note", made_from, category=BEFORE)
    segment = _add(unit, "segment", state="translated" if now == State.CURRENT else "initial")
    if now in (State.OUT_OF_DATE, State.MOVED):
        segment.set("subState", OUT_OF_DATE)
    _add(segment, "source", english).set(f"{_XML}space", "preserve")
    if text:
        _add(segment, "target", text).set(f"{_XML}space", "preserve")


def _add(parent, tag: str, text: str | None = None, **attributes: str):
    made = etree.SubElement(parent, f"{{{SPACE}}}{tag}", **attributes)
    made.text = None if text is None else _signs(text)
    return made


def _signs(text: str) -> str:
    # XML has no control signs, not even escaped.
    return _NO_SIGN.sub("", text)
