"""The law book as a page: who is owed what today, how much, from which age, by when, and what has not started yet."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from leaving_care.dates import ages_in_words
from leaving_care.law import Area, Book, Duty, Owed, Provision, Status, listing, saying
from leaving_care.law.dated import FIRST_DAY, Dated, Row
from leaving_care.law.words import KINDS
from offers.rendering.pages import Page


@dataclass(frozen=True)
class Told:
    """A row as the page tells it. `provision` None: no provision sets it, and the row names its source."""

    entry: Dated[Row]
    row: Row
    value: str
    kind: str
    provision: Provision | None


@dataclass(frozen=True)
class Band:
    """What is owed to one group between two birthdays: each duty with its rows."""

    ages: str
    duties: list[tuple[Duty, list[Told]]]


@dataclass(frozen=True)
class Waiting:
    """A provision that is made and not in force, with all that will start with it."""

    provision: Provision
    entries: list[Dated[Row]]
    areas: list[Area]


def law_page(book: Book, on: date) -> Page:
    """The page of the law in force on a day."""
    told = {
        file: [_told(line, book) for line in listing.in_force(book, on) if line.file == file] for file in listing.FILES
    }
    waiting = _waiting(book, on)
    context = {
        "council": None,
        "contents": None,
        "at": None,
        "ask": None,
        "on": on,
        "first_day": FIRST_DAY,
        "groups": [(status, _bands(status, told["duties"])) for status in book.statuses.values()],
        "amounts": [(each, _earlier(each.entry, book, on)) for each in told["amounts"]],
        "figures": told["figures"],
        "times": told["timetable"],
        "waiting": waiting,
        "commencement": book.provisions.get("cwsa2026-s78"),
        "new_values": [
            _told(line, book)
            for line in listing.made_not_started(book, on)
            if not line.row.provision or book.provisions[line.row.provision].in_force(on)
        ],
        "announced": [_told(line, book) for line in listing.announced(book, on)],
        "judgments": [each for each in book.provisions.values() if each.kind == "case" and each.in_force(on)],
    }
    return Page(
        "/law/",
        "public/law.html",
        "What the law says",
        context,
        "What the law in England says that councils owe care leavers today, with the source of every figure.",
    )


def _told(line: listing.Line, book: Book) -> Told:
    row = line.row
    provision = book.provisions[row.provision] if row.provision else None
    return Told(line.entry, row, saying.value(line.entry, row), KINDS[row.kind], provision)


def _bands(status: Status, duties: list[Told]) -> list[Band]:
    """The group's ages, cut wherever something that is owed to it begins or ends."""
    owed = [(each, each.row) for each in duties if isinstance(each.row, Owed) and each.row.status == status.id]
    cuts = {row.age_from for _, row in owed} | {row.age_to + 1 for _, row in owed if row.age_to is not None}
    if any(row.age_to is None for _, row in owed):
        cuts.add(_NO_END)
    ages = sorted(cuts)
    bands = []
    for first, after in pairwise(ages):
        rows: dict[str, tuple[Duty, list[Told]]] = {}
        for each, row in owed:
            if row.is_for(status.id, first) and isinstance(each.entry, Duty):
                rows.setdefault(each.entry.id, (each.entry, []))[1].append(each)
        if rows:
            last = None if after == _NO_END else after - 1
            bands.append(Band(ages_in_words(first, last, True), list(rows.values())))
    return bands


_NO_END = 999


def _earlier(entry: Dated[Row], book: Book, on: date) -> list[Told]:
    """What held before, newest first."""
    gone = [row for row in entry.values if row.starts_on and row.ends_on and row.ends_on < on]
    return [_told(listing.Line("amounts", entry, row), book) for row in reversed(gone)]


def _waiting(book: Book, on: date) -> list[Waiting]:
    """Each provision that is made and not in force, but for those that another one puts in: they wait with it."""
    rows = [line for line in listing.made_not_started(book, on) if line.row.provision]
    areas = [area for area in book.areas.values() if area not in book.areas_in_force(on)]
    waiting = []
    for provision in listing.provisions_not_started(book, on):
        if provision.kind == "announcement" or provision.provision:
            continue
        ids = {provision.id} | {each.id for each in book.provisions.values() if each.provision == provision.id}
        entries = {line.entry.id: line.entry for line in rows if line.row.provision in ids}
        waiting.append(Waiting(provision, list(entries.values()), [area for area in areas if area.provision in ids]))
    return waiting
