"""The reviews that were held, as the young person's own pages tell of them: who was there, and what was decided."""

from collections.abc import Iterable
from dataclasses import dataclass

from leaving_care.actions.rights import row_name
from leaving_care.models import YoungPerson
from pathways.models import Attended, Review
from pathways.views.my_plan.assessment import held_back
from pathways.views.review.held import THE_YOUNG_PERSON


@dataclass(frozen=True, slots=True)
class Told:
    """A review in a few words. `was_there`: the young person came; None: not recorded. `held`: why it is kept from them."""

    review: Review
    was_there: bool | None
    others: list[str]
    held: str


def told_of(person: YoungPerson, reviews: Iterable[Review]) -> list[Told]:
    """Each of some reviews of one person. Two queries, where there is any; `reviews` come with who was asked."""
    rows = list(reviews)
    held = held_back(person) if rows else {}
    return [_told(row, held) for row in rows]


def was_there(asked: Iterable[Attended]) -> bool | None:
    """Whether the young person was at their review. Where others were asked and they were not, it was held without them."""
    rows = list(asked)
    came = [row.came for row in rows if row.who == THE_YOUNG_PERSON]
    if not came:
        return False if rows else None
    return came[0]


def _told(review: Review, held: dict[str, str]) -> Told:
    asked = list(review.attended_rows.all())
    others = [
        row.name for row in asked if row.came and row.who != THE_YOUNG_PERSON and row_name(row) not in held
    ]  # somebody whose row is held back is named nowhere
    return Told(review, was_there(asked), others, held.get(row_name(review), ""))
