"""Saying that something is done where the page lands: at the heading, or by the thing, that the address names after its #."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest

from pathways.reading.shapes import Plan

MINE, ANSWERS, SAY, WENT_WELL, WHOLE = "mine", "answers", "say", "went-well", "section-whole"


def of_goal(thread: UUID) -> str:
    """What the place of a goal is called."""
    return f"goal-{thread}"


def of_action(thread: UUID) -> str:
    """What the place of an action of theirs, with its button, is called."""
    return f"{MINE}-{thread}"


def of_section(key: str) -> str:
    """What a heading of the plan is called; the plan as a whole is written about where they have their say."""
    return f"section-{key}" if key else SAY


def says_at(request: HttpRequest, place: str, text: str) -> None:
    """Has the next page say at a place that something is done; at its top, where it has no such place."""
    messages.success(request, text, extra_tags=place)


def landed(request: HttpRequest, places: set[str]) -> dict[str, Any]:
    """What was said, for a page with these places: `done_at` (blank: none of them) with `done`, and the rest for its top."""
    said = list(messages.get_messages(request))
    place = next((each.extra_tags for each in said if each.extra_tags in places), "")
    return {
        "messages": [each for each in said if not place or each.extra_tags != place],
        "done_at": place,
        "done": [each for each in said if place and each.extra_tags == place],
    }


def places_of(plan: Plan) -> set[str]:
    """Every place of a page that shows a plan."""
    sections = {of_section(section.key) for section in plan.sections}
    goals = {of_goal(goal.thread) for goal in plan.goals if not goal.stopped}
    return {ANSWERS, SAY, WENT_WELL, WHOLE} | sections | goals | {of_action(action.thread) for action in plan.theirs}
