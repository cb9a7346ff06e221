"""The young person's answers before a review: a short page for each heading, and the page that shares them."""

from collections.abc import Iterable
from typing import Any

from django import forms

from leaving_care.forms import PageForm, Radios, Textarea, TextareaField
from pathways.models import Goal, StillRight
from pathways.models.plans import LONG

ANSWERS = [(said.value, said.label.capitalize()) for said in StillRight]
INLINE = {"class": "govuk-radios--inline"}
CHOOSE = {"invalid_choice": "Choose one of the answers"}


class StepForm(PageForm):
    """One heading: their words now, and two questions for each goal. Nothing has to be answered."""

    button = ""

    def __init__(self, *args: Any, asks: str, goals: Iterable[Goal], **kwargs: Any):
        self.goals = list(goals)
        super().__init__(*args, **kwargs)
        self.fields["words"] = TextareaField(
            label=asks, required=False, max_length=LONG, widget=Textarea(rows=6, threshold=90)
        )
        for goal in self.goals:
            self.fields[f"right-{goal.thread.hex}"] = _question("Is this still right for you?")
            self.fields[f"met-{goal.thread.hex}"] = _question("Is it happening?")

    @property
    def words(self) -> str:
        """What they wrote."""
        return self.cleaned_data.get("words") or ""

    @property
    def views(self) -> list[dict[str, Any]]:
        """What they said of each goal, as rows of GoalView; those that they left out are left out."""
        made = [
            {
                "goal": goal.thread,
                "still_right": self.cleaned_data.get(f"right-{goal.thread.hex}", ""),
                "being_met": self.cleaned_data.get(f"met-{goal.thread.hex}", ""),
            }
            for goal in self.goals
        ]
        return [view for view in made if view["still_right"] or view["being_met"]]

    @property
    def drawn(self) -> list[dict[str, Any]]:
        """For the page: each goal with its questions."""
        return [
            {"goal": goal, "right": self[f"right-{goal.thread.hex}"], "met": self[f"met-{goal.thread.hex}"]}
            for goal in self.goals
        ]


class ShareForm(PageForm):
    """Nothing to fill in: the button says it."""

    button = ""


def _question(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=ANSWERS, required=False, widget=Radios(INLINE), error_messages=CHOOSE)
