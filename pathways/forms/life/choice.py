"""What somebody chooses about help from 21: their own form, and the one in which a worker writes down what they said."""

from typing import Any

from django import forms

from leaving_care.forms import PageForm, Question, Radios, TextareaField
from pathways.forms.contacts.base import ContactForm
from pathways.forms.manage.fields import day
from pathways.forms.me import CHOOSE, OwnForm
from pathways.models import ChoiceAt21

Said = ChoiceAt21.Said
LONG = 2000
OWN_CHOICES = [
    (Said.STAY, "Stay with an adviser"),
    (Said.STEP_BACK, "Step back, but stay in touch"),
    (Said.STOP, "Stop, with a hello each year"),
]
OWN_HINTS = {
    Said.STAY: "Somebody works with you until you are 25, or until you say stop.",
    Said.STEP_BACK: "We are in touch as often as you and we agree. We offer help again once a year.",
    Said.STOP: "We say hello once a year and offer help again. You can come back any day before you are 25.",
}


class ChoosingForm(PageForm):
    """What both ask: the choice, whether there should be a hello each year, and their words."""

    button = ""
    said = forms.ChoiceField(
        label="What would you like?",
        choices=OWN_CHOICES,
        widget=Radios(hints=OWN_HINTS, reveals={Said.STOP: "no_offers"}),
        error_messages={"required": "Choose one of the three", "invalid_choice": CHOOSE},
    )
    no_offers = forms.BooleanField(
        label="No yearly hello either",
        required=False,
        help_text="The law asks us to offer help each year. If you tick this, a person here looks at what you want.",
    )
    words = TextareaField(
        label="Anything you want to say about it?",
        help_text="You can leave this empty.",
        max_length=LONG,
        required=False,
    )
    layout: Any = [Question("said", size="m"), Question("words", size="s")]

    @property
    def values(self) -> dict[str, Any]:
        """What was chosen. The hello is asked about of whoever stops, and of nobody else."""
        said = self.cleaned_data
        return {
            "said": said["said"],
            "words": said.get("words") or "",
            "no_offers": bool(said.get("no_offers")),
        }


class OwnChoiceForm(ChoosingForm, OwnForm):
    """Their own."""


class ToldChoiceForm(ChoosingForm, ContactForm):
    """What they told a worker."""

    on = day("When did they say so?", missing="Enter the day", called="The day")
    layout = [Question("said", size="m"), Question("words", size="s"), "on"]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("on", self.today)
        said: Any = self.fields["said"]
        said.label = "What did they choose?"
        said.widget.hints = {
            Said.STAY: "Somebody works with them until they are 25, or until they say stop.",
            Said.STEP_BACK: "In touch as often as is agreed with them. Help is offered again once a year.",
            Said.STOP: "A hello and an offer of help once a year. They can come back any day before they are 25.",
        }
        self.fields[
            "no_offers"
        ].help_text = (
            "The law asks the council to offer help each year. If they want none, a person decides how to go by it."
        )
        self.fields["words"].label = "What did they say, in their words?"

    def clean(self) -> dict[str, Any] | None:
        """It has been said."""
        cleaned = super().clean()
        self.check_earlier("on")
        return cleaned

    def check_earlier(self, name: str) -> None:
        """In words that fit what is no visit."""
        said = self.cleaned_data.get(name)
        if said and said > self.today:
            self.add_error(name, "This day is in the future")
        else:
            super().check_earlier(name)

    @property
    def values(self) -> dict[str, Any]:
        """The day too."""
        return super().values | {"on": self.cleaned_data["on"]}
