"""Writing the record of who looked and what changed. Every function adds one event, in the transaction it is called in.

Fields are named, never their values. `by` is who did it, `at` the moment.
"""

import uuid
from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from leaving_care.access import held
from leaving_care.dates import uk_day
from leaving_care.models import Authority, Event, Part, User, YoungPerson
from leaving_care.walls import within

Kind = Event.Kind


def looked(person: YoungPerson, part: str, *, by: User, at: datetime, reason: str = "") -> Event:
    """Somebody opened a part of a young person's record. `part`: of Part, or the name of a page."""
    return _of(person, Kind.LOOKED, f"see_{part}", by=by, at=at, part=part, reason=reason)


def changed(
    person: YoungPerson,
    what: str,
    *,
    by: User,
    at: datetime,
    part: str,
    fields: Iterable[str],
    reason: str = "",
    once: uuid.UUID | None = None,
) -> Event:
    """Somebody changed a young person's record. `what` is an action; `once` the form that it came from."""
    return _of(
        person, Kind.CHANGED, what, by=by, at=at, part=part, fields=sorted(set(fields)), reason=reason, once=once
    )


def took_out(person: YoungPerson, what: str, *, by: User, at: datetime, reason: str = "") -> Event:
    """Somebody took data of one young person out of the portal."""
    return _of(person, Kind.TOOK_OUT, what, by=by, at=at, part=Part.DATA, reason=reason)


def broke_glass(
    person: YoungPerson,
    *,
    by: User,
    at: datetime,
    reason: str,
    hidden_until: date | None = None,
    hidden_because: str = "",
    once: uuid.UUID | None = None,
) -> Event:
    """A manager opened a record outside the usual rule."""
    return _of(
        person,
        Kind.BROKE_GLASS,
        "break_glass",
        by=by,
        at=at,
        part="record",
        reason=reason,
        hidden_until=hidden_until,
        hidden_because=hidden_because,
        once=once,
    )


def done(
    authority: Authority,
    what: str,
    *,
    by: User | None,
    at: datetime,
    kind: Event.Kind = Kind.CHANGED,
    fields: Iterable[str] = (),
    reason: str = "",
    once: uuid.UUID | None = None,
) -> Event:
    """Somebody did something for an authority that is not about one young person. `by` None: nobody we know."""
    return Event.objects.create(
        authority=authority, kind=kind, what=what, by=by, at=at, fields=sorted(set(fields)), reason=reason, once=once
    )


def signed_in(user: User, *, at: datetime, how: str) -> None:
    """Somebody signed in: an event for each authority that they are of. `how`: code, text, passkey, totp, sso."""
    authorities = {membership.authority_id for membership in held(user, uk_day(at))}
    with within(*authorities, on=uk_day(at)):
        Event.objects.bulk_create(
            Event(kind=Kind.SIGNED_IN, what="sign_in", by=user, at=at, authority_id=authority, reason=how)
            for authority in sorted(authorities)
        )


def refused(
    what: str, *, by: User, at: datetime, asked_for: uuid.UUID | None = None, person: YoungPerson | None = None
):
    """Somebody was refused. To be called after the refused transaction was rolled back, in one of its own.

    Where nothing opened, `asked_for` is the key in the address, whether it exists or not, and `person` is blank. One event
    for each authority that the user is of, so that its auditors find it.
    """
    authorities = {membership.authority_id for membership in held(by, uk_day(at))}
    with transaction.atomic(), within(*authorities, on=uk_day(at)):
        Event.objects.bulk_create(
            Event(kind=Kind.REFUSED, what=what, by=by, at=at, authority_id=id, person=person, asked_for=asked_for)
            for id in sorted(authorities)
        )


def _of(person: YoungPerson, kind: Event.Kind, what: str, *, by: User, at: datetime, **more) -> Event:
    return Event.objects.create(
        authority_id=person.authority_id, person=person, kind=kind, what=what, by=by, at=at, **more
    )
