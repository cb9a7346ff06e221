"""The steps of a young person's answers before a review: what each asks, and what they have written and not shared yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.http import QueryDict

from leaving_care.models import User, YoungPerson
from pathways.forms.review.mine import StepForm
from pathways.headings import headings_of
from pathways.models import Goal, GoalView, OwnWords, PlanSection, PlanVersion, StillRight, Typed
from pathways.views.review.material import newest_since, views_of

ELSE = "anything-else"  # the last step: what is under no heading
PREFIX = "review "


@dataclass(frozen=True)
class Step:
    """One page. `section` None: anything else. `said_then`: their words when the plan was sent; `said_now`: shared since."""

    key: str
    heading: str
    asks: str
    section: PlanSection | None
    goals: tuple[Goal, ...]
    said_then: OwnWords | None
    said_now: OwnWords | None
    views: Mapping[UUID, GoalView]
    typed: Typed | None = None

    @property
    def name(self) -> str:
        """What it is kept under as they type."""
        return step_name(self.key)

    @property
    def of_words(self) -> str:
        """The section that their words go under."""
        return self.section.section if self.section else ""

    @property
    def is_shared(self) -> bool:
        """Whether they have shared something of it for this review."""
        return self.said_now is not None or any(goal.thread in self.views for goal in self.goals)

    def form(self, data: QueryDict | None = None) -> StepForm:
        """Its form."""
        return StepForm(data, asks=self.asks, goals=self.goals)

    @property
    def kept(self) -> StepForm | None:
        """What they wrote and did not share, checked; None: nothing."""
        if self.typed is None:
            return None
        data = QueryDict(mutable=True)
        for field, values in self.typed.fields.items():
            data.setlist(field, values)
        return self.form(data)

    @property
    def in_words(self) -> list[tuple[str, str]]:
        """For the page that shares it: each answer that would be shared."""
        form = self.kept
        if form is None or not form.is_valid():
            return []
        said = [(self.asks, form.words)] if form.words else []
        by_goal = {view["goal"]: view for view in form.views}
        for goal in self.goals:
            if view := by_goal.get(goal.thread):
                right, met = _label(view["still_right"]), _label(view["being_met"])
                said.append((f"Goal: {goal.text}", f"Still right: {right}. Happening: {met}."))
        return said


def step_name(key: str) -> str:
    """What a step is kept under as they type."""
    return f"{PREFIX}{key}"


def steps_of(person: YoungPerson, user: User, version: PlanVersion) -> list[Step]:
    """Every step for a plan, in the plan's order. Six queries."""
    version.person = person
    asks = {heading.key: heading.asks for heading in headings_of(version)}
    goals = list(version.goal_rows.filter(stopped=""))
    since = newest_since(version, OwnWords.objects.filter(person=person).order_by("at", "pk"))
    views = views_of(version)
    typed = {row.step: row for row in Typed.objects.filter(user=user, person=person, step__startswith=PREFIX)}
    made = [
        Step(
            section.section,
            section.heading,
            asks.get(section.section, "What do you want to say about this?"),
            section,
            tuple(goal for goal in goals if goal.section == section.section),
            section.own_words,
            since.get(section.section),
            views,
            typed.get(step_name(section.section)),
        )
        for section in version.plansection_rows.select_related("own_words")
    ]
    last = ("Anything else", "What else do you want us to know?")
    return [*made, Step(ELSE, *last, None, (), None, since.get(""), views, typed.get(step_name(ELSE)))]


def _label(said: str) -> str:
    return StillRight(said).label if said else "not said"
