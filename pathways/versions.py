"""Which version of a plan holds, which is being written, and what that still needs."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from leaving_care.dates import uk_day
from leaving_care.models import YoungPerson
from pathways.models import Goal, OwnWords, PlanAction, PlanSection, PlanVersion, Review
from pathways.sections import needed_in


def newest_approved(person: YoungPerson) -> PlanVersion | None:
    """The version that holds: the last one approved. None: there is no plan yet."""
    return PlanVersion.objects.filter(person=person, approved_at__isnull=False).order_by("-number").first()


def being_written(person: YoungPerson) -> PlanVersion | None:
    """The draft, shared or sent version; None: nobody is writing one."""
    return PlanVersion.objects.filter(person=person, approved_at=None).first()


def newest_words(person: YoungPerson, at: datetime) -> dict[str, OwnWords]:
    """By section, what the young person had sent last in their own words at a moment."""
    rows = OwnWords.objects.filter(person=person, at__lte=at).order_by("at", "pk")
    return {row.section: row for row in rows}


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that a version still needs, in words. `section`: its heading's key; `row`: what it is about, None: the heading.

    `is_new`: the version before did not have the row. `is_unanswered`: the review has not said yet what became of it.
    """

    section: str
    text: str
    row: Goal | PlanAction | None = None
    is_new: bool = False
    is_unanswered: bool = False


def missing_in(version: PlanVersion) -> list[str]:
    """What a version still needs before a manager is asked, in words; empty: nothing."""
    return [one.text for one in things_missing(version)]


def things_missing(version: PlanVersion) -> list[Missing]:
    """The same with where each is. Four queries, and two more of a review's version."""
    sections, goals = version.plansection_rows.all(), version.goal_rows.all()
    is_of_review, before = Review.objects.filter(made=version).exists(), set[UUID]()
    if is_of_review:
        before |= {*Goal.objects.filter(version=version.before_id).values_list("thread", flat=True)}
        before |= {*PlanAction.objects.filter(version=version.before_id).values_list("thread", flat=True)}
    return missing_among(version, sections, goals, version.planaction_rows.all(), before, is_of_review=is_of_review)


def past_when_sent(version: PlanVersion) -> list[PlanAction]:
    """What is still to be done by a day that had passed when a version was sent to a manager. One query."""
    if version.sent_at is None:
        return []
    rows = version.planaction_rows.filter(due_on__lt=uk_day(version.sent_at))
    return [row for row in rows if row.is_open]


def missing_among(
    version: PlanVersion,
    sections: Iterable[PlanSection],
    goals: Iterable[Goal],
    actions: Iterable[PlanAction],
    before: Collection[UUID],
    *,
    is_of_review: bool,
) -> list[Missing]:
    """The same by what stands in a version. `before`: the threads that the version before had, for one of a review. No query.

    Every heading that its kind needs says something or is left out with a reason (pathways.sections); every action that goes
    on has a day; a review has looked at everything that was there before.
    """
    headings, does = {row.section: row for row in sections}, list(actions)
    rows: list[Goal | PlanAction] = [*goals, *does]
    filled = {row.section for row in rows}
    found = []
    for key in needed_in(version.kind):
        row = headings.get(key)
        if row is None or not (row.now or row.left_out or key in filled):
            text = f"“{row.heading if row else key}” says nothing yet. Write in it, or say why it is left out."
            found.append(Missing(key, text))
    for action in does:
        if action.is_open and action.due_on is None:
            found.append(Missing(action.section, f"Say by when: “{action.what}”.", action, action.thread not in before))
    if is_of_review:
        unseen = {key: row.heading for key, row in headings.items() if row.changed_at is None}
        found += [Missing(key, f"“{heading}” was not looked at yet.") for key, heading in unseen.items()]
        asked = [row for row in rows if row.section not in unseen and row.thread in before]
        found += [Missing(row.section, text, row, is_unanswered=True) for row in asked if (text := _not_answered(row))]
    return found


def _not_answered(row: Goal | PlanAction) -> str:
    """What the review has not said yet of what was there before; blank: it has said it."""
    if isinstance(row, PlanAction):
        return "" if row.outcome else f"Say what became of this: “{row.what}”."
    if row.still_right and row.being_met:
        return ""
    return f"Say whether this is still right, and whether it is being met: “{row.text}”."
