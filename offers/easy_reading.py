"""Easy read: what of an item's easy-read lines still holds for an edition."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass

from leaving_care.models import Authority
from offers import words
from offers.contents import Contents
from offers.figures import have_moved, numbers
from offers.models import EasyRead, Edition, Item, Picture
from offers.translating import State, piece_of

MOST_LINES = 30
LONGEST_LINE = 300


@dataclass(frozen=True)
class Line:
    """A line and its picture, if it has one that is there."""

    text: str
    picture: Picture | None

    @property
    def data(self) -> str:
        """The picture's bytes, for a file that stands alone."""
        return b64encode(bytes(self.picture.content)).decode() if self.picture else ""


@dataclass(frozen=True)
class Easy:
    """An item's easy read as a page shows it. None of it is shown once a figure of the item has moved (`state`).

    `is_ahead`: it was made from a later edition's words, and waits for that one.
    """

    item: Item
    lines: list[Line]
    state: State
    easy_read: EasyRead
    is_ahead: bool

    @property
    def is_shown(self) -> bool:
        return self.state != State.MOVED and not self.is_ahead


EasyReads = Mapping[int, tuple[EasyRead, list[Line]]]


def english_of(item: Item) -> dict[str, str]:
    """All that an item says, its amount and ages too: what easy-read lines are made from."""
    return piece_of(item).english | {"how much": words.amount(item), "ages": words.age_bands(item)}


def figures_beyond(line: str, item: Item) -> list[str]:
    """The numbers of an easy-read line that the item itself does not say."""
    return sorted(set(numbers(line)) - set(numbers(" ".join(english_of(item).values()))))


def state_of(easy_read: EasyRead, item: Item) -> State:
    """How easy-read lines stand to an item's words of an edition."""
    now, then = english_of(item), easy_read.english
    changed = [name for name in {**now, **then} if now.get(name, "") != then.get(name, "")]
    if not changed:
        return State.CURRENT
    moved = any(have_moved(then.get(name, ""), now.get(name, "")) for name in changed)
    return State.MOVED if moved else State.OUT_OF_DATE


def is_ahead(easy_read: EasyRead, item: Item, edition: Edition) -> bool:
    """Whether lines were made from words that an edition does not have yet: they were written once it was published, and not
    from it. The lines that it had are not kept."""
    is_later = edition.published_at is not None and easy_read.changed_at > edition.published_at
    return is_later and state_of(easy_read, item) != State.CURRENT


def easy_reads_of(council: Authority) -> dict[int, tuple[EasyRead, list[Line]]]:
    """Identity's id → easy read with its pictures, for a council. Two queries."""
    pictures = {str(picture.key): picture for picture in Picture.objects.filter(authority=council)}
    rows = EasyRead.objects.filter(authority=council).select_related("identity")
    return {
        row.identity_id: (row, [Line(line["text"], pictures.get(line.get("picture", ""))) for line in row.lines])
        for row in rows
    }


def easy_items(contents: Contents, easy_reads: EasyReads) -> list[Easy]:
    """The items of an edition that are there in easy read, in the council's order."""
    return [
        Easy(item, lines, _shown_state(row, lines, item), row, is_ahead(row, item, contents.edition))
        for item in contents.items
        if item.identity_id in easy_reads
        for row, lines in [easy_reads[item.identity_id]]
        if lines
    ]


def _shown_state(row: EasyRead, lines: list[Line], item: Item) -> State:
    """A line with a number that the edition's item does not say is never shown, however it came there."""
    return State.MOVED if any(figures_beyond(line.text, item) for line in lines) else state_of(row, item)
