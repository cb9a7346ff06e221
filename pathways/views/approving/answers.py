"""What a young person says of the goals of a version beside what the review says, for the manager who decides on it."""

from collections.abc import Iterable
from dataclasses import dataclass

from pathways.actions.answering_them import newest_answers
from pathways.models import Answer, GoalView, PlanVersion, StillRight
from pathways.reading import Plan, ReadGoal
from pathways.views.review.material import views_of


@dataclass(frozen=True, slots=True)
class Beside:
    """One goal. `view`: what they said of it before the review; `answer`: to this version; `earlier`: to the one before.

    None: they said nothing.
    """

    goal: ReadGoal
    view: GoalView | None
    answer: Answer | None
    earlier: Answer | None

    @property
    def differs(self) -> bool:
        """Whether both answered the same question, and not alike; or the review carries on what they do not agree with."""
        if self.earlier and self.earlier.said == Answer.Said.DISAGREE and self.goal.still_right == StillRight.YES:
            return True
        if self.view is None:
            return False
        right, met = (self.view.still_right, self.goal.still_right), (self.view.being_met, self.goal.being_met)
        return any(said and found and said != found for said, found in (right, met))

    @property
    def says_something(self) -> bool:
        """Whether they said anything of it, or the review did."""
        return bool(self.view or self.answer or self.earlier or self.goal.still_right or self.goal.being_met)


@dataclass(frozen=True, slots=True)
class Answers:
    """What they say to a version: of the plan as a whole (None: nothing), of each goal, and of goals that it has no more."""

    whole: Answer | None
    goals: tuple[Beside, ...]
    gone: tuple[Answer, ...]


def answers_to(version: PlanVersion, plan: Plan) -> Answers:
    """All of it, in the order of the plan. Three queries."""
    found = newest_answers(version)
    views = views_of(version.before) if version.before else {}
    earlier = newest_answers(version.before) if version.before else {}
    goals = (
        Beside(goal, views.get(goal.thread), found.get(goal.thread), earlier.get(goal.thread)) for goal in plan.goals
    )
    return Answers(
        found.get(None), tuple(one for one in goals if one.says_something), tuple(_gone(found.values(), plan))
    )


def _gone(rows: Iterable[Answer], plan: Plan) -> Iterable[Answer]:
    there = {goal.thread for goal in plan.goals}
    return (row for row in rows if row.goal and row.goal not in there)
