"""Showing again who one is, by a code to one's own address, before something about the account itself is changed."""

from abc import ABC, abstractmethod
from datetime import datetime
from functools import wraps

from allauth.core.internal.httpkit import authenticated_user
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.generic import FormView

from leaving_care.sign_in import codes, mails, stamps
from leaving_care.sign_in.adapters import TOO_OFTEN
from leaving_care.sign_in.forms import CodeForm, NothingToFill, too_often

TOO_MANY = "That was too many tries, or the code is too old. Ask for a new one"
WRONG = "That code is not right. Check it and try again"


def proved_lately(view):
    """Lets in who showed who they are in the last 15 minutes; sends others to do that first.

    Nothing that they sent is done afterwards by itself: they come back to the page, or to what has a button for it.
    """

    @wraps(view)
    def proving(request, *args, **kwargs):
        if request.user.is_authenticated and not stamps.proved_lately(request.session, request.now):
            on = request.path if request.method == "GET" else reverse("sign_in_account")
            return redirect(f"{reverse('sign_in_prove')}?{urlencode({'next': on})}")
        return view(request, *args, **kwargs)

    return proving


class AskView(ABC, FormView):
    """A page that sends a code. Subclasses say `purpose`, `code_address` and `send`."""

    purpose = ""
    code_address = ""

    @property
    def now(self) -> datetime:
        """The moment of the request."""
        return self.request.now  # type: ignore[attr-defined]

    def form_valid(self, form):
        """Sends it, unless that was done too often."""
        if not self.send(form):
            form.add_error(None, TOO_OFTEN)
            return self.form_invalid(form)
        return redirect(self.code_address)

    @abstractmethod
    def send(self, form) -> bool:
        """Sends the code; False if it was asked for too often."""


class CheckView(ABC, FormView):
    """A page that asks for the code. Subclasses say `purpose`, `ask_address` (where it is asked for) and `right`."""

    form_class = CodeForm
    template_name = "sign_in/code.html"
    purpose = ""
    heading = "Enter the code"

    def dispatch(self, request, *args, **kwargs):
        """Nobody is asked for a code that was not sent."""
        self.about = codes.waiting(request.session, self.purpose, at=request.now)
        return redirect(self.ask_address) if self.about is None else super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        """Goes on with a code that is right."""
        about = codes.check(self.request.session, self.purpose, form.cleaned_data["code"], at=self.request.now)
        if about is not None:
            return self.right(about, form)
        left = codes.waiting(self.request.session, self.purpose, at=self.request.now)
        form.add_error("code" if left else None, WRONG if left else TOO_MANY)
        return self.form_invalid(form)

    @abstractmethod
    def right(self, about: dict, form):
        """What a right code does."""

    def get_context_data(self, **kwargs):
        """Where the code went, and where a new one can be had."""
        return super().get_context_data(
            heading=self.heading,
            sent_to=self.about.get("shown", ""),
            back_address=resolve_url(self.ask_address),
            **kwargs,
        )


class ProveView(AskView):
    """Asks whether to send a code."""

    form_class = NothingToFill
    template_name = "sign_in/prove.html"
    purpose = "prove"
    code_address = "sign_in_prove_code"

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        form.button = "Send me a code"
        return form

    def send(self, form) -> bool:
        """Sends it to their own address."""
        user = authenticated_user(self.request)
        if too_often(user.email):
            return False
        on = self.request.POST.get("next", "") or self.request.GET.get("next", "")
        code = codes.start(self.request.session, self.purpose, at=self.now, next=on[:500], shown=user.email)
        mails.send("code", user.email, code=code)
        return True


class ProveCodeView(CheckView):
    """Asks for it."""

    purpose = "prove"
    ask_address = "sign_in_prove"

    def right(self, about, form):
        """On to what they wanted to do."""
        stamps.prove(self.request.session, self.request.now)
        wanted = about["next"]
        safe = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
        return redirect(wanted if safe else "sign_in_account")
