"""Forms of a needs assessment: which kind, one matter, somebody who was asked, what came of it, and the copy."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django import forms

from leaving_care.forms import DateField, PageForm, Question, Radios, TextareaField
from leaving_care.models import YoungPerson
from pathways.forms.work.base import in_our_words
from pathways.models.plans import LONG
from pathways.sections import AFTER_CARE, EDUCATION, ELIGIBLE, FROM_21

YES, NO = "yes", "no"
KIND_WORDS = {
    ELIGIBLE: "They are in care, and 16 or 17",
    AFTER_CARE: "They have left care",
    EDUCATION: "They are 21 or over, and want to study or train",
    FROM_21: "They are 21 to 24, and ask for help",
}


class DatedForm(PageForm):
    """A form whose page draws its button. It knows the day and the person: no date of theirs is to come or before birth."""

    button = ""
    in_the_past: tuple[str, ...] = ()

    def __init__(self, *args: Any, today: date, person: YoungPerson, **kwargs: Any):
        self.today, self.person = today, person
        super().__init__(*args, **kwargs)
        in_our_words(self.fields)

    def clean(self) -> dict[str, Any] | None:
        """The dates can be true."""
        cleaned = super().clean()
        for name in self.in_the_past:
            day = self.cleaned_data.get(name)
            if day and day > self.today:
                self.add_error(name, "This day is to come. Write the day on which it happened")
            elif day and day < self.person.date_of_birth:
                self.add_error(name, "This is before they were born")
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """What was answered, for the action."""
        return {name: self.cleaned_data[name] for name in self.fields}


class StartForm(PageForm):
    """Which kind of assessment. `kinds`: those that they can have."""

    button = ""
    kind = forms.ChoiceField(
        label="Who is it for?",
        choices=list(KIND_WORDS.items()),
        widget=Radios(),
        error_messages={"required": "Choose who it is for", "invalid_choice": "Choose one of the answers"},
    )

    def __init__(self, *args: Any, kinds: Collection[str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        kind: Any = self.fields["kind"]
        kind.choices = [(key, words) for key, words in KIND_WORDS.items() if key in kinds]


class WrittenForm(PageForm):
    """Long texts."""

    button = ""

    @property
    def values(self) -> dict[str, str]:
        """What was written."""
        return {name: self.cleaned_data[name] for name in self.fields}


class MatterForm(WrittenForm):
    """What was found on one matter. `asks`: what the young person is asked; `looks_at`: what has to be found out."""

    theirs = TextareaField(
        label="What they say",
        required=False,
        max_length=LONG,
    )
    found = TextareaField(label="How things are", required=False, max_length=LONG)
    needs = TextareaField(
        label="What they need",
        required=False,
        max_length=LONG,
        help_text="The plan begins with this.",
    )
    layout = [Question(name, size="s") for name in ("theirs", "found", "needs")]

    def __init__(self, *args: Any, asks: str = "", looks_at: str = "", **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["theirs"].help_text = f"Ask: “{asks}” Write it in their own words."
        self.fields["found"].help_text = looks_at


class ResultForm(WrittenForm):
    """What was talked about at meetings, and what came of it."""

    discussed = TextareaField(
        label="What was talked about at meetings",
        required=False,
        max_length=LONG,
        help_text="When you met, who was there, and what was said. Leave it empty if there was no meeting.",
    )
    result = TextareaField(
        label="What came of it",
        required=False,
        max_length=LONG,
        help_text="What was found in the end, in a few sentences that they can read.",
    )
    layout = [Question("discussed", size="s"), Question("result", size="s")]


class ConsultedForm(DatedForm):
    """Somebody who was asked, and what they said; or why they were not asked."""

    in_the_past = ("asked_on",)
    was = forms.ChoiceField(
        label="Were they asked?",
        choices=[(YES, "Yes"), (NO, "No")],
        widget=Radios(reveals={YES: ("name", "asked_on", "said"), NO: "not_asked"}),
        error_messages={"required": "Say whether they were asked"},
    )
    name = forms.CharField(label="Their name", required=False, max_length=120)
    asked_on = DateField(
        label="When they were asked", called="The day", error_messages={"required": "Say on which day they were asked"}
    )
    said = TextareaField(
        label="What they said",
        required=False,
        max_length=4000,
        help_text="Leave it empty if they did not answer yet. The young person reads this, so say that to whoever you ask. "
        "What they tell you in confidence does not belong here.",
    )
    not_asked = forms.CharField(
        label="Why they were not asked",
        max_length=300,
        help_text="For example: they do not want us to, there is nobody, or we could not find them.",
        error_messages={"required": "Say why they were not asked"},
    )
    layout = [Question("was", size="s")]

    @property
    def values(self) -> dict[str, Any]:
        """By the row's fields. What the answer did not ask for is blank."""
        said = self.cleaned_data
        if said["was"] == NO:
            return {"name": "", "asked_on": None, "said": "", "not_asked": said["not_asked"]}
        return {"name": said["name"], "asked_on": said["asked_on"], "said": said["said"], "not_asked": ""}


class NothingForm(PageForm):
    """Nothing to fill in: the button says it."""

    button = ""
