"""What is said of a draft as a whole, giving one up, and days that still hold."""

import uuid
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError

from leaving_care import audit
from leaving_care.actions.council import deciding, fingerprint, raise_if_changed
from leaving_care.changing import AlreadyDone
from leaving_care.models import User
from offers.actions.copying import raise_if_open
from offers.actions.editing import EDIT, PUBLISHED, editing, label, raise_unless_open, says
from offers.models import DateToCheck, Edit, Edition, Timed

NOT_SET_ASIDE = "This draft is not set aside."
GOES_OUT = "A time is set at which this draft goes out. Cancel that first."
FACTS = (
    "title",
    "subtitle",
    "effective_from",
    "effective_from_note",
    "review_due_on",
    "review_due_as_printed",
    "legal_basis",
    "foreword",
    "other_formats",
)


def change_edition(
    edition: Edition,
    *,
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
    **values: Any,
) -> None:
    """Changes what is said of a draft as a whole (FACTS). `version`: `version_of` the draft that a form was opened on.

    Raises as `editing`, ChangedMeanwhile, and ValidationError for values that an edition cannot have.
    """
    with editing(edition, by=by, at=at, once=once) as change:
        held = change.edition
        before = says(held)
        raise_if_changed(version, before)
        for name in FACTS:
            setattr(held, name, values.get(name, getattr(held, name)))
        if (
            "review_due_on" in values
            and held.review_due_on
            and held.review_due_on.isoformat() != before["review_due_on"]
        ):
            held.review_due_as_printed = values.get("review_due_as_printed", "")  # what was printed was another day
        held.clean_fields(exclude=["authority", "copied_from"])
        held.save(update_fields=FACTS)
        change.note(label(held), Edit.What.CHANGED, before=before, after=says(held))


def version_of(edition: Edition) -> int:
    """A number that changes with what is said of a draft as a whole."""
    return fingerprint(says(edition))


def set_aside(edition: Edition, *, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """Gives a draft up. It is kept as it is, and can be taken up again. Raises as `editing`."""
    with editing(edition, by=by, at=at, once=once) as change:
        if Timed.objects.filter(edition=edition, cancelled_at=None).exists():
            raise ValidationError(GOES_OUT)
        _give_up(change.edition, at, by=by, at=at, once=once)


def take_up(edition: Edition, *, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """Goes on with a draft that was set aside. Raises NotAllowed, AlreadyDone, and ValidationError where another is open."""
    with deciding(edition.authority, EDIT, by=by, at=at) as authority:
        held = Edition.objects.select_for_update().get(pk=edition.pk)
        if once and Edit.objects.filter(once=once, by=by).exists():
            raise AlreadyDone
        if not held.is_draft:
            raise ValidationError(PUBLISHED)
        if not held.set_aside_at:
            raise ValidationError(NOT_SET_ASIDE)
        raise_if_open(authority)
        _give_up(held, None, by=by, at=at, once=once)


def _give_up(held: Edition, since: datetime | None, *, by: User, at: datetime, once: uuid.UUID | None) -> None:
    before, held.set_aside_at = held.set_aside_at, since
    held.save(update_fields=["set_aside_at"])
    said = [{"set_aside_at": moment.isoformat() if moment else None} for moment in (before, since)]
    Edit.objects.create(
        edition=held, row=label(held), what=Edit.What.CHANGED, before=said[0], after=said[1], at=at, by=by, once=once
    )
    audit.done(held.authority, EDIT, by=by, at=at, fields=[f"edition {held.number}"])


def settle_date(edition: Edition, *, row: str, field: str, by: User, at: datetime) -> None:
    """Says that a day which was copied from the edition before still holds. Settled already, or none of it: nothing is done.

    Nothing that the draft says is changed by it. Raises NotAllowed, and ValidationError for a draft that cannot be changed.
    """
    with deciding(edition.authority, EDIT, by=by, at=at):
        held = Edition.objects.select_for_update().get(pk=edition.pk)
        raise_unless_open(held, at)
        waiting = DateToCheck.objects.filter(edition=held, row=row, field=field, settled_at=None)
        waiting.update(settled_at=at, settled_by=by)
