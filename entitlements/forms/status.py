"""The questions of "Am I a care leaver in law?" as forms, one a page. They check an answer and put it to those before it."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict
from django.utils.html import format_html

from entitlements.forms.part_dates import PartDateField
from entitlements.questions import Answers, PartDate, Spell
from entitlements.questions.answers import NO_PLACE, NOT_SURE, ON_A_DATE, YES
from entitlements.questions.asker import Wording
from entitlements.questions.life import Life, births
from entitlements.questions.wording import stem, wording
from leaving_care.dates import in_words
from leaving_care.forms import Checkboxes, CheckboxesField, DateBoxes, DateField, GovukForm, Question, Radios

FIRST_YEAR, OLDEST = 1900, 120
Raw = MultiValueDict[str, str]


class QuestionForm(GovukForm):
    """One question, asked of somebody with the answers `told` so far. `raw`: all that the page has sent; None: asked anew."""

    button = ""  # the page has its own, beside the one that goes back
    error_summary = False  # it stands above the page's heading

    def __init__(self, question: str, told: Answers, today: date, council: str, raw: Raw | None = None):
        super().__init__(raw, prefix=self.prefix_of(question))
        self.question, self.told, self.today = question, told, today
        self.wording: Wording = wording(question, told, today, council)
        self.build()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    @staticmethod
    def prefix_of(question: str) -> str | None:
        """What stands before the fields' names, where a question can come more than once."""
        return None

    def build(self) -> None:
        """Adds the fields and the layout."""

    def put(self) -> Answers:
        """The answers so far with this one, once it is valid."""
        raise NotImplementedError

    def owns(self, name: str) -> bool:
        """Whether a name of what was sent belongs to this question."""
        return any(name == own or name.startswith(f"{own}-") for own in map(self.add_prefix, self.fields))

    def has_answer(self, raw: Raw) -> bool:
        """Whether anything was answered, right or wrong."""
        return any(self.owns(name) and any(raw.getlist(name)) for name in raw)

    @property
    def hint(self) -> str:
        """The hint, and why the question is asked."""
        if self.wording.hint and self.wording.why:
            return format_html("{}<br>{}", self.wording.hint, self.wording.why)
        return self.wording.hint or self.wording.why

    def lives(self) -> list[Life]:
        """The visitor by each date of birth that they can have."""
        return [Life(born, self.today) for born in births(self.told, self.today).values()]

    def check_past(self, name: str, what: str) -> None:
        """A day must lie between birth and today."""
        said: PartDate | None = self.cleaned_data.get(name)
        if said is None:
            return
        if said.earliest > self.today:
            self.add_error(name, f"{what} must be today or in the past")
        elif said.latest < min(one.born for one in self.lives()):
            self.add_error(name, f"{what} must be after you were born")

    def check_child(self, name: str, what: str) -> None:
        """A day in care must lie before the 18th birthday."""
        said: PartDate | None = self.cleaned_data.get(name)
        latest = max(one.b18 for one in self.lives())
        if said is not None and said.earliest >= latest:
            when = f", {in_words(latest)}" if self.told.born else ""
            self.add_error(name, f"{what} must be before your 18th birthday{when}: being in care ends on that day")


class ChoiceForm(QuestionForm):
    """A question with a few answers, one of which is chosen. Its field has the question's name."""

    reveals: dict[str, str] = {}

    def build(self) -> None:
        """Radios under a legend that is the page's heading."""
        choices = [(value, words) for value, words, _ in self.wording.choices]
        self.fields[self.question] = forms.ChoiceField(
            label=self.wording.heading,
            help_text=self.hint,
            choices=choices,
            widget=Radios(
                hints={value: hint for value, _, hint in self.wording.choices if hint},
                reveals=self.reveals,
                or_before=NOT_SURE if len(choices) > 3 and choices[-1][0] == NOT_SURE else None,
            ),
            error_messages={"required": self.wording.error, "invalid_choice": self.wording.error},
        )
        # What was given so far stands above the question whether there is more.
        asks_for_more = stem(self.question) == "more"
        self.layout = [Question(self.question, heading=not asks_for_more, size="m" if asks_for_more else "l")]

    def put(self) -> Answers:
        """Under the question's name without its number."""
        name = {"placesnow": "places_now"}.get(self.question, stem(self.question))
        return self.told.but(**{name: self.cleaned_data[self.question]})


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


