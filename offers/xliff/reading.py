"""A translator's file back in: what it would change, or every fault that it has."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from lxml import etree

from offers.models import Translation
from offers.translating import Piece, State, faults_in, pairs, shown, tidy
from offers.xliff.shape import BEFORE, EXPORTED, SPACE, ByRow

LARGEST = 2 * 1024 * 1024
DONE = ("translated", "reviewed", "final")
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")


@dataclass(frozen=True)
class Fault:
    """What is wrong with a file, where (0: all of it), in words."""

    line: int
    why: str


@dataclass(frozen=True)
class Change:
    """A text that a file brings: what there is now, what it would be, and how it would stand to today's English."""

    piece: Piece
    field: str
    english: str
    before: str
    after: str
    state: State

    @property
    def label(self) -> str:
        """What it is called."""
        return f"{self.piece.called}, {self.piece.label(self.field)}"


@dataclass
class Read:
    """What a file says. With any fault nothing of it is taken in."""

    faults: list[Fault] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    same: int = 0
    english_on: date | None = None


def read(content: bytes, council: str, language: str, every: Iterable[Piece], translations: ByRow) -> Read:
    """What a translator's file would change, or every fault that it has. Nothing outside the file is ever opened."""
    found = Read()
    root = _parsed(content, found.faults)
    if root is None:
        return found
    known = {f"{piece.kind}.{piece.row}": piece for piece in every}
    found.faults += _head(root, council, language)
    found.english_on = _day(root, found.faults)
    units = list(root.iter(f"{{{SPACE}}}unit"))
    if not units:
        found.faults.append(Fault(0, "There is no text in this file. Send the file that you took out from here"))
    times = Counter(unit.get("id") for unit in units)
    for unit in units:
        if times[unit.get("id")] > 1:
            found.faults.append(Fault(unit.sourceline, f"“{unit.get('id')}” is there {times[unit.get('id')]} times"))
            continue
        _read_unit(unit, known, translations, found)
    if found.faults:
        found.changes = []
    return found


def _parsed(content: bytes, faults: list[Fault]):
    if len(content) > LARGEST:
        faults.append(
            Fault(0, "This file is larger than 2 MB, which is more than the words of an offer. Send it in parts")
        )
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        faults.append(Fault(0, "This file is not written in UTF-8. Save it as XLIFF 2.0 in UTF-8, and send it again"))
        return None
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        faults.append(
            Fault(0, "This file declares names of its own (a DOCTYPE). XLIFF has none, and we do not read them")
        )
        return None
    # The declared encoding is left out: it is UTF-8, and no other may be smuggled in.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True)
    try:
        return etree.fromstring(_DECLARED.sub(_newlines, text, count=1).encode(), parser)
    except etree.XMLSyntaxError as broken:
        rows = [(row.line, row.message) for row in parser.error_log] or [(0, str(broken))]
        faults += [Fault(line, f"This is not whole: {message}") for line, message in dict.fromkeys(rows)]
        return None


def _newlines(declared: re.Match) -> str:
    return "\n" * declared.group().count("\n")


def _head(root, council: str, language: str) -> Iterator[Fault]:
    if root.tag != f"{{{SPACE}}}xliff" or root.get("version") != "2.0":
        yield Fault(root.sourceline, "This is not an XLIFF 2.0 file. Ask your translation tool to save it as that")
        return
    if root.get("trgLang", "").lower() != language.lower():
        yield Fault(root.sourceline, f"This file is for the language “{root.get('trgLang', '')}”, not “{language}”")
    for file in root.iter(f"{{{SPACE}}}file"):
        if file.get("original", "").partition("/")[0] != council:
            yield Fault(file.sourceline, "This file was not taken out from this council’s offer")


def _day(root, faults: list[Fault]) -> date | None:
    said = next((note.text or "" for note in root.iter(f"{{{SPACE}}}note") if note.get("category") == EXPORTED), "")
    try:
        return date.fromisoformat(said.strip())
    except ValueError:
        faults.append(Fault(0, "The note with the day on which it was taken out is gone. Take the file out anew"))
        return None


def _read_unit(unit, known: dict[str, Piece], translations: ByRow, found: Read) -> None:
    row, _, name = (unit.get("id") or "").rpartition(".")
    piece = known.get(row)
    if piece is None or name not in piece.english:
        found.faults.append(
            Fault(unit.sourceline, f"The offer has nothing called “{unit.get('id')}”. Take the file out anew")
        )
        return
    source, text = _joined(unit, "source"), _joined(unit, "target")
    if not source:
        found.faults.append(Fault(unit.sourceline, f"The English of “{unit.get('id')}” is gone"))
        return
    translation = translations.get((piece.kind, piece.row))
    now = shown(translation, name, piece.english[name])
    made_from, before = (pairs(translation, name) or [("", "")])[0]
    if now.state == State.CURRENT:
        made_from, before = piece.english[name], now.text
    english = _made_from(unit, source, text, before, made_from)
    if not text or (text, english) == (before, made_from):
        found.same += 1
        return
    label = f"{piece.called}, {piece.label(name)}"
    found.faults += [Fault(unit.sourceline, f"{label}: {why}") for why in faults_in(name, english, text)]
    after = Translation(texts={name: text}, english={name: english})
    found.changes.append(Change(piece, name, english, before, text, shown(after, name, piece.english[name]).state))


def _made_from(unit, source: str, text: str, before: str, made_from: str) -> str:
    """The English that a text of a file was made from: the file's, unless nobody has looked at the text since it went out."""
    segments = list(unit.iter(f"{{{SPACE}}}segment"))
    looked_at = all(segment.get("state", "initial") in DONE for segment in segments)
    if looked_at or (before and text != before):
        return source
    if before:
        return made_from
    noted = (note.text or "" for note in unit.iter(f"{{{SPACE}}}note") if note.get("category") == BEFORE)
    return tidy(next(noted, "")) or source


def _joined(unit, tag: str) -> str:
    # A tool may have cut a text into several segments; what lies between them is `ignorable`.
    return tidy("".join("".join(part.itertext()) for part in unit.iter(f"{{{SPACE}}}{tag}")))
