"""What anybody is asked who suggests something, or says that something is wrong."""

import re

from django import forms

from leaving_care.forms import Radios, TextareaField
from offers.models import Suggestion
from offers.open_forms import OpenForm

PAGE = 300


class SuggestForm(OpenForm):
    """What it is about, the words, and how to answer them if they like."""

    purpose = "suggest"
    kind = forms.ChoiceField(
        label="What would you like to tell us?",
        choices=[
            (Suggestion.Kind.WRONG, "Something on a page is wrong, or has changed"),
            (Suggestion.Kind.LISTING, "Something is missing that should be there"),
        ],
        widget=Radios(),
        error_messages={"required": "Choose what you would like to tell us"},
    )
    words = TextareaField(
        label="Tell us in your own words",
        help_text="Say which place, number or amount it is. Please leave out anything private about you or others.",
        max_length=4000,
        error_messages={"required": "Tell us in your own words"},
    )
    reach = forms.CharField(
        label="An email address or number for our answer (optional)",
        help_text="We use it for the answer to this alone, and remove it then, or after 90 days.",
        max_length=200,
        required=False,
        widget=forms.TextInput({"autocomplete": "email"}),
    )
    button = "Send"


def page_of(council: str, told: str) -> str:
    """The address of a council's own page that somebody came from; blank for anything else."""
    is_ours = len(told) <= PAGE and re.fullmatch(rf"/{re.escape(council)}/(?:[\w-]+/)*", told, re.ASCII)
    return told if is_ours else ""
