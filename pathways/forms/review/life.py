"""Forms about changes in somebody's life that should prompt an early review."""

from datetime import date
from typing import Any

from django import forms

from leaving_care.forms import DateField, PageForm, Question, Radios
from pathways.timetable.words import TRIGGERS

SHORT = {"max_length": "Enter %(limit_value)d characters or fewer"}


class ChangeForm(PageForm):
    """What changed, and when. No day to come."""

    button = ""
    kind = forms.ChoiceField(
        label="What has changed?",
        choices=[(key, text[0].upper() + text[1:]) for key, text in TRIGGERS.items()],
        widget=Radios(),
        error_messages={"required": "Choose what has changed", "invalid_choice": "Choose one of the answers"},
    )
    on = DateField(label="Since when?", called="The day", error_messages={"required": "Say since when"})
    note = forms.CharField(label="Anything to add?", max_length=300, required=False, error_messages=SHORT)
    layout = [Question("kind", size="s"), Question("on", size="s"), Question("note", size="s")]

    def __init__(self, *args: Any, today: date, born: date, **kwargs: Any):
        self.today, self.born = today, born
        super().__init__(*args, **kwargs)

    def clean_on(self) -> date:
        """A day of their life, up to today."""
        day: date = self.cleaned_data["on"]
        if not self.born <= day <= self.today:
            raise forms.ValidationError("Enter a day between their birth and today")
        return day


class SettleForm(PageForm):
    """Why no review is needed."""

    button = ""
    why = forms.CharField(
        label="Why is no review needed?",
        max_length=300,
        error_messages={"required": "Say why no review is needed", **SHORT},
    )
    layout = [Question("why", size="s")]
