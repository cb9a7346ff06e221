"""Staff use a second factor in every session before any page opens that is not about signing in."""

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.utils import is_mfa_enabled
from django.shortcuts import redirect

from leaving_care.sign_in import stamps
from leaving_care.sign_in.roles import staff_councils

FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
ACCOUNTS = "/accounts/"
GOING_TO = "going_to"


class SecondFactorStage(AuthenticateStage):
    """Asks for a second factor while signing in, but not after the council's own sign-on where that is both.

    allauth has it asked of everybody who has set one up.
    """

    def _should_handle(self, request) -> bool:
        # The sign-on of one council proves nothing to another.
        used = sign_on_used(request, self.login.user)
        if used and staff_councils(self.login.user, request.today) <= {used}:
            return False
        return super()._should_handle(request)


def sign_on_used(request, user) -> str:
    """The council, by slug, whose own sign-on somebody just used to sign in; blank for any other way."""
    records = get_authentication_records(request, user)
    return records[-1].get("provider", "") if records and records[-1]["method"] == "socialaccount" else ""


class SecondFactorMiddleware:
    """Leads staff who have not used a second factor in this session to setting one up, and afterwards where they were going."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Answers instead of a view that asks for signing in, where a second factor is missing."""
        if not getattr(view, "login_required", True) or request.path.startswith(ACCOUNTS):
            return None
        if not request.user.is_authenticated or is_proved(request):
            return None
        if is_mfa_enabled(request.user, FACTORS):
            # It was set up, elsewhere, after this session began; or the second council came since. Sign in with it.
            get_adapter().logout(request)
            return redirect("account_login")
        request.session[GOING_TO] = request.get_full_path() if request.method == "GET" else ""
        return redirect("mfa_index")


def is_proved(request) -> bool:
    """Whether this session may open records: young people's always; staff's after a second factor."""
    councils = staff_councils(request.user, request.today)
    return not councils or stamps.is_enough_for(request.session, councils)


def is_needed(user, on) -> bool:
    """Whether somebody has to have a second factor."""
    return bool(staff_councils(user, on))
