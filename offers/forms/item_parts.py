"""The parts of an item that repeat: who it is for, and who gives it."""

from typing import Any

from django import forms
from django.utils.text import capfirst

from leaving_care.forms import CheckboxesField, DateField
from leaving_care.law import statuses
from offers.conditions import CIRCUMSTANCES, LIVINGS
from offers.forms.answers import OneOf, YesNoField, check_ages
from offers.forms.rows import RowForm
from offers.models import ItemProvider, ItemRule


class RuleForm(RowForm):
    """Who an item is for, one way to be one of them: all of what it asks holds at once."""

    folded = ("circumstances", "living")

    last_year_included = YesNoField(
        label="Does the last year count?",
        help_text="For “to 25”: with yes, until they turn 26. With no, until their 25th birthday.",
    )
    statuses = CheckboxesField(
        label="Status", required=False, choices=[(key, status.name) for key, status in statuses().items()]
    )
    circumstances = CheckboxesField(
        label="Only if", required=False, choices=[(key, capfirst(words)) for key, words in CIRCUMSTANCES.items()]
    )
    living = CheckboxesField(
        label="Only if they live so",
        required=False,
        choices=[(key, capfirst(words)) for key, words in LIVINGS.items()],
    )

    class Meta:
        model = ItemRule
        fields = (
            "age_from", "age_to", "last_year_included", "statuses", "circumstances", "living", "note", "limited", "inferred",
        )  # fmt: skip
        labels = {
            "age_from": "From age",
            "age_to": "To age",
            "limited": "We offer less at these ages",
            "inferred": "We worked this out: it is not printed beside the item",
            "note": "What else to know about this",
        }
        help_texts = {
            "age_from": "Leave it empty if there is no lowest age.",
            "age_to": "Leave it empty if there is no highest age.",
            "limited": "",
            "inferred": "",
        }
        widgets = {
            "age_from": forms.NumberInput({"class": "govuk-input--width-3"}),
            "age_to": forms.NumberInput({"class": "govuk-input--width-3"}),
        }

    def clean(self) -> dict[str, Any] | None:
        """No band runs backwards, and nobody is older than people get."""
        cleaned = super().clean()
        check_ages(self)
        return cleaned


class ProviderForm(RowForm):
    """Who gives an item, beside or in place of the council itself: another council here, or a partner by name."""

    authority = OneOf(label="Another council", required=False, blank="None: a partner")
    starts_on = DateField(label="From which day", required=False)
    ends_on = DateField(label="Until which day", required=False)

    class Meta:
        model = ItemProvider
        fields = ("name", "authority", "gives", "starts_on", "ends_on")
        labels = {"name": "The partner’s name", "gives": "What they give"}

    def clean(self) -> dict[str, Any] | None:
        """A council or a partner, and nothing ends before it starts."""
        cleaned = super().clean()
        said = self.cleaned_data
        if "authority" in said and "name" in said and bool(said["name"]) == bool(said["authority"]):
            self.add_error("name", "Name a partner or choose a council, one of the two")
        if said.get("starts_on") and said.get("ends_on") and said["ends_on"] < said["starts_on"]:
            self.add_error("ends_on", "“Until which day” cannot be before “From which day”")
        return cleaned
