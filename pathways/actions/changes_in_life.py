"""Changes in somebody's life that should prompt an early review: noted, and settled where no review is needed."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError

from leaving_care.changing import changing
from leaving_care.dates import uk_day
from leaving_care.models import User, YoungPerson
from pathways.models import ChangeInLife

WRITE = "write_plan"


def note(
    person: YoungPerson, values: Mapping[str, Any], *, by: User, at: datetime, once: uuid.UUID | None = None
) -> ChangeInLife:
    """Notes that something changed (`kind`, `on`, `note`). ValidationError for a day to come."""
    with changing(person, WRITE, by=by, at=at, once=once) as change:
        row = ChangeInLife(person=change.person, by=by, at=at, **values)
        row.full_clean(exclude=["person", "by"])
        if row.on > uk_day(at):
            raise ValidationError({"on": "The day cannot be in the future."})
        row.save()
        change.note(ChangeInLife.part, "changeinlife.added")
    return row


def settle(row: ChangeInLife, *, why: str, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """Says that no review is needed for a change, and why. ValidationError where somebody has said so already."""
    with changing(row.person, WRITE, by=by, at=at, once=once) as change:
        held = ChangeInLife.objects.select_for_update().get(pk=row.pk)
        if held.settled_on:
            raise ValidationError("Somebody has settled this already.")
        held.settled_on, held.settled_why = uk_day(at), why
        held.full_clean(exclude=["person", "by"])
        held.save()
        change.note(ChangeInLife.part, "changeinlife.settled_why")
