"""The questions of "Am I a care leaver in law?" that ask for dates, of which the day may be left blank."""

from typing import Any

from entitlements.forms.part_dates import PartDateField
from entitlements.forms.status_question import ChoiceForm, QuestionForm
from entitlements.questions import Answers, Spell
from entitlements.questions.answers import ON_A_DATE, YES
from leaving_care.forms import Question


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
