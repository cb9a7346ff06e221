"""What the screens of a review show: then and now beside each other, heading by heading, with what the young person said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from math import ceil
from uuid import UUID

from django.db.models import Max

from pathways.actions.answering_them import newest_answers
from pathways.models import (
    Answer,
    Goal,
    GoalView,
    OwnWords,
    PlanAction,
    PlanSection,
    PlanVersion,
    Review,
    Tick,
    ToldWords,
)
from pathways.versions import Missing, missing_among

MOST_SCREENS = 5  # for the headings that hold something: with the first, the rest and the last it is eight at the most


@dataclass(frozen=True)
class GoalBeside:
    """A goal now and then. `view`: what the young person said of it for this review; `answer`: to the plan that held it.

    Both None: nothing.
    """

    row: Goal
    then: Goal
    view: GoalView | None
    answer: Answer | None


@dataclass(frozen=True)
class ActionBeside:
    """An action now and then. `tick`: the newest word on whether it is done; None: nobody ticked it."""

    row: PlanAction
    then: PlanAction
    tick: Tick | None

    @property
    def is_ticked(self) -> bool:
        """Whether the newest word is that it is done."""
        return self.tick is not None and self.tick.done

    def is_past(self, today: date) -> bool:
        """Whether the day by which it should be done is over, or was never set."""
        return self.row.due_on is None or self.row.due_on < today


@dataclass(frozen=True)
class Block:
    """One heading. `section` is of the version that comes, `then` of the one before (None: the heading is new).

    `said_then`: the young person's words when that was sent; `said_now`: what they sent since; `told`: what somebody said and
    a worker wrote down in this review. `new_goals`, `new_actions`: what it added. `missing`: what the version that comes still
    needs under it.
    """

    section: PlanSection
    then: PlanSection | None
    said_then: OwnWords | None
    said_now: OwnWords | None
    goals: tuple[GoalBeside, ...]
    actions: tuple[ActionBeside, ...]
    new_goals: tuple[Goal, ...]
    new_actions: tuple[PlanAction, ...]
    missing: tuple[Missing, ...] = ()
    told: tuple[ToldWords, ...] = ()

    @property
    def key(self) -> str:
        """The heading's key."""
        return self.section.section

    @property
    def is_full(self) -> bool:
        """Whether it has a screen: it holds goals or actions, or something new was said."""
        return bool(self.goals or self.actions or self.said_now or self.told)

    @property
    def is_looked_at(self) -> bool:
        """Whether the review has been through it: something was saved, and every goal and action from before has its answer."""
        return self.section.changed_at is not None and not any(one.is_unanswered for one in self.missing)


def newest_since(version: PlanVersion, rows: Iterable[OwnWords]) -> dict[str, OwnWords]:
    """By section, what the young person sent last after a version was sent for approval. `rows`: the oldest first."""
    return {row.section: row for row in rows if version.sent_at and row.at > version.sent_at}


def views_of(version: PlanVersion) -> dict[UUID, GoalView]:
    """By goal, what the young person said last of it as it stands in a version."""
    return {row.goal: row for row in GoalView.objects.filter(version=version).order_by("at", "pk")}


def message(version: PlanVersion) -> OwnWords | None:
    """What the young person said last beside the headings since a version was sent; None: nothing."""
    rows = OwnWords.objects.filter(person=version.person_id, section="").order_by("at", "pk")
    return newest_since(version, rows).get("")


def answered_at(version: PlanVersion) -> datetime | None:
    """When the young person said something last since a version was sent; None: not yet."""
    words = OwnWords.objects.filter(person=version.person_id, at__gt=version.sent_at).aggregate(last=Max("at"))
    views = GoalView.objects.filter(version=version).aggregate(last=Max("at"))
    return max((row["last"] for row in (words, views) if row["last"]), default=None)


def blocks_of(review: Review) -> list[Block]:
    """Every heading of the version that comes of a review, in order. Nine queries, however much there is."""
    of, made = review.of, review.made
    pair = [of, made]
    sections = list(PlanSection.objects.filter(version__in=pair))
    goals = list(Goal.objects.filter(version__in=pair))
    actions = list(PlanAction.objects.filter(version__in=pair).select_related("worker__user", "item", "goal"))
    words = list(OwnWords.objects.filter(person=review.person_id).order_by("at", "pk"))
    views, answers = views_of(of), newest_answers(of)
    ticks = {row.action: row for row in Tick.objects.filter(person=review.person_id).order_by("at", "pk")}
    told = list(ToldWords.objects.filter(version=made).select_related("by").order_by("said_on", "pk"))
    by_id, since = {row.pk: row for row in words}, newest_since(of, words)
    then = {row.section: row for row in sections if row.version_id == of.pk}
    old_goals = {row.thread: row for row in goals if row.version_id == of.pk}
    old_actions = {row.thread: row for row in actions if row.version_id == of.pk}
    if made is None:
        return []
    missing = missing_among(
        made,
        [row for row in sections if row.version_id == made.pk],
        [row for row in goals if row.version_id == made.pk],
        [row for row in actions if row.version_id == made.pk],
        {*old_goals, *old_actions},
        is_of_review=True,
    )

    def block(section: PlanSection) -> Block:
        before = then.get(section.section)
        own_goals = [row for row in goals if row.version_id == section.version_id and row.section == section.section]
        own = [row for row in actions if row.version_id == section.version_id and row.section == section.section]
        return Block(
            section,
            before,
            by_id.get(before.own_words_id or 0) if before else None,
            since.get(section.section),
            tuple(
                GoalBeside(row, old_goals[row.thread], views.get(row.thread), answers.get(row.thread))
                for row in own_goals
                if row.thread in old_goals
            ),
            tuple(
                ActionBeside(row, old_actions[row.thread], ticks.get(row.thread))
                for row in own
                if row.thread in old_actions
            ),
            tuple(row for row in own_goals if row.thread not in old_goals),
            tuple(row for row in own if row.thread not in old_actions),
            tuple(one for one in missing if one.section == section.section),
            tuple(row for row in told if row.section == section.section),
        )

    return [block(row) for row in sections if row.version_id == made.pk]


def screens(blocks: Iterable[Block]) -> list[list[Block]]:
    """The headings that hold something, a screen each; several on one where there would be too many screens."""
    full = [block for block in blocks if block.is_full]
    each = max(1, ceil(len(full) / MOST_SCREENS))
    return [full[start : start + each] for start in range(0, len(full), each)]


def rest(blocks: Iterable[Block]) -> list[Block]:
    """The headings without a screen of their own: they are confirmed together."""
    return [block for block in blocks if not block.is_full]
