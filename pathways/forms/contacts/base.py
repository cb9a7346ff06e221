"""What the forms about contact, visits, holds and intervals share: the day, the person, and days that can be true."""

from datetime import date
from typing import Any

from django import forms

from leaving_care.dates import in_words
from leaving_care.models import YoungPerson
from pathways.forms.manage.fields import ManageForm
from pathways.forms.work.base import LAST_YEAR

TIME = "Enter a time such as 14:30"


class TimeBox(forms.TimeInput):
    """A time of the day: phones show their own clock for it."""

    input_type = "time"


class ContactForm(ManageForm):
    """A form about one young person, on a day. Its page draws the button."""

    button = ""

    def __init__(self, *args: Any, person: YoungPerson, today: date, **kwargs: Any):
        self.person, self.today = person, today
        super().__init__(*args, **kwargs)

    def check_later(self, name: str, why: str, *, from_day: date | None = None) -> None:
        """A day that cannot have passed."""
        day = self.cleaned_data.get(name)
        if day and day < (from_day or self.today):
            self.add_error(name, why)
        elif day and day.year > LAST_YEAR:
            self.add_error(name, f"Enter a year up to {LAST_YEAR}")

    def check_earlier(self, name: str) -> None:
        """A day of somebody's life so far."""
        day, born = self.cleaned_data.get(name), self.person.date_of_birth
        if day and day > self.today:
            self.add_error(name, "This day is in the future. Plan a visit instead")
        elif day and day < born:
            self.add_error(name, f"This is before they were born, on {in_words(born)}")


def time(label: str, hint: str) -> forms.TimeField:
    """A time of the day, which need not be said."""
    return forms.TimeField(
        label=label,
        help_text=hint,
        required=False,
        widget=TimeBox({"class": "govuk-input--width-5"}, format="%H:%M"),
        input_formats=["%H:%M", "%H:%M:%S", "%H.%M"],
        error_messages={"invalid": TIME},
    )
