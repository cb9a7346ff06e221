"""Private links to a draft: making one, making its address anew, taking it back, and who stands behind an address.

The secret of a link is in its address alone. Only a digest of it is kept, so that nobody can read the address again: whoever
has lost it is given a new one.
"""

import hashlib
import secrets
import uuid
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from leaving_care import audit
from leaving_care.actions.council import deciding
from leaving_care.dates import uk_day
from leaving_care.models import User
from offers import link_mails
from offers.actions.editing import EDIT, raise_unless_open
from offers.models import Edition, ItemIdentity, Link

LONGEST = timedelta(days=180)
NO_ITEMS = "Choose at least one item for them to check"
NOT_OURS = "Choose items of this draft"
ANSWERED = "They have answered by this link, and it stays closed. Make another one to ask them again."


class LinkGone(Exception):
    """A link that does not open anything: answered, ended, taken back, or there never was one. `link` where we know it."""

    def __init__(self, link: Link | None = None):
        super().__init__()
        self.link = link


def make(
    edition: Edition,
    *,
    kind: str,
    name: str,
    ends_on: date,
    by: User,
    at: datetime,
    organisation: str = "",
    email: str = "",
    note: str = "",
    items: Iterable[ItemIdentity] = (),
    once: uuid.UUID | None = None,
) -> tuple[Link, str]:
    """Makes a link to a draft; mails it where there is an address. Returns it and its secret, which nobody can read again.

    `items`: what a partner is asked to check; guests see the whole draft. Raises NotAllowed, AlreadyDone, and ValidationError
    in words.
    """
    with deciding(edition.authority, EDIT, by=by, at=at, once=once) as authority:
        held = Edition.objects.select_for_update().get(pk=edition.pk)
        raise_unless_open(held, at)
        _raise_unless_soon(ends_on, uk_day(at))
        chosen = list(items) if kind == Link.Kind.PARTNER else []
        if kind == Link.Kind.PARTNER and not chosen:
            raise ValidationError({"items": NO_ITEMS})
        if held.items.filter(identity__in=chosen).count() != len(set(chosen)):
            raise ValidationError({"items": NOT_OURS})
        secret = secrets.token_urlsafe(32)
        link = Link.objects.create(
            edition=held,
            kind=kind,
            secret_hash=digest(secret),
            name=name,
            organisation=organisation,
            email=email,
            note=note,
            ends_on=ends_on,
            made_at=at,
            made_by=by,
            sent_at=at if email else None,
        )
        link.items.set(chosen)
        audit.done(authority, EDIT, by=by, at=at, fields=["link"], once=once)
        _send(link, secret)
        return link, secret


def make_anew(link: Link, *, ends_on: date, by: User, at: datetime, once: uuid.UUID | None = None) -> str:
    """Gives a link a new address and last day, and mails it. The old address opens nothing any more. Returns the new secret.

    A link that was taken back, or has ended, is open again. Raises as `make`, and ValidationError for one that was answered.
    """
    with deciding(link.edition.authority, EDIT, by=by, at=at, once=once) as authority:
        held = _hold(link)
        raise_unless_open(held.edition, at)
        if held.answered_at:
            raise ValidationError(ANSWERED)
        _raise_unless_soon(ends_on, uk_day(at))
        secret = secrets.token_urlsafe(32)
        held.secret_hash, held.ends_on, held.ended_at = digest(secret), ends_on, None
        held.sent_at = at if held.email else None
        held.save(update_fields=["secret_hash", "ends_on", "ended_at", "sent_at"])
        audit.done(authority, EDIT, by=by, at=at, fields=["link"], once=once)
        _send(held, secret)
        return secret


def take_back(link: Link, *, by: User, at: datetime) -> None:
    """Ends a link at once. One that was answered, or taken back before, is left as it is. Raises NotAllowed."""
    with deciding(link.edition.authority, EDIT, by=by, at=at) as authority:
        held = _hold(link)
        if held.answered_at or held.ended_at:
            return
        held.ended_at = at
        held.save(update_fields=["ended_at"])
        audit.done(authority, EDIT, by=by, at=at, fields=["link"])


def standing(secret: str, *, at: datetime) -> Link:
    """The link that a secret opens at a moment. Raises LinkGone, with the link where the secret is one that we made."""
    link = Link.objects.select_related("edition__authority").filter(secret_hash=digest(secret)).first()
    if link is None or not is_open(link, at):
        raise LinkGone(link)
    return link


def is_open(link: Link, at: datetime) -> bool:
    """Whether a link opens its draft at a moment: to the end of its last day, until it is answered or taken back.

    A draft that was published or set aside is not there to be checked any more.
    """
    over = link.answered_at or link.ended_at or link.ends_on < uk_day(at)
    return not over and link.edition.is_draft and not link.edition.set_aside_at


def digest(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()


def _hold(link: Link) -> Link:
    return Link.objects.select_for_update(of=("self",)).select_related("edition__authority").get(pk=link.pk)


def wrong_last_day(ends_on: date, today: date) -> str:
    """Why a link cannot have this last day, in words; blank where it can."""
    if ends_on < today:
        return "The last day must be today or later"
    return "The last day must be within six months" if ends_on > today + LONGEST else ""


def _raise_unless_soon(ends_on: date, today: date) -> None:
    if wrong := wrong_last_day(ends_on, today):
        raise ValidationError({"ends_on": wrong})


def _send(link: Link, secret: str) -> None:
    # Not as a background job: what a job is told stands in the database, and the secret must not.
    if link.email:
        transaction.on_commit(lambda: link_mails.send_link(link, secret))
