"""Sessions end after a time in which nothing was done, set by each council, and staff's after twelve hours in any case."""

from dataclasses import dataclass
from datetime import UTC, datetime

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import logout

from leaving_care.access import held
from leaving_care.models import Role
from leaving_care.sign_in import kept, stamps
from leaving_care.sign_in.lost import say_on_signing_in
from leaving_care.sign_in.second_factor import is_proved

WRITTEN_EVERY = 60  # seconds: what is done within a minute of the last note is not noted
LONGEST = 12 * 60 * 60
WITHOUT_A_ROLE = 30  # minutes
NOT_DOING_ANYTHING = "/accounts/stay/"  # asked by the page itself, to see how long is left


@dataclass(frozen=True)
class Limits:
    """How long a session may last: `idle` seconds without anything done, `longest` in all; None is as long as it is used."""

    idle: int
    longest: int | None

    def over(self, session, now: float) -> bool:
        """Whether a session has come to its end."""
        # The note may be up to a minute old.
        if now - session[stamps.SEEN] > self.idle + WRITTEN_EVERY:
            return True
        return self.longest is not None and now - session[stamps.BEGAN] > self.longest

    def left(self, session, now: float) -> int:
        """Seconds until the session ends if nothing is done from now on."""
        idle = int(session[stamps.SEEN] + self.idle - now)
        return max(0, idle if self.longest is None else min(idle, int(session[stamps.BEGAN] + self.longest - now)))


def limits(user, on) -> Limits:
    """The limits for a user on a day: of several memberships, the shortest."""
    minutes, longest = [], None
    for membership in held(user, on):
        council = membership.authority
        if membership.role == Role.YOUNG_PERSON:
            minutes.append(council.young_idle_minutes)
        else:
            minutes.append(council.staff_idle_minutes)
            longest = LONGEST
    return Limits(60 * min(minutes, default=WITHOUT_A_ROLE), longest)


class IdleMiddleware:
    """Ends sessions that are over, keeps what was being sent, and notes that a session was used.

    `request.idle` is the limits of somebody signed in, else None. `request.kept` is what was typed before the session ended,
    on the first visit to that page after signing in again, else None.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.idle = request.kept = request.ended_for = None
        # Whoever has no session is not looked up, and gets pages that say nothing of cookies.
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            self.judge(request, request.now.timestamp())
        return self.get_response(request)

    def judge(self, request, now: float) -> None:
        """Ends the session, or notes that it is used."""
        session, found = request.session, limits(request.user, request.today)
        if stamps.BEGAN not in session:
            stamps.stamp(session, request.now)
        if found.over(session, now):
            request.ended_for = request.user.pk
            logout(request)
            session[stamps.ENDED] = True
            return
        request.idle = found
        if request.path != NOT_DOING_ANYTHING or request.method == "POST":
            note(session, now)
        # Not before the page itself opens: it is given once.
        request.kept = kept.take(request) if is_proved(request) else None

    def process_view(self, request, view, args, kwargs):
        """Keeps what was being sent when the session had ended. Here, after the check that the form was ours.

        Where there was no session any more, nobody knows whose it is: it is said that nothing was saved.
        """
        if request.method != "POST" or not getattr(view, "login_required", True):
            return None
        if request.ended_for:
            say_on_signing_in(request, kept=True)
            return kept.keep(request, request.ended_for)
        if request.path != NOT_DOING_ANYTHING and not request.user.is_authenticated:
            say_on_signing_in(request, kept=False)
        return None


def note(session, now: float) -> None:
    """Notes that a session is used, unless that was done a moment ago."""
    if now - session[stamps.SEEN] >= WRITTEN_EVERY:
        session[stamps.SEEN] = int(now)
        UserSession.objects.filter(session_key=session.session_key).update(
            last_seen_at=datetime.fromtimestamp(now, UTC)
        )
