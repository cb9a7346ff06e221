"""The rows of a file beside what the council's offer says now: which say the very same, and what differs in the others."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any

from leaving_care.models import Authority
from offers.bringing import sheets
from offers.bringing.columns import BadCell, Column, Holds
from offers.bringing.reading import Brought
from offers.bringing.sheets import SHEETS
from offers.bringing.taking_out import Values, rows_of
from offers.contents import read_contents
from offers.models import BroughtRow, Edition

# By what a row is the same one as before, whatever else it says now. An offer has one row for the edition.
KNOWN_BY = {
    sheets.EDITION.name: (),
    sheets.THEMES.name: ("slug",),
    sheets.ITEMS.name: ("identity",),
    sheets.RULES.name: ("of",),
    sheets.PROVIDERS.name: ("of",),
    sheets.CONTACTS.name: ("key",),
    sheets.NUMBERS.name: ("of",),
    sheets.EMAILS.name: ("of",),
    sheets.STATEMENTS.name: ("key",),
    sheets.DOCUMENTS.name: ("key",),
    sheets.CONSULTATIONS.name: ("key",),
    sheets.POINTS.name: ("said",),
    sheets.CHANGES.name: ("text",),
    sheets.ITEM_CHANGES.name: ("identity",),
    sheets.DISTRICT_ITEMS.name: ("district", "key"),
    sheets.JOINT.name: ("authority",),
}
Words = tuple[tuple[str, str], ...]
Said = Brought | BroughtRow


@dataclass
class Beside:
    """What was found. `same`: the places of rows that say the very same, in the same order.

    `now`: for each other row that stands in the offer now, by its place, what it says there. `gone`: rows of the offer that
    no row of the file stands for.
    """

    same: list[int] = field(default_factory=list)
    now: dict[int, Values] = field(default_factory=dict)
    gone: list[Brought] = field(default_factory=list)


def offer_now(authority: Authority, on: date) -> list[Brought]:
    """The rows of the edition that is in force on a day; none where there is none. A fixed number of queries."""
    edition = Edition.objects.filter(authority=authority).in_force(on).first()
    if edition is None:
        return []
    rows = rows_of(read_contents(edition))
    return [Brought(sheet, place, values) for sheet, each in rows.items() for place, values in enumerate(each)]


def beside(rows: Iterable[Said], offer: Sequence[Brought]) -> Beside:
    """Rows of a file, in order, beside those of an offer. Pure."""
    found = Beside()
    theirs, ours = _by_sheet(rows), _by_sheet(offer)
    for sheet in SHEETS:
        _one_sheet(sheet, theirs[sheet], ours[sheet], found)
    return found


def differing(sheet: str, values: Values, now: Values) -> list[str]:
    """The fields of a row that say something else than now, in the order of the columns."""
    said, before = dict(_words(sheet, values)), dict(_words(sheet, now))
    return [column.key for column in SHEETS[sheet].columns if said.get(column.key) != before.get(column.key)]


def _one_sheet(sheet: str, rows: list[Said], offer: list[Said], found: Beside) -> None:
    file, now = ([_words(sheet, row.values) for row in each] for each in (rows, offer))
    left, free = set(range(len(rows))), set(range(len(offer)))
    # What says the same in another order is not the same: the order of an offer is read, too.
    for start, to, many in SequenceMatcher(None, now, file, autojunk=False).get_matching_blocks():
        found.same += [rows[to + step].position for step in range(many)]
        left -= set(range(to, to + many))
        free -= set(range(start, start + many))
    by_words, by_name = defaultdict(list), defaultdict(list)
    for place in sorted(free, reverse=True):
        by_words[now[place]].append(place)
        by_name[_name(sheet, offer[place])].append(place)
    pairs: list[tuple[Any, Callable[[int], Any]]] = [
        (by_words, lambda place: file[place]),
        (by_name, lambda place: _name(sheet, rows[place])),
    ]
    for places, known_by in pairs:
        for place in sorted(left):
            waiting = places[known_by(place)]
            while waiting and waiting[-1] not in free:
                waiting.pop()
            if waiting:
                here = waiting.pop()
                free.discard(here)
                left.discard(place)
                found.now[rows[place].position] = offer[here].values
    found.gone += [Brought(sheet, place, offer[place].values) for place in sorted(free)]


def _by_sheet(rows: Iterable[Said]) -> dict[str, list[Said]]:
    found: dict[str, list[Said]] = {sheet: [] for sheet in SHEETS}
    for row in rows:
        found[row.sheet].append(row)
    return found


def _name(sheet: str, row: Said) -> tuple[str, ...]:
    return tuple(row.values.get(key, "") for key in KNOWN_BY[sheet])


def _words(sheet: str, values: Values) -> Words:
    """What a row says, each value written in one way: 1/4/2027 is 2027-04-01."""
    return tuple(
        (column.key, _plain(column, values[column.key])) for column in SHEETS[sheet].columns if values.get(column.key)
    )


def _plain(column: Column, said: str) -> str:
    try:
        value = column.read(said)
    except BadCell:
        return said
    return column.write(Decimal(str(value)) if column.holds is Holds.AMOUNT else value).strip()
