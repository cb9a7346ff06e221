"""What an editor says of how an item differs from the edition before: what it means, why, and whose decision it was."""

import uuid
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError

from leaving_care.actions.council import fingerprint, raise_if_changed
from leaving_care.dates import uk_day
from leaving_care.models import User
from offers.actions.editing import editing, says
from offers.models import Edit, Edition, ItemChange, ItemIdentity

WHOSE = "Say whose decision it was"
TO_COME = "The day of a decision cannot be in the future"
FIELDS = ("kind", "words", "reason", "decided_by", "decided_on", "minute")


def say_change(
    edition: Edition,
    identity: ItemIdentity,
    *,
    by: User,
    at: datetime,
    kind: str = "",
    words: str = "",
    reason: str = "",
    decided_by: str = "",
    decided_on: date | None = None,
    minute: str = "",
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> None:
    """Keeps what is said of an item's change in a draft; all blank: nothing is said any more.

    `version`: what the form was opened on (`said_so_far`). Raises ValidationError, in words, for a reason without a named
    decision, and a decision on a day to come; and as `editing` does.
    """
    typed = {"kind": kind, "words": words, "reason": reason, "decided_by": decided_by, "minute": minute}
    values: dict[str, Any] = {name: value.strip() for name, value in typed.items()} | {"decided_on": decided_on}
    with editing(edition, by=by, at=at, once=once) as change:
        row = ItemChange.objects.filter(edition=change.edition, identity=identity).first()
        raise_if_changed(version, said_so_far(row))
        if values["reason"] and not values["decided_by"]:
            raise ValidationError({"decided_by": WHOSE})
        if decided_on and decided_on > uk_day(at):
            raise ValidationError({"decided_on": TO_COME})
        name, before = f"item {identity.key}, what changed", says(row) if row else {}
        if not any(values.values()):
            if row:
                row.delete()
                change.note(name, Edit.What.REMOVED, before=before, identity=identity)
            return
        made = row or ItemChange(edition=change.edition, identity=identity)
        for field, value in values.items():
            setattr(made, field, value)
        made.full_clean()
        made.save()
        what = Edit.What.CHANGED if row else Edit.What.ADDED
        change.note(name, what, before=before, after=says(made), identity=identity)


def said_so_far(row: ItemChange | None) -> tuple[str, ...]:
    """What is said of a change, for comparing with what a form was opened on."""
    return tuple(str(getattr(row, field) or "") for field in FIELDS) if row else ("",) * len(FIELDS)


def version_of(row: ItemChange | None) -> int:
    """A number that changes with it."""
    return fingerprint(said_so_far(row))
