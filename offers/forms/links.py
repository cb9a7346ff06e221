"""What the desk asks about private links."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from leaving_care.forms import CheckboxesField, DateField, PageForm, Radios, TextareaField
from offers.actions.links import wrong_last_day
from offers.models import Item, Link

ENDS_HINT = "The link works to the end of this day. For example, 27 3 2027"


class LinkForm(PageForm):
    """For whom a link is, to what, and until when."""

    kind = forms.ChoiceField(
        label="What is the link for?",
        choices=Link.Kind.choices,
        widget=Radios(
            hints={
                Link.Kind.PARTNER: "They see these items only, and answer once.",
                Link.Kind.GUEST: "They see the whole draft, and comment as often as they like.",
            },
            reveals={Link.Kind.PARTNER: "items"},
        ),
        error_messages={"required": "Choose what the link is for"},
    )
    items = CheckboxesField(label="Which items do they check?", error_messages={"required": "Choose at least one item"})
    name = forms.CharField(
        label="Who is it for?",
        help_text="A person or a team. Only the council sees this.",
        max_length=120,
        error_messages={"required": "Say who the link is for"},
    )
    organisation = forms.CharField(
        label="Their organisation",
        help_text="It is shown beside what they confirm: “checked by Chesterfield housing”.",
        max_length=120,
        required=False,
    )
    email = forms.EmailField(
        label="Their email address (optional)",
        help_text="We mail the link, and one reminder. Without an address, you pass the link on yourself.",
        max_length=254,
        required=False,
        error_messages={"invalid": "Enter an email address like name@example.org"},
    )
    ends_on = DateField(label="Last day", help_text=ENDS_HINT, called="The last day")
    note = TextareaField(
        label="A note to them (optional)", help_text="They read it above the items.", max_length=2000, required=False
    )
    button = "Make the link"

    def __init__(self, *args: Any, items: Iterable[Item], today: date, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.today = today
        self.rows = {item.identity.key: item for item in items}
        self.fields["items"].choices = [(key, item.name) for key, item in self.rows.items()]  # type: ignore[attr-defined]

    def clean_ends_on(self) -> date:
        """A last day that the link can have, told beside whatever else is wrong."""
        if wrong := wrong_last_day(self.cleaned_data["ends_on"], self.today):
            raise forms.ValidationError(wrong)
        return self.cleaned_data["ends_on"]

    def clean(self) -> dict[str, Any] | None:
        """A partner is named by the organisation that answers for the items."""
        cleaned = super().clean() or {}
        if (
            cleaned.get("kind") == Link.Kind.PARTNER
            and not cleaned.get("organisation")
            and "organisation" not in self.errors
        ):
            self.add_error("organisation", "Say which organisation checks the items")
        return cleaned

    def said(self) -> dict[str, Any]:
        """What the action is told."""
        chosen = [self.rows[key].identity for key in self.cleaned_data.get("items") or []]
        return {**self.cleaned_data, "items": chosen}


class AnewForm(PageForm):
    """Until when a link works that is made anew."""

    ends_on = DateField(label="Last day", help_text=ENDS_HINT, called="The last day")
    button = "Make it anew"
