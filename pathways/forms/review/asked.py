"""The questions of a review's screens: of each goal and action that there was, and of what is new."""

from collections.abc import Mapping
from typing import Any

from django import forms

from leaving_care.forms import DateField, Radios
from pathways.actions.review_looks import NEW as NEW_GOAL
from pathways.models import Goal, PlanAction, StillRight

Outcome = PlanAction.Outcome
ANSWERS = [(said.value, said.label.capitalize()) for said in StillRight]
OUTCOMES = [
    (Outcome.DONE, "Done"),
    (Outcome.CARRY_ON, "Carry on"),
    (Outcome.CHANGE, "Change"),
    (Outcome.STOP, "Stop"),
]
THEM, ME, ELSE = "young_person", "worker", "somebody"
INLINE = {"class": "govuk-radios--inline"}
HEADING = "heading"


def _answer(label: str, chosen: str, choices: Any = ANSWERS, **more: Any) -> forms.ChoiceField:
    wrong = {"invalid_choice": "Choose one of the answers"}
    return forms.ChoiceField(
        label=label,
        choices=choices,
        required=False,
        initial=chosen,
        widget=Radios(INLINE),
        error_messages=wrong,
        **more,
    )


def _line(label: str, most: int, initial: str = "", **more: Any) -> forms.CharField:
    widget = forms.TextInput({"autocomplete": "off"})
    wrong = {"max_length": f"Enter {most} characters or fewer"}
    return forms.CharField(
        label=label, max_length=most, initial=initial, required=False, widget=widget, error_messages=wrong, **more
    )


def of_goal(row: Goal) -> dict[str, forms.Field]:
    """What is asked of a goal."""
    return {
        "still_right": _answer("Is it still right?", row.still_right),
        "being_met": _answer("Is it being met?", row.being_met),
        "text": _line("The goal from now on", 500, row.text),
        "stopped": _line("If it stops: why", 300, row.stopped),
    }


def of_action(row: PlanAction, has_passed: bool, is_ticked: bool) -> dict[str, forms.Field]:
    """What is asked of an action. `has_passed`: its day is over, so that it needs a new one; `is_ticked`: they said it is done."""
    return {
        "outcome": _answer("What became of it?", row.outcome or (Outcome.DONE if is_ticked else ""), OUTCOMES),
        "why": _line("Because", 300, row.why, help_text="Needed if it changes or stops."),
        "due_on": DateField(
            label="The new day, if it goes on" if has_passed else "By when",
            called="By when",
            required=False,
            initial=None if has_passed else row.due_on,
        ),
        "what": _line("What will be done", 500, row.what),
    }


def goals_of(block: Any) -> dict[str, Goal]:
    """The goals under a heading that can have an action, by what the form calls them."""
    rows = [*(one.row for one in block.goals), *block.new_goals]
    return {row.key.hex: row for row in rows}


def of_new(name: str, goals: Mapping[str, Goal]) -> dict[str, forms.Field]:
    """A new goal and a new action under a heading. `name`: what the young person is called."""
    who = [(THEM, name), (ME, "Me"), (ELSE, "Somebody else")]
    aims = [(NEW_GOAL, "The new goal above"), *((key, goal.text) for key, goal in goals.items())]
    return {
        "new_goal": _line("A new goal", 500),
        "new_what": _line("A new action: what will be done?", 500),
        "new_for": forms.ChoiceField(
            label="Which goal is it for?",
            choices=[("", "Choose one"), *aims, (HEADING, "No goal: it is for the heading as a whole")],
            required=False,
            help_text="Leave it, and it is for the new goal above, if you write one.",
            error_messages={"invalid_choice": "Choose one of the answers"},
        ),
        "new_who": _answer("Who will do it?", "", who),
        "new_name": _line("If somebody else: their name", 120),
        "new_due_on": DateField(label="By when will it be done?", called="The day", required=False),
    }
