"""The one way in which a young person's record is changed."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from leaving_care import after, audit
from leaving_care.access import may
from leaving_care.dates import uk_day
from leaving_care.models import Event, Part, User, YoungPerson
from leaving_care.standing import reckon


class NotAllowed(PermissionDenied):
    """Somebody may not do this."""


class ChangedMeanwhile(Exception):
    """Somebody else changed the record after the form was opened."""


class AlreadyDone(Exception):
    """This very form was sent before, and what it asked for was done."""


class Changing:
    """A change under way: the record, locked, and what has been noted of the change so far."""

    def __init__(self, person: YoungPerson):
        self.person = person
        self.parts: dict[str, set[str]] = {}

    def note(self, part: str, *fields: str) -> None:
        """That fields of a part were changed: their names, never their values."""
        self.parts.setdefault(part, set()).update(fields)


@contextmanager
def changing(
    person: YoungPerson,
    what: str,
    *,
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
    reason: str = "",
) -> Iterator[Changing]:
    """A transaction in which somebody changes one young person's record.

    It checks that `by` may do `what` on the day (else NotAllowed), holds the record, and compares `version` with it where a
    form was opened on one (ChangedMeanwhile). `once` is the form's own token: AlreadyDone where it was used before. In the
    end an event is written for each part noted, status is worked out anew where the facts it hangs on were changed, and what
    other apps keep of the record is kept anew (`leaving_care.after`).
    Nothing noted: nothing was changed, and nothing is written.
    """
    with transaction.atomic():
        held = YoungPerson.objects.select_for_update().get(pk=person.pk)
        if not may(by, what, held, uk_day(at)):
            raise NotAllowed(what)
        raise_if_done(once, by)
        if version is not None and version != held.version:
            raise ChangedMeanwhile
        change = Changing(held)
        yield change
        if not change.parts:
            return
        held.version += 1
        held.save(update_fields=["version"])
        for part, fields in sorted(change.parts.items()):
            audit.changed(held, what, by=by, at=at, part=part, fields=fields, reason=reason, once=once)
            once = None
        if change.parts.keys() & {Part.ABOUT, Part.CARE, Part.HOMES}:
            reckon(held)
        after.keep(held, uk_day(at))


def raise_if_done(once: uuid.UUID | None, by: User) -> None:
    """AlreadyDone where a form with this token was sent before, by the same user."""
    if once and Event.objects.filter(once=once, by=by).exists():
        raise AlreadyDone
