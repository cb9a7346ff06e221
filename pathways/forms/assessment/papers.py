"""The form of one important paper: how it is with it, and what the answer asks for besides."""

from datetime import date
from typing import Any

from django import forms

from leaving_care.forms import DateField, Question, Radios
from pathways.forms.assessment.writing import DatedForm
from pathways.models import Paper

HAVE, GETTING = Paper.State.HAVE.value, Paper.State.GETTING.value
REGISTERED = ("doctor", "dentist", "optician")
STATES = [
    (HAVE, "Yes"),
    (Paper.State.MISSING.value, "No, it is missing"),
    (GETTING, "Somebody is getting it"),
    ("", "Not recorded yet"),
]


class PaperForm(DatedForm):
    """How it is with one `kind`. `row`: what is recorded of it; None: nothing."""

    in_the_past = ("had_on",)
    state = forms.ChoiceField(
        label="Do they have it?",
        choices=STATES,
        required=False,
        widget=Radios(reveals={HAVE: "had_on", GETTING: ("who", "by_when")}),
        error_messages={"invalid_choice": "Choose one of the answers"},
    )
    had_on = DateField(label="Since when, if you know", called="Since when", required=False)
    who = forms.CharField(
        label="Who is getting it?",
        max_length=120,
        error_messages={"required": "Say who is getting it", "max_length": "Enter 120 characters or fewer"},
    )
    by_when = DateField(label="By when?", called="By when", error_messages={"required": "Say by when"})
    layout = [Question("state", size="s")]

    def __init__(self, *args: Any, kind: str, row: Paper | None, **kwargs: Any):
        self.row = row
        super().__init__(*args, **kwargs)
        if kind in REGISTERED:
            self.fields["state"].label = "Are they registered?"

    def clean(self) -> dict[str, Any] | None:
        """Nothing new is promised for a day that is past."""
        cleaned = super().clean()
        by_when = self.cleaned_data.get("by_when")
        is_new = self.row is None or self.row.by_when != by_when
        if by_when and is_new and not self.today <= by_when <= date(self.today.year + 10, 12, 31):
            self.add_error("by_when", "Write a day from today on, in the next ten years")
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """By the row's fields. What the answer did not ask for is blank."""
        said = self.cleaned_data
        had, getting = said["state"] == HAVE, said["state"] == GETTING
        return {
            "state": said["state"],
            "had_on": said["had_on"] if had else None,
            "who": said["who"] if getting else "",
            "by_when": said["by_when"] if getting else None,
        }
