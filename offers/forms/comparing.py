"""What an editor is asked about a change."""

from datetime import date

from django import forms

from leaving_care.forms import DateField, PageForm, Radios, TextareaField
from offers.actions.differing import TO_COME, WHOSE
from offers.compare import BETTER, LESS, REWORDED, ItemChange

AS_FOUND = ""
WHY = "Say why"
TOO_LONG = "Enter %(limit_value)d characters or fewer"
KINDS = {
    BETTER: "Better",
    REWORDED: "Other words, the same entitlement",
    LESS: "Less",
}


class ChangeForm(PageForm):
    """What it means, the line of the public list, why, and whose decision it was. A reduction needs the last two."""

    kind = forms.ChoiceField(
        label="What does the change mean for young people?",
        required=False,
        widget=Radios,
        error_messages={"invalid_choice": "Choose one of the list"},
    )
    words = TextareaField(
        label="The line of the public list of changes",
        required=False,
        max_length=1000,
        help_text="In your own words. Leave it empty and the line is made from what differs.",
    )
    reason = TextareaField(
        label="Why?",
        required=False,
        max_length=1000,
        help_text="Everybody can read this when the edition is published.",
    )
    decided_by = forms.CharField(
        label="Decided by",
        required=False,
        max_length=200,
        help_text="A body or a post, such as Cabinet or the Director of Children’s Services. It is public.",
        error_messages={"max_length": TOO_LONG},
    )
    decided_on = DateField(label="Decided on", called="The day", required=False)
    minute = forms.CharField(
        label="Minute or reference", required=False, max_length=120, error_messages={"max_length": TOO_LONG}
    )
    button = "Save"

    def __init__(self, *args, change: ItemChange, on: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.change, self.on = change, on
        if change.found in KINDS:
            found = (AS_FOUND, f"As we found: {KINDS[change.found].lower()}")
            self.fields["kind"].choices = [found, *KINDS.items()]  # type: ignore[attr-defined]
        else:
            del self.fields["kind"]

    def clean(self):
        """A reduction, whoever calls it so, says why and whose decision it was."""
        said = super().clean()
        is_less = self.change.gives_less or said.get("kind") == LESS
        if is_less and not said.get("reason") and "reason" not in self.errors:
            self.add_error("reason", WHY)
        if (is_less or said.get("reason")) and not said.get("decided_by") and "decided_by" not in self.errors:
            self.add_error("decided_by", WHOSE)
        if (day := said.get("decided_on")) and day > self.on:
            self.add_error("decided_on", TO_COME)
        return said
