"""The public page of what changed with an edition: for everyone, and for people of each age group, in plain words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.text import Truncator

from offers import text
from offers.compare import BETTER, ENDED, HOW_MUCH, LESS, NEW, REWORDED, SAME, WHO_AND_UNTIL, Difference, ItemChange
from offers.contents import Contents
from offers.rendering.change_lines import Line, now, why
from offers.rendering.district_changes import of_districts
from offers.rendering.pages import Page, PageMaker
from offers.standing import is_standing

GROUPS = (
    ("16-17", "If you are 16 or 17", range(16, 18)),
    ("18-20", "If you are 18 to 20", range(18, 21)),
    ("21-25", "If you are 21 to 25", range(21, 26)),
)
OTHERS = "others"  # other words, and not for the same people as before or until the same time
FIGURE = "figure"  # an amount is named where none was, and nobody has said what that means
HEADINGS = {
    NEW: "New",
    BETTER: "Better",
    LESS: "Less than before",
    ENDED: "Ended",
    OTHERS: "Changed: who can have it, or until when",
    FIGURE: "Changed: how much is said now",
    REWORDED: "Said in other words: you get the same",
}


@dataclass(frozen=True)
class Section:
    """The changes for one group of readers: a heading for each kind, with its lines. None: nothing changed for them."""

    slug: str
    heading: str
    kinds: tuple[tuple[str, tuple[Line, ...]], ...]


def changes_page(make: PageMaker, contents: Contents) -> Page:
    """The page."""
    before = contents.before.edition if contents.before else None
    is_shown = before is not None and is_standing(before, make.on)
    places = of_districts(make, contents)
    return make.page(
        make.at.changes,
        "changes",
        "What changed",
        f"What changed in the offer of {make.council.short_name} with this edition.",
        sections=sections(make, contents),
        places=places,
        before=before,
        before_address=make.at.of_edition(before.number) if before and is_shown else "",
        is_less=any(change.kind in (LESS, ENDED) for change in contents.comparison or ())
        or any(line.is_less for place in places for line in place.lines),
    )


def sections(make: PageMaker, contents: Contents) -> list[Section]:
    """What changed for everyone alike, then for each age group. Nothing where there is no edition before."""
    if contents.comparison is None:
        return []
    taken_off = {item.identity.key for item in contents.taken_off}
    changes = [change for change in contents.comparison if change.kind != SAME and change.key not in taken_off]
    alike = [change for change in changes if _is_alike(change)]
    others = [change for change in changes if change not in alike]
    write = _Writer(make, contents)
    found = [
        Section("everyone", "For everyone", write.kinds((change, change.kind, change.differences) for change in alike))
    ]
    for slug, heading, ages in GROUPS:
        rows = ((change, change.kind_at(ages), change.differences_at(ages)) for change in others)
        found.append(Section(slug, heading, write.kinds(rows)))
    return found


def _is_alike(change: ItemChange) -> bool:
    """Whether it is one thing for everybody of these ages; or for nobody of them, whose ages an offer names seldom."""
    kinds = {change.kind_at(ages) for _, _, ages in GROUPS}
    return kinds in ({change.kind}, {""})


class _Writer:
    """Writes lines of one edition."""

    def __init__(self, make: PageMaker, contents: Contents):
        self.make, self.items = make, {item.identity.key: item for item in contents.items}

    def kinds(self, rows: Iterable[tuple[ItemChange, str, tuple[Difference, ...]]]):
        """The lines under the heading of their kind, in the order of the headings."""
        rows = [
            (change, _more_than_words(change) if of == REWORDED else of, differences)
            for change, of, differences in rows
        ]
        found = []
        for kind, heading in HEADINGS.items():
            lines = tuple(self._line(change, kind, differences) for change, of, differences in rows if of == kind)
            if lines:
                found.append((heading, lines))
        return tuple(found)

    def _line(self, change: ItemChange, kind: str, differences: Iterable[Difference]) -> Line:
        item = self.items.get(change.key)
        says = (change.told.words,) if change.told.words else tuple(self._says(change, kind, differences))
        reason = why(change.told) if kind in (LESS, ENDED) or (kind == OTHERS and change.told.reason) else ""
        return Line(change.name, self.make.at.item(item) if item else "", says, reason)

    def _says(self, change: ItemChange, kind: str, differences: Iterable[Difference]) -> Iterator[str]:
        item = self.items.get(change.key)
        if kind == NEW and change.before is None and item:
            yield Truncator(text.plain(item.what_we_offer)).words(30)
        elif kind == NEW and change.before and change.after:
            yield now("Who can have it", change.before.who_says, change.after.who_says)
        elif kind == ENDED and change.before and change.after:
            yield f"You cannot have this any more. {now('Who can have it', change.before.who_says, change.after.who_says)}"
        elif kind == OTHERS and change.before and change.after:
            told = [row for row in change.differences if row.label in WHO_AND_UNTIL]
            more = [row for row in _decisive(differences) if row.label not in WHO_AND_UNTIL]
            yield from (now(row.label, row.before, row.after) for row in (*told, *more))
        elif kind in (BETTER, LESS, REWORDED, FIGURE):
            decisive = _decisive(differences)
            yield from (now(row.label, row.before, row.after) for row in decisive)
            if not decisive and kind in (BETTER, LESS):
                yield "The words changed, and what they mean for you."


def _more_than_words(change: ItemChange) -> str:
    """Under which heading a change stands that gives neither more nor less: it may be more than other words."""
    if change.is_for_others:
        return OTHERS
    return FIGURE if change.names_an_amount and change.told.kind != REWORDED else REWORDED


def _decisive(differences: Iterable[Difference]) -> list[Difference]:
    """What gives more or less, and every amount that came, went or moved."""
    return [row for row in differences if row.gives or row.label == HOW_MUCH]
