"""The private address of somebody's calendar: making one, taking it back, and whose an address is.

The secret is shown once, to whom it was made for. What is kept of it is a digest, from which nobody can work the address out.
"""

import secrets
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from leaving_care import audit
from leaving_care.changing import NotAllowed
from leaving_care.dates import uk_day
from leaving_care.models import User
from pathways.models import CalendarFeed
from pathways.running import working_as

OCTETS = 32
MADE, ENDED = "make_calendar", "end_calendar"


def make(*, by: User, at: datetime) -> str:
    """Makes a new address in the place of any that there was, and returns its secret: it is shown now or never.

    A form sent twice makes two, of which the second counts, and is the one that is shown. Raises NotAllowed for whoever has
    nobody to work with.
    """
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).get(pk=by.pk)
        if not working_as(by, uk_day(at)):
            raise NotAllowed(MADE)
        CalendarFeed.objects.filter(user=by, ended_at=None).update(ended_at=at)
        secret = secrets.token_urlsafe(OCTETS)
        CalendarFeed.objects.create(user=by, digest=digest(secret), made_at=at)
        _note(MADE, by, at)
    return secret


def end(*, by: User, at: datetime) -> None:
    """Takes the address back: whoever has it finds nothing any more. Done already: nothing is done."""
    with transaction.atomic():
        if CalendarFeed.objects.filter(user=by, ended_at=None).update(ended_at=at):
            _note(ENDED, by, at)


def standing(user: User) -> CalendarFeed | None:
    """The address that somebody has; None: they have none, or took it back."""
    return CalendarFeed.objects.filter(user=user, ended_at=None).first()


def owner(secret: str) -> User | None:
    """Whose an address is; None where there is none of that secret, or it was taken back. One query.

    The database looks the digest up by its index: how long that takes says nothing of the secret.
    """
    found = CalendarFeed.objects.filter(digest=digest(secret), ended_at=None, user__is_active=True)
    row = found.select_related("user").first()
    return row.user if row else None


def digest(secret: str) -> str:
    """What is kept of a secret."""
    return sha256(secret.encode()).hexdigest()


def _note(what: str, by: User, at: datetime) -> None:
    for authority in {row.authority for row in working_as(by, uk_day(at))}:
        audit.done(authority, what, by=by, at=at)
