"""The questions of "Am I a care leaver in law?" as forms, one a page. They check an answer and put it to those before it."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from entitlements.forms.status_dates import GuardianForm, HomeForm, PeriodForm, SinceForm
from entitlements.forms.status_question import ChoiceForm, QuestionForm, Raw
from entitlements.questions import Answers
from entitlements.questions.answers import NO_PLACE, NOT_SURE
from entitlements.questions.wording import stem
from leaving_care.forms import Checkboxes, CheckboxesField, DateBoxes, DateField, Question

FIRST_YEAR, OLDEST = 1900, 120


class BornForm(QuestionForm):
    """The date of birth. A button beside it, "I am not sure of it", sends birth=age and leads on to the age in years."""

    def build(self) -> None:
        """Three boxes, which a browser may fill in."""
        self.fields["born"] = DateField(
            label=self.wording.heading,
            help_text=self.hint,
            called="Date of birth",
            required=False,
            widget=DateBoxes(autocomplete="bday"),
        )
        self.layout = [Question("born", size="m")]

    def owns(self, name: str) -> bool:
        """The button's name too."""
        return name == "birth" or super().owns(name)

    @property
    def is_not_sure(self) -> bool:
        """Whether the button was used."""
        return self.data.get("birth") == "age"

    def clean(self) -> dict[str, Any] | None:
        """The day must lie between 1900 and yesterday, unless they are not sure of it."""
        cleaned = super().clean() or {}
        if self.is_not_sure:
            self.errors.pop("born", None)
        elif "born" in cleaned:
            self._check(cleaned["born"])
        return cleaned

    def _check(self, born: date | None) -> None:
        if born is None:
            self.add_error("born", self.wording.error)
        elif born > self.today:
            self.add_error("born", "Date of birth must be in the past")
        elif born.year < FIRST_YEAR:
            params = {"boxes": ("year",)}
            self.add_error("born", ValidationError(f"Year of birth must be {FIRST_YEAR} or later", params=params))

    def put(self) -> Answers:
        """The date, or that only the age is known."""
        return self.told.but(age_only=True) if self.is_not_sure else self.told.but(born=self.cleaned_data["born"])


class AgeForm(QuestionForm):
    """The age in years of somebody who is not sure of their date of birth."""

    def build(self) -> None:
        """A short box."""
        message = self.wording.error
        self.fields["age"] = forms.IntegerField(
            label=self.wording.heading,
            help_text=self.hint,
            min_value=0,
            max_value=OLDEST,
            widget=forms.NumberInput({"class": "govuk-input--width-3"}),
            error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), message),
        )
        self.layout = [Question("age", heading=True)]

    def put(self) -> Answers:
        """The age."""
        return self.told.but(age=self.cleaned_data["age"])


class ElsewhereForm(QuestionForm):
    """No question: the page says where to go, and going on is an answer."""

    def build(self) -> None:
        """A hidden field, so that going on is told apart from not having been here."""
        self.fields["went_on"] = forms.BooleanField(widget=forms.HiddenInput, initial=True)

    def put(self) -> Answers:
        """That they went on."""
        return self.told.but(went_on=True)


class PlacesForm(QuestionForm):
    """Other places at 16 or 17: several may be ticked."""

    def build(self) -> None:
        """Checkboxes under a legend that is the page's heading."""
        self.fields["places"] = CheckboxesField(
            label=self.wording.heading,
            help_text=self.hint,
            choices=[(value, words) for value, words, _ in self.wording.choices],
            widget=Checkboxes(
                hints={value: hint for value, _, hint in self.wording.choices if hint}, exclusive=NO_PLACE
            ),
            error_messages={"required": self.wording.error, "invalid_choice": self.wording.error},
        )
        self.layout = [Question("places", heading=True)]

    def put(self) -> Answers:
        """What was ticked. "Not sure" beside a place adds nothing to it."""
        ticked = frozenset(self.cleaned_data["places"])
        return self.told.but(places=ticked - {NOT_SURE} or ticked)


FORMS: dict[str, type[QuestionForm]] = {
    "born": BornForm,
    "age": AgeForm,
    "elsewhere": ElsewhereForm,
    "since": SinceForm,
    "period": PeriodForm,
    "homewhen": HomeForm,
    "guardian": GuardianForm,
    "places": PlacesForm,
}


def form_for(question: str, told: Answers, today: date, council: str, raw: Raw | None = None) -> QuestionForm:
    """The form of a question by its name."""
    return FORMS.get(stem(question), ChoiceForm)(question, told, today, council, raw)
