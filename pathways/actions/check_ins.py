"""A short word between meetings, and a worker's answer to it.

Each function checks permission, holds the record, changes it and writes the event in one transaction (see
`leaving_care.changing` for NotAllowed and AlreadyDone). What a rule refuses is a ValidationError in words.
"""

import uuid
from datetime import datetime

from django.core.exceptions import ValidationError

from leaving_care.changing import changing
from leaving_care.dates import uk_day
from leaving_care.models import User, YoungPerson
from pathways.actions.saying import SAY
from pathways.asking_help import tell_of_help
from pathways.models import CheckIn

ANSWER = "log_contact"
SAY_SOMETHING = "Choose how it is going, tick “I need help”, or write to us"


def check_in(
    person: YoungPerson,
    said: str = "",
    note: str = "",
    *,
    needs_help: bool = False,
    by: User,
    at: datetime,
    once: uuid.UUID | None = None,
) -> None:
    """The young person says how it goes, that they need help, or what they want us to know: any of it, and nothing else is asked.

    Whoever works with them is told at once that somebody needs help (pathways.asking_help). ValidationError for nothing at all.
    """
    with changing(person, SAY, by=by, at=at, once=once) as change:
        if not (said or needs_help or note):
            raise ValidationError(SAY_SOMETHING)
        row = CheckIn(person=change.person, said=said, needs_help=needs_help, note=note, by=by, at=at)
        row.full_clean(exclude=["person", "by"])
        row.save()
        change.note(CheckIn.part, "checkin.said", "checkin.note")
        if needs_help:
            tell_of_help(change.person, uk_day(at))


def answer_check_in(row: CheckIn, answer: str = "", *, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """A worker has seen it and may answer. Who saw it first stays; ValidationError where somebody has answered already.

    Seen without an answer, a call for help still waits (pathways.helping).
    """
    with changing(row.person, ANSWER, by=by, at=at, once=once) as change:
        held = CheckIn.objects.get(pk=row.pk)
        if held.answer and answer != held.answer:
            raise ValidationError("Somebody has answered this already.")
        if held.seen_at is None:
            held.seen_at, held.seen_by = at, by
        held.answer = answer
        held.full_clean(exclude=["person", "by", "seen_by"])
        held.save()
        change.note(CheckIn.part, "checkin.seen_at", "checkin.answer")
