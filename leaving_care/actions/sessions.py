"""Ending sessions, and taking away a second factor that somebody has lost."""

from collections.abc import Iterable
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction

from leaving_care import audit
from leaving_care.access import may_in
from leaving_care.changing import NotAllowed
from leaving_care.dates import uk_day
from leaving_care.models import Membership, User
from leaving_care.sign_in import mails
from leaving_care.walls import within


def end_sessions(user: User, *, keys: Iterable[str] | None = None, but: str = "", by: User, at: datetime) -> int:
    """Ends somebody's own sessions: those of `keys`, or all; not `but`. Returns how many. Raises NotAllowed for another's."""
    if user.pk != by.pk:
        raise NotAllowed("end_sessions")
    return _end(user, keys, but)


def reset_second_factor(membership: Membership, *, by: User, at: datetime) -> None:
    """Takes away all second factors of a colleague who has lost theirs, ends their sessions and tells them.

    They set up a new one after their next code. Nobody does it for themself. Raises NotAllowed.
    """
    authority, user = membership.authority, membership.user
    with transaction.atomic(), within(authority.pk, on=uk_day(at)):
        theirs = Membership.objects.on(uk_day(at)).filter(pk=membership.pk)
        if user.pk == by.pk or not theirs.exists() or not may_in(by, "invite_staff", authority, uk_day(at)):
            raise NotAllowed("reset_second_factor")
        Authenticator.objects.filter(user=user).delete()
        _end(user, None, "")
        audit.done(authority, "reset_second_factor", by=by, at=at, fields=["second_factor"])
        transaction.on_commit(lambda: mails.send("factor_reset", user.email))


def _end(user: User, keys: Iterable[str] | None, but: str) -> int:
    rows = UserSession.objects.filter(user=user).exclude(session_key=but)
    if keys is not None:
        rows = rows.filter(session_key__in=list(keys))
    ended = 0
    for row in rows:
        row.end()
        ended += 1
    return ended
