"""What is written under one heading of a plan."""

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator

from leaving_care.forms import Fieldset, PageForm, Question, Textarea, TextareaField
from pathways.forms.work.base import in_our_words
from pathways.headings import Heading
from pathways.models import PlanSection
from pathways.models.plans import LONG

PREFIX = "detail_"
MOST = 2000  # characters of one detail
SHORT = MaxLengthValidator(MOST, f"Enter {MOST} characters or fewer")


class SectionForm(PageForm):
    """How things are under a heading, what a home is like, and why the heading is left out, if it is."""

    button = ""

    now = TextareaField(label="How things are", required=False, max_length=LONG, widget=Textarea(rows=8, threshold=75))
    left_out = forms.CharField(
        label="Left out, because",
        help_text="Leave this empty unless there is nothing to write under this heading.",
        required=False,
        max_length=300,
    )

    def __init__(self, *args: Any, heading: Heading, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["now"].help_text = heading.holds
        self.details = {f"{PREFIX}{name}": label for name, label in heading.details}
        for name, label in self.details.items():
            # No count is drawn under each of nine small boxes.
            self.fields[name] = TextareaField(label=label, required=False, validators=[SHORT], widget=Textarea(rows=2))
        in_our_words(self.fields)
        suits = [Fieldset("Why this home suits them", *self.details, size="m")] if self.details else []
        self.layout = [Question("now", size="m"), *suits, Question("left_out", size="s")]

    def clean(self) -> dict[str, Any] | None:
        """A heading either says something or is left out."""
        cleaned = super().clean()
        said = self.cleaned_data
        if said.get("left_out") and (said.get("now") or any(said.get(name) for name in self.details)):
            self.add_error("left_out", "Something stands under this heading. Clear that first, or do not leave it out")
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """What was written, by the fields of PlanSection."""
        said = self.cleaned_data
        details = {name.removeprefix(PREFIX): said[name] for name in self.details if said[name]}
        return {"now": said["now"], "left_out": said["left_out"], "details": details}


def as_written(section: PlanSection) -> dict[str, Any]:
    """What a section says, by the form's fields."""
    details = section.details if isinstance(section.details, dict) else {}
    found = {f"{PREFIX}{name}": said for name, said in details.items()}
    return {"now": section.now, "left_out": section.left_out} | found
