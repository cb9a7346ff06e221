"""What is asked about a notice that stands above all pages at once."""

from leaving_care.forms import DateField, PageForm, Textarea, TextareaField
from offers.actions.notices import SAY


class NoticeForm(PageForm):
    """What everybody should know, and until when."""

    text = TextareaField(
        label="What should everybody know?",
        max_length=300,
        widget=Textarea(rows=3),
        help_text="One or two short sentences: Our phones are down today. Email us, or come to the office. Name no person.",
        error_messages={"required": SAY},
    )
    until = DateField(
        label="Its last day",
        help_text="The notice goes by itself after that day.",
        called="The last day",
        error_messages={"required": "Say until which day it stands"},
    )
    button = "Put it up"


class TakeDownForm(PageForm):
    """Nothing to say: that it is to go."""

    button = "Take it down"
