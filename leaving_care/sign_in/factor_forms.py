"""Forms for second factors: authenticator apps, recovery codes and passkeys.

What a browser says of a passkey is made by a script, so anybody can send anything: whatever allauth and its libraries
stumble over is a passkey that did not work, said in words.
"""

from allauth.account.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, AuthenticateWebAuthnForm, LoginWebAuthnForm
from cryptography.exceptions import InvalidSignature
from django import forms
from django.core.cache import cache
from django.core.exceptions import ValidationError

from leaving_care.forms import PageForm
from leaving_care.sign_in.forms import code_field

NOT_WORKING = "That passkey did not work. Try again, or use another way"
STUMBLES = (ArithmeticError, AssertionError, AttributeError, InvalidSignature, LookupError, TypeError, ValueError)
REPLAYED_FOR = 120  # seconds: longer than a code of an app is good for


class ActivateAppForm(ActivateTOTPForm, PageForm):
    """The first code of an authenticator app, to show that it was set up."""

    code = code_field(
        "Code that the app shows", "Six digits. A new one comes every 30 seconds.", "Enter the code from the app"
    )

    button = "Use this app"


class AppCodeForm(AuthenticateForm, PageForm):
    """A code of an authenticator app, or a recovery code, after the first step of signing in."""

    code = code_field("Code from your app", "Or one of your recovery codes.", "Enter the code from your app")

    button = "Continue"

    def clean_code(self) -> str:
        """The code, if it is right and was not used before."""
        code = super().clean_code()
        if not cache.add(f"factor-used:{self.user.pk}:{code.strip()}", True, REPLAYED_FOR):
            raise get_adapter().validation_error("incorrect_code")
        return code


class CredentialField(forms.JSONField):
    """What the browser says of a passkey. Blank, or nothing that can be read: it did not work."""

    default_error_messages = {"required": NOT_WORKING, "invalid": NOT_WORKING}
    widget = forms.HiddenInput

    def to_python(self, value):
        """As JSON, unless it goes deeper than can be read."""
        try:
            return super().to_python(value)
        except RecursionError:
            raise ValidationError(NOT_WORKING) from None

    def bound_data(self, data, initial):
        """Never shown again: each is good for one try."""
        return None

    def prepare_value(self, value):
        """Blank."""
        return ""


class _PasskeyMixin(forms.Form):
    """Turns whatever goes wrong with a passkey into words."""

    credential = CredentialField()

    def clean_credential(self):
        """The passkey that was used."""
        if not isinstance(self.cleaned_data["credential"], dict):
            raise ValidationError(NOT_WORKING)
        check = getattr(super(), "clean_credential", lambda: self.cleaned_data["credential"])
        try:
            return check()
        except ValidationError:
            raise
        except STUMBLES:
            raise ValidationError(NOT_WORKING) from None


class UsePasskeyForm(_PasskeyMixin, AuthenticateWebAuthnForm):
    """A passkey as the second factor."""


class PasskeyLoginForm(_PasskeyMixin, LoginWebAuthnForm):
    """A passkey alone, which is both factors."""


class AddPasskeyForm(_PasskeyMixin, AddWebAuthnForm, PageForm):
    """A new passkey. It can always be used to sign in with, alone."""

    name = forms.CharField(
        label="What do you want to call it?",
        help_text="Such as “my phone”.",
        required=False,
        max_length=80,
        error_messages={"max_length": "Use 80 characters or fewer"},
    )
    passwordless = forms.BooleanField(required=False, widget=forms.HiddenInput)

    button = ""

    def clean_passwordless(self) -> bool:
        """Always: the device has to know who uses it."""
        return True

    def clean(self):
        """What the browser made, checked against what it was asked."""
        try:
            return super().clean()
        except ValidationError:
            raise
        except STUMBLES:
            raise ValidationError(NOT_WORKING) from None
