"""Forms for signing in, and for showing again who one is."""

from allauth.account.forms import BaseConfirmCodeForm
from allauth.core import context, ratelimit
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from leaving_care.forms import PageForm
from leaving_care.models import User
from leaving_care.sign_in.adapters import TOO_OFTEN
from leaving_care.sign_in.phones import mobile
from leaving_care.sign_in.roles import staff_memberships

CODE_BOX = {
    "autocomplete": "one-time-code",
    "inputmode": "numeric",
    "class": "govuk-input--width-10",
    "spellcheck": "false",
    "autofocus": True,
}
LONGEST = 254


def code_field(label: str = "Code", hint: str = "", missing: str = "Enter the code we sent you") -> forms.CharField:
    """A box for a code, which a phone can fill in from the message."""
    return forms.CharField(
        label=label, help_text=hint, widget=forms.TextInput(CODE_BOX), error_messages={"required": missing}
    )


def too_often(key: str) -> bool:
    """Whether codes were asked for too often for an address or number, or from one place; counts this one."""
    return not ratelimit.consume(context.request, action="request_login_code", key=key.lower())


class SignInForm(PageForm):
    """Who wants a code. An address or number that nobody has is answered as one that somebody has."""

    who = forms.CharField(
        label="Your email address or mobile number",
        help_text="The one that you gave us. We will send a code to it.",
        widget=forms.TextInput({"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"required": "Enter your email address or mobile number"},
    )

    button = "Send me a code"

    def clean_who(self) -> str:
        """An email address, or a mobile number as it is kept."""
        typed = self.cleaned_data["who"]
        number = mobile(typed) if "@" not in typed else None
        if number is None:
            try:
                if len(typed) > LONGEST:
                    raise ValidationError("")
                validate_email(typed)
            except ValidationError:
                raise ValidationError(
                    "Enter an email address like name@example.org, or a mobile number like 07700 900123"
                ) from None
        if too_often(number or typed):
            raise ValidationError(TOO_OFTEN)
        return number or typed

    def clean(self):
        """What allauth goes by: who it is, if anybody, and where the code goes."""
        super().clean()
        who = self.cleaned_data.get("who", "")
        if "@" in who:
            self._user = User.objects.filter(email__iexact=who, is_active=True).first()
            # To the address as we have it: one that only looks the same is somebody else's.
            self.cleaned_data["email"] = self._user.email if self._user else who
        elif who:
            self._user = self._young_person(who)
            self.cleaned_data["phone"] = who
        return self.cleaned_data

    def _young_person(self, number: str) -> User | None:
        # A text is easier to catch than mail: it opens nobody's records but one's own.
        user = User.objects.filter(phone=number, phone_verified=True, is_active=True).first()
        return None if user and staff_memberships(user, context.request.today) else user


class LoginCodeForm(BaseConfirmCodeForm, PageForm):
    """The code that was sent, to sign in with."""

    code = code_field()

    button = "Sign in"


class CodeForm(PageForm):
    """A code of our own (leaving_care.sign_in.codes). The view says whether it is right."""

    code = code_field()


class NothingToFill(PageForm):
    """A button alone."""
