"""Being referred to another service: talked about first, sent only with consent."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError

from leaving_care.actions.council import fingerprint
from leaving_care.changing import ChangedMeanwhile, changing
from leaving_care.models import User, YoungPerson
from pathways.actions.plan_rows import WRITE
from pathways.models import ServiceReferral

FIELDS = ("service", "for_what", "discussed_on", "consent", "consent_on", "sent_on", "outcome", "ended", "why_ended")


def edit_of(row: ServiceReferral) -> int:
    """A number that changes with what a row says."""
    return fingerprint(*(getattr(row, name) for name in FIELDS))


def add_referral(
    person: YoungPerson, values: Mapping[str, Any], *, by: User, at: datetime, once: uuid.UUID | None = None
) -> ServiceReferral:
    """Writes down that a service was talked about, and what came of it so far (the names in FIELDS)."""
    with changing(person, WRITE, by=by, at=at, once=once) as change:
        row = ServiceReferral(person=change.person, by=by, at=at, **values)
        _check(row)
        row.save()
        change.note(ServiceReferral.part, "servicereferral.added")
    return row


def change_referral(
    row: ServiceReferral,
    values: Mapping[str, Any],
    *,
    by: User,
    at: datetime,
    edit: int,
    once: uuid.UUID | None = None,
) -> None:
    """Changes it: consent, the day it was sent, what came of it. `edit`: `edit_of` the row that a form was opened on."""
    with changing(row.person, WRITE, by=by, at=at, once=once) as change:
        held = _open(row, edit)
        was_sent = held.sent_on
        for name, value in values.items():
            setattr(held, name, value)
        if was_sent and not held.sent_on:
            raise ValidationError("It was sent already. If it did not go ahead, say so on its own page.")
        _check(held)
        held.save()
        change.note(ServiceReferral.part, *(f"servicereferral.{name}" for name in values))


def end_referral(
    row: ServiceReferral,
    how: str,
    why: str,
    *,
    by: User,
    at: datetime,
    edit: int,
    once: uuid.UUID | None = None,
) -> None:
    """Marks one that did not go ahead, or that should not have been written (`how`: of `ServiceReferral.Ended`), with the reason.

    It stays as it was, and nobody changes it any more. ValidationError where it is marked already.
    """
    with changing(row.person, WRITE, by=by, at=at, once=once) as change:
        held = _open(row, edit)
        if not how or not why:
            raise ValidationError("Say what it is, and why.")
        held.ended, held.why_ended = how, why
        held.full_clean(exclude=["person", "by"])
        held.save()
        change.note(ServiceReferral.part, "servicereferral.ended", "servicereferral.why_ended")


def _open(row: ServiceReferral, edit: int) -> ServiceReferral:
    """The row, held. ChangedMeanwhile where it says something else by now; ValidationError where it is marked as ended."""
    held = ServiceReferral.objects.select_for_update().get(pk=row.pk)
    if edit_of(held) != edit:
        raise ChangedMeanwhile
    if held.ended:
        raise ValidationError(f"This is marked already: {held.get_ended_display()}. Write a new one, if there is one.")
    return held


def _check(row: ServiceReferral) -> None:
    """It was talked about before they were asked, and they agreed before it was sent."""
    if row.consent is not None and row.consent_on is None:
        raise ValidationError("Say on which day they answered.")
    if row.consent_on and row.consent_on < row.discussed_on:
        raise ValidationError("They cannot have answered before you talked about it.")
    if row.sent_on and not row.consent:
        raise ValidationError("They have to agree before it is sent.")
    if row.sent_on and row.consent_on and row.sent_on < row.consent_on:
        raise ValidationError("It cannot be sent before they agreed.")
    row.full_clean(exclude=["person", "by"])
