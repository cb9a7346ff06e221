"""Agreeing on an interval for one person."""

from typing import Any

from django import forms

from leaving_care.forms import Radios
from pathways.agreeing import lengthens, with_an_interval
from pathways.forms.contacts.base import ContactForm
from pathways.forms.manage.fields import day, lines

MOST = 99


class AgreeForm(ContactForm):
    """For what, how often, from when until when, and why."""

    duty = forms.ChoiceField(label="For what?", widget=Radios, error_messages={"required": "Choose what it is for"})
    number = forms.IntegerField(
        label="Every how many?",
        min_value=1,
        max_value=MOST,
        error_messages={
            "required": "Enter a number, such as 3",
            "invalid": f"Enter a whole number from 1 to {MOST}",
            "min_value": f"Enter a whole number from 1 to {MOST}",
            "max_value": f"Enter a whole number from 1 to {MOST}",
        },
        widget=forms.NumberInput({"class": "govuk-input--width-2"}),
    )
    unit = forms.ChoiceField(
        label="Weeks or months?",
        choices=[("weeks", "Weeks"), ("months", "Months")],
        widget=Radios,
        error_messages={"required": "Choose weeks or months"},
    )
    starts_on = day("From when?", missing="Enter the first day", called="The first day")
    ends_on = day(
        "Until when?", missing="Enter the last day", called="The last day", hint="It ends by itself on that day."
    )
    reason = lines("Why?", missing="Say why", hint="What the young person says, and what is best for them.")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        field: Any = self.fields["duty"]
        field.choices = [(timed.id, timed.what) for timed in with_an_interval(self.today)]
        hints = {timed.id: f"Now: every {timed.length}." for timed in with_an_interval(self.today) if timed.length}
        field.widget.hints = hints
        self.initial.setdefault("starts_on", self.today)

    def clean(self) -> dict[str, Any] | None:
        """It begins before it ends, ends today or later, and does not lengthen what a law sets."""
        cleaned = super().clean()
        said = self.cleaned_data
        first = said.get("starts_on")
        self.check_later("starts_on", "This is before they were born", from_day=self.person.date_of_birth)
        self.check_later("ends_on", "The last day cannot have passed")
        if first and said.get("ends_on") and said["ends_on"] < first:
            self.add_error("ends_on", "The last day cannot be before the first day")
        if all(said.get(name) for name in ("duty", "number", "unit", "starts_on")):
            if longer := lengthens(said["duty"], said["number"], said["unit"], said["starts_on"]):
                self.add_error("number", longer)
        return cleaned
