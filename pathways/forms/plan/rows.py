"""Goals, what somebody said, and other plans that a plan builds on; and what the forms of a plan's rows share."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from leaving_care.dates import in_words
from leaving_care.forms import DateField, PageForm, Question, Radios, Textarea, TextareaField
from leaving_care.models import YoungPerson
from pathways.forms.work.base import FIRST_YEAR, LAST_YEAR, in_our_words
from pathways.headings import Heading
from pathways.models import Goal, SourcePlan
from pathways.models.plans import LONG

WHOLE = ("", "The whole plan")


class RowForm(PageForm):
    """What these forms share: the day, and the person whose plan it is. `in_the_past`: dates that cannot be to come."""

    button = ""
    in_the_past: tuple[str, ...] = ()

    def __init__(self, *args: Any, today: date, person: YoungPerson, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.today, self.person = today, person
        in_our_words(self.fields)

    def clean(self) -> dict[str, Any] | None:
        """Dates are of a year that can be, not before the person's birth, and in the past where they tell what was."""
        cleaned = super().clean()
        for name, field in self.fields.items():
            value = self.cleaned_data.get(name)
            if not isinstance(field, DateField) or not value:
                continue
            if not FIRST_YEAR <= value.year <= LAST_YEAR:
                self.add_error(name, f"Enter a year from {FIRST_YEAR} to {LAST_YEAR}")
            elif value < self.person.date_of_birth:
                self.add_error(name, f"This is before they were born, on {in_words(self.person.date_of_birth)}")
            elif name in self.in_the_past and value > self.today:
                self.add_error(name, f"{field.label} cannot be in the future")
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """What was answered, by the row's fields."""
        return {name: self.cleaned_data[name] for name in self.fields}


class GoalForm(RowForm):
    """Something that the young person wants."""

    text = forms.CharField(
        label="What do they want?",
        help_text="In their words, as far as you can.",
        max_length=500,
        error_messages={"required": "Write what they want"},
    )
    when = forms.ChoiceField(
        label="When?",
        choices=Goal.When.choices,
        initial=Goal.When.NOW,
        widget=Radios(),
        error_messages={"required": "Choose when"},
    )

    layout = [Question("text", size="s"), Question("when", size="s")]


class ToldForm(RowForm):
    """What somebody said, as a worker writes it down. It is marked as written down, and stays apart from their own words."""

    in_the_past = ("said_on",)

    section = forms.ChoiceField(label="What is it about?", required=False)
    text = TextareaField(
        label="What did they say?",
        help_text="As near to their own words as you can.",
        max_length=LONG,
        widget=Textarea(rows=6, threshold=75),
        error_messages={"required": "Write what they said"},
    )
    whose = forms.CharField(
        label="Who said it?",
        help_text="Leave it empty for the young person. For anybody else: their name, and what they are to them.",
        required=False,
        max_length=120,
    )
    said_on = DateField(label="The day they said it", error_messages={"required": "Enter the day they said it"})

    layout = [Question(name, size="s") for name in ("section", "text", "whose", "said_on")]

    def __init__(self, *args: Any, headings: Iterable[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        section: Any = self.fields["section"]
        section.choices = [WHOLE, *headings]


class SourceForm(RowForm):
    """Another plan that this one builds on."""

    kind = forms.ChoiceField(
        label="Which plan?",
        choices=SourcePlan.Kind.choices,
        widget=Radios(),
        error_messages={"required": "Choose which plan"},
    )
    dated_on = DateField(label="Its date", required=False, help_text="Leave it empty if you do not know.")
    where = forms.CharField(
        label="Where is it kept?", required=False, max_length=200, help_text="For example: with the social care record."
    )

    layout = [Question(name, size="s") for name in ("kind", "dated_on", "where")]


class RemoveForm(PageForm):
    """Nothing to fill in: the button says it."""

    button = ""


def sections_to_choose(headings: Iterable[Heading]) -> list[tuple[str, str]]:
    """The headings of a plan, as answers."""
    return [(heading.key, heading.text) for heading in headings]
