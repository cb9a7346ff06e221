"""Ending the work with somebody, and saying that it was a mistake."""

from typing import Any

from leaving_care.dates import in_words
from leaving_care.forms import TextareaField
from pathways.forms.contacts.base import ContactForm
from pathways.forms.life.turning import DayForm
from pathways.forms.manage.fields import day, lines

LONG = 2000


class LastDayForm(DayForm):
    """The last day of the work. `first_on`: the first day that it can be; None: not known."""

    on = day("What is the last day?", missing="Enter the last day", called="The last day")

    def __init__(self, *args: Any, first_on: Any = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if first_on:
            self.fields["on"].help_text = f"{in_words(first_on)}, or a later day up to today."


class CloseForm(LastDayForm):
    """The last day, and the last words to them."""

    words = TextareaField(
        label="What do you want to say to them?",
        help_text="They read this on their own page, with your name. For example: what you remember, and whom they can ring.",
        max_length=LONG,
        error_messages={"required": "Write a few words to them"},
    )


class MistakeForm(ContactForm):
    """Why it was a mistake."""

    why = lines(
        "Why was it a mistake?",
        missing="Say why",
        hint="For example: it was meant for somebody else. It is kept with what was recorded. They can ask to read it.",
    )
