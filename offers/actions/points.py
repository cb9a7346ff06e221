"""You said, we did: the points of a draft."""

import uuid
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError

from leaving_care.models import User
from offers.actions.consulting import CONSULT
from offers.actions.editing import editing, says
from offers.actions.rows import changing_row, next_place, still_there
from offers.models import Edit, Edition, Item, Point, PointItem
from offers.points_privacy import could_tell_who

SAY_WHY = "Say why it cannot be done, so that people can see that you thought about it"
SAY_WHAT = "Say what you did, or what you are doing"
LOOK_AGAIN = "Somebody could be known from these words. Look at what is named, change it, or say that you have looked."


def add_point(
    edition: Edition,
    *,
    said: Mapping[str, Any],
    items: Iterable[Item] = (),
    looked: bool = False,
    by: User,
    at: datetime,
    once: uuid.UUID | None = None,
) -> Point:
    """Adds a point that people made. `said`: the fields of Point; `items`: those of this edition that it is about.

    `looked`: somebody has looked at what could tell who a person is, and it cannot; ValidationError where they have not.
    """
    with editing(edition, by=by, at=at, once=once, what=CONSULT) as change:
        point = Point(edition=change.edition, position=next_place(change.edition.points.all()), **said)
        _keep(point, looked)
        _tie(point, items)
        change.note(_called(point), Edit.What.ADDED, after=told(point))
        return point


def change_point(
    point: Point,
    *,
    said: Mapping[str, Any],
    items: Iterable[Item] = (),
    looked: bool = False,
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> None:
    """Changes a point or answers it. As `add_point`; `version`: of `told`, as in `changing_row`."""
    with editing(point.edition, by=by, at=at, once=once, what=CONSULT) as change:
        with changing_row(change, change.edition.points.all(), point, version, says=told, called=_called) as held:
            for name, value in said.items():
                setattr(held, name, value)
            _keep(held, looked)
            _tie(held, items)


def remove_point(point: Point, *, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """Takes a point out of the draft."""
    with editing(point.edition, by=by, at=at, once=once, what=CONSULT) as change:
        held = still_there(change.edition.points.all(), point)
        change.note(_called(held), Edit.What.REMOVED, before=told(held))
        held.delete()


def told(point: Point) -> dict[str, Any]:
    """What a point says, and the keys of the items that it is about."""
    keys = point.point_items.order_by("identity__key").values_list("identity__key", flat=True)
    return says(point) | {"items": list(keys)}


def _keep(point: Point, looked: bool) -> None:
    if point.answer == Point.Answer.CANNOT and not point.reason.strip():
        raise ValidationError({"reason": SAY_WHY})
    if point.answer in (Point.Answer.DONE, Point.Answer.DOING) and not point.did.strip():
        raise ValidationError({"did": SAY_WHAT})
    if not looked and could_tell_who(point.said, point.said_by, point.did, point.reason):
        raise ValidationError({"looked": LOOK_AGAIN})
    point.full_clean(exclude=["edition", "consultation"])
    if point.consultation and point.consultation.edition_id != point.edition_id:
        raise ValidationError({"consultation": "That record is of another edition"})
    point.save()


def _tie(point: Point, items: Iterable[Item]) -> None:
    wanted = {item.identity_id: item for item in items}
    if any(item.edition_id != point.edition_id for item in wanted.values()):
        raise ValidationError({"items": "Choose items of this edition"})
    point.point_items.exclude(identity__in=wanted).delete()
    there = set(point.point_items.values_list("identity_id", flat=True))
    PointItem.objects.bulk_create(
        PointItem(point=point, identity_id=identity) for identity in wanted if identity not in there
    )


def _called(point: Point) -> str:
    return f"point {point.said}"
