"""How allauth does here what it leaves open: nobody signs up, codes go by mail or text, and words are our own."""

import base64
import hashlib

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings

from leaving_care import audit
from leaving_care.models import User
from leaving_care.sign_in import kept, sending, stamps
from leaving_care.sign_in.second_factor import sign_on_used
from leaving_care.sign_in.stamps import ENDED

WRONG_CODE = "That code is not right. Check it and try again"
TOO_OFTEN = "You have tried too often. Wait a few minutes, then try again"


class AccountAdapter(DefaultAccountAdapter):
    """Accounts: what is asked while somebody signs in, and what is noted when they have."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
        "too_many_login_attempts": TOO_OFTEN,
        "rate_limited": TOO_OFTEN,
    }

    def is_open_for_signup(self, request) -> bool:
        """Nobody signs up: people are invited."""
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs) -> bool:
        """Our own pages ask again who somebody is (leaving_care.sign_in.views.proving), before allauth would."""
        return False

    def get_login_stages(self) -> list[str]:
        """Code, then second factor."""
        return [
            "allauth.account.stages.LoginByCodeStage",
            "leaving_care.sign_in.second_factor.SecondFactorStage",
        ]

    def add_message(self, request, level, message_template=None, message_context=None, extra_tags="", message=None):
        """Only what is said in our own words: allauth's templates for messages are not used."""
        if message:
            super().add_message(request, level, message=message, extra_tags=extra_tags)

    def login(self, request, user) -> None:
        """Signs in, and notes in the session when, and by which factors."""
        kept.forget_unless(request, user)
        methods = get_authentication_records(request, user)
        used = sign_on_used(request, user)
        super().login(request, user)
        request.session.set_expiry(0)  # the cookie ends with the browser
        request.session.pop(ENDED, None)
        factor = any(method["method"] == "mfa" for method in methods)
        stamps.stamp(request.session, request.now, second_factor=factor, sign_on=used)
        audit.signed_in(user, at=request.now, how=_how(methods))

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Sends one of our mails, beside the request."""
        about = {name: value for name, value in context.items() if name != "request"}
        sending.written_mail(lambda: self.render_mail(template_prefix, email, {"email": email, **about}))

    def send_verification_code_sms(self, user, phone: str, code: str, **kwargs) -> None:
        """Sends a code by text."""
        sending.text(phone, f"{code} is your code for the leaving care portal. It works for 15 minutes.")

    def get_user_by_phone(self, phone: str) -> User | None:
        """Whose verified number it is."""
        return User.objects.filter(phone=phone, phone_verified=True, is_active=True).first()

    def get_phone(self, user) -> tuple[str, bool] | None:
        """The verified number of a user."""
        return (user.phone, True) if user.phone and user.phone_verified else None

    def set_phone(self, user, phone: str, verified: bool) -> None:
        """Numbers are changed by an action alone (leaving_care.actions.addresses)."""

    def set_phone_verified(self, user, phone: str) -> None:
        """A number to which codes are sent has been verified before."""


class FactorAdapter(DefaultMFAAdapter):
    """Second factors: their secrets are encrypted where they lie, with a key made of SECRET_KEY."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
        "unverified_email": "Confirm your email address first",
    }

    def encrypt(self, text: str) -> str:
        """The text, so that the database alone does not give it away."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The text again. Raises InvalidToken where neither SECRET_KEY nor a fallback encrypted it."""
        return _box().decrypt(encrypted_text.encode()).decode()

    def generate_authenticator_name(self, user, type) -> str:
        """What a passkey is called until its owner says."""
        return "My passkey"


def _box() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet(
        Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"second factor:" + key.encode()).digest())) for key in keys
    )


def _how(methods: list[dict]) -> str:
    """The word for how somebody signed in, for the record: the strongest of what they used."""
    last = methods[-1] if methods else {}
    if last.get("method") == "mfa":
        return {"webauthn": "passkey"}.get(last.get("type", ""), last.get("type", "totp"))
    if last.get("method") == "socialaccount":
        return "sso"
    return "text" if last.get("phone") else "code"
