"""Talks before 18, 21 and 25, the change of main worker, and a course told of."""

from typing import Any

from leaving_care.forms import TextareaField
from pathways.forms.contacts.base import ContactForm
from pathways.forms.manage.fields import day

LONG = 2000


class DayForm(ContactForm):
    """When something was."""

    on = day("When was it?", missing="Enter the day", called="The day")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("on", self.today)

    def clean(self) -> dict[str, Any] | None:
        """It has been, after they were born."""
        cleaned = super().clean()
        self.check_earlier("on")
        return cleaned

    def check_earlier(self, name: str) -> None:
        """In words that fit what is no visit."""
        said = self.cleaned_data.get(name)
        if said and said > self.today:
            self.add_error(name, "This day is in the future. Write it down once it has been")
        else:
            super().check_earlier(name)


class MarkForm(DayForm):
    """When something was, and what was said."""

    words = TextareaField(
        label="What was said?",
        help_text="Only what is needed. They can ask to read it.",
        max_length=LONG,
        required=False,
    )


class SwitchForm(MarkForm):
    """Since when the adviser is the main worker."""

    on = day("Since when is the adviser the main worker?", missing="Enter the day", called="The day")


class CourseToldForm(MarkForm):
    """A course that somebody of 21 or over told us of."""

    on = day("When did they tell us?", missing="Enter the day", called="The day")
    until = day("Until when does the course go on?", hint="Leave it empty if nobody knows yet.", called="The last day")
    words = TextareaField(label="Which course?", max_length=LONG, required=False)

    def clean(self) -> dict[str, Any] | None:
        """It ends after they told us."""
        cleaned = super().clean()
        said, until = self.cleaned_data.get("on"), self.cleaned_data.get("until")
        if said and until and until < said:
            self.add_error("until", "The last day cannot be before the day they told us")
        return cleaned
