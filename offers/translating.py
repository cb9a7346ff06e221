"""What of an edition can be translated, what of a translation still holds, and what a reader of a language is shown.

A translation belongs to the council, not to an edition: whether it holds is asked for each edition, by its English words.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from offers.contents import Contents
from offers.figures import have_moved, numbers
from offers.models import Contact, Edition, Item, Statement, Theme, Translation
from offers.text import LONGEST, dead_links

Kind = Translation.Kind
Row = Edition | Theme | Item | Contact | Statement

# What has words of its own to translate: field → what it is called. Amounts, ages, dates and numbers to ring are not here:
# they are shown from the edition.
FIELDS: dict[str, dict[str, str]] = {
    Kind.EDITION: {
        "title": "Title",
        "subtitle": "Subtitle",
        "foreword": "Foreword",
        "other_formats": "How to ask for another format or language",
    },
    Kind.THEME: {"name": "Name", "intro": "Introduction"},
    Kind.ITEM: {
        "name": "Name",
        "what_we_offer": "What we offer",
        "who_for": "Who it is meant for",
        "to_know": "What you need to know",
        "our_part": "Our part",
        "your_part": "Your part",
        "how_to_get_it": "How to get it",
        "who_decides": "Who decides",
        "elsewhere": "If you live in another area",
        "happens": "When it happens",
        "ends_with": "When it ends",
    },
    Kind.CONTACT: {
        "name": "Name",
        "welcome": "Welcome",
        "say": "What to say",
        "serves": "Who it is for",
        "hours": "When it is open",
        "promised": "What is promised",
    },
    Kind.STATEMENT: {"title": "Heading", "text": "Text"},
}
LONG = frozenset(
    "foreword other_formats intro what_we_offer to_know our_part your_part how_to_get_it elsewhere say text".split()
)
_LINK = re.compile(r"(?:https?://|www\.|mailto:|tel:)[^\s)\]>\"']+", re.IGNORECASE)
KEPT = 3  # pairs of a field that are kept so, for the editions that still say them


class State(StrEnum):
    """How a translation of one field stands to its English."""

    MISSING = "not translated yet"
    CURRENT = "translated"
    OUT_OF_DATE = "out of date"
    MOVED = "out of date: a figure has changed"


@dataclass(frozen=True)
class Shown:
    """What a reader is shown of one field: the words, whether they are the English ones, and how the translation stands."""

    text: str
    is_english: bool
    state: State


@dataclass(frozen=True)
class Piece:
    """A row of an edition that has words to translate: field → its English. `called`: its name in English."""

    kind: str
    row: str
    called: str
    english: dict[str, str] = field(hash=False)

    def label(self, name: str) -> str:
        """What a field of it is called."""
        return FIELDS[self.kind][name]


def name_of(row: Row) -> tuple[str, str]:
    """The kind of a row of an edition and the key by which its translation is found in every edition."""
    match row:
        case Item():
            return Kind.ITEM, row.identity.key
        case Theme():
            return Kind.THEME, row.slug
        case Contact():
            return Kind.CONTACT, row.key
        case Statement():
            return Kind.STATEMENT, row.key
    return Kind.EDITION, "edition"


def piece_of(row: Row) -> Piece:
    """A row with its English words; fields that say nothing are left out."""
    kind, key = name_of(row)
    english = {name: said for name in FIELDS[kind] if (said := tidy(getattr(row, name)))}
    return Piece(kind, key, str(getattr(row, "title", "") or row), english)


def pieces(contents: Contents) -> Iterator[Piece]:
    """Everything of an edition that has words to translate, in the council's own order."""
    rows: tuple[Row, ...] = (
        contents.edition,
        *contents.themes,
        *contents.items,
        *contents.contacts,
        *contents.statements,
    )
    for piece in map(piece_of, rows):
        if piece.english:
            yield piece


def tidy(text: str) -> str:
    """A text without blanks around it and with lines ended one way, so that the same words are the same text."""
    return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")).strip()


def pairs(translation: Translation | None, name: str) -> list[tuple[str, str]]:
    """What a field was ever translated from and to, the newest first."""
    if translation is None or name not in translation.texts:
        return []
    newest = (translation.english.get(name, ""), translation.texts[name])
    earlier = translation.earlier.get(name, [])
    return [newest, *((english, text) for english, text in earlier)]


def shown(translation: Translation | None, name: str, english: str) -> Shown:
    """What is shown of a field whose English is `english`.

    A text made from these very words is shown. One made from other words is shown as out of date; where a figure of the
    English has moved since, or the text names a figure that the English does not, the English is shown in its place.
    """
    english = tidy(english)
    known = pairs(translation, name)
    if not english or not known:
        return Shown(english, True, State.MISSING)
    text, state = next(
        ((text, State.CURRENT) for made_from, text in known if made_from == english), ("", State.MISSING)
    )
    if not text:
        made_from, text = known[0]
        state = State.MOVED if have_moved(made_from, english) else State.OUT_OF_DATE
    if set(numbers(text)) - set(numbers(english)):
        state = State.MOVED
    return Shown(english, True, state) if state == State.MOVED else Shown(text, False, state)


@dataclass(frozen=True)
class Standing:
    """How far a language is: how many fields are in each state, and the oldest English that any text was made from."""

    current: int
    out_of_date: int
    missing: int
    oldest_on: date | None

    @property
    def all(self) -> int:
        return self.current + self.out_of_date + self.missing


def standing(every: Iterable[Piece], translations: dict[tuple[str, str], Translation]) -> Standing:
    """How far a language is, for an edition's pieces."""
    counted = dict.fromkeys(State, 0)
    days = []
    for piece in every:
        translation = translations.get((piece.kind, piece.row))
        states = [shown(translation, name, said).state for name, said in piece.english.items()]
        for state in states:
            counted[state] += 1
        if translation and any(state != State.MISSING for state in states):
            days.append(translation.english_on)
    late = counted[State.OUT_OF_DATE] + counted[State.MOVED]
    return Standing(counted[State.CURRENT], late, counted[State.MISSING], min(days, default=None))


def faults_in(name: str, english: str, text: str) -> list[str]:
    """What is wrong with a text as a translation of `english`, in words. Nothing: it may be kept."""
    longest = LONGEST if name in LONG else 300
    found = []
    if len(text) > longest:
        found.append(f"This is longer than {longest:,} characters. Shorten it")
    if "\0" in text:
        found.append("There is a sign in this that is no letter. Take it out")
    if more := sorted(set(numbers(text)) - set(numbers(english))):
        found.append(f"The English does not say {', '.join(more)}. Amounts, ages and dates are those of the English")
    if links := sorted(set(_LINK.findall(text)) - set(_LINK.findall(english))):
        found.append(f"The English does not lead to {', '.join(links)}. Use the addresses of the English")
    if name in LONG:
        addresses = {link.address for link in dead_links(english)}
        found += [link.said for link in dead_links(text) if link.address not in addresses]
    return found
