"""Agreeing on a visit for a day, and saying why it will not be. One that happened is logged as contact."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError

from leaving_care.changing import changing
from leaving_care.dates import uk_day
from leaving_care.models import User, YoungPerson
from pathways.models import VisitPlanned

LOG = "log_contact"


def plan_visit(
    person: YoungPerson, values: Mapping[str, Any], *, by: User, at: datetime, once: uuid.UUID | None = None
) -> VisitPlanned:
    """Writes down a visit or meeting that was agreed (`on`, `at_time`, `where`)."""
    with changing(person, LOG, by=by, at=at, once=once) as change:
        row = VisitPlanned(person=change.person, by=by, made_at=at, **values)
        row.full_clean(exclude=["person", "by"])
        if row.on < uk_day(at):
            raise ValidationError("This day has passed. Log the visit instead.")
        row.save()
        change.note(VisitPlanned.part, "visitplanned.added")
    return row


def cancel_visit(row: VisitPlanned, *, reason: str, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """Says that a visit will not be, or was not, and why."""
    with changing(row.person, LOG, by=by, at=at, once=once) as change:
        kept = VisitPlanned.objects.select_for_update(of=("self",)).get(pk=row.pk)
        if kept.cancelled:
            raise ValidationError("This visit was cancelled already.")
        kept.cancelled = reason
        kept.full_clean(exclude=["person", "by"])
        kept.save()
        change.note(VisitPlanned.part, "visitplanned.cancelled")
