"""How a young person gets their copy, of a plan or an assessment."""

from django import forms

from leaving_care.forms import PageForm, Question, Radios
from pathways.models import Copy

HOW = {
    Copy.How.ONLINE: "On their own page here",
    Copy.How.PDF: "As a PDF",
    Copy.How.PAPER: "On paper",
    Copy.How.LARGE_PRINT: "In large print",
    Copy.How.EASY_WORDS: "In easy words",
    Copy.How.LANGUAGE: "In another language",
    Copy.How.READ: "Read together",
}


class CopyForm(PageForm):
    """How they want their copy. Its page draws the button."""

    button = ""
    copy_how = forms.ChoiceField(
        label="How do they want their copy?",
        choices=list(HOW.items()),
        widget=Radios(reveals={Copy.How.LANGUAGE: "copy_language"}),
        error_messages={
            "required": "Choose how they get their copy",
            "invalid_choice": "Choose one of the answers",
        },
    )
    copy_language = forms.CharField(
        label="Which language?",
        max_length=60,
        error_messages={"required": "Write which language", "max_length": "Enter 60 characters or fewer"},
    )
    layout = [Question("copy_how", size="m")]
