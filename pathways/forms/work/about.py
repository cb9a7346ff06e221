"""Forms for the young person themself: beginning a record, and what it says of them."""

from typing import Any

from django import forms

from leaving_care.actions.people import ASK_WHY_FROM, is_there
from leaving_care.dates import age_on
from leaving_care.forms import Radios
from leaving_care.models import Authority, YoungPerson
from pathways.forms.work.base import RecordForm, YesNoField

CONFIRM_UNDER = 13  # younger than anybody who gets ready to leave care: rather a slip of the keyboard
LABELS = {
    "name_used": "Name they use",
    "legal_name": "Legal name",
    "pronouns": "Pronouns",
    "date_of_birth": "Date of birth",
    "council_id": "The council’s own number for them",
    "languages": "Languages",
    "adopted_on": "Day of adoption",
    "died_on": "Day of death",
}
HINTS = {
    "name_used": "What they want to be called. They see this name.",
    "legal_name": "If it is another one.",
    "pronouns": "For example: she/her, he/him, they/them.",
    "council_id": "As in your case system.",
    "adopted_on": "If they were adopted.",
}


class AboutForm(RecordForm):
    """What a record says of the person themself."""

    in_the_past = ("date_of_birth", "adopted_on", "died_on")
    needs_interpreter = YesNoField(label="Do they need an interpreter?", required=False)
    disabled = YesNoField(label="Are they disabled?", required=False)

    class Meta(RecordForm.Meta):
        model = YoungPerson
        fields = (
            "name_used",
            "legal_name",
            "pronouns",
            "date_of_birth",
            "council_id",
            "languages",
            "needs_interpreter",
            "disabled",
            "adopted_on",
            "died_on",
        )
        labels = LABELS
        help_texts = HINTS


class AddPersonForm(RecordForm):
    """Beginning a record. Three more questions come up only where they have to be answered.

    `councils`: those in which the reader may begin one; where there are several, they choose.
    """

    in_the_past = ("date_of_birth",)

    class Meta(RecordForm.Meta):
        model = YoungPerson
        fields = ("name_used", "date_of_birth", "council_id", "legal_name", "pronouns")
        labels = LABELS
        help_texts = HINTS

    def __init__(self, *args: Any, councils: list[Authority], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.councils = {str(council.slug): council for council in councils}
        if len(councils) > 1:
            names = [(slug, council.name) for slug, council in self.councils.items()]
            self.fields["council"] = forms.ChoiceField(
                label="Which council is responsible?",
                choices=names,
                widget=Radios,
                error_messages={"required": "Choose the council", "invalid_choice": "Choose the council"},
            )
            self.order_fields(["council"])

    @property
    def authority(self) -> Authority | None:
        """The council whose record it will be; None where it was not chosen."""
        if len(self.councils) == 1:
            return next(iter(self.councils.values()))
        return self.councils.get(self.cleaned_data.get("council", ""))

    @property
    def values(self) -> dict[str, Any]:
        """What was answered, why at that age too."""
        return super().values | {"why_over_25": self.cleaned_data.get("why_over_25", "")}

    @property
    def is_another(self) -> bool:
        """Whether it was confirmed that this is another person than the one who is there."""
        return bool(self.cleaned_data.get("is_another"))

    def clean(self) -> dict[str, Any] | None:
        """Asks what only some have to answer."""
        cleaned = super().clean()
        born, name = self.cleaned_data.get("date_of_birth"), self.cleaned_data.get("name_used")
        if born and age_on(born, self.today) >= ASK_WHY_FROM:
            self._ask(
                "why_over_25",
                forms.CharField(
                    label=f"Why does a record begin at {ASK_WHY_FROM} or over?",
                    max_length=300,
                    error_messages={"required": f"They are {ASK_WHY_FROM} or over. Say why a record begins now"},
                ),
            )
        if born and born <= self.today and age_on(born, self.today) < CONFIRM_UNDER:
            self._confirm("is_young", "Yes, that is right", f"They are under {CONFIRM_UNDER}. Is that right?")
        if born and name and self.authority and is_there(self.authority, name, born):
            self._confirm(
                "is_another",
                "I have checked: this is another person",
                "Somebody with this name and date of birth has a record here already. "
                "If this is another person, say so",
            )
        return cleaned
