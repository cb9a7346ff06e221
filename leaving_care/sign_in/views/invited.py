"""Coming in by an invitation: its page, a code to its very address, and in."""

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator

from leaving_care.actions.invitations import InvitationGone, accept, standing
from leaving_care.models import Role
from leaving_care.sign_in import codes, mails
from leaving_care.sign_in.forms import NothingToFill, too_often
from leaving_care.sign_in.views.proving import AskView, CheckView


def _gone(request):
    """One page for every invitation that does not work, whatever the reason."""
    return render(request, "sign_in/invitation_gone.html", status=404)


@method_decorator(login_not_required, name="dispatch")
class InvitedView(AskView):
    """Says what the invitation is to. Looking changes nothing; the button sends a code to the invitation's address."""

    form_class = NothingToFill
    template_name = "sign_in/invited.html"
    purpose = "invitation"
    code_address = "sign_in_invited_code"

    def dispatch(self, request, *args, **kwargs):
        """Nothing is shown of an invitation that does not stand."""
        try:
            self.invitation = standing(kwargs["secret"], at=request.now)
        except InvitationGone:
            return _gone(request)
        return super().dispatch(request, *args, **kwargs)

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        form.button = "Send me a code"
        return form

    def send(self, form) -> bool:
        """Sends the code to the address that was invited, and to no other."""
        email = self.invitation.email
        if too_often(email):
            return False
        secret = self.kwargs["secret"]
        shown = "the address that your invitation came to"
        code = codes.start(self.request.session, self.purpose, at=self.now, secret=secret, shown=shown)
        mails.send("code", email, code=code)
        return True

    def get_context_data(self, **kwargs):
        """The council, and whether it is somebody's own record."""
        is_own = self.invitation.role == Role.YOUNG_PERSON
        return super().get_context_data(council=self.invitation.authority, is_own=is_own, **kwargs)


@method_decorator(login_not_required, name="dispatch")
class InvitedCodeView(CheckView):
    """Asks for the code, makes the account, and signs in."""

    purpose = "invitation"

    @property
    def ask_address(self) -> str:
        """Back to the invitation; to signing in, where it is no longer known."""
        secret = (getattr(self, "about", None) or {}).get("secret")
        return reverse("sign_in_invited", args=[secret]) if secret else reverse("account_login")

    def right(self, about, form):
        """In. Whoever was signed in on this browser is not any more."""
        request = self.request
        try:
            user = accept(about["secret"], at=request.now)
        except InvitationGone:
            return _gone(request)
        if request.user.is_authenticated and request.user.pk != user.pk:
            request.session.flush()
        record_authentication(request, user, method="code", email=user.email)
        return perform_login(request, Login(user=user, email=user.email))
