"""What changed in single districts, on the public page of what changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.text import Truncator

from offers import text
from offers.contents import Contents
from offers.district_changes import ADDED, OTHERWISE, DistrictChange, district_changes
from offers.rendering.change_lines import Line, now, why
from offers.rendering.pages import PageMaker


@dataclass(frozen=True)
class Place:
    """A district, and what changed there alone."""

    name: str
    lines: tuple[Line, ...]


def of_districts(make: PageMaker, contents: Contents) -> list[Place]:
    """Each district in which something changed that did not change in the rest of the county."""
    changes = groupby(district_changes(contents), key=lambda change: change.district.short_name)
    return [Place(name, tuple(_line(make, change) for change in some)) for name, some in changes]


def _line(make: PageMaker, change: DistrictChange) -> Line:
    address = make.at.item(change.item) if change.item else ""
    return Line(change.name, address, tuple(_says(change)), _why(change), change.gives_less)


def _says(change: DistrictChange) -> Iterator[str]:
    if change.gives_less and change.item:
        yield "Less than before."
    if change.what == ADDED and change.now:
        yield f"New there: {_short(change.now.what_we_offer)}"
    elif change.what == OTHERWISE:
        yield "It is different there now."
    else:
        yield "It is as in the rest of the county again." if change.item else "You cannot have this any more."
    for row in change.differences:
        yield (
            f"{row.label} now: {_short(row.after) or 'nothing said'}"
            if row.long
            else now(row.label, row.before, row.after)
        )


def _why(change: DistrictChange) -> str:
    if change.now is None and change.item and (change.told.reason or change.gives_less):
        return why(change.told)
    if change.reason:
        return f"Why: {text.plain(change.reason)}"
    return "Why: not recorded yet." if change.lacks_reason else ""


def _short(said: str) -> str:
    return Truncator(text.plain(said)).words(30)
