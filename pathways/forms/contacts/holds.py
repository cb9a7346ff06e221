"""Asking for a hold, answering, and ending it early."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.text import capfirst

from leaving_care.dates import in_words
from leaving_care.forms import CheckboxesField, Radios
from pathways.actions.holds import TOO_LONG
from pathways.forms.contacts.base import ContactForm
from pathways.forms.manage.fields import day, lines
from pathways.lasting import hold_ends_by
from pathways.timetable.words import HOLD_REASONS

AGREE, REFUSE = "agree", "refuse"


class AskHoldForm(ContactForm):
    """What waits, why, and until when. `open_duties`: ids and names."""

    duties = CheckboxesField(
        label="What has to wait?", error_messages={"required": "Choose at least one thing that waits"}
    )
    reason = forms.ChoiceField(
        label="Why?",
        choices=[(value, capfirst(label)) for value, label in HOLD_REASONS.items()],
        widget=Radios,
        error_messages={"required": "Choose why it has to wait"},
    )
    ends_on = day(
        "Until when?",
        missing="Say until when",
        called="The last day",
    )
    note = lines("What the manager should know")

    def __init__(self, *args: Any, open_duties: Iterable[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        field: Any = self.fields["duties"]
        field.choices = list(open_duties)
        last = in_words(hold_ends_by(self.today))
        self.fields[
            "ends_on"
        ].help_text = f"The last day of the hold, up to {last}. It ends by itself, and can be asked for again."

    def clean(self) -> dict[str, Any] | None:
        """It lasts until today or later, and not for ever."""
        cleaned = super().clean()
        self.check_later("ends_on", "A hold lasts until today or later")
        last, ends_on = hold_ends_by(self.today), self.cleaned_data.get("ends_on")
        if ends_on and ends_on > last:
            self.add_error("ends_on", f"{TOO_LONG}. Choose {in_words(last)} or an earlier day")
        return cleaned


class CheckHoldForm(ContactForm):
    """Whether a manager agrees."""

    answer = forms.ChoiceField(
        label="Do you agree?",
        choices=[(AGREE, "Yes, it can wait"), (REFUSE, "No")],
        widget=Radios(reveals={REFUSE: "refused"}),
        error_messages={"required": "Say whether you agree"},
    )
    refused = lines("Why not?", missing="Say why not", hint="Whoever asked reads this.")


class EndForm(ContactForm):
    """An earlier last day for something that lasts for a time. `between`: the days that it can be."""

    ends_on = day("Last day", missing="Enter the last day", called="The last day")

    def __init__(self, *args: Any, between: tuple[date, date], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.between = between
        first, last = between
        if first <= last:
            self.fields["ends_on"].help_text = f"From {in_words(first)} to {in_words(last)}."

    def clean_ends_on(self) -> date:
        """One of the days that it can be."""
        said, (first, last) = self.cleaned_data["ends_on"], self.between
        if first <= last and not first <= said <= last:
            raise forms.ValidationError(f"Choose a day from {in_words(first)} to {in_words(last)}")
        return said
