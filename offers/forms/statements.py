"""A statement as editors fill it in: only what its kind needs is asked."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from leaving_care.forms import DateField
from leaving_care.law import statuses
from offers.forms.answers import OneOf, check_ages
from offers.forms.markdown import MarkdownField
from offers.forms.rows import RowForm, Section
from offers.models import Statement

Kind = Statement.Kind
WORDS = ("title", "text")
# What each kind asks beside its title and its text; `needed` cannot be left out.
ASKED: dict[str, tuple[str, ...]] = {
    Kind.PLEDGE: ("parent",),
    Kind.PRINCIPLE: ("parent",),
    Kind.EXTRA_SUPPORT: ("parent",),
    Kind.PROMISE: ("owner", "due_on", "due_as_printed", "state", "parent"),
    Kind.STATUS_WORDING: ("status", "age_from", "age_to"),
    Kind.ALLOCATION: ("age_from",),
    Kind.NOTICE: ("until",),
    Kind.FIGURE: ("figure", "said_by", "on"),
    Kind.ANNOUNCEMENT: ("on",),
    Kind.YOU_SAID: ("state",),
}
NEEDED: dict[str, dict[str, str]] = {
    Kind.NOTICE: {
        "title": "Say in a few words what is the matter",
        "until": "Say until which day it stands. It goes by itself after that day",
    },
    Kind.PROMISE: {"owner": "Say who answers for it, by their post"},
    Kind.ANNOUNCEMENT: {"on": "Say from which day it is"},
    Kind.FIGURE: {"figure": "Enter the number, in figures"},
}
OVER = "“Its last day” cannot be before today: nobody would see the notice"
DUE = "Say by which day, or how it is printed"
LEADS: dict[str, str] = {
    Kind.ABOUT: "What the offer is, at its head.",
    Kind.PLEDGE: "Something the council says it will always do.",
    Kind.PRINCIPLE: "One of the ideas by which a council looks after the young people in its care.",
    Kind.HOW_IT_WORKS: "A part of the page on how the service works.",
    Kind.PROMISE: "Something the council will do, with who answers for it and by when.",
    Kind.STATUS_WORDING: "The council’s own words on who can get help. They are shown beside the law’s.",
    Kind.RIGHT: "Something a young person has a right to.",
    Kind.EXTRA_SUPPORT: "When the council looks at whether somebody needs more.",
    Kind.GROUP: "A group that young people can join.",
    Kind.YOU_SAID: "What young people said, and what came of it.",
    Kind.NOTICE: (
        "It stands on the first page with this edition, until its last day. "
        "What is so today (our phones are down) is put up at the desk, under “Put up a notice”."
    ),
    Kind.FIGURE: "A number the council gives, with where it is from.",
    Kind.ANNOUNCEMENT: "Something new, with the day it is from.",
    Kind.ALLOCATION: "When somebody gets a personal adviser.",
}


class StatementForm(RowForm):
    """A statement of one kind."""

    text = MarkdownField(label="The words", required=False)
    due_on = DateField(label="By which day", required=False)
    until = DateField(label="Its last day", required=False)
    on = DateField(label="Which day it is about", required=False)
    parent = OneOf(label="Part of", required=False, blank="Nothing: it stands by itself")
    status = forms.ChoiceField(
        label="Which status it is about",
        required=False,
        choices=[("", "None of them alone"), *((key, each.name) for key, each in statuses().items())],
    )

    class Meta:
        model = Statement
        fields = (
            *WORDS, "owner", "due_on", "due_as_printed", "state", "until", "on", "status", "age_from", "age_to", "figure",
            "said_by", "parent",
        )  # fmt: skip
        labels = {
            "title": "Title",
            "owner": "Who answers for it",
            "due_as_printed": "How the day is printed, if it is no day",
            "state": "How far it is",
            "age_from": "From age",
            "age_to": "To age",
            "figure": "The number",
            "said_by": "Where it is from",
        }
        help_texts = {"owner": "A post, not a name: Head of Leaving Care.", "due_as_printed": "Example: early 2027."}
        widgets = {
            name: forms.NumberInput({"class": "govuk-input--width-4"}) for name in ("age_from", "age_to", "figure")
        }

    def __init__(
        self,
        data: Any = None,
        *,
        kind: str,
        today: date,
        row: Statement | None = None,
        parents: Sequence[Statement] = (),
        **kwargs: Any,
    ):
        super().__init__(data, row=row, **kwargs)
        self.kind, self.today = kind, today
        asked = {*WORDS, *ASKED.get(kind, ())}
        for name in set(self.fields) - asked:
            del self.fields[name]
        if "parent" in self.fields:
            self.fields["parent"].offer(parents)  # type: ignore[attr-defined]
            if not parents:
                del self.fields["parent"]
        for name, words in NEEDED.get(kind, {}).items():
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = words
        if "until" in self.fields:
            self.fields["until"].help_text = "It goes from every page by itself after this day."
        self.sections = (Section("words", "", tuple(name for name in self._meta.fields or () if name in self.fields)),)

    def clean(self) -> dict[str, Any] | None:
        """It says something; a promise has its day; a notice is not over; ages do not run backwards."""
        cleaned = super().clean()
        said = self.cleaned_data
        if not said.get("title") and not said.get("text") and not {"title", "text"} & self.errors.keys():
            self.add_error("title", "Give it a title, or words")
        if self.kind == Kind.PROMISE and "due_on" in said and not (said["due_on"] or said.get("due_as_printed")):
            self.add_error("due_on", DUE)
        if said.get("until") and said["until"] < self.today:
            self.add_error("until", OVER)
        check_ages(self)
        return cleaned
