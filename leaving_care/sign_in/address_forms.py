"""Forms for one's own address and number."""

from django import forms
from django.core.exceptions import ValidationError

from leaving_care.forms import PageForm
from leaving_care.sign_in.phones import mobile


class EmailForm(PageForm):
    """A new email address. `current`: the one that they have."""

    email = forms.EmailField(
        label="New email address",
        help_text="We will send a code to it, and tell the old one.",
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": "Enter your new email address",
            "invalid": "Enter an email address like name@example.org",
            "max_length": "Enter an email address of 254 characters or fewer",
        },
    )

    button = "Send a code to it"

    def __init__(self, *args, current: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.current = current

    def clean_email(self) -> str:
        """Another than they have."""
        email = self.cleaned_data["email"].lower()
        if email == self.current.lower():
            raise ValidationError("That is the one you have now. Enter the new one")
        return email


class PhoneForm(PageForm):
    """A new mobile number. `current`: the one that they have, as it is kept; None where there is none."""

    phone = forms.CharField(
        label="New mobile number",
        help_text="We will text a code to it.",
        widget=forms.TextInput({"type": "tel", "autocomplete": "tel", "class": "govuk-input--width-20"}),
        error_messages={"required": "Enter your new mobile number"},
    )

    button = "Text a code to it"

    def __init__(self, *args, current: str | None, **kwargs):
        super().__init__(*args, **kwargs)
        self.current = current

    def clean_phone(self) -> str:
        """As it is kept: +447700900123."""
        number = mobile(self.cleaned_data["phone"])
        if number is None:
            raise ValidationError("Enter a mobile number like 07700 900123")
        if number == self.current:
            raise ValidationError("That is the one you have now. Enter the new one")
        return number
