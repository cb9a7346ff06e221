"""You said, we did, as the public pages and booklets tell it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from leaving_care.dates import MONTHS
from offers.contents import Contents
from offers.models import Consultation, Item, Point
from offers.small_groups import FEWEST

# What is said where the group is not known to be of five or more.
SOMEBODY = "care leavers"


@dataclass(frozen=True)
class ToldPoint:
    """A point as it is told: `who` said it, of `people` (None: not told), and when (blank: not recorded yet)."""

    said: str
    who: str
    people: int | None
    when: str
    answer: str
    state: str
    did: str
    reason: str
    items: tuple[Item, ...]

    @property
    def asked(self) -> str:
        """By whom it was asked for, as a line: "Asked for by care leavers in March 2026"."""
        people = f" ({self.people} people)" if self.people else ""
        return f"Asked for by {self.who}{people}{f' in {self.when}' if self.when else ''}"


def told_points(contents: Contents | None) -> list[ToldPoint]:
    """The points of an edition that are answered, in order. One without an answer is not told."""
    return list(_told(contents)) if contents else []


def points_about(contents: Contents | None, item: Item) -> list[ToldPoint]:
    """Those of them that are about an item."""
    return [point for point in told_points(contents) if item in point.items]


def _told(contents: Contents) -> Iterator[ToldPoint]:
    items = {item.identity_id: item for item in contents.items}
    asked = {row.pk: row for row in contents.consultations}
    for point in contents.points:
        if point.answer:
            about = [items[tie.identity_id] for tie in point.point_items.all() if tie.identity_id in items]
            yield told(point, asked.get(point.consultation_id or 0), tuple(about))


def told(point: Point, consultation: Consultation | None, items: tuple[Item, ...] = ()) -> ToldPoint:
    """A point as it is told. A group is named only where it is known to be of five or more."""
    is_known = point.people is not None and point.people >= FEWEST
    held = consultation and (consultation.ends_on or consultation.held_on)
    return ToldPoint(
        said=point.said,
        who=(point.said_by or SOMEBODY) if is_known else SOMEBODY,
        people=point.people if is_known else None,
        when=month(held) if held else "",
        answer=point.answer,
        state=point.get_answer_display(),
        did=point.did,
        reason=point.reason,
        items=items,
    )


def month(day: date) -> str:
    """A month as it is said: March 2026."""
    return f"{MONTHS[day.month - 1]} {day.year}"
