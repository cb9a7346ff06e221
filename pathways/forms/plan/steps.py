"""Beginning a version of a plan, and sending it to a manager."""

from typing import Any

from django import forms
from django.utils.text import capfirst

from leaving_care.forms import PageForm, Question, Radios
from pathways.models import Copy
from pathways.sections import KINDS, needed_in

HINTS = {
    kind: f"The law asks for {len(needed_in(kind))} headings." if needed_in(kind) else "The law asks for no heading."
    for kind in KINDS
}
HOW = {
    Copy.How.ONLINE: "On their own page here",
    Copy.How.PDF: "As a PDF",
    Copy.How.PAPER: "On paper",
    Copy.How.LARGE_PRINT: "In large print",
    Copy.How.EASY_WORDS: "In easy words",
    Copy.How.LANGUAGE: "In another language",
    Copy.How.READ: "Read together",
}


class StepForm(PageForm):
    """Nothing to fill in: the button says it."""

    button = ""


class BeginForm(StepForm):
    """Which kind of plan it is. What fits today is chosen already."""

    kind = forms.ChoiceField(
        label="Which kind of plan?",
        choices=[(kind, capfirst(said)) for kind, said in KINDS.items()],
        widget=Radios(hints=HINTS),
        error_messages={"required": "Choose which kind of plan", "invalid_choice": "Choose one of the answers"},
    )

    layout = [Question("kind", size="m")]


class SendForm(StepForm):
    """How the young person gets their copy once it is approved."""

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

    @property
    def values(self) -> dict[str, Any]:
        """What was answered, as the action takes it."""
        return {"copy_how": self.cleaned_data["copy_how"], "copy_language": self.cleaned_data["copy_language"] or ""}
