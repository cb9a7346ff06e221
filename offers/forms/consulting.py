"""Forms of the desk: who was asked about a draft, and surveys."""

from collections.abc import Iterable
from typing import Any

from django import forms

from leaving_care.forms import CheckboxesField, DateField, PageForm, Radios, TextareaField
from offers.models import Consultation, Item, Survey

PEOPLE = "Enter a whole number, such as 14, or leave it blank"
FIELDS = ("way", "who", "about", "how", "where", "held_on", "ends_on", "people", "heard", "changed")
LONG = 10_000


class ConsultationForm(PageForm):
    """Who was asked, how, what they said and what changed. What is left blank is "not recorded yet"."""

    button = "Save"

    way = forms.ChoiceField(
        label="How were they asked?",
        choices=[*Consultation.Way.choices, ("", "Not recorded yet")],
        widget=Radios(),
        required=False,
    )
    who = forms.CharField(
        label="Who was asked?",
        help_text="A group, never a person: “Care leavers’ forum”.",
        max_length=200,
        error_messages={"required": "Say who was asked"},
    )
    about = forms.CharField(label="About what?", max_length=300, required=False)
    how = forms.CharField(label="More about how", max_length=200, required=False)
    where = forms.CharField(label="Where?", max_length=200, required=False)
    held_on = DateField(label="When?", help_text="Its first day.", called="The day", required=False)
    ends_on = DateField(
        label="Its last day", help_text="If it went on for more than one.", called="The last day", required=False
    )
    people = forms.IntegerField(
        label="How many people?",
        help_text="Fewer than five are shown as “fewer than 5”.",
        min_value=0,
        max_value=100_000,
        required=False,
        widget=forms.TextInput({"inputmode": "numeric", "class": "govuk-input--width-5"}),
        error_messages={"invalid": PEOPLE, "min_value": PEOPLE, "max_value": PEOPLE},
    )
    heard = TextareaField(label="What did they say?", help_text="Name nobody.", max_length=LONG, required=False)
    changed = TextareaField(label="What changed because of it?", max_length=LONG, required=False)

    def said(self) -> dict[str, Any]:
        """What was filled in, by the fields of Consultation."""
        return {name: self.cleaned_data[name] for name in FIELDS}


class SurveyOnDraftForm(PageForm):
    """What a survey asks about, and from when to when it is open."""

    button = "Save"

    title = forms.CharField(
        label="What is it called?",
        help_text="People see this first: “What do you think of our new offer?”",
        max_length=120,
        error_messages={"required": "Give it a title"},
    )
    intro = TextareaField(label="A few words to begin with", max_length=1000, required=False)
    opens_on = DateField(label="First day", called="The first day", error_messages={"required": "Enter the first day"})
    closes_on = DateField(label="Last day", called="The last day", error_messages={"required": "Enter the last day"})
    items = CheckboxesField(label="Which parts of the draft?", help_text="Tick none to ask about all.", required=False)

    def __init__(self, *args: Any, items: Iterable[Item], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.by_key = choose_items(self.fields["items"], items)

    def clean(self):
        """It cannot close before it opens."""
        cleaned = super().clean()
        opens, closes = self.cleaned_data.get("opens_on"), self.cleaned_data.get("closes_on")
        if opens and closes and closes < opens:
            self.add_error("closes_on", "The last day cannot be before the first")
        return cleaned

    def said(self) -> dict[str, Any]:
        """What was filled in, by the fields of Survey, but for the items."""
        return {name: self.cleaned_data[name] for name in ("title", "intro", "opens_on", "closes_on")}

    def chosen(self) -> list[Item]:
        """The items that were ticked."""
        return [self.by_key[key] for key in self.cleaned_data["items"]]

    @staticmethod
    def filled(survey: Survey) -> dict[str, Any]:
        """What the form says of a survey."""
        said = {name: getattr(survey, name) for name in ("title", "intro", "opens_on", "closes_on")}
        return said | {"items": list(survey.items.values_list("key", flat=True))}


def choose_items(field: Any, items: Iterable[Item]) -> dict[str, Item]:
    """Lets a field choose among these items; gives them by what is sent for each."""
    by_key = {item.identity.key: item for item in items}
    field.choices = [(key, item.name) for key, item in by_key.items()]
    field.error_messages["invalid_choice"] = "Choose items of this edition"
    return by_key


class RecordForm(PageForm):
    """A button that puts a survey in the record."""

    button = "Put it in the record"
