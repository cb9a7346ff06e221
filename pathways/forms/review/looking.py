"""The form of a review's screens: for each heading how it is now, what is said of its goals and actions, and what is new."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from leaving_care.forms import PageForm, Textarea, TextareaField
from leaving_care.models import Membership
from pathways.actions.review_looks import NEW as NEW_GOAL
from pathways.actions.review_looks import Look
from pathways.actions.review_rules import GOES_ON, wrong_in_action, wrong_in_goal
from pathways.forms.review.asked import ELSE, HEADING, ME, goals_of, of_action, of_goal, of_new
from pathways.models import Goal, PlanAction
from pathways.models.plans import LONG

GOAL, ACTION = ("still_right", "being_met", "text", "stopped"), ("outcome", "why", "due_on", "what")
NEW = ("new_goal", "new_what", "new_for", "new_who", "new_name", "new_due_on")


class LookForm(PageForm):
    """Headings of a review (`blocks`, of pathways.views.review.material), prefilled with what was. `today` dates new days."""

    button = ""

    def __init__(self, *args: Any, blocks: Iterable[Any], today: date, name: str, **kwargs: Any):
        self.blocks, self.today, self.called = list(blocks), today, name
        super().__init__(*args, **kwargs)
        for block in self.blocks:
            self._ask(block)

    def _ask(self, block: Any) -> None:
        more = dict[str, forms.Field](
            now=TextareaField(
                label="How things are now", required=False, max_length=LONG, initial=block.section.now,
                widget=Textarea(rows=6),
            ),
        )  # fmt: skip
        self._add(block.key, more)
        for beside in block.goals:
            self._add(beside.row.key.hex, of_goal(beside.row))
        for beside in block.actions:
            self._add(beside.row.key.hex, of_action(beside.row, beside.is_past(self.today), beside.is_ticked))
        self._add(block.key, of_new(self.called, goals_of(block)))

    def _add(self, key: str, fields: dict[str, forms.Field]) -> None:
        self.fields |= {f"{name}-{key}": field for name, field in fields.items()}

    def clean(self) -> dict[str, Any] | None:
        """Every goal and every action has its answers, and what is new is whole."""
        cleaned = super().clean()
        for block in self.blocks:
            for beside in block.goals:
                said = self._said(GOAL, beside.row.key.hex)
                self._blame(beside.row.key.hex, wrong_in_goal(beside.row, said, beside.then.text, self.today))
            for beside in block.actions:
                said = self._said(ACTION, beside.row.key.hex)
                self._blame(beside.row.key.hex, wrong_in_action(beside.row, said, beside.then.what, self.today))
            self._blame(block.key, self._wrong_in_new(self._said(NEW, block.key)))
            self._blame(block.key, self._wrong_in_goal_of_new(block))
        return cleaned

    def _said(self, names: Iterable[str], key: str) -> dict[str, Any]:
        return {name: self.cleaned_data.get(f"{name}-{key}") for name in names}

    def _blame(self, key: str, wrong: dict[str, str]) -> None:
        for name, words in wrong.items():
            if f"{name}-{key}" not in self.errors:
                self.add_error(f"{name}-{key}", words)

    def _wrong_in_new(self, said: dict[str, Any]) -> dict[str, str]:
        if not said["new_what"]:
            is_begun = said["new_name"] or said["new_due_on"]
            return {"new_what": "Say what will be done"} if is_begun else {}
        wrong = {}
        if not said["new_who"]:
            wrong["new_who"] = "Say who will do it"
        elif said["new_who"] == ELSE and not said["new_name"]:
            wrong["new_name"] = "Write their name"
        if said["new_due_on"] is None:
            wrong["new_due_on"] = "Say by when"
        elif said["new_due_on"] < self.today:
            wrong["new_due_on"] = "The day cannot be in the past"
        return wrong

    def _wrong_in_goal_of_new(self, block: Any) -> dict[str, str]:
        said = self._said(NEW, block.key)
        if not said["new_what"]:
            return {}
        if said["new_for"] == NEW_GOAL and not said["new_goal"]:
            return {"new_goal": "Write the new goal, or choose another one for the action"}
        stops = {one.row.key.hex for one in block.goals if self.cleaned_data.get(f"stopped-{one.row.key.hex}")}
        return {"new_for": "That goal stops. Choose another one"} if said["new_for"] in stops else {}

    def looks(self, worker: Membership | None) -> list[Look]:
        """What was answered, for pathways.actions.reviews.look_at. `worker`: whoever fills it in."""
        return [self._look(block, worker) for block in self.blocks]

    def _look(self, block: Any, worker: Membership | None) -> Look:
        new = self._said(NEW, block.key)
        added: list[tuple[Any, dict[str, Any]]] = []
        if new["new_goal"]:
            added.append((Goal, {"text": new["new_goal"]}))
        if new["new_what"]:
            who = {
                "owner_kind": new["new_who"],
                "worker": worker if new["new_who"] == ME else None,
                "owner_name": new["new_name"] if new["new_who"] == ELSE else "",
            }
            said = {"what": new["new_what"], "due_on": new["new_due_on"], "goal": self._goal_of_new(block), **who}
            added.append((PlanAction, said))
        return Look(
            block.section,
            self.cleaned_data[f"now-{block.key}"],
            {beside.row: self._said(GOAL, beside.row.key.hex) for beside in block.goals},
            {beside.row: self._said_of_action(beside.row) for beside in block.actions},
            added,
        )

    def _said_of_action(self, row: PlanAction) -> dict[str, Any]:
        """What is done or stopped keeps the day that it had."""
        said = self._said(ACTION, row.key.hex)
        return said if said["outcome"] in GOES_ON else {name: said[name] for name in said if name != "due_on"}

    def _goal_of_new(self, block: Any) -> Goal | str | None:
        """Left open, a new action goes with the goal that is new; without one it is for the heading as a whole."""
        said = self._said(NEW, block.key)
        chosen = said["new_for"] or (NEW_GOAL if said["new_goal"] else HEADING)
        return chosen if chosen == NEW_GOAL else goals_of(block).get(chosen)

    @property
    def drawn(self) -> list[dict[str, Any]]:
        """For the page: each heading with its questions."""

        def bound(names: Iterable[str], key: str) -> dict[str, Any]:
            return {name: self[f"{name}-{key}"] for name in names}

        return [
            {
                "block": block,
                "now": self[f"now-{block.key}"],
                "new": bound(NEW, block.key),
                "new_is_open": any(f"{name}-{block.key}" in self.errors for name in NEW)
                or any(self[f"{name}-{block.key}"].value() for name in ("new_goal", "new_what")),
                "goals": [{"beside": one, **bound(GOAL, one.row.key.hex)} for one in block.goals],
                "actions": [
                    {"beside": one, "is_past": one.is_past(self.today), **bound(ACTION, one.row.key.hex)}
                    for one in block.actions
                ],
            }
            for block in self.blocks
        ]


class RestForm(PageForm):
    """Headings that are the same as last time, ticked one by one; what is not ticked stays open."""

    button = ""

    def __init__(self, *args: Any, blocks: Iterable[Any], **kwargs: Any):
        self.blocks = list(blocks)
        super().__init__(*args, **kwargs)
        for block in self.blocks:
            said = f"Same as last time: {block.section.heading}"
            self.fields[f"same-{block.key}"] = forms.BooleanField(
                label=said, required=False, initial=block.is_looked_at, disabled=block.is_looked_at
            )

    def clean(self) -> dict[str, Any] | None:
        """Something has to be ticked while something is open."""
        cleaned = super().clean()
        if not self.chosen and not all(block.is_looked_at for block in self.blocks):
            self.add_error(None, "Tick what is the same as last time, or open what has changed")
        return cleaned

    @property
    def chosen(self) -> list[Any]:
        """The headings that were ticked now."""
        return [block for block in self.blocks if self.cleaned_data.get(f"same-{block.key}") and not block.is_looked_at]

    @property
    def drawn(self) -> list[dict[str, Any]]:
        """For the page: each heading with its tick."""
        return [{"block": block, "same": self[f"same-{block.key}"]} for block in self.blocks]
