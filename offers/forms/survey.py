"""A survey as people answer it: a few items on a screen, and every question may be left out."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.html import format_html

from leaving_care.forms import Question, Radios, TextareaField
from offers.actions.surveys import NOTHING_SAID, Said
from offers.models import ItemAnswer, ItemTheme, Survey
from offers.open_forms import OpenForm
from offers.survey_results import BANDS

A_SCREEN = 4  # items on a screen: a page stays small, and short to scroll on a small phone
LONGEST = 2000
TOO_LONG = f"This is too long. Make it {LONGEST:,} characters or fewer"
NOT_AN_ANSWER = "Choose one of the answers, or leave it out"
PARTS = ("useful", "clear", "missing")
LAST = ("anything_else", "age_band")
Data = QueryDict | dict[str, Any]


def screens(items: Sequence[ItemTheme]) -> list[list[ItemTheme]]:
    """The items of each screen. A short survey has one, any other a last screen without items."""
    parts = [list(items[start : start + A_SCREEN]) for start in range(0, len(items), A_SCREEN)]
    return parts if len(parts) == 1 else [*parts, []]


class SurveyForm(OpenForm):
    """One screen of a survey; with `screen` None the whole, as it is checked in the end.

    `opened`: the token of a form that is shown again without being checked.
    """

    button = ""

    def __init__(
        self,
        survey: Survey,
        items: Sequence[ItemTheme],
        screen: int | None,
        data: Data | None = None,
        *,
        at: datetime,
        opened: str = "",
        **more: Any,
    ):
        self.purpose = f"survey.{survey.key}"
        self.items, self.screen = items, screen
        every = screens(items)
        self.number_of_screens = len(every)
        self.here = list(items) if screen is None else every[screen]
        self.is_whole = screen is None
        self.is_last = screen is None or screen == len(every) - 1
        super().__init__(data, at=at, opened=opened, **more)
        for listed in self.here:
            self.fields |= _questions(listed)
        if self.is_last:
            self.fields |= _last_questions()
        self.layout = [part for listed in self.here for part in _layout(listed)] + [*(LAST if self.is_last else ())]

    def raise_unless_a_person(self) -> None:
        """Only what is sent in the end is asked: a screen may be passed as fast as anybody likes."""
        if self.is_whole:
            super().raise_unless_a_person()

    def clean(self):
        """Somebody who sends it has said something."""
        cleaned = super().clean()
        if (
            self.is_whole
            and not self.errors
            and not any(cleaned.get(name) for name in self.fields if name != "age_band")
        ):
            raise forms.ValidationError(NOTHING_SAID)
        return cleaned

    def said(self) -> dict[int, Said]:
        """What was said, by the item's identity."""
        told = self.cleaned_data
        return {
            row.item.identity_id: Said(*(told.get(name, "") for name in names(row))) for row in self.here if row.item_id
        }

    def words_in(self, sent: Data) -> list[str]:
        """What was written on any screen, no longer than it may be; nothing of fields that the survey does not have."""
        written = [names(listed)[-1] for listed in self.items] + [LAST[0]]
        return [str(sent.get(name, ""))[:LONGEST] for name in written]

    def screen_with_a_mistake(self) -> int:
        """Which screen to turn to: the first with a mistake, or else the last."""
        for number, part in enumerate(screens(self.items)):
            if any(name in self.errors for listed in part for name in names(listed)):
                return number
        return self.number_of_screens - 1


def names(listed: ItemTheme) -> list[str]:
    """What the questions about an item are called in the form."""
    return [f"{listed.item.identity.key}-{part}" for part in PARTS]


def elsewhere(items: Sequence[ItemTheme], data: Data, here: SurveyForm) -> list[tuple[str, str]]:
    """What was filled in on other screens: it travels along unseen, for nothing is kept before it is sent."""
    every = [name for listed in items for name in names(listed)] + [*LAST]
    return [(name, str(data[name])) for name in every if name not in here.fields and data.get(name)]


def _questions(listed: ItemTheme) -> dict[str, forms.Field]:
    useful, clear, missing = names(listed)
    return {
        useful: _choice(_about("Is this useful?", listed), ItemAnswer.Useful.choices),
        clear: _choice(_about("Is it clear?", listed), ItemAnswer.Useful.choices),
        missing: _words(_about("What is missing?", listed)),
    }


def _last_questions() -> dict[str, forms.Field]:
    return {
        "anything_else": _words("Anything else?", 4),
        "age_band": _choice("How old are you?", [*BANDS, ("", "I would rather not say")]),
    }


def _about(question: str, listed: ItemTheme) -> str:
    # Several items ask the same: who hears the page is told which.
    return format_html('{}<span class="govuk-visually-hidden"> ({})</span>', question, listed.item.name)


def _choice(label: str, choices: Sequence[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        required=False,
        widget=Radios(),
        error_messages={"invalid_choice": NOT_AN_ANSWER},
    )


def _words(label: str, rows: int = 2) -> TextareaField:
    field = TextareaField(label=label, required=False, widget=forms.Textarea({"rows": rows}))
    # Not as the field's own limit, which a browser enforces by dropping, unsaid, what is pasted beyond it.
    field.validators.append(_short_enough)
    return field


def _short_enough(text: str) -> None:
    if len(text) > LONGEST:
        raise forms.ValidationError(TOO_LONG)


def _layout(listed: ItemTheme) -> list[Any]:
    useful, clear, missing = names(listed)
    return [_Draft(listed), Question(useful), Question(clear), Question(missing)]


class _Draft:
    """An item's name, and its words to open in place, before the questions about it."""

    def __init__(self, listed: ItemTheme):
        self.listed = listed

    def render(self, form, context, template_pack="", **kwargs):
        """The item's HTML."""
        return render_to_string("public/parts/survey_item.html", {"item": self.listed.item, "theme": self.listed.theme})
