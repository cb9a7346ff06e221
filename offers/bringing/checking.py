"""Checking the rows that are brought in as one offer, by the rules of the one way in which offers are loaded from files."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, cast

from leaving_care.models import Authority
from offers.bringing.columns import BadCell
from offers.bringing.sheets import (
    CONTACTS,
    DOCUMENTS,
    EDITION,
    EMAILS,
    ITEMS,
    NUMBERS,
    PROVIDERS,
    RULES,
    SHEETS,
    STATEMENTS,
    THEMES,
    number_of,
)
from offers.loading.authority import AuthorityRows
from offers.loading.build import MISSING
from offers.loading.edition import EditionRows
from offers.loading.faults import Faults
from offers.loading.files import Files, Row
from offers.models import Edition, ItemTheme

ONE_EDITION = "There is one row for the edition. Leave this one out."
NO_EDITION = "There is no row for the edition. It needs one, with a title."
NO_THEME = "There is no theme “{0}” among the rows."
NO_OWNER = "There is no {1} “{0}” among the rows."
# Of which sheet's rows the rows of a sheet are parts, what names a row there, and under which name it has them.
PARTS = {
    RULES.name: (ITEMS.name, "identity", "rules"),
    PROVIDERS.name: (ITEMS.name, "identity", "providers"),
    NUMBERS.name: (CONTACTS.name, "key", "numbers"),
    EMAILS.name: (CONTACTS.name, "key", "emails"),
}


class Said(Protocol):
    """A row to check: of which sheet it is, its place in the file, and what it says in each column."""

    sheet: str
    position: int
    values: dict[str, str]


@dataclass
class Line(Row):
    """A row as the loader reads it, with its parts."""

    place: int = 0
    parts: dict[str, list[Row]] = field(default_factory=dict)
    other: dict[str, Any] = field(default_factory=dict)

    def rows(self, key: str, faults: Faults) -> list[Row]:
        """Its parts of a kind, each a row of a sheet of its own."""
        return self.parts.get(key, [])


@dataclass
class Checked:
    """What was found: what is wrong with each row, by its place among the rows, and with all of them as an offer."""

    faults: dict[int, list[str]] = field(default_factory=dict)
    whole: list[str] = field(default_factory=list)
    offer: EditionRows | None = None
    items: list[Line] = field(default_factory=list)

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


def check(rows: Sequence[Said], authority: Authority) -> Checked:
    """Checks every row by itself and beside the others. A constraint of a model is asked of the database, a query each."""
    checked, faults, own = Checked(), Faults(), set[tuple[str, str, str]]()
    lines: dict[str, list[Line]] = {name: [] for name in SHEETS}
    for place, row in enumerate(rows):
        if row.sheet in lines:
            lines[row.sheet].append(_line(row, place, own, faults))
    _join_parts(lines, faults)
    tables: dict[str, list[Row]] = {name: [] for name in ("consultations", "approvals", "changes", "furniture")}
    for name, sheet in (("documents", DOCUMENTS), ("contacts", CONTACTS), ("statements", STATEMENTS)):
        tables[name] = list(lines[sheet.name])
    editions = lines[EDITION.name] or [Line(EDITION.name, "", {"title": "-"})]
    for more in editions[1:]:
        faults.add(more, "title", ONE_EDITION)
    editions[0].values["number"] = 1  # the draft has its own
    themes = _themes(lines, faults)
    everywhere = {each.slug: each for each in Authority.objects.select_related("county")}
    districts = {slug for slug, each in everywhere.items() if each.county_id == authority.pk}
    council = _Council(authority, districts, everywhere)
    files = Files(tables | {"edition": [editions[0]]}, cast(Any, themes), "")
    checked.offer = EditionRows(files, faults, cast(AuthorityRows, council))
    checked.items = [item for _, items in themes for item in items]
    in_order = {line.place: number for number, line in enumerate(lines[ITEMS.name])}
    for line, built in zip(checked.items, checked.offer.items.built, strict=True):
        built["item"].position = in_order[line.place]
    if not lines[EDITION.name]:
        checked.whole.append(NO_EDITION)
    _tell(lines, faults, own, checked)
    return checked


def _line(row: Said, place: int, own: set[tuple[str, str, str]], faults: Faults) -> Line:
    sheet, line = SHEETS[row.sheet], Line(row.sheet, f"row {number_of(row.position)}", {}, place=place)
    for key, said in row.values.items():
        if key not in sheet.by_key or not isinstance(said, str) or not said:
            continue
        try:
            value = sheet.by_key[key].read(said)
        except BadCell as bad:
            own.add((row.sheet, line.label, key))
            faults.add(line, key, str(bad))
            continue
        if key in ("of", "places") or (key == "theme" and row.sheet == ITEMS.name):
            line.other[key] = value
        elif key.startswith("amount."):
            line.values.setdefault("amount", {})[key.removeprefix("amount.")] = value
        else:
            line.values[key] = value
    return line


def _join_parts(lines: dict[str, list[Line]], faults: Faults) -> None:
    for name, (owners, key, kind) in PARTS.items():
        by_key = {line.values.get(key): line for line in reversed(lines[owners])}
        for line in lines[name]:
            owner = by_key.get(line.other.get("of", ""))
            if owner is not None:
                owner.parts.setdefault(kind, []).append(line)
            elif "of" not in line.other:
                faults.add(line, "of", MISSING)
            else:
                called = SHEETS[owners].row.split()[-1]
                faults.add(line, "of", NO_OWNER.format(line.other["of"], called))


def _themes(lines: dict[str, list[Line]], faults: Faults) -> list[tuple[Line, list[Line]]]:
    found: list[tuple[Line, list[Line]]] = [(theme, []) for theme in lines[THEMES.name]]
    by_slug = {theme.values.get("slug"): items for theme, items in reversed(found)}
    for item in lines[ITEMS.name]:
        slug = item.other.get("theme")
        if slug is None or slug not in by_slug:
            faults.add(item, "theme", NO_THEME.format(slug) if slug else MISSING)
            # It is looked through all the same, under any theme.
            (found[0][1] if found else []).append(item)
        else:
            by_slug[slug].append(item)
    return found


def _tell(lines: dict[str, list[Line]], faults: Faults, own: set[tuple[str, str, str]], checked: Checked) -> None:
    places = {(name, line.label): line.place for name, each in lines.items() for line in each}
    for fault in dict.fromkeys(faults.found):
        if fault.wrong == MISSING and (fault.file, fault.row, fault.field) in own:
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
    for column in EDITION.columns:
        setattr(draft, column.key, getattr(offer.edition, column.key))
    offer.edition = draft
    offer.save(draft.authority, "")
    for line, built in zip(checked.items, offer.items.built, strict=True):
        for theme, place in zip(built["themes"], line.other.get("places", []), strict=False):
            if place.isdigit():
                ItemTheme.objects.filter(item=built["item"], theme=theme).update(position=int(place))
