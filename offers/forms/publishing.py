"""Forms about when a draft goes out."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms

from leaving_care.forms import DateField, PageForm
from offers.uk_moment import NoSuchMoment, uk_moment

LATEST = timedelta(days=730)
HOW = "Write the time as hours and minutes, such as 09:30"


class PublishForm(PageForm):
    """A draft goes out at once."""

    button = "Publish it now"


class CancelTimeForm(PageForm):
    """The draft does not go out by itself."""

    button = "Cancel the time"


class TimeForm(PageForm):
    """The day and time at which a draft goes out, by a clock in the UK. Its value is one moment: `goes_out_at`."""

    day = DateField(
        label="On which day?", called="The day", error_messages={"required": "Give the day on which it goes out"}
    )
    at = forms.TimeField(
        label="At what time?",
        help_text="By a clock in the UK, such as 09:30",
        input_formats=["%H:%M", "%H.%M", "%H%M"],
        error_messages={"required": HOW, "invalid": HOW},
    )
    button = "Set the time"

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_day(self) -> date:
        """A day from today on, and not years ahead."""
        day: date = self.cleaned_data["day"]
        if day < self.today:
            raise forms.ValidationError("This day is past. Choose one that is still to come")
        if day > self.today + LATEST:
            raise forms.ValidationError("Choose a day within the next two years")
        return day

    def clean(self) -> dict[str, Any] | None:
        """The moment."""
        cleaned = super().clean()
        day, at = self.cleaned_data.get("day"), self.cleaned_data.get("at")
        if isinstance(day, date) and isinstance(at, time):
            try:
                self.cleaned_data["goes_out_at"] = uk_moment(day, at)
            except NoSuchMoment as wrong:
                self.add_error("at", str(wrong))
        return cleaned

    @property
    def goes_out_at(self) -> datetime:
        """The moment that was chosen."""
        return self.cleaned_data["goes_out_at"]
