"""Copies of a plan, an assessment or a review: given by a worker, seen by the young person.

Each function checks permission, holds the record, changes it and writes the event in one transaction (see
`leaving_care.changing` for NotAllowed and AlreadyDone). What a rule refuses is a ValidationError in words.
"""

import uuid
from datetime import date, datetime

from django.core.exceptions import ValidationError

from leaving_care.changing import changing
from leaving_care.dates import uk_day
from leaving_care.models import User
from pathways.actions.saying import SAY
from pathways.models import Assessment, Copy, PlanVersion, Review

GIVE = "give_copy"


def give(
    copy: Copy,
    how: str,
    given_on: date,
    language: str = "",
    *,
    by: User,
    at: datetime,
    once: uuid.UUID | None = None,
) -> None:
    """Notes that a copy was given, on which day and in which way: it may be another than was meant."""
    with changing(copy.person, GIVE, by=by, at=at, once=once) as change:
        held = Copy.objects.get(pk=copy.pk)
        if given_on > uk_day(at):
            raise ValidationError({"given_on": "The day cannot be in the future"})
        if held.version and held.version.approved_at and given_on < uk_day(held.version.approved_at):
            raise ValidationError({"given_on": "The plan was not approved yet on that day"})
        held.how, held.given_on, held.language, held.given_by = how, given_on, language, by
        held.full_clean(exclude=["person", "version", "assessment", "review", "given_by"])
        held.save()
        change.note(Copy.part, "copy.how", "copy.given_on", "copy.language")


def see(of: PlanVersion | Assessment | Review, *, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """The young person says that they have read their copy of something. Said again, the first time stands."""
    with changing(of.person, SAY, by=by, at=at, once=once) as change:
        copies = Copy.objects.filter(pk__in=of.copy_rows.values("pk"))
        if not copies.exists():
            raise ValidationError("There is no copy of this yet.")
        if copies.filter(seen_at=None).update(seen_at=at):
            change.note(Copy.part, "copy.seen_at")
