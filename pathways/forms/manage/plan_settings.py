"""Forms for a council's settings for plans. Each has the values of one action."""

from typing import Any

from django import forms

from leaving_care.forms import Checkboxes, CheckboxesField, Question, TextareaField
from pathways.forms.manage.fields import ManageForm, day, text
from pathways.headings import Heading
from pathways.timetable import PAPERS

UNITS = ("days", "working days", "weeks", "months")
MOST_TIME, MOST_DAYS, MOST_PLACE = 500, 365, 99


def whole_number(label: str, least: int, most: int, *, required: bool = True, hint: str = "") -> forms.IntegerField:
    """A whole number between two."""
    words = f"{label}: enter a whole number from {least} to {most}"
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=most,
        required=required,
        help_text=hint,
        error_messages={"required": words, "invalid": words, "min_value": words, "max_value": words},
        widget=forms.TextInput({"class": "govuk-input--width-3", "inputmode": "numeric"}),
    )


class TimeForm(ManageForm):
    """One duty: a time of the council's own where it can have one, how early it shows, and whether a policy is left out."""

    number = whole_number(
        "How long you give", 1, MOST_TIME, required=False, hint="Leave it empty to have no time of your own."
    )
    unit = forms.ChoiceField(
        label="Days, weeks or months", required=False, choices=[("", "Choose one"), *((unit, unit) for unit in UNITS)]
    )
    lead = whole_number(
        "How many days before its last day it shows as due",
        0,
        MOST_DAYS,
        required=False,
        hint="Leave it empty for the same as everything else.",
    )
    is_left_out = forms.BooleanField(label="We do not do this", required=False)
    button = "Save"

    def __init__(self, *args: Any, has_clock: bool, may_be_left_out: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if not has_clock:
            del self.fields["number"], self.fields["unit"]
        if not may_be_left_out:
            del self.fields["is_left_out"]

    def clean(self) -> dict[str, Any] | None:
        """A number and its unit together."""
        cleaned = super().clean()
        how_long, unit = self.cleaned_data.get("number"), self.cleaned_data.get("unit")
        if how_long and not unit and "unit" not in self.errors:
            self.add_error("unit", "Choose days, weeks or months")
        elif unit and how_long is None and "number" not in self.errors:
            self.add_error("number", "Enter how many, or choose neither")
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """What the action is told. What was not asked is not set."""
        said = {"number": None, "unit": "", "lead": None, "is_left_out": False} | self.cleaned_data
        return said | ({"unit": ""} if said["number"] is None else {})


class DaysForm(ManageForm):
    """How early things show, how soon a disagreement is answered, and since when records here are complete."""

    lead_days = whole_number("How many days before its last day something shows as due", 0, MOST_DAYS)
    reply_days = whole_number("Within how many days a manager answers somebody who does not agree", 1, MOST_DAYS)
    records_from = day(
        "Since when are your records here complete?",
        called="The day",
        hint="If you began with the portal on a certain day, and older plans and visits are kept elsewhere, enter that day. "
        "What should have been done before it is asked about, and not called late. Leave it empty if everything is here.",
    )
    button = "Save"


class PapersSetForm(ManageForm):
    """Which papers are kept track of."""

    papers = CheckboxesField(
        label="Which papers should everybody have by 18?",
        choices=[(kind, words.capitalize() if words.islower() else words) for kind, words in PAPERS.items()],
        widget=Checkboxes(),
        error_messages={"required": "Choose at least one", "invalid_choice": "Choose from the list"},
    )
    button = "Save"


class OrderForm(ManageForm):
    """A place for each heading. `found`: the headings as they are in order."""

    button = "Save the order"

    def __init__(self, *args: Any, found: list[Heading], **kwargs: Any):
        super().__init__(*args, **kwargs)
        for place, heading in enumerate(found, 1):
            self.fields[heading.key] = whole_number(heading.text, 1, MOST_PLACE)
            self.fields[heading.key].initial = place

    @property
    def values(self) -> dict[str, int]:
        """Key → place."""
        return dict(self.cleaned_data)


class HeadingForm(ManageForm):
    """What a heading is called, and what the young person is asked under it."""

    heading = text("Heading", 80)
    asks = text("What the young person is asked", 200)
    button = "Save"

    def __init__(self, *args: Any, hints: tuple[str, str] = ("", ""), **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["heading"].help_text, self.fields["asks"].help_text = hints


class NewHeadingForm(ManageForm):
    """A heading of the council's own."""

    heading = text("Heading", 80, missing="Write the heading")
    asks = text("What the young person is asked", 200, hint="A question, in words that a ten-year-old can read.")
    layout = [Question("heading"), Question("asks")]
    button = "Add it"


class EndHeadingForm(ManageForm):
    """Nothing to fill in: the button says it."""

    button = "End this heading"


class CareWordsForm(ManageForm):
    """Words that are not wanted in plans, and kinder ones."""

    words = TextareaField(
        label="Words to avoid",
        required=False,
        max_length=8000,
        help_text="One on each line: the word to avoid, an equals sign, and a kinder one. "
        "Such as: placement = home. With nothing after the sign, we suggest to leave it out.",
    )
    button = "Save"

    @staticmethod
    def written(words: dict[str, str]) -> str:
        """The words as the box shows them."""
        return "\n".join(f"{word} = {instead}".strip() for word, instead in words.items())

    def clean_words(self) -> dict[str, str]:
        """The words: the one to avoid → the kinder one."""
        found: dict[str, str] = {}
        for place, line in enumerate(self.cleaned_data["words"].split("\n"), 1):
            if not line.strip():
                continue
            word, _, instead = (part.strip() for part in line.partition("="))
            if not word:
                raise forms.ValidationError(f"Line {place}: write the word to avoid first")
            if len(word) > 60 or len(instead) > 120:
                raise forms.ValidationError(f"Line {place}: this is too long to be a word")
            if word.casefold() in map(str.casefold, found):
                raise forms.ValidationError(f"Line {place}: this word is there already")
            found[word] = instead
        return found
