"""Checking the rows that are brought in as one offer, by the rules of the one way in which offers are loaded from files."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from leaving_care.models import Authority
from offers.bringing import sheets
from offers.bringing.desk_rules import check_as_at_the_desk
from offers.bringing.lines import Line, Lines, Said, lines_of
from offers.bringing.sheets import SHEETS
from offers.loading.authority import AuthorityRows
from offers.loading.build import MISSING
from offers.loading.edition import EditionRows
from offers.loading.faults import Faults
from offers.loading.files import Files, Row
from offers.models import Edition

ONE_EDITION = "There is one row for the edition. Leave this one out."
NO_EDITION = "There is no row for the edition. It needs one, with a title."
# What the loader calls the rows of a sheet.
TABLES = {
    "documents": sheets.DOCUMENTS,
    "contacts": sheets.CONTACTS,
    "statements": sheets.STATEMENTS,
    "consultations": sheets.CONSULTATIONS,
    "changes": sheets.CHANGES,
    "points": sheets.POINTS,
    "item_changes": sheets.ITEM_CHANGES,
    "district_items": sheets.DISTRICT_ITEMS,
    "joint_authorities": sheets.JOINT,
}
NOT_IN_A_SHEET = ("approvals", "furniture")


@dataclass
class Checked:
    """What was found: what is wrong with each row, by its place among the rows, and with all of them as an offer."""

    faults: dict[int, list[str]] = field(default_factory=dict)
    whole: list[str] = field(default_factory=list)
    offer: EditionRows | None = None

    @property
    def is_sound(self) -> bool:
        """Whether it could go into a draft as it is."""
        return not self.faults and not self.whole


@dataclass(frozen=True)
class _Council:
    """The council as the loader's checks know it."""

    authority: Authority
    district_slugs: set[str]
    elsewhere: dict[str, Authority]


def check(rows: Sequence[Said], authority: Authority, *, on: date) -> Checked:
    """Checks every row by itself and beside the others, in a few queries however many there are. `on`: today."""
    checked, faults = Checked(), Faults()
    lines = lines_of(rows, faults)
    editions = lines.of(sheets.EDITION) or [Line(sheets.EDITION.name, "", {"title": "-"})]
    for more in editions[1:]:
        faults.add(more, "title", ONE_EDITION)
    editions[0].values["number"] = 1  # the draft has its own
    tables: dict[str, list[Row]] = {name: list(lines.of(sheet)) for name, sheet in TABLES.items()}
    tables |= {name: [] for name in NOT_IN_A_SHEET} | {"edition": [editions[0]]}
    everywhere = {each.slug: each for each in Authority.objects.select_related("county")}
    districts = {slug for slug, each in everywhere.items() if each.county_id == authority.pk}
    council = _Council(authority, districts, everywhere)
    checked.offer = EditionRows(Files(tables, cast(Any, lines.themes), ""), faults, cast(AuthorityRows, council))
    _keep_order(lines, checked.offer)
    check_as_at_the_desk(lines, checked.offer, faults, on)
    if not lines.of(sheets.EDITION):
        checked.whole.append(NO_EDITION)
    _tell(lines, faults, checked)
    return checked


def _keep_order(lines: Lines, offer: EditionRows) -> None:
    """Items stand in the order of their rows, and in their themes where their rows say."""
    in_order = {line.place: number for number, line in enumerate(lines.of(sheets.ITEMS))}
    under_themes = [item for _, items in lines.themes for item in items]
    for line, built in zip(under_themes, offer.items.built, strict=True):
        built["item"].position = in_order[line.place]
        built["places"] = [int(place) for place in line.other.get("places", []) if place.isdecimal()]


def _tell(lines: Lines, faults: Faults, checked: Checked) -> None:
    """Says of each row what is wrong with it, each fault at the heading of its column."""
    places = {(name, line.label): line.place for name, each in lines.by_sheet.items() for line in each}
    for fault in dict.fromkeys(faults.found):
        if fault.wrong == MISSING and (fault.file, fault.row, fault.field) in lines.unread:
            continue
        if (place := places.get((fault.file, fault.row))) is None:
            continue
        sheet = SHEETS[fault.file]
        called = ", ".join(sheet.heading(key) for key in fault.field.split(", "))
        checked.faults.setdefault(place, []).append(f"{called}: {fault.wrong}")


def fill(draft: Edition, checked: Checked) -> None:
    """Writes rows that were found sound into a draft with nothing in it. The draft keeps its number."""
    offer = checked.offer
    assert offer is not None  # noqa: S101  (sound)
    for column in sheets.EDITION.columns:
        setattr(draft, column.key, getattr(offer.edition, column.key))
    offer.edition = draft
    offer.save(draft.authority, "")
