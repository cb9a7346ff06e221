"""Forms about one record that no row of it stands behind: settling a status, removing a row, inviting."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from leaving_care.forms import DateField, GovukForm, Radios, TextareaField
from leaving_care.models import Status
from leaving_care.status import Flag
from pathways.forms.work.base import FIRST_YEAR, LAST_YEAR, OnPage, in_our_words

OVERRIDE = "override"


class WorkForm(OnPage, GovukForm):
    """A form that knows the day."""

    def __init__(self, *args: Any, today: date, **kwargs: Any):
        self.today = today
        super().__init__(*args, **kwargs)
        in_our_words(self.fields)


class SettleForm(WorkForm):
    """What a manager settles. `flags`: the questions that are open today."""

    flag = forms.ChoiceField(
        label="What do you settle?", widget=Radios, error_messages={"required": "Choose what you settle"}
    )
    status = forms.ChoiceField(
        label="Which status counts?",
        choices=[(value, str(label).capitalize()) for value, label in Status.choices],
        widget=Radios,
        error_messages={"required": "Choose the status that counts"},
    )
    from_on = DateField(
        label="From which day?", called="The day", error_messages={"required": "Enter the day from which it counts"}
    )
    reason = TextareaField(
        label="Why?",
        help_text="What you have seen and whom you asked. The young person can read it.",
        max_length=500,
        error_messages={"required": "Say why"},
    )

    def __init__(self, *args: Any, flags: Iterable[Flag], **kwargs: Any):
        super().__init__(*args, **kwargs)
        choices = [
            *((flag.id, f"An open question: {flag.question}") for flag in flags),
            (OVERRIDE, "The status itself, whatever the dates say"),
        ]
        self.fields["flag"].choices = choices  # type: ignore[attr-defined]

    def clean_from_on(self) -> date:
        """A day of our times."""
        day = self.cleaned_data["from_on"]
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(f"Enter a year from {FIRST_YEAR} to {LAST_YEAR}")
        return day


class RemoveForm(WorkForm):
    """Why a row is taken out."""

    reason = forms.CharField(
        label="Why was it a mistake?",
        help_text="This is kept, and the young person can read it. Do not repeat what the entry said.",
        max_length=300,
        error_messages={"required": "Say why it was a mistake"},
    )


class InviteForm(WorkForm):
    """The address to which an invitation goes."""

    email = forms.EmailField(
        label="Their email address",
        help_text="Check it with them. The invitation opens their own record.",
        widget=forms.EmailInput({"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": "Enter their email address",
            "invalid": "Enter an email address like name@example.org",
        },
    )
