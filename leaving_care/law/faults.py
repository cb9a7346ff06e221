"""What is wrong with a law book, in words: the portal does not start with a book that has a fault."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from leaving_care.dates import in_words
from leaving_care.law.book import Book
from leaving_care.law.dated import Dated, Lasting, Row
from leaving_care.law.entries import AmountValue, Owed, Provision, TimeValue
from leaving_care.law.listing import FILES as FILES_OF_ROWS
from leaving_care.law.loader import Table, Tables
from leaving_care.law.shapes import SHAPES
from leaving_care.law.words import EACH, KINDS, RULES, RULES_WITH_A_NUMBER, STRENGTHS, SURE, UNITS


def faults(tables: Tables) -> list[str]:
    """What is wrong with a book: how it is written, else what it names, else what it means; [] for a book that is right."""
    return [*_wording(tables)] or [*_references(tables)] or [*_meaning(Book(tables))]


def _wording(tables: Tables) -> Iterator[str]:
    for file, shape in SHAPES.items():
        for key, said in tables[file].items():
            yield from shape.faults(said, f"{file}.toml, {key}")


def _references(tables: Tables) -> Iterator[str]:
    """A provision, a kind, a group, a condition that is named is one that the book has."""
    known: dict[str, Collection[str]] = {
        "provision": tables["provisions"],
        "kind": KINDS,
        "sure": SURE,
        "status": tables["statuses"],
        "when": tables["conditions"],
        "strength": STRENGTHS,
        "rule": RULES,
        "unit": UNITS,
        "each": EACH,
    }
    for where, said in _everything(tables):
        for key, names in known.items():
            if key in said and said[key] not in names:
                yield f"{where}: there is no {key} “{said[key]}”."
        for group in said.get("groups", ()):
            if group not in tables["statuses"]:
                yield f"{where}: there is no status “{group}”."


def _everything(tables: Tables) -> Iterator[tuple[str, Table]]:
    for file, shape in SHAPES.items():
        for key, said in tables[file].items():
            yield f"{file}.toml, {key}", said
            for number, row in enumerate(said.get(shape.rows, ()), 1):
                yield f"{file}.toml, {key}, {shape.rows} {number}", row


def _meaning(book: Book) -> Iterator[str]:
    for provision in book.provisions.values():
        yield from _ends_first(provision, f"provisions.toml, {provision.id}")
        if provision.kind == "announcement" and provision.starts_on:
            yield f"provisions.toml, {provision.id}: it is only announced, and has a first day."
    for area in book.areas.values():
        yield from _ends_first(area, f"areas.toml, {area.id}")
        yield from _outside(area, book.provisions[area.provision], f"areas.toml, {area.id}")
    files: dict[str, Sequence[Dated[Row]]] = {name: list(getattr(book, name).values()) for name in FILES_OF_ROWS}
    for file, entries in files.items():
        for entry in entries:
            where = f"{file}.toml, {entry.id}"
            for number, row in enumerate(entry, 1):
                yield from _row(row, book, f"{where}, row {number}")
            yield from _twice(entry, where)
    for time in book.timetable.values():
        if any((value.value is None) == (time.rule in RULES_WITH_A_NUMBER) for value in time):
            yield f"timetable.toml, {time.id}: the rule “{time.rule}” has a number where it takes none, or none where it does."


def _row(row: Row, book: Book, where: str) -> Iterator[str]:
    yield from _ends_first(row, where)
    if row.kind == "announcement" and row.starts_on:
        yield f"{where}: it is only announced, and has a first day."
    if row.provision:
        yield from _outside(row, book.provisions[row.provision], where)
    if isinstance(row, AmountValue):
        if row.figure is None and not row.words:
            yield f"{where}: it has neither a figure nor words."
        if (row.figure is None) == bool(row.each):
            yield f"{where}: a figure says how often it is paid, and words do not."
    if isinstance(row, TimeValue) and (row.value is None) == bool(row.unit):
        yield f"{where}: a number has a unit, and no number has none."
    if isinstance(row, (Owed, AmountValue)) and row.age_to is not None and row.age_to < (row.age_from or 0):
        yield f"{where}: the last age is below the first."


def _ends_first(dated: Lasting, where: str) -> Iterator[str]:
    starts, ends = dated.starts_on, dated.ends_on
    if ends and (starts is None or ends < starts):
        yield f"{where}: it ends on {in_words(ends)}, before it starts."


def _outside(dated: Lasting, provision: Provision, where: str) -> Iterator[str]:
    """An entry holds only while its provision does."""
    starts, ends = dated.starts_on, dated.ends_on
    if starts and provision.starts_on is None:
        yield f"{where}: it starts on {in_words(starts)}, and {provision.id} has no first day."
    elif starts and provision.starts_on and starts < provision.starts_on:
        yield f"{where}: it starts on {in_words(starts)}, before {provision.id} does."
    if starts and provision.ends_on and (ends is None or ends > provision.ends_on):
        yield f"{where}: it goes on after {provision.id} ends."


def _twice(entry: Dated[Row], where: str) -> Iterator[str]:
    """Two rows for the same case never hold on the same day."""
    rows = list(entry)
    for number, row in enumerate(rows):
        for other in rows[number + 1 :]:
            if _same_case(row, other) and _overlap(row, other):
                yield f"{where}: two values hold on the same day, from {_from(row)} and from {_from(other)}."


def _same_case(row: Row, other: Row) -> bool:
    if not isinstance(row, Owed) or not isinstance(other, Owed):
        return True
    if (row.status, row.when) != (other.status, other.when):
        return False
    last, other_last = (999 if one.age_to is None else one.age_to for one in (row, other))
    return row.age_from <= other_last and other.age_from <= last


def _overlap(one: Lasting, other: Lasting) -> bool:
    if one.starts_on is None or other.starts_on is None:
        return one.starts_on is other.starts_on  # two that have no first day would start together
    return one.starts_on <= (other.ends_on or date.max) and other.starts_on <= (one.ends_on or date.max)


def _from(row: Row) -> str:
    return in_words(row.starts_on) if row.starts_on else "a day not set"
