"""An edition as those read it who agree it: in its own order, part by part, each row with what became of it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Model

from offers.compare import ENDED, SAME
from offers.contents import Contents
from offers.findings.finding import row as row_of
from offers.models import Item
from offers.reading.fields import SOURCE
from offers.reading.lines import Line, Names, lines_of
from offers.reading.marks import CHANGED, Mark, counted, mark
from offers.reading.then import Then

WHOLE = "whole"
# Slug → what the part is called, the rows of it in a Contents, and by what a row is known again in the next edition.
PARTS: dict[str, tuple[str, str, Callable[[Any], Any]]] = {
    "contacts": ("Who to ask", "contacts", lambda row: row.key),
    "statements": ("What we say", "statements", lambda row: row.key),
    "papers": ("Papers", "documents", lambda row: row.key),
    "asked": ("Who we asked", "consultations", lambda row: (row.who, row.held_on)),
    "points": ("You said, we did", "points", lambda row: row.said),
    "changes": ("The public list of what changed", "changes", lambda row: None),
    "reasons": ("Why something is less or otherwise", "item_changes", lambda row: None),
    "districts": ("Districts", "district_items", lambda row: (row.district_id, row.key)),
}
OF_THIS_YEAR = ("changes", "reasons")  # they tell of this edition alone: nothing of them stood in the one before


@dataclass(frozen=True)
class Row:
    """A row as it is read. `label` is as findings call it. `mark` None: there is no edition before, or it is of this year."""

    row: Any
    name: str
    names: Names
    mark: Mark | None = None

    @cached_property
    def lines(self) -> list[Line]:
        """What it says. Worked out when it is read, as most rows of a large edition are on other pages."""
        return lines_of(self.row, self.names)

    @cached_property
    def label(self) -> str:
        return label_of(self.row)

    @property
    def identity(self) -> Any:
        """The promise that it is, or is about; None for all but items and what is said of their changes."""
        return getattr(self.row, "identity", None)

    @property
    def anchor(self) -> str:
        """Its place on its page."""
        return self.label.replace(" ", "-").replace(",", "")


@dataclass(frozen=True)
class Part:
    """A part of an edition. `gone`: what stood in it in the edition before, and does not any more."""

    slug: str
    name: str
    rows: list[Row]
    gone: list[str] = field(default_factory=list)

    @property
    def marks(self) -> list[tuple[Mark, int]]:
        """How many rows are new, changed and so on."""
        return counted(row.mark for row in self.rows)


@dataclass(frozen=True)
class Reading:
    """The whole of an edition. `whole` is said of it as one thing; `ended`: items of the one before that are gone."""

    whole: Part
    parts: list[Part]
    ended: list[str]
    joint: list[str]

    def of(self, slug: str) -> Part | None:
        """A part by its slug; None: there is none of it."""
        return next((part for part in self.parts if part.slug == slug), None)

    def after(self, slug: str) -> Part | None:
        """The part that follows one; None after the last."""
        slugs = [part.slug for part in self.parts]
        at = slugs.index(slug) + 1 if slug in slugs else 0
        return self.parts[at] if at < len(slugs) else None

    def part_with(self, label: str) -> Part | None:
        """The part in which a row stands."""
        return next((part for part in self.parts if any(row.label == label for row in part.rows)), None)


def read(contents: Contents, before: Then | None) -> Reading:
    """Everything that bodies agree to (`Contents.text_fingerprint`), beside what stood in the edition before."""
    names, old = _names(contents), _names(before) if before else Names()
    reader = _Reader(contents, before, names, old)
    others = [reader.part(slug) for slug in PARTS]
    return Reading(
        whole=Part(WHOLE, "The offer as a whole", [reader.row(contents.edition, contents.edition.title, None)]),
        parts=[part for part in (*reader.themes(), *others) if part.rows or part.gone],
        ended=[change.name for change in contents.comparison or () if change.kind == ENDED],
        joint=[row.authority.name for row in contents.joint_authorities],
    )


class _Reader:
    """The rows of an edition as they are read."""

    def __init__(self, contents: Contents, before: Then | None, names: Names, old: Names):
        self.contents, self.before, self.names, self.old = contents, before, names, old
        self.items_before = {item.identity_id: item for item in (before.items if before else [])}
        self.kinds = {change.key: change.kind for change in contents.comparison or ()}

    def row(self, row: Model, name: str, became: Mark | None) -> Row:
        return Row(row, name, self.names, became)

    def themes(self) -> Iterable[Part]:
        """Each theme with what is said of it and its own items; those listed there too stand under their first theme."""
        became = self._beside(self.contents.themes, self.before.themes if self.before else None, lambda row: row.slug)
        for theme in self.contents.themes:
            own = [item for item in self.contents.entries[theme.pk] if self.contents.first_theme.get(item.pk) == theme]
            rows = [self.row(theme, "What is said of the theme", became(theme)), *map(self._item, own)]
            yield Part(f"theme-{theme.slug}", theme.name, rows)

    def part(self, slug: str) -> Part:
        """All rows of one of PARTS."""
        name, rows, key = PARTS[slug]
        now: Sequence[Any] = getattr(self.contents, rows)
        then = getattr(self.before, rows) if self.before and slug not in OF_THIS_YEAR else None
        became = self._beside(now, then, key)
        met = {key(row) for row in now}
        gone = [heading(row, self.old) for row in then or () if key(row) not in met]
        return Part(slug, name, [self.row(row, heading(row, self.names), became(row)) for row in now], gone)

    def _item(self, item: Item) -> Row:
        kind = self.kinds.get(item.identity.key)
        then = self.items_before.get(item.identity_id)
        # What the comparison does not look at (a word in the address, a helpline beside it) can be another all the same.
        if kind == SAME and then and self._whole(item, self.names) != self._whole(then, self.old):
            kind = CHANGED
        return self.row(item, item.name, Mark(kind) if kind else None)

    def _beside(self, now: Iterable[Any], then: Iterable[Any] | None, key: Callable) -> Callable[[Any], Mark | None]:
        said = None if then is None else {key(row): self._whole(row, self.old) for row in then}
        return lambda row: mark(key(row), self._whole(row, self.names), said)

    @staticmethod
    def _whole(row: Any, names: Names) -> tuple:
        return heading(row, names), _said(lines_of(row, names))


def label_of(row: Any) -> str:
    """As findings call a row, where they do; else its kind and number."""
    label = row_of(row)[0]
    return label if " " in label or row._meta.model_name == "edition" else f"{row._meta.model_name} {row.pk}"


def heading(row: Any, names: Names) -> str:
    """What stands above what a row says."""
    if identity := getattr(row, "differs_from_id", None) or getattr(row, "identity_id", None):
        name = names.items.get(identity) or getattr(row, "name", "") or "An item that has ended"
    else:
        name = getattr(row, "name", "") or getattr(row, "title", "") or str(row)
    return f"{row.district.short_name}: {name}" if hasattr(row, "district_id") else name


def _said(lines: Iterable[Line]) -> list[tuple[str, str]]:
    """What is said, without where the source said it."""
    return [(line.called, line.says) for line in lines if line.called != SOURCE["source"]]


def _names(of: Contents | Then) -> Names:
    themes = {theme.slug: theme.name for theme in of.themes} | {str(theme.pk): theme.name for theme in of.themes}
    return Names(
        items={item.identity_id: item.name for item in of.items},
        themes=themes,
        statements={row.pk: str(row) for row in of.statements},
        consultations={row.pk: str(row) for row in of.consultations},
    )
