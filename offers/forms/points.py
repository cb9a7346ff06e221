"""Form of the desk: what young people said, and what came of it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet

from leaving_care.forms import CheckboxesField, PageForm, Radios, TextareaField
from offers.actions.points import LOOK_AGAIN, SAY_WHAT, SAY_WHY
from offers.forms.consulting import LONG, PEOPLE, choose_items
from offers.models import Consultation, Item, Point
from offers.points_privacy import could_tell_who

FIELDS = ("said", "said_by", "people", "consultation", "answer", "did", "reason")


class PointForm(PageForm):
    """A point, and its answer. What could tell who somebody is comes back to be looked at, before it can be saved."""

    button = "Save"

    said = TextareaField(
        label="What did they say?",
        help_text="In words as close to theirs as can be. No names, and nothing by which somebody could be known.",
        max_length=LONG,
        error_messages={"required": "Write what they said"},
    )
    said_by = forms.CharField(
        label="Which group said it?",
        help_text="As it stands in a sentence: “young parents”. Never a person. It is shown only if it was five people or more.",
        max_length=120,
        required=False,
    )
    people = forms.IntegerField(
        label="How many people?",
        help_text="Leave it blank if nobody counted.",
        min_value=1,
        max_value=100_000,
        required=False,
        widget=forms.TextInput({"inputmode": "numeric", "class": "govuk-input--width-5"}),
        error_messages={"invalid": PEOPLE, "min_value": PEOPLE, "max_value": PEOPLE},
    )
    consultation = forms.ModelChoiceField(
        label="Where was it said?",
        queryset=Consultation.objects.none(),
        required=False,
        empty_label="Not recorded yet",
        error_messages={"invalid_choice": "Choose one of the records of this draft"},
    )
    answer = forms.ChoiceField(
        label="What came of it?",
        help_text="Until it is answered, it is not shown.",
        choices=[*Point.Answer.choices, ("", "Not answered yet")],
        required=False,
        widget=Radios(),
    )
    did = TextareaField(label="What did you do?", max_length=LONG, required=False)
    reason = TextareaField(
        label="Why not, or why not yet?",
        help_text="If it cannot be done, people must be told why.",
        max_length=LONG,
        required=False,
    )
    items = CheckboxesField(label="Which items is it about?", required=False)

    def __init__(self, *args: Any, items: Iterable[Item], consultations: QuerySet[Consultation], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.by_key = choose_items(self.fields["items"], items)
        chosen: Any = self.fields["consultation"]
        chosen.queryset = consultations
        self.named = could_tell_who(*(str(self.data.get(name, "")) for name in ("said", "said_by", "did", "reason")))
        if self.is_bound and self.named:
            self.fields["looked"] = forms.BooleanField(
                label="I have looked. Nobody can be known from these words", required=False
            )

    def clean(self):
        """What an answer needs, and a second look at what could tell who somebody is."""
        cleaned = super().clean()
        answer = self.cleaned_data.get("answer")
        if answer == Point.Answer.CANNOT and not self.cleaned_data.get("reason"):
            self.add_error("reason", SAY_WHY)
        if answer in (Point.Answer.DONE, Point.Answer.DOING) and not self.cleaned_data.get("did"):
            self.add_error("did", SAY_WHAT)
        if "looked" in self.fields and not self.cleaned_data.get("looked"):
            self.add_error("looked", f"{LOOK_AGAIN} Named: {'; '.join(self.named)[:500]}")
        return cleaned

    def values(self) -> dict[str, Any]:
        """What was filled in, by the fields of Point, but for the items."""
        return {name: self.cleaned_data[name] for name in FIELDS}

    def chosen(self) -> list[Item]:
        """The items that were ticked."""
        return [self.by_key[key] for key in self.cleaned_data["items"]]

    @staticmethod
    def filled(point: Point) -> dict[str, Any]:
        """What the form says of a point."""
        keys = point.point_items.values_list("identity__key", flat=True)
        return {name: getattr(point, name) for name in FIELDS} | {
            "consultation": point.consultation_id,
            "items": list(keys),
        }
