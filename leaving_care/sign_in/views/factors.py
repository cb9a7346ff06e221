"""Second factors: setting one up counts as having used it. The rest is allauth's, behind a fresh proof of who it is."""

from allauth.account.views import LogoutView
from allauth.mfa.base.views import IndexView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn import views as passkeys
from allauth.mfa.webauthn.internal import auth, flows
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from leaving_care.sign_in import stamps
from leaving_care.sign_in.second_factor import is_needed, is_proved
from leaving_care.sign_in.views.proving import proved_lately


class FactorsView(IndexView):
    """What somebody has set up, and what they can; for staff who have nothing yet, why they need it."""

    def get_context_data(self, **kwargs):
        """Whether they have to, and whether they have in this session."""
        return super().get_context_data(
            needed=is_needed(self.request.user, self.request.today), proved=is_proved(self.request), **kwargs
        )


class _SetUp:
    """That a second factor was set up in this session, by whoever signed in, is as good as using it."""

    def form_valid(self, form):
        response = super().form_valid(form)
        stamps.prove(self.request.session, self.request.now, second_factor=True)
        return response


@method_decorator(proved_lately, name="dispatch")
class ActivateAppView(_SetUp, ActivateTOTPView):
    """Sets up an authenticator app."""


@method_decorator(proved_lately, name="dispatch")
class AddPasskeyView(_SetUp, passkeys.AddWebAuthnView):
    """Adds a passkey that can be used alone: the device keeps whose it is, and asks for a finger, a face or a PIN."""

    def get_context_data(self, **kwargs):
        """What the browser is asked to make."""
        context = super().get_context_data(**kwargs)
        context["js_data"] = {"creation_options": auth.begin_registration(self.request.user, True)}
        return context


deactivate_app = proved_lately(DeactivateTOTPView.as_view())
passkey_list = proved_lately(passkeys.list_webauthn)
view_codes = proved_lately(recovery.view_recovery_codes)
download_codes = proved_lately(recovery.download_recovery_codes)
new_codes = proved_lately(recovery.generate_recovery_codes)


@method_decorator(login_not_required, name="dispatch")
class LeaveView(LogoutView):
    """Signs out, or drops a sign-in half done. Asks first where it was not a button that was pressed."""


@require_POST
@proved_lately
def remove_passkey(request):
    """Takes one of their passkeys away."""
    mine = Authenticator.objects.filter(user=request.user, type=Authenticator.Type.WEBAUTHN)
    number = request.POST.get("passkey", "")
    if found := mine.filter(pk=int(number) if number.isdecimal() and len(number) < 12 else 0).first():
        flows.remove_authenticator(request, found)
    return redirect("mfa_list_webauthn")
