"""Forms that anybody can send without an account: no cookie, no script and nobody else's service, and yet few machines get in.

Three things keep machines out: the form carries, signed, the moment at which it was opened, and is neither sent at once nor
after days; a box that people do not see stays empty; and from one network, and for one council, only so many are taken in an
hour. A person who meets one of them is told what to do, and loses nothing.
"""

import ipaddress
import json
import re
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from allauth.account.adapter import get_adapter
from crispy_forms.utils import render_crispy_form
from django import forms
from django.core import signing
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from leaving_care.forms import PageForm

SALT = "offers.open_forms"
OPENED, TRAP = "opened", "homepage"
SHORTEST, LONGEST = timedelta(seconds=3), timedelta(hours=24)
HOUR = 60 * 60
# A forum or a hostel answers from one network, one phone after the other: the first number leaves room for them.
FROM_ONE_NETWORK, FOR_ONE_COUNCIL = 60, 1000
TOO_SOON = (
    "That was very quick, so we could not be sure that a person sent it. What you wrote is still here. Count to three, then "
    "press the button again."
)
TOO_LATE = "This page was open for a long time. What you wrote is still here. Press the button again."
UNKNOWN = "We could not tell when this page was opened. What you wrote is still here. Press the button again."
TRAPPED = "Something filled in a box that people do not see. It is empty again. Press the button again."
TOO_MANY = (
    "Many people near you have sent this in the last hour. What you wrote is still here. Wait an hour, then press the "
    "button again."
)
# Every space but one alone: those that a stored frame would lose.
_SPACE = re.compile(r"[^\S ]|(?<=\s) ")
_TEXTAREA = re.compile(r"<textarea\b.*?</textarea>", re.S)


@dataclass(frozen=True)
class Opening:
    """That a form was opened: its own token, by which what it says is taken once, and when."""

    key: uuid.UUID
    at: datetime

    def signed(self, purpose: str) -> str:
        """What the form carries unseen. It serves one purpose: that of one form is worth nothing in another."""
        return signing.dumps([str(self.key), int(self.at.timestamp())], salt=f"{SALT}.{purpose}")


def opening(purpose: str, token: str) -> Opening | None:
    """What a form carried; None for what we did not sign for this purpose."""
    try:
        key, seconds = signing.loads(token, salt=f"{SALT}.{purpose}")
        return Opening(uuid.UUID(key), datetime.fromtimestamp(seconds, UTC))
    except (signing.BadSignature, ValueError, TypeError):
        return None


class OpenForm(PageForm):
    """A form without an account. A subclass says its fields, and what it is for: one `purpose` for each kind of form.

    Its page draws `unseen` and `{% crispy form %}` (or `drawn(form)`, in a stored frame) inside a form tag. A form that is
    invalid, or one too many (`lets_in`), is shown again as it was sent. `opened`: the token of a form that goes on over several
    pages, where it is shown anew without being checked.
    """

    purpose = ""

    def __init__(self, data: Any = None, *, at: datetime, opened: str = "", **more: Any):
        super().__init__(data, **more)
        self.at, self.is_too_many = at, False
        self._told = opening(self.purpose, opened if data is None else str(data.get(OPENED, "")))
        self._opening = self._told or Opening(uuid.uuid4(), at)

    @property
    def once(self) -> uuid.UUID:
        """What a right form is done once by: its own token and what was filled in. Sent twice, it is the same.

        Sent again from the same page with other words, it is another: whoever goes back to write more is heard too.
        """
        said = json.dumps(self.cleaned_data if self.is_bound else {}, default=str, sort_keys=True)
        return uuid.uuid5(self._opening.key, said)

    def clean(self):
        """Refuses, in words, what no person would send. What is sent again after that gets through."""
        cleaned = super().clean()
        self.raise_unless_a_person()
        return cleaned

    def raise_unless_a_person(self) -> None:
        """ValidationError for a full trap, and for a form that was opened just now, long ago, or we do not know when."""
        if self.data.get(TRAP):
            raise forms.ValidationError(TRAPPED)
        if self._told is None:
            raise forms.ValidationError(UNKNOWN)
        open_for = self.at - self._told.at
        if open_for > LONGEST or open_for < timedelta(seconds=-1):
            # The same token: what was sent in time before is not taken a second time.
            self._opening = Opening(self._told.key, self.at)
            raise forms.ValidationError(TOO_LATE)
        if open_for < SHORTEST:
            raise forms.ValidationError(TOO_SOON)

    def lets_in(self, request: HttpRequest, council: str) -> bool:
        """Whether what was sent may be kept: it is right, and not one too many. Counts it; otherwise the form says why not."""
        if not self.is_valid():
            return False
        self.is_too_many = too_many(request, council, self.purpose, self.at)
        if self.is_too_many:
            self.add_error(None, TOO_MANY)
        return not self.is_too_many

    def take_over(self, checked: "OpenForm") -> None:
        """Says what was wrong with the whole of which this form is a part, and goes on with its token."""
        for error in checked.non_field_errors():
            self.add_error(None, error)
        self._opening = checked._opening

    @property
    def token(self) -> str:
        """The form's own token and the moment, signed."""
        return self._opening.signed(self.purpose)

    @property
    def unseen(self) -> SafeString:
        """What the form carries that nobody sees, screen readers included."""
        return format_html(
            '<input type="hidden" name="{}" value="{}"><div hidden><label for="{}">Leave this empty</label>'
            '<input id="{}" name="{}" tabindex="-1" autocomplete="off"></div>',
            OPENED,
            self.token,
            TRAP,
            TRAP,
            TRAP,
        )


def drawn(form: forms.BaseForm) -> SafeString:
    """A form's HTML for a page in a stored frame, which puts everything on one line: the lines of a long text stay."""
    html = _TEXTAREA.sub(lambda box: _spelt_out(box.group()), render_crispy_form(form))
    return mark_safe(html)  # noqa: S308  (the form's own HTML)


def carried(name: str, value: str) -> SafeString:
    """Something typed on another page of the same form, which travels along unseen, its lines too."""
    html = format_html('<input type="hidden" name="{}" value="{}">', name, value)
    return mark_safe(_spelt_out(html))  # noqa: S308  (name and value are escaped)


def _spelt_out(html: str) -> str:
    return _SPACE.sub(lambda space: f"&#{ord(space[0])};", html.replace("\r\n", "\n"))


def too_many(request: HttpRequest, council: str, purpose: str, at: datetime) -> bool:
    """Whether too many forms of a kind came in this hour, from the visitor's network or for the council. Counts this one.

    Neither the address nor anything from which it could be worked out is kept: a keyed hash of it is, for an hour.
    """
    counted = [(_network(request), FROM_ONE_NETWORK), ("", FOR_ONE_COUNCIL)]
    return any([_count(f"{purpose}|{council}|{who}", at) > most for who, most in counted])


def _network(request: HttpRequest) -> str:
    # A home has one IPv4 address, or 2^64 of IPv6 of which each phone takes new ones as it likes.
    try:
        address = ipaddress.ip_address(get_adapter().get_client_ip(request))
    except PermissionDenied:
        return "unknown"
    return str(ipaddress.ip_network((address, 64), strict=False)) if address.version == 6 else str(address)


def _count(what: str, at: datetime) -> int:
    # Two at the very same moment may count as one: the limit need not be exact.
    digest = salted_hmac(SALT, f"{what}|{at.astimezone(UTC):%Y-%m-%d %H}").hexdigest()
    number = (cache.get(f"open-forms:{digest}") or 0) + 1
    cache.set(f"open-forms:{digest}", number, HOUR)
    return number
