"""Asking for an early review of the plan, taking that back, and the answer: a day, or a reason.

Each function checks permission, holds the record, changes it and writes the event in one transaction (see
`leaving_care.changing` for NotAllowed and AlreadyDone). What a rule refuses is a ValidationError in words.
"""

import uuid
from collections.abc import Mapping
from datetime import date, datetime

from django.core.exceptions import ValidationError

from leaving_care.changing import changing
from leaving_care.dates import uk_day
from leaving_care.models import User, YoungPerson
from pathways.actions.saying import SAY
from pathways.models import ReviewAsk

ANSWER = "answer_review_ask"
FIELDS = ("why", "with_whom", "where", "when")


def ask_for_review(
    person: YoungPerson, values: Mapping[str, str], *, by: User, at: datetime, once: uuid.UUID | None = None
) -> None:
    """The young person asks. `values`: any of FIELDS. ValidationError while they wait for an answer to one."""
    with changing(person, SAY, by=by, at=at, once=once) as change:
        if waiting(change.person):
            raise ValidationError("You have asked already. It is on your worker’s list until it is answered.")
        row = ReviewAsk(person=change.person, by=by, asked_at=at, **{name: values.get(name, "") for name in FIELDS})
        row.full_clean(exclude=["person", "by"])
        row.save()
        change.note(ReviewAsk.part, "reviewask.asked_at")


def take_back(row: ReviewAsk, *, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """The young person does not want it any more. ValidationError where it was answered, or taken back, already."""
    with changing(row.person, SAY, by=by, at=at, once=once) as change:
        held = _open(row)
        held.withdrawn_on = uk_day(at)
        held.save(update_fields=["withdrawn_on"])
        change.note(ReviewAsk.part, "reviewask.withdrawn_on")


def answer_ask(
    row: ReviewAsk,
    offered_on: date | None,
    answer: str = "",
    *,
    by: User,
    at: datetime,
    once: uuid.UUID | None = None,
) -> None:
    """A worker offers a day, or says why not. ValidationError where neither is there, or it does not wait any more."""
    with changing(row.person, ANSWER, by=by, at=at, once=once) as change:
        held = _open(row)
        if offered_on and offered_on < uk_day(at):
            raise ValidationError({"offered_on": "The day cannot be in the past"})
        held.offered_on, held.answer = offered_on, answer
        held.answered_by, held.answered_at = by, at
        held.full_clean(exclude=["person", "by", "answered_by"])
        held.save()
        change.note(ReviewAsk.part, "reviewask.offered_on", "reviewask.answer")


def waiting(person: YoungPerson) -> ReviewAsk | None:
    """The ask that waits for an answer; None: there is none."""
    return ReviewAsk.objects.filter(person=person, answered_at=None, withdrawn_on=None).last()


def _open(row: ReviewAsk) -> ReviewAsk:
    held = ReviewAsk.objects.get(pk=row.pk)
    if held.withdrawn_on:
        raise ValidationError("They took this back.")
    if held.answered_at:
        raise ValidationError("This was answered already.")
    return held
