"""A young person's rights over their data: asking for everything, having it put right, what is held back.

None of it is a fact of the record, so a form that somebody has open on the record is not disturbed by it. Each is one
transaction that checks the permission (changing.NotAllowed), holds the record and writes the event. `once` is the form's
own token: changing.AlreadyDone where it was used before.
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from leaving_care import audit
from leaving_care.access import may
from leaving_care.changing import NotAllowed, raise_if_done
from leaving_care.dates import uk_day
from leaving_care.models import Archive, Correction, HeldBack, Part, User, YoungPerson

# A file that is not there after so long was lost with the worker that made it.
GIVEN_UP_AFTER = timedelta(hours=1)


class UnderWay(Exception):
    """A file is being made for this person already."""


def under_way(person: YoungPerson, at: datetime) -> Archive | None:
    """The archive that is being made for somebody, if one is."""
    waiting = person.archive_rows.filter(made_at=None, fault="", asked_at__gt=at - GIVEN_UP_AFTER)
    return waiting.first()


def ask_archive(person: YoungPerson, *, by: User, at: datetime, once: uuid.UUID | None = None) -> Archive:
    """Asks for everything about somebody as one file. Raises UnderWay where one is being made.

    It makes the row alone: who calls it starts the making, in the same transaction.
    """
    with _of(person, "take_out", by, at, once) as held:
        if under_way(held, at):
            raise UnderWay
        archive = Archive.objects.create(person=held, by=by, asked_at=at)
        audit.changed(held, "take_out", by=by, at=at, part=Part.DATA, fields=["archive"], once=once)
    return archive


def ask_correction(
    person: YoungPerson, *, about: str, wrong: str, right: str, by: User, at: datetime, once: uuid.UUID | None = None
) -> Correction:
    """Asks for something in a record to be put right. `about`: of Part. `right` blank: they only say that it is wrong."""
    with _of(person, "ask_correction", by, at, once) as held:
        asked = Correction.objects.create(person=held, about=about, wrong=wrong, right=right, by=by, asked_at=at)
        audit.changed(held, "ask_correction", by=by, at=at, part=Part.DATA, fields=["correction"], once=once)
    return asked


def answer_correction(
    correction: Correction, *, agreed: bool, answer: str, by: User, at: datetime, once: uuid.UUID | None = None
) -> Correction:
    """Answers what somebody asked to have put right. Their words stay on the record, agreed or not.

    Raises ValidationError where somebody else has answered it.
    """
    with _of(correction.person, "answer_correction", by, at, once) as held:
        current = Correction.objects.get(pk=correction.pk, person=held)
        if current.answered_at is not None:
            raise ValidationError("Somebody else has answered this. Go back to see what they said.", code="answered")
        current.agreed, current.answer, current.answered_by, current.answered_at = agreed, answer, by, at
        current.save(update_fields=["agreed", "answer", "answered_by", "answered_at"])
        audit.changed(held, "answer_correction", by=by, at=at, part=Part.DATA, fields=["answer"], once=once)
    return current


def hold_back(
    person: YoungPerson, row: str, *, reason: str, by: User, at: datetime, once: uuid.UUID | None = None
) -> HeldBack:
    """Leaves a row about somebody else out of what the young person takes out. `row`: model's label and key (row_name).

    Files that were made before cannot be had any more: they hold the row. Raises ValidationError where it is held back
    already.
    """
    with _of(person, "hold_back", by, at, once) as held:
        if held.heldback_rows.filter(row=row, ended_at=None).exists():
            raise ValidationError("This is held back already.", code="held")
        made = HeldBack.objects.create(person=held, row=row, reason=reason, by=by, at=at)
        audit.changed(held, "hold_back", by=by, at=at, part=Part.DATA, fields=["held back"], once=once)
    return made


def give_back(person: YoungPerson, row: str, *, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """Holds a row back no longer. Nothing happens where it is not held back."""
    with _of(person, "hold_back", by, at, once) as held:
        if held.heldback_rows.filter(row=row, ended_at=None).update(ended_at=at):
            audit.changed(held, "hold_back", by=by, at=at, part=Part.DATA, fields=["given back"], once=once)


def row_name(row) -> str:
    """What HeldBack calls a row of a record: leaving_care.KnownPerson:KEY."""
    return f"{row._meta.label}:{row.key}"


@contextmanager
def _of(person: YoungPerson, what: str, by: User, at: datetime, once: uuid.UUID | None) -> Iterator[YoungPerson]:
    """A transaction that holds the record, for somebody who may do `what` and has not sent this form before."""
    with transaction.atomic():
        held = YoungPerson.objects.select_for_update().get(pk=person.pk)
        if not may(by, what, held, uk_day(at)):
            raise NotAllowed(what)
        raise_if_done(once, by)
        yield held
