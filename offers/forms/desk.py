"""Forms of the desk: starting an edition, and what is said of one as a whole."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from leaving_care.dates import in_words
from leaving_care.forms import CheckboxesField, DateField, PageForm, Radios
from leaving_care.law import provisions
from offers.forms.markdown import MarkdownField
from offers.models import Edition

TOO_LONG = "Enter %(limit_value)d characters or fewer"
CHOOSE = "Choose one of the list"
TOO_EARLY = (
    "Edition {0} is in force and applies from {1}. Choose that day or a later one: with an earlier first day this would be an "
    "earlier edition as soon as it is published, and that cannot be undone"
)
NOTHING = "nothing"
# The Acts that are about an offer as a whole; what an edition names beside them stays in the list.
ABOUT_OFFERS = ("clca2000", "cswa2017-", "cwsa2026-")


def line(label: str, longest: int, *, missing: str = "", hint: str = "") -> forms.CharField:
    """A line of text. `missing`: what is said where it has to be there and is not; blank where it need not be."""
    words = {"max_length": TOO_LONG, **({"required": missing} if missing else {})}
    return forms.CharField(
        label=label, max_length=longest, required=bool(missing), help_text=hint, error_messages=words
    )


def lines(label: str, *, hint: str = "", rows: int = 6) -> MarkdownField:
    """A text in Markdown that may be left empty."""
    field = MarkdownField(label=label, required=False, help_text=hint)
    field.widget.attrs["rows"] = rows
    return field


class FirstDayForm(PageForm):
    """A form that asks for an edition's first day. `in_force`: the edition that readers have now; None: none."""

    def __init__(self, *args: Any, in_force: Edition | None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.in_force = in_force

    def clean_effective_from(self) -> date | None:
        """No day before the first of the edition in force: it would be an earlier edition as soon as it is out."""
        day: date | None = self.cleaned_data["effective_from"]
        now = self.in_force
        if day and now and now.effective_from and day < now.effective_from:
            raise ValidationError(TOO_EARLY.format(now.number, in_words(now.effective_from)))
        return day


class DoForm(PageForm):
    """A button and nothing else."""

    def __init__(self, *args: Any, button: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.button = button


class StartForm(FirstDayForm):
    """Which edition to start from, and what is asked for anew. `editions`: those that there are, the newest first."""

    start_from = forms.ChoiceField(
        label="Start from",
        widget=Radios(),
        error_messages={"required": "Choose what to start from", "invalid_choice": CHOOSE},
    )
    title = line(
        "Title of the new edition", 120, hint="Leave it empty to keep the title of the edition that you start from."
    )
    effective_from = DateField(
        label="From which day does it apply?",
        called="The first day",
        required=False,
        help_text="Leave it empty if that is not decided yet.",
    )
    button = "Start the draft"

    def __init__(self, *args: Any, editions: Sequence[Edition], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["start_from"].choices = [  # type: ignore[attr-defined]
            *((str(row.number), f"Edition {row.number}: {row.title}, with everything in it") for row in editions),
            (NOTHING, "Nothing: an empty draft"),
        ]

    def clean(self) -> dict[str, Any] | None:
        """An empty draft has no title to keep."""
        cleaned = super().clean()
        if self.cleaned_data.get("start_from") == NOTHING and not self.cleaned_data.get("title", "x"):
            self.add_error("title", "Give the edition a title")
        return cleaned


class FactsForm(FirstDayForm):
    """What is said of an edition as a whole."""

    title = line("Title", 120, missing="Give the edition a title")
    subtitle = line("Subtitle", 200)
    effective_from = DateField(label="From which day does it apply?", called="The first day", required=False)
    effective_from_note = line("What to know about that day", 200, hint="If there is anything.")
    review_due_on = DateField(
        label="By which day do you look at it again?",
        called="The day",
        required=False,
        help_text="A year away at most.",
    )
    foreword = lines("Foreword", hint="Markdown. From whoever answers for the offer.", rows=10)
    other_formats = lines("Other formats", hint="How to ask for another format or language. Markdown.")
    legal_basis = CheckboxesField(
        label="Which law the offer as a whole rests on",
        required=False,
        error_messages={"invalid_choice": CHOOSE},
    )
    button = "Save"

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        chosen = self.initial.get("legal_basis") or []
        book = provisions()
        choices = [(id, row.title) for id, row in book.items() if id in chosen or id.startswith(ABOUT_OFFERS)]
        choices += [(id, id) for id in chosen if id not in book]
        self.fields["legal_basis"].choices = choices  # type: ignore[attr-defined]
