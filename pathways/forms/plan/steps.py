"""Beginning a version of a plan, and sending it to a manager."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.text import capfirst

from leaving_care.forms import PageForm, Question, Radios
from pathways.forms.copies import CopyForm
from pathways.sections import KINDS, needed_in

HINTS = {
    kind: f"The law asks for {len(needed_in(kind))} headings." if needed_in(kind) else "The law asks for no heading."
    for kind in KINDS
}


class StepForm(PageForm):
    """Nothing to fill in: the button says it."""

    button = ""


class BeginForm(StepForm):
    """Which kind of plan it is, of the `kinds` that they can have. What fits today is chosen already."""

    kind = forms.ChoiceField(
        label="Which kind of plan?",
        choices=[(kind, capfirst(said)) for kind, said in KINDS.items()],
        widget=Radios(hints=HINTS),
        error_messages={"required": "Choose which kind of plan", "invalid_choice": "Choose one of the answers"},
    )

    layout = [Question("kind", size="m")]

    def __init__(self, *args: Any, kinds: Collection[str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        kind: Any = self.fields["kind"]
        kind.choices = [(key, capfirst(said)) for key, said in KINDS.items() if key in kinds]


class SendForm(CopyForm):
    """How the young person gets their copy once it is approved."""

    @property
    def values(self) -> dict[str, Any]:
        """What was answered, as the action takes it."""
        return {"copy_how": self.cleaned_data["copy_how"], "copy_language": self.cleaned_data["copy_language"] or ""}
