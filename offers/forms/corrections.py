"""What is asked about a correction of what is published."""

from django import forms

from leaving_care.forms import PageForm, Radios, TextareaField
from offers.actions.corrections import BECAUSE, NOTE
from offers.models import Correction, Edition, Item

TOO_LONG = "Enter %(limit_value)d characters or fewer"
CHOOSE = "Choose one of the list"


class ItemField(forms.ModelChoiceField):
    """One item of an edition, named in the form by its identity."""

    def label_from_instance(self, row: Item) -> str:
        """Its name."""
        return row.name

    def prepare_value(self, value):
        """Its identity's key."""
        return value.identity.key if isinstance(value, Item) else value

    def to_python(self, value):
        """The item. Whatever is no identity names none."""
        try:
            return super().to_python(value)
        except forms.ValidationError:
            raise forms.ValidationError(CHOOSE, "invalid_choice") from None


class AskForm(PageForm):
    """Which item is wrong, what is to become of it, and what everybody is told."""

    item = ItemField(
        label="Which item is wrong?",
        queryset=Item.objects.none(),
        to_field_name="identity__key",
        empty_label="Choose an item",
        error_messages={"required": "Choose the item that is wrong"},
    )
    kind = forms.ChoiceField(
        label="What should happen to it?",
        choices=[
            (Correction.Kind.REMOVED, "Take it off the pages"),
            (Correction.Kind.MARKED, "Leave it there, marked as wrong"),
        ],
        widget=Radios(
            hints={
                Correction.Kind.REMOVED: "Its own page then says that it was taken off, and why.",
                Correction.Kind.MARKED: "Your note stands in front of its words, on the pages and in the booklets.",
            }
        ),
        error_messages={"required": "Choose what should happen to it", "invalid_choice": CHOOSE},
    )
    note = TextareaField(
        label="What is wrong?",
        max_length=500,
        help_text="Everybody can read this. Say what is right, if you know it. Name no person.",
        error_messages={"required": NOTE},
    )
    button = "Ask for this correction"

    def __init__(self, *args, edition: Edition, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = edition.items.select_related("identity").order_by("name")  # type: ignore[attr-defined]


class DecideForm(PageForm):
    """Approved, or refused with the reason."""

    decision = forms.ChoiceField(
        label="Do you approve it?",
        choices=[("approve", "Yes, correct the pages now"), ("refuse", "No")],
        widget=Radios(reveals={"refuse": "because"}),
        error_messages={"required": "Say whether you approve it", "invalid_choice": CHOOSE},
    )
    because = forms.CharField(
        label="Why not?", max_length=300, error_messages={"required": BECAUSE, "max_length": TOO_LONG}
    )
    button = "Continue"
