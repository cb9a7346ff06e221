"""Changes of what a county's districts add to a draft or do otherwise, and of which councils it is the offer of."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from leaving_care.models import Authority, User
from offers.actions.editing import Editing, editing
from offers.actions.rows import GONE, all_says, changing_row, free_word, next_place, put, raise_unless_of, still_there
from offers.districts import FIELDS
from offers.models import DistrictItem, Edit, Edition, ItemIdentity, JointAuthority, Theme

WHY = "Say why it is different there. People who live there will read it."
NOTHING = "Say what is different there. Nothing is yet."
DIFFERS = "It is different there already. Change what is said of it."
NO_DISTRICT = "This is no district of the council. Open the page again."
OWN_OFFER = "This council has published an offer of its own. It cannot share this one as well."
KEEPER = "This council keeps the offer itself."
A_DISTRICT = "A district’s care leavers are the county’s. Choose a council that looks after young people."
JOINED = "It is the offer of this council already."


def add_in_district(
    edition: Edition,
    district: Authority,
    *,
    theme: Theme,
    values: Mapping[str, Any],
    by: User,
    at: datetime,
    once: uuid.UUID | None = None,
) -> DistrictItem:
    """Adds to a draft what one district alone gives, under a theme. Raises as `editing`, and ValidationError in words."""
    with editing(edition, by=by, at=at, once=once) as change:
        raise_unless_of(change, [theme])
        row = _new(change, district, values.get("name", ""))
        return _add(change, row, {**values, "theme_slug": theme.slug})


def differ_in_district(
    edition: Edition,
    district: Authority,
    identity: ItemIdentity,
    *,
    values: Mapping[str, Any],
    by: User,
    at: datetime,
    once: uuid.UUID | None = None,
) -> DistrictItem:
    """Says that an item of a draft is otherwise in a district, and why. What is left blank is as the county says it.

    Raises as `editing`, and ValidationError in words: without a reason, with nothing otherwise, or where it is said already.
    """
    with editing(edition, by=by, at=at, once=once) as change:
        if not change.edition.items.filter(identity=identity).exists():
            raise ValidationError(GONE)
        if change.edition.district_items.filter(district=district, differs_from=identity).exists():
            raise ValidationError(DIFFERS)
        row = _new(change, district, identity.key)
        row.differs_from = identity
        return _add(change, row, values)


def change_in_district(
    row: DistrictItem,
    *,
    values: Mapping[str, Any],
    theme: Theme | None = None,
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> None:
    """Changes what is said of a district. `version`: of `says_of`, as in `changing_row`. Raises as `editing`."""
    with editing(row.edition, by=by, at=at, once=once) as change:
        with changing_row(
            change, _rows(change), row, version, says=says_of, called=called, identity="differs_from"
        ) as held:
            if theme and not held.differs_from_id:
                raise_unless_of(change, [theme])
                values = {**values, "theme_slug": theme.slug}
            _put(held, values)


def remove_in_district(row: DistrictItem, *, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """Takes out what is said of a district: the county's text holds there, or what was added is gone."""
    with editing(row.edition, by=by, at=at, once=once) as change:
        held = still_there(_rows(change), row)
        change.note(called(held), Edit.What.REMOVED, before=says_of(held), identity=held.differs_from)
        held.delete()


def join_offer(
    edition: Edition, council: Authority, *, by: User, at: datetime, once: uuid.UUID | None = None
) -> JointAuthority:
    """Says that a draft is the offer of another council too.

    Raises as `editing`, and ValidationError, in words, for a district, and for a council that has published its own offer.
    """
    with editing(edition, by=by, at=at, once=once) as change:
        if council.pk == change.edition.authority_id:
            raise ValidationError(KEEPER)
        if council.tier == Authority.Tier.DISTRICT:
            raise ValidationError(A_DISTRICT)
        if Edition.objects.published().filter(authority=council).exists():
            raise ValidationError(OWN_OFFER)
        if change.edition.joint_authorities.filter(authority=council).exists():
            raise ValidationError(JOINED)
        row = JointAuthority.objects.create(edition=change.edition, authority=council)
        change.note(f"joint {council.slug}", Edit.What.ADDED, after={"authority": council.slug})
    return row


def leave_offer(row: JointAuthority, *, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """Says that a draft is not another council's offer any more."""
    with editing(row.edition, by=by, at=at, once=once) as change:
        held = still_there(change.edition.joint_authorities.select_related("authority"), row)
        change.note(f"joint {held.authority.slug}", Edit.What.REMOVED, before={"authority": held.authority.slug})
        held.delete()


def called(row: DistrictItem) -> str:
    """What a row is called in the history and in findings: "in lichfield, council-tax"."""
    return f"in {row.district.slug}, {row.key}"


def says_of(row: DistrictItem) -> dict[str, Any]:
    """All that is said of a district in one row, but for its place. It has its district, and what it differs from, at hand."""
    return all_says(row) | {
        "district": row.district.slug,
        "differs_from": row.differs_from.key if row.differs_from else "",
    }


def _new(change: Editing, district: Authority, name: str) -> DistrictItem:
    if district.county_id != change.edition.authority_id:
        raise ValidationError(NO_DISTRICT)
    rows = change.edition.district_items
    key = free_word(name, rows.filter(district=district), "key")
    return DistrictItem(edition=change.edition, district=district, key=key, position=next_place(rows.all()))


def _add(change: Editing, row: DistrictItem, values: Mapping[str, Any]) -> DistrictItem:
    _put(row, values)
    change.note(called(row), Edit.What.ADDED, after=says_of(row), identity=row.differs_from)
    return row


def _rows(change: Editing) -> QuerySet[DistrictItem]:
    return change.edition.district_items.select_related("district", "differs_from")


def _put(row: DistrictItem, values: Mapping[str, Any]) -> None:
    if row.differs_from_id:
        said = {name: values.get(name, getattr(row, name)) for name in (*FIELDS, "reason")}
        if not said["reason"].strip():
            raise ValidationError({"reason": WHY})
        if all(said[name] in ("", None) for name in FIELDS):
            raise ValidationError(NOTHING)
    put(row, values)
