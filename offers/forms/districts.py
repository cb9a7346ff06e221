"""What a district adds or does otherwise, as editors fill it in; and which councils an offer is of."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms

from leaving_care.forms import PageForm, Radios
from leaving_care.models import Authority
from offers.districts import FIELDS
from offers.forms.answers import AmountField, OneOf
from offers.forms.markdown import MarkdownField
from offers.forms.rows import RowForm, Section
from offers.models import DistrictItem, Item, Theme

AS_THE_COUNTY = "Leave it empty if it is as in the county."
LABELS = {
    "name": "Name",
    "what_we_offer": "What you get",
    "to_know": "What you need to know",
    "how_to_get_it": "How to get it",
    "who_decides": "Who decides",
    "amount_figure": "How many pounds",
    "amount_each": "How often",
    "amount_words": "What else is said of the amount",
}


class InDistrictForm(RowForm):
    """The words and the money of an item in one district."""

    what_we_offer = MarkdownField(label=LABELS["what_we_offer"], required=False)
    to_know = MarkdownField(label=LABELS["to_know"], required=False)
    how_to_get_it = MarkdownField(label=LABELS["how_to_get_it"], required=False)
    amount_figure = AmountField(
        label=LABELS["amount_figure"],
        required=False,
        min_value=Decimal("0.01"),
        error_messages={"min_value": "An amount is more than nothing. Leave it out if it is not known"},
    )
    amount_each = forms.ChoiceField(
        label=LABELS["amount_each"], required=False, choices=[("", "Not said"), *Item.Each.choices]
    )

    class Meta:
        model = DistrictItem
        fields: tuple[str, ...] = FIELDS
        labels = LABELS


class AddedForm(InDistrictForm):
    """What one district alone gives."""

    theme = OneOf(
        label="The theme it stands in",
        widget=Radios,
        error_messages={"required": "Choose the theme that it stands in"},
    )
    sections = (Section("what", "", (*FIELDS, "theme")),)

    def __init__(self, *args: Any, themes: Sequence[Theme], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["theme"].offer(themes)  # type: ignore[attr-defined]
        if self.row is not None:
            held = next((theme.pk for theme in themes if theme.slug == self.row.theme_slug), None)  # type: ignore[attr-defined]
            self.fields["theme"].initial = held
        for name, words in (("name", "Give it a name"), ("what_we_offer", "Say what people get")):
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = words


class DiffersForm(InDistrictForm):
    """How an item is otherwise in a district, and why."""

    reason = MarkdownField(
        label="Why is it different there?",
        help_text="People who live there will read this.",
        error_messages={"required": "Say why it is different there"},
    )
    gives_less = forms.BooleanField(
        label="It gives less than in the rest of the county",
        required=False,
        help_text="A lower amount is found without this. Words that mean less are not.",
    )
    sections = (
        Section("what", "What is different", FIELDS),
        Section("why", "Why", ("reason", "gives_less")),
    )

    class Meta(InDistrictForm.Meta):
        fields = (*FIELDS, "reason", "gives_less")
        help_texts = dict.fromkeys(("name", "who_decides", "amount_words"), AS_THE_COUNTY)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name in ("what_we_offer", "to_know", "how_to_get_it", "amount_figure", "amount_each"):
            self.fields[name].help_text = AS_THE_COUNTY

    def clean(self) -> dict[str, Any] | None:
        """Something is otherwise."""
        cleaned = super().clean()
        if not any(name in self.errors or self.cleaned_data.get(name) not in ("", None) for name in FIELDS):
            self.add_error("what_we_offer", "Say what is different there")
        return cleaned


class JoinForm(PageForm):
    """Which council gives this offer too."""

    council = OneOf(label="Which council?", blank="Choose one", error_messages={"required": "Choose a council"})
    button = "Add this council"

    def __init__(self, *args: Any, councils: Sequence[Authority], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["council"].offer(councils)  # type: ignore[attr-defined]
        self.fields["council"].error_messages["invalid_choice"] = "Choose one of the councils"
