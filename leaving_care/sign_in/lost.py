"""What is said to somebody whose form did not arrive: that it was not sent, what is kept of it, and how to come back to it.

All of it hangs on the address and on whether they are signed in: nothing tells whether there is such a record.
"""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe

from leaving_care.sign_in.headers import PRIVATE

SIGNED_OUT = "You were signed out, so what you sent was not saved."
KEPT = (
    "If the page said that it is kept for you, we have what you typed, but perhaps not the last few seconds of it. "
    "It is there when you are signed in and open the form again."
)
IN_BROWSER = "If you press Back, some browsers still have it."
HELP: SafeString = mark_safe(
    'Your worker has not been told. In danger? <a class="govuk-link" href="tel:999">Ring 999</a>. Or see whom you can ring or '
    'text: <a class="govuk-link" href="/help-now/">help now, day or night</a>.'
)
ASKS_FOR_HELP = "/me/check-in/"


@dataclass(frozen=True)
class Lost:
    """A form that did not arrive. `back`: where it opens again; blank: nowhere. `keeps`: it keeps what is typed.

    `is_ours`: it is one for those who sign in. `help`: what to say at once to somebody who may have called for help, if anything.
    """

    is_ours: bool
    back: str
    keeps: bool
    help: SafeString | str


def lost(request: HttpRequest) -> Lost:
    """What is known of a form from the address that it was sent to, without its query, which can hold what somebody typed."""
    match, path = request.resolver_match, request.path
    view = getattr(match.func, "view_class", None) if match else None
    is_ours = path.startswith(PRIVATE)
    opens = is_ours and not path.startswith(("/accounts/", "/demo/")) and (view is None or hasattr(view, "get"))
    return Lost(
        is_ours=is_ours,
        back=path if opens else "",
        keeps=getattr(view, "keeps_typing", False),
        help=HELP if path == ASKS_FOR_HELP else "",
    )


def say_on_signing_in(request: HttpRequest, *, kept: bool) -> None:
    """Has the sign-in page, to which they are led, say what became of their form. `kept`: it says itself that it is kept."""
    form = lost(request)
    words = "" if kept else f"{SIGNED_OUT} {KEPT if form.keeps else IN_BROWSER}"
    if words or form.help:
        messages.warning(request, format_html("{} {}", form.help, words))


@login_not_required
def not_sent(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The answer to a form that came without our token: its cookie is gone or replaced, or it came from another site."""
    form = lost(request)
    sign_in = reverse("account_login") + (f"?{urlencode({'next': form.back})}" if form.back else "")
    told = {"form": form, "sign_in": sign_in, "signed_out": SIGNED_OUT, "kept": KEPT, "in_browser": IN_BROWSER}
    return render(request, "403_csrf.html", told, status=403)