class SinceForm(ChoiceForm):
    """When the time in care began that goes on, or went on to 18."""

    reveals = {ON_A_DATE: "since_on"}

    def build(self) -> None:
        """A date under one of the answers."""
        super().build()
        self.fields["since_on"] = PartDateField(
            label="When?",
            help_text="The month and the year are enough. Leave the day empty if you do not know it.",
            called="The start",
            error_messages={"required": "Enter the month and the year when it started"},
        )

    def clean(self) -> dict[str, Any] | None:
        """The day must be one on which somebody can come into care."""
        cleaned = super().clean()
        self.check_past("since_on", "The start")
        self.check_child("since_on", "The start")
        return cleaned

    def put(self) -> Answers:
        """The answer, and its date."""
        return super().put().but(since_on=self.cleaned_data.get("since_on"))


class SpellForm(QuestionForm):
    """A time from one day to another."""

    first, last = "It started", "It ended"
    last_required, last_hint = True, ""

    def build(self) -> None:
        """Two dates, each of which may be short of its day."""
        self.fields["first"] = PartDateField(
            label=self.first,
            called="The start",
            error_messages={"required": "Enter the month and the year when it started"},
        )
        self.fields["last"] = PartDateField(
            label=self.last,
            help_text=self.last_hint,
            called="The end",
            required=self.last_required,
            error_messages={"required": "Enter the month and the year when it ended"},
        )
        self.layout = [Question("first", size="m"), Question("last", size="m")]

    def clean(self) -> dict[str, Any] | None:
        """Both days must be possible, and the last not before the first."""
        cleaned = super().clean() or {}
        self.check_past("first", "The start")
        self.check_past("last", "The end")
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        if first and last and last.latest < first.earliest:
            self.add_error("last", "The end must be after the start")
        return cleaned

    @property
    def spell(self) -> Spell:
        """What was entered, once it is valid."""
        return Spell(self.cleaned_data["first"], self.cleaned_data.get("last"))


class PeriodForm(SpellForm):
    """One time in care, by its number."""

    @staticmethod
    def prefix_of(question: str) -> str:
        """period2 → p2"""
        return question.replace("period", "p")

    def clean(self) -> dict[str, Any] | None:
        """It must have begun before 18."""
        cleaned = super().clean()
        self.check_child("first", "The start")
        return cleaned

    def put(self) -> Answers:
        """One time more, after which the question whether there were others is open again."""
        return self.told.but(periods=(*self.told.periods, self.spell), more="")


class HomeForm(SpellForm):
    """When somebody lived at home."""

    first, last = "When you started to live there", "When you stopped living there"
    last_required, last_hint = False, "If you still live there, leave this empty."

    @staticmethod
    def prefix_of(question: str) -> str:
        """Its own name: "home" is the question before it."""
        return "homewhen"

    def put(self) -> Answers:
        """The time at home."""
        return self.told.but(home_spell=self.spell)


class GuardianForm(ChoiceForm):
    """Special guardianship, and when it began, if that is known."""

    reveals = {YES: "guardian_on"}

    def build(self) -> None:
        """A date under "yes"."""
        super().build()
        self.fields["guardian_on"] = PartDateField(
            label="When did the court decide?",
            help_text="If you do not know, leave it empty. The month and the year are enough.",
            called="The court's date",
            required=False,
        )

    def clean(self) -> dict[str, Any] | None:
        """An order is made for a child."""
        cleaned = super().clean()
        self.check_past("guardian_on", "The court's date")
        self.check_child("guardian_on", "The court's date")
        return cleaned

    def put(self) -> Answers:
        """The answer, and its date."""
        return super().put().but(guardian_on=self.cleaned_data.get("guardian_on"))


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
