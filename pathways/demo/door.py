"""The demo's door: signing in as one of the invented people, without a code."""

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import login
from django.http import Http404

from leaving_care import audit
from leaving_care.models import User
from leaving_care.sign_in.stamps import stamp
from pathways.demo.people import COUNCILS, to_sign_in_as


def must_be_open() -> None:
    """Raises Http404 where this is not the demo, or may not be one."""
    if not settings.DEMO_DOOR:
        raise Http404


def somebody(email: str) -> User:
    """The account of one of the invented people. Raises Http404 for anybody else: no real account opens like this."""
    if not any(one.email == email for council in COUNCILS for one in to_sign_in_as(council)):
        raise Http404
    user = User.objects.filter(email=email, is_active=True).first()
    if user is None:
        raise Http404
    return user


def let_in(request, user: User) -> None:
    """Signs in, as by a passkey, which is both factors. Noted like any sign-in."""
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    request.session.set_expiry(0)  # the cookie ends with the browser
    stamp(request.session, request.now, second_factor=True)
    UserSession.objects.create_from_request(request)
    audit.signed_in(user, at=request.now, how="demo")
