"""Forms of a young person about their plan: their words, their answers, what went well, and words that they prefer."""

import uuid
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms

from leaving_care.forms import DateField, Question, Radios, TextareaField
from offers.languages import LANGUAGES
from pathways.forms.me import OwnForm
from pathways.models import Answer
from pathways.models.plans import LONG

CHOOSE = "Choose one of the answers"
FIRST_YEAR = 2000
WHOLE = "plan"  # what the fields about the plan itself are called, beside those of its goals


def shorter(most: int) -> dict[str, str]:
    """What is said of a text that is too long."""
    return {"max_length": f"Write {most} characters or fewer"}


def line(label: str, most: int, *, missing: str = "", hint: str = "") -> forms.CharField:
    """A line of text. `missing`: what is said where it has to be there; blank: it may be left empty."""
    words = shorter(most) | ({"required": missing} if missing else {})
    widget = forms.TextInput({"autocomplete": "off"})
    return forms.CharField(
        label=label, max_length=most, required=bool(missing), help_text=hint, widget=widget, error_messages=words
    )


def lines(label: str, most: int, *, missing: str = "", hint: str = "", rows: int = 4) -> TextareaField:
    """A few lines of text."""
    words = shorter(most) | ({"required": missing} if missing else {})
    field = TextareaField(label=label, max_length=most, required=bool(missing), help_text=hint, error_messages=words)
    field.widget.attrs["rows"] = rows
    return field


def one_of(label: str, choices: Iterable[tuple[str, str]], *, missing: str = "", hint: str = "") -> forms.ChoiceField:
    """One answer of a few."""
    words = {"invalid_choice": CHOOSE} | ({"required": missing} if missing else {})
    return forms.ChoiceField(
        label=label,
        choices=list(choices),
        required=bool(missing),
        help_text=hint,
        widget=Radios(),
        error_messages=words,
    )


class WordsForm(OwnForm):
    """Their view under one heading, in their own words. `asks`: what they are asked."""

    text = lines("", LONG, missing="Write something first", rows=8)
    language = forms.ChoiceField(
        label="Which language is this in?",
        required=False,
        choices=[("", "English"), *((each.code, each.own) for each in LANGUAGES.values() if each.code != "en")],
        error_messages={"invalid_choice": CHOOSE},
    )

    def __init__(self, *args: Any, asks: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["text"].label = asks

    layout = [Question("text", size="s"), "language"]


class AnswersForm(OwnForm):
    """Whether they agree with a plan and with each of its goals. `goals`: thread and text. What is left open stays as it is.

    `whole`: whether the plan itself is asked about, too.
    """

    asks = "Do you agree with the plan?"

    def __init__(self, *args: Any, goals: Iterable[tuple[uuid.UUID, str]], whole: bool = True, **kwargs: Any):
        super().__init__(*args, **kwargs)
        asked: list[tuple[uuid.UUID | None, str]] = [(None, self.asks)] if whole else []
        asked += [(thread, f"Goal: {text}") for thread, text in goals]
        self.about: dict[str, uuid.UUID | None] = {}
        layout: list[Any] = []
        for thread, question in asked:
            name = thread.hex if thread else WHOLE
            self.about[name] = thread
            self.fields[f"said_{name}"] = one_of(question, Answer.Said.choices)
            self.fields[f"why_{name}"] = lines(
                "Why?" if thread is None else f"Why? About: {text_of(question)}",
                2000,
                hint="You can leave this empty.",
                rows=2,
            )
            layout += [Question(f"said_{name}", size="m" if thread is None else "s"), f"why_{name}"]
        self.layout = layout

    @classmethod
    def filled(cls, answers: Mapping[uuid.UUID | None, Answer]) -> dict[str, str]:
        """What they answered before, by the form's fields."""
        made: dict[str, str] = {}
        for thread, row in answers.items():
            name = thread.hex if thread else WHOLE
            made |= {f"said_{name}": row.said, f"why_{name}": row.reason}
        return made

    def clean(self) -> dict[str, Any] | None:
        """Something has to be answered, and a reason is a reason for an answer."""
        cleaned = super().clean()
        for name in self.about:
            if self.cleaned_data.get(f"why_{name}") and not self.cleaned_data.get(f"said_{name}"):
                if f"said_{name}" not in self.errors:
                    self.add_error(f"said_{name}", "Choose an answer to go with what you wrote")
        if not self.errors and not self.said:
            self.add_error(None, "Choose at least one answer")
        return cleaned

    @property
    def said(self) -> dict[uuid.UUID | None, tuple[str, str]]:
        """Answer and reason, by goal; None: the plan."""
        return {
            thread: (self.cleaned_data[f"said_{name}"], self.cleaned_data.get(f"why_{name}") or "")
            for name, thread in self.about.items()
            if self.cleaned_data.get(f"said_{name}")
        }


def text_of(question: str) -> str:
    """A goal's text, short enough for the label of a further box."""
    text = question.removeprefix("Goal: ")
    return text if len(text) <= 60 else f"{text[:57].rstrip()}…"


class MeaningForm(OwnForm):
    """The one question after a review."""

    said = one_of(
        "Does this plan mean something to you?",
        [("yes", "Yes"), ("partly", "Partly"), ("no", "No")],
        missing="Choose yes, partly or no",
    )
    words = lines("What would make it mean more?", 2000, hint="You can leave this empty.")
    layout = [Question("said", size="m"), Question("words", size="s")]


class AchievementForm(OwnForm):
    """Something that went well."""

    text = line("What went well?", 500, missing="Write what went well", hint="It can be small. It is yours.")
    on = DateField(label="When was it?", called="The day", error_messages={"required": "Enter the day"})
    layout = [Question("text", size="s"), Question("on", size="s")]

    def __init__(self, *args: Any, today: date, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_on(self) -> date:
        """A day that has come."""
        day: date = self.cleaned_data["on"]
        if day > self.today:
            raise forms.ValidationError("The day cannot be in the future")
        if day.year < FIRST_YEAR:
            raise forms.ValidationError(f"Enter a year from {FIRST_YEAR} on")
        return day


class PreferredWordForm(OwnForm):
    """A word that they do not want, and the one that they prefer."""

    word = line("A word you do not want", 60, missing="Write the word that you do not want")
    instead = line("What would you like instead?", 60, hint="Leave this empty if there is none.")
    layout = [Question("word", size="s"), Question("instead", size="s")]


class SureForm(OwnForm):
    """Nothing to fill in: the button says it."""
