"""Whether the young person was at a review, and what it changed in the plan, in words."""

from collections.abc import Iterable

from pathways.models import Attended, Goal, PlanAction, PlanSection, Review
from pathways.reading.shapes import OUTCOMES, of_a_goal

THE_YOUNG_PERSON = "the young person"  # what they are among those who were asked


def they_came(people: Iterable[Attended]) -> bool:
    """Whether the young person was at their review. `people`: who was asked."""
    return any(one.came for one in people if one.who == THE_YOUNG_PERSON)


def changed_in(review: Review) -> list[tuple[str, list[str]]]:
    """Heading by heading, what the version that came of a review says otherwise than the one before. Three queries."""
    pair = [review.of_id, review.made_id]
    lines: dict[str, list[str]] = {}
    sections = list(PlanSection.objects.filter(version__in=pair))
    then = {row.section: row for row in sections if row.version_id == review.of_id}
    now = [row for row in sections if row.version_id == review.made_id]
    for section in now:
        old = then.get(section.section)
        if old is None or old.now != section.now:
            lines.setdefault(section.section, []).append("How things are was written anew.")
    goals = list(Goal.objects.filter(version__in=pair))
    old_goals = {row.thread: row for row in goals if row.version_id == review.of_id}
    for goal in goals:
        if goal.version_id == review.made_id:
            lines.setdefault(goal.section, []).extend(_of_goal(goal, old_goals.get(goal.thread)))
    actions = list(PlanAction.objects.filter(version__in=pair))
    old_actions = {row.thread for row in actions if row.version_id == review.of_id}
    for row in actions:
        if row.version_id == review.made_id:
            lines.setdefault(row.section, []).append(_of_action(row, row.thread in old_actions))
    return [(row.heading, lines[row.section]) for row in now if lines.get(row.section)]


def _of_goal(goal: Goal, old: Goal | None) -> list[str]:
    if old is None:
        return [f"New goal: {goal.text}"]
    said = [f"Goal: {old.text}. {of_a_goal(goal.still_right, goal.being_met)}".strip()]
    if goal.stopped:
        said.append(f"It stops: {goal.stopped}")
    elif goal.text != old.text:
        said.append(f"It says now: {goal.text}")
    return said


def _of_action(row: PlanAction, is_old: bool) -> str:
    if not is_old:
        return f"New action: {row.what}"
    said = f"Action: {row.what}: {OUTCOMES.get(row.outcome, 'not said')}."
    return f"{said} {row.why}" if row.why else said
