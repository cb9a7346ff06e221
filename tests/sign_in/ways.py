"""Ways in, as a browser goes them, for tests."""

import re

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.core.cache import cache

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
CODE = re.compile(r"\b(\d{4}-\d{4})\b")


class KeptTexts:
    """A sender of texts that keeps them."""

    over_a_network = False
    sent: list[tuple[str, str]] = []

    def send(self, number, words):
        self.sent.append((number, words))


def code_in_mail(to=None):
    """The code in the newest mail, which went to `to`."""
    message = mail.outbox[-1]
    if to:
        assert message.to == [to]
    return CODE.search(message.body)[1]


def ask_for_code(client, who, next=""):
    """Types an address or number on the sign-in page."""
    return client.post("/accounts/login/", {"who": who, "next": next} if next else {"who": who})


def by_code(client, who, next=""):
    """Signs in by a mailed code; the answer to the code."""
    assert ask_for_code(client, who.email, next).status_code == 302
    return client.post("/accounts/login/code/", {"code": code_in_mail(who.email), "next": next})


def give_app(who, secret=SECRET):
    """Gives somebody an authenticator app."""
    TOTP.activate(who, secret)
    return Authenticator.objects.get(user=who, type="totp")


def app_code(secret=SECRET):
    """What the app shows now."""
    counters = list(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(secret, counters[len(counters) // 2]))


def fresh_limits():
    """Forgets how often somebody tried."""
    cache.clear()
