"""The bodies that have to agree a council's offer: its list, in its own order."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError

from leaving_care import audit
from leaving_care.actions.council import deciding, fingerprint, raise_if_changed
from leaving_care.dates import uk_day
from leaving_care.models import Authority, User
from offers.agreeing import Stage, bodies_of, state
from offers.contents import read_contents
from offers.models import ApprovingBody, Edition

CHANGE = "change_bodies"
MOST = 12
UNDER_WAY = (
    "A draft is in front of the bodies now, or agreed and still to go out. Who has to agree, and in which order, can be changed"
    " once it has gone out, or once a body has returned it."
)
TWICE = "A body with this name is in the list already."
GONE = "This body is no longer in the list."


def stamp_of(body: ApprovingBody) -> int:
    """A number that differs once a body says something else: a form is opened on it."""
    return fingerprint(body.name, body.has_chair)


@contextmanager
def changing_bodies(
    authority: Authority, field: str, *, by: User, at: datetime, once: uuid.UUID | None
) -> Iterator[list[ApprovingBody]]:
    """A transaction in which somebody changes the list. `field`: for the record."""
    with deciding(authority, CHANGE, by=by, at=at, once=once) as held:
        yield bodies_of(held)
        audit.done(held, CHANGE, by=by, at=at, fields=[field], once=once)


def add_body(
    authority: Authority, *, name: str, has_chair: bool, by: User, at: datetime, once: uuid.UUID | None = None
) -> ApprovingBody:
    """Puts a body at the end of the list. What waits to be agreed waits for it too."""
    with changing_bodies(authority, "added", by=by, at=at, once=once) as bodies:
        if len(bodies) >= MOST:
            raise ValidationError(f"There are {MOST} bodies already. End one first.")
        _raise_if_named(bodies, name)
        position = max((body.position for body in bodies), default=0) + 1
        return ApprovingBody.objects.create(authority=authority, position=position, name=name, has_chair=has_chair)


def change_body(
    body: ApprovingBody,
    *,
    name: str,
    has_chair: bool,
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> None:
    """Changes a body's name, and whether it has a chair; not while a draft goes through the bodies.

    What it decided stays recorded under the name that it had: a body that has decided anything ends, and one of the new name
    takes its place.
    """
    with changing_bodies(body.authority, "changed", by=by, at=at, once=once) as bodies:
        held = _held(bodies, body)
        raise_if_changed(version, held.name, held.has_chair)
        _raise_if_named([other for other in bodies if other != held], name)
        if (held.name, held.has_chair) == (name, has_chair):
            return
        _raise_if_under_way(body.authority)
        if held.name != name and held.decisions.exists():
            ApprovingBody.objects.create(
                authority=held.authority, position=held.position, name=name, has_chair=has_chair
            )
            _end(held, at)
        else:
            held.name, held.has_chair = name, has_chair
            held.save(update_fields=["name", "has_chair"])


def move_body(body: ApprovingBody, *, up: bool, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """Moves a body one place up or down. At the end of the list nothing happens."""
    with changing_bodies(body.authority, "order", by=by, at=at, once=once) as bodies:
        place = bodies.index(_held(bodies, body))
        other = place - 1 if up else place + 1
        if not 0 <= other < len(bodies):
            return
        _raise_if_under_way(body.authority)
        bodies[place], bodies[other] = bodies[other], bodies[place]
        for position, row in enumerate(bodies, 1):
            if row.position != position:
                row.position = position
                row.save(update_fields=["position"])


def end_body(body: ApprovingBody, *, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """Takes a body off the list from this day on. What it agreed before stays recorded."""
    with changing_bodies(body.authority, "ended", by=by, at=at, once=once) as bodies:
        held = _held(bodies, body)
        _raise_if_under_way(body.authority)
        _end(held, at)


def _end(body: ApprovingBody, at: datetime) -> None:
    body.ends_on = uk_day(at) - timedelta(days=1)
    body.save(update_fields=["ends_on"])


def _held(bodies: list[ApprovingBody], body: ApprovingBody) -> ApprovingBody:
    held = next((row for row in bodies if row.pk == body.pk), None)
    if held is None:
        raise ValidationError(GONE)
    return held


def _raise_if_named(bodies: list[ApprovingBody], name: str) -> None:
    if name.casefold() in (body.name.casefold() for body in bodies):
        raise ValidationError({"name": TWICE})


def _raise_if_under_way(authority: Authority) -> None:
    """Nobody is taken out of the order, put behind in it or made another body while a draft goes through it."""
    drafts = Edition.objects.filter(authority=authority, published_at=None, set_aside_at=None)
    for draft in drafts.filter(submissions__isnull=False).distinct():
        if state(draft, read_contents(draft)).stage in (Stage.WAITING, Stage.AGREED):
            raise ValidationError(UNDER_WAY)
