"""Form of the desk: what somebody wrote in a survey, as it may be shown."""

from typing import Any

from django import forms

from leaving_care.forms import PageForm, TextareaField
from offers.actions.points import LOOK_AGAIN
from offers.points_privacy import could_tell_who


class WordsForm(PageForm):
    """The words with names taken out; left empty, they are not shown."""

    button = "Save"

    told = TextareaField(
        label="How they may be shown",
        help_text="Take out names and whatever could tell who it is. Empty it if they are not to be shown.",
        max_length=4000,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.named = could_tell_who(str(self.data.get("told", "")))
        if self.is_bound and self.named:
            self.fields["looked"] = forms.BooleanField(
                label="I have looked. Nobody can be known from these words", required=False
            )

    def clean(self):
        """A second look at what could tell who somebody is."""
        cleaned = super().clean()
        if "looked" in self.fields and not self.cleaned_data.get("looked"):
            self.add_error("looked", f"{LOOK_AGAIN} Named: {'; '.join(self.named)[:500]}")
        return cleaned
