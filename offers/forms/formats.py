"""What anybody is asked who wants the offer in another format or language, and the desk's answer."""

from django import forms

from leaving_care.forms import PageForm, TextareaField
from offers.open_forms import OpenForm

TOO_LONG = "Enter %(limit_value)d characters or fewer"


class AskForFormatForm(OpenForm):
    """What they want, and how to send it to them."""

    purpose = "formats"
    wanted = forms.CharField(
        label="What would help you?",
        help_text="For example: Braille, audio, large print, easy read, sign language, or the name of your language.",
        max_length=120,
        error_messages={"required": "Say what would help you", "max_length": TOO_LONG},
    )
    reach = forms.CharField(
        label="Where can we send it?",
        help_text="An email address, a number or a postal address. We use it for this alone, and remove it 90 days later.",
        max_length=200,
        error_messages={"required": "Say where we can send it", "max_length": TOO_LONG},
    )
    words = TextareaField(
        label="Anything else that we should know (optional)",
        help_text="Please leave out anything private about you or others.",
        max_length=2000,
        required=False,
    )
    button = "Send"


class AnswerFormatForm(PageForm):
    """What came of it."""

    answer = TextareaField(
        label="What did you do?",
        help_text="For example: sent the offer in Braille by post on 3 March.",
        max_length=1000,
        error_messages={"required": "Say what you did"},
    )
    button = "Save the answer"
