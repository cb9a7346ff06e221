"""What a review has to say of each goal and each action: asked by the form at its field, and by the action again."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from pathways.models import Goal, PlanAction, StillRight

Outcome = PlanAction.Outcome
GOES_ON = (Outcome.CARRY_ON, Outcome.CHANGE)


def wrong_in_goal(goal: Goal, said: Mapping[str, Any], was: str, today: date) -> dict[str, str]:
    """By field, what is missing of what a review says of a goal; empty: nothing. `was`: its words in the version before."""
    wrong = {}
    if not said.get("still_right"):
        wrong["still_right"] = f"Say whether “{was}” is still right"
    if not said.get("being_met"):
        wrong["being_met"] = f"Say whether “{was}” is being met"
    text = said.get("text", goal.text)
    if said.get("still_right") == StillRight.NO and text == was and not said.get("stopped"):
        wrong["stopped"] = f"Say why “{was}” stops, or change its words"
    if not text:
        wrong["text"] = "Write the goal, or say why it stops"
    return wrong


def wrong_in_action(row: PlanAction, said: Mapping[str, Any], was: str, today: date) -> dict[str, str]:
    """By field, what is missing of what a review says of an action; empty: nothing. `was`: its words in the version before."""
    outcome, due_on = said.get("outcome"), said.get("due_on", row.due_on)
    if not outcome:
        return {"outcome": f"Say what became of “{was}”"}
    wrong = {}
    if outcome in (Outcome.CHANGE, Outcome.STOP) and not said.get("why"):
        wrong["why"] = f"Say why you {outcome} “{was}”"
    if outcome not in GOES_ON:
        return wrong
    if not said.get("what", row.what):
        wrong["what"] = "Write what will be done, or choose “stop”"
    if due_on is None:
        wrong["due_on"] = f"Say by when for “{was}”"
    elif due_on < today:
        wrong["due_on"] = f"The day for “{was}” has passed. Give a new one"
    if outcome == Outcome.CARRY_ON and said.get("what", row.what) != was:
        wrong["outcome"] = f"You changed the words of “{was}”: choose “change”"
    return wrong
