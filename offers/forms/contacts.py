"""A contact as editors fill it in: who it is, numbers to ring, addresses to write to, where and when."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from leaving_care.forms import Checkboxes, DateField, TextareaField
from leaving_care.models import Authority
from offers import words
from offers.forms.answers import SeveralOf, YesNoField
from offers.forms.markdown import MarkdownField
from offers.forms.repeated import Group
from offers.forms.rows import RowForm, Section
from offers.languages import LANGUAGES
from offers.models import Contact, ContactEmail, ContactNumber
from offers.models.contacts import real_number

INSTEAD = "Put what is printed into “What is printed”, if there is no better one"
NUMBER = f"“{{}}” is not a whole telephone number. {INSTEAD}"
PIECE = f"“{{}}” is only a piece of a telephone number. {INSTEAD}"


class NumberForm(RowForm):
    """A number to ring, text or relay, and in which language somebody answers."""

    language = forms.ChoiceField(label="In which language they answer", required=False)

    class Meta:
        model = ContactNumber
        fields = ("number", "kind", "audience", "language", "label", "free", "as_printed")
        labels = {
            "number": "Number",
            "kind": "What it is for",
            "audience": "For whom",
            "label": "What to call it",
            "free": "It is free to call",
            "as_printed": "What is printed, where it is no number",
        }
        help_texts = {"as_printed": "It is never shown as a number. Findings ask for the real one."}
        error_messages = {"number": {"max_length": "A telephone number has at most 20 characters"}}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["number"].widget.input_type = "tel"
        listed = {code: f"{each.english} ({each.own})" for code, each in LANGUAGES.items()}
        held = getattr(self.row, "language", "")
        if held and held not in listed:
            listed[held] = held
        self.fields["language"].choices = [("", "English, or not said"), *listed.items()]  # type: ignore[attr-defined]

    def clean_number(self) -> str:
        """A whole number. A piece of one reaches nobody, and no page shows it."""
        number = self.cleaned_data["number"]
        if number:
            try:
                real_number(number)
            except ValidationError:
                raise ValidationError(NUMBER.format(number)) from None
            if words.telephone(number) is None:
                raise ValidationError(PIECE.format(number))
        return number

    def clean(self) -> dict[str, Any] | None:
        """A number, or what is printed in its place."""
        cleaned = super().clean()
        if "number" in self.cleaned_data and not (self.cleaned_data["number"] or self.cleaned_data.get("as_printed")):
            self.add_error("number", "Give the number, or what is printed in its place")
        return cleaned


class EmailForm(RowForm):
    """An address to write to."""

    class Meta:
        model = ContactEmail
        fields = ("email", "label", "as_printed")
        labels = {
            "email": "Email address",
            "label": "What to call it",
            "as_printed": "What is printed, where it is none",
        }
        error_messages = {"email": {"invalid": "Enter an email address like name@example.gov.uk"}}

    def clean(self) -> dict[str, Any] | None:
        """An address, or what is printed in its place."""
        cleaned = super().clean()
        if "email" in self.cleaned_data and not (self.cleaned_data["email"] or self.cleaned_data.get("as_printed")):
            self.add_error("email", "Give the address, or what is printed in its place")
        return cleaned


class LinesField(TextareaField):
    """Lines of text. The value is a list of them, without the empty ones."""

    def prepare_value(self, value: Any) -> Any:
        """The lines as they stand in the box."""
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        """The lines."""
        return [line.strip() for line in (super().clean(value) or "").splitlines() if line.strip()]


class ContactForm(RowForm):
    """A contact. `values`, `districts` and the parts in `groups` are what an action takes."""

    address = LinesField(label="Address, without the postcode", required=False, max_length=600)
    walk_in = YesNoField(label="Can people walk in?")
    say = MarkdownField(label="What to say when you ring", required=False)
    valid_from = DateField(label="From which day it holds", required=False)
    districts_as_printed = LinesField(
        label="Districts as printed, if they are no districts of ours", required=False, max_length=600
    )
    districts = SeveralOf(label="Districts it serves", widget=Checkboxes)

    class Meta:
        model = Contact
        fields = (
            "kind", "name", "hours", "say", "promised", "host", "address", "postcode", "walk_in", "welcome", "serves",
            "districts_as_printed", "valid_from",
        )  # fmt: skip
        labels = {
            "kind": "What it is",
            "name": "Its name",
            "hours": "When it is open",
            "promised": "What is promised and not there yet",
            "host": "The building",
            "welcome": "What to say of the welcome",
            "serves": "Who it is for",
        }
        help_texts = {
            "hours": "Example: Monday to Friday, 9am to 5pm.",
            "say": "",
            "promised": "Example: a number for the out-of-hours team from May.",
        }
        error_messages = {"name": {"required": "Give it a name"}, "kind": {"required": "Choose what it is"}}

    def __init__(
        self,
        data: Any = None,
        *,
        row: Contact | None = None,
        numbers: Iterable[ContactNumber] = (),
        emails: Iterable[ContactEmail] = (),
        districts: Sequence[Authority] = (),
        served: Iterable[int] = (),
        **kwargs: Any,
    ):
        super().__init__(data, row=row, **kwargs)
        self.fields["districts"].offer(districts)  # type: ignore[attr-defined]
        self.initial["districts"] = list(served)
        if not districts:
            # Only a county has districts.
            del self.fields["districts"]
        if not (row and row.districts_as_printed):
            del self.fields["districts_as_printed"]
        self.groups = {
            "numbers": Group("numbers", "Numbers", NumberForm, data, numbers, one="number"),
            "emails": Group("emails", "Email addresses", EmailForm, data, emails, one="email address"),
        }
        self.sections = (
            Section("who", "Who it is", ("kind", "name", "serves", "hours", "say", "promised")),
            Section("numbers", "Numbers", group="numbers"),
            Section("emails", "Email addresses", group="emails"),
            Section("where", "Where it is", ("host", "address", "postcode", "walk_in", "welcome")),
            Section(
                "more",
                "Where and from when it holds",
                tuple(name for name in ("districts", "districts_as_printed", "valid_from") if name in self.fields),
            ),
        )
