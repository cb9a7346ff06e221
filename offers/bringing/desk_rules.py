"""What the desk's own forms ask of a row beside what every loaded offer must have: a file is no way round it."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from offers.bringing import sheets
from offers.bringing.lines import Lines
from offers.bringing.sheets import Sheet
from offers.districts import FIELDS
from offers.loading.edition import EditionRows
from offers.loading.faults import Faults
from offers.models import Consultation, DistrictItem, ItemChange, Point

SAY_WHAT = "Say what you did, or what you are doing."
ENDS_BEFORE = "It cannot end before it began."
TO_COME = "The day of a decision cannot be in the future."
NOTHING = "Say what is different there. Nothing is yet."


def check_as_at_the_desk(lines: Lines, offer: EditionRows, faults: Faults, on: date) -> None:
    """Notes every row that the desk's forms would send back. `on`: today."""
    built: list[tuple[Sheet, list[Any], Callable[[Any], Iterator[tuple[str, str]]]]] = [
        (sheets.CONSULTATIONS, [part for part in offer.parts if isinstance(part, Consultation)], _consultation),
        (sheets.POINTS, [point for point, _, _ in offer.desk.points], _point),
        (sheets.ITEM_CHANGES, [change for change, _ in offer.desk.item_changes], lambda row: _item_change(row, on)),
        (sheets.DISTRICT_ITEMS, [item for item, _, _ in offer.desk.district_items], _district_item),
    ]
    for sheet, rows, rule in built:
        for line, row in zip(lines.of(sheet), rows, strict=True):
            for key, wrong in rule(row):
                faults.add(line, key, wrong)


def _consultation(row: Consultation) -> Iterator[tuple[str, str]]:
    if row.held_on and row.ends_on and row.ends_on < row.held_on:
        yield "held_on, ends_on", ENDS_BEFORE


def _point(row: Point) -> Iterator[tuple[str, str]]:
    if row.answer in (Point.Answer.DONE, Point.Answer.DOING) and not row.did:
        yield "did", SAY_WHAT


def _item_change(row: ItemChange, on: date) -> Iterator[tuple[str, str]]:
    if row.decided_on and row.decided_on > on:
        yield "decided_on", TO_COME


def _district_item(row: DistrictItem) -> Iterator[tuple[str, str]]:
    if row.differs_from_id is not None and all(getattr(row, name) in ("", None) for name in FIELDS):
        yield "differs_from", NOTHING
