"""Which version of a plan holds, which is being written, and what that still needs."""

from datetime import datetime

from leaving_care.models import YoungPerson
from pathways.models import Goal, OwnWords, PlanAction, PlanVersion, Review
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


def missing_in(version: PlanVersion) -> list[str]:
    """What a version still needs before a manager is asked, in words; empty: nothing.

    Every heading that its kind needs says something or is left out with a reason (pathways.sections); every action that goes
    on has a day; a review has looked at everything that was there before.
    """
    sections = {row.section: row for row in version.plansection_rows.all()}
    goals, actions = list(version.goal_rows.all()), list(version.planaction_rows.all())
    filled = {row.section for row in goals} | {row.section for row in actions}
    found = []
    for key in needed_in(version.kind):
        row = sections.get(key)
        if row is None or not (row.now or row.left_out or key in filled):
            found.append(f"“{row.heading if row else key}” says nothing yet. Write in it, or say why it is left out.")
    found += [f"Say by when: “{row.what}”." for row in actions if row.is_open and row.due_on is None]
    if Review.objects.filter(made=version).exists():
        unseen = {key: row.heading for key, row in sections.items() if row.changed_at is None}
        found += [f"“{heading}” was not looked at yet." for heading in unseen.values()]
        goals = [goal for goal in goals if goal.section not in unseen]
        found += _not_answered(version, goals, [row for row in actions if row.section not in unseen])
    return found


def _not_answered(version: PlanVersion, goals: list[Goal], actions: list[PlanAction]) -> list[str]:
    """Those that the version before had, and of which the review that made this one has said nothing yet."""
    found = []
    before = {*Goal.objects.filter(version=version.before_id).values_list("thread", flat=True)}
    before |= {*PlanAction.objects.filter(version=version.before_id).values_list("thread", flat=True)}
    for goal in goals:
        if goal.thread in before and not (goal.still_right and goal.being_met):
            found.append(f"Say whether this is still right, and whether it is being met: “{goal.text}”.")
    for row in actions:
        if row.thread in before and not row.outcome:
            found.append(f"Say what became of this: “{row.what}”.")
    return found
