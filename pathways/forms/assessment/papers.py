"""The form of important papers: one question for each, and what its answer asks for besides."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.text import capfirst

from leaving_care.forms import DateField, Question, Radios
from pathways.forms.assessment.writing import DatedForm
from pathways.models import Paper

HAVE, GETTING = Paper.State.HAVE.value, Paper.State.GETTING.value
REGISTERED = ("doctor", "dentist", "optician")
STATES = [
    (HAVE, "Yes"),
    (Paper.State.MISSING.value, "No, it is missing"),
    (GETTING, "Somebody is getting it"),
    ("", "Not recorded yet"),
]


class PapersForm(DatedForm):
    """How it is with each kind. `kinds`: kind → words; `rows`: what is recorded, by kind."""

    def __init__(self, *args: Any, kinds: Mapping[str, str], rows: Mapping[str, Paper], **kwargs: Any):
        self.kinds, self.rows = kinds, rows
        super().__init__(*args, **kwargs)
        for kind, words in kinds.items():
            self.fields.update(self._fields(kind, words))
            if kind in rows:
                row = rows[kind]
                self.initial.update(
                    {
                        kind: row.state,
                        f"{kind}_had_on": row.had_on,
                        f"{kind}_who": row.who,
                        f"{kind}_by_when": row.by_when,
                    }
                )
        self.layout = [Question(kind, size="s") for kind in kinds]

    def _fields(self, kind: str, words: str) -> dict[str, forms.Field]:
        called = capfirst(words)
        return {
            kind: forms.ChoiceField(
                label=f"{called}: are they registered?" if kind in REGISTERED else f"{called}: do they have it?",
                choices=STATES,
                required=False,
                widget=Radios(
                    reveals={HAVE: f"{kind}_had_on", GETTING: (f"{kind}_who", f"{kind}_by_when")},
                ),
                error_messages={"invalid_choice": "Choose one of the answers"},
            ),
            f"{kind}_had_on": DateField(
                label="Since when, if you know", called=f"{called}: since when", required=False
            ),
            f"{kind}_who": forms.CharField(
                label="Who is getting it?",
                max_length=120,
                error_messages={
                    "required": f"{called}: say who is getting it",
                    "max_length": "Enter 120 characters or fewer",
                },
            ),
            f"{kind}_by_when": DateField(
                label="By when?",
                called=f"{called}: by when",
                error_messages={"required": f"{called}: say by when"},
            ),
        }

    def clean(self) -> dict[str, Any] | None:
        """Nothing was had in the future, and nothing new is promised for a day that is past."""
        cleaned = super().clean()
        for kind in self.kinds:
            had_on, by_when = (self.cleaned_data.get(f"{kind}_{name}") for name in ("had_on", "by_when"))
            if had_on and not self.person.date_of_birth <= had_on <= self.today:
                self.add_error(f"{kind}_had_on", "Write a day of their life that is not to come")
            is_new = kind not in self.rows or self.rows[kind].by_when != by_when
            if by_when and is_new and not self.today <= by_when <= date(self.today.year + 10, 12, 31):
                self.add_error(f"{kind}_by_when", "Write a day from today on, in the next ten years")
        return cleaned

    @property
    def values(self) -> dict[str, dict[str, Any]]:
        """By kind, the row's fields. What the answer did not ask for is blank."""
        return {kind: self._values(kind) for kind in self.kinds}

    def _values(self, kind: str) -> dict[str, Any]:
        said = self.cleaned_data
        had, getting = said[kind] == HAVE, said[kind] == GETTING
        return {
            "state": said[kind],
            "had_on": said[f"{kind}_had_on"] if had else None,
            "who": said[f"{kind}_who"] if getting else "",
            "by_when": said[f"{kind}_by_when"] if getting else None,
        }
