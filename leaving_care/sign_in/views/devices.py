"""Where somebody is signed in, and signing out there."""

from allauth.core.internal.httpkit import authenticated_user
from allauth.usersessions.models import UserSession
from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.shortcuts import redirect
from django.views.generic import FormView

from leaving_care.actions.sessions import end_sessions
from leaving_care.forms import PageForm, Radios
from leaving_care.sign_in.browsers import in_words


class SignOutForm(PageForm):
    """Where to sign out."""

    where = forms.ChoiceField(
        label="Sign out",
        choices=[("others", "everywhere but here"), ("all", "everywhere, here too")],
        widget=Radios,
        error_messages={"required": "Choose where to sign out", "invalid_choice": "Choose where to sign out"},
    )

    button = "Sign out"


class DevicesView(FormView):
    """Every browser that somebody is signed in on: which, since when, and when it was last used."""

    form_class = SignOutForm
    template_name = "usersessions/usersession_list.html"

    def form_valid(self, form):
        """Ends sessions."""
        user, everywhere = authenticated_user(self.request), form.cleaned_data["where"] == "all"
        here = self.request.session.session_key or ""
        end_sessions(user, but=here, by=user, at=self.request.now)
        if everywhere:
            logout(self.request)
            messages.success(self.request, "You are signed out.")
        return redirect("account_login" if everywhere else "usersessions_list")

    def get_context_data(self, **kwargs):
        """The newest first, this one marked."""
        rows = UserSession.objects.purge_and_list(authenticated_user(self.request))
        here = self.request.session.session_key
        shown = [
            {"browser": in_words(row.user_agent), "row": row, "is_here": row.session_key == here}
            for row in sorted(rows, key=lambda row: row.created_at, reverse=True)
        ]
        return super().get_context_data(sessions=shown, **kwargs)
