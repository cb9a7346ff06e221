"""The steps of a pathway plan: a version is begun, shared, sent, given back or approved. The one way in for every door.

Each function checks permission, holds the record, changes it and writes the event in one transaction (see
`leaving_care.changing` for NotAllowed and AlreadyDone). What a rule refuses is a ValidationError in words. What stands in a
draft is written by `pathways.actions.plan_rows`.
"""

import uuid
from datetime import datetime

from django.core.exceptions import ValidationError

from leaving_care.changing import changing
from leaving_care.dates import uk_day
from leaving_care.models import User, YoungPerson
from pathways.actions.plan_rows import WRITE, writing
from pathways.headings import headings_of
from pathways.models import Copy, Goal, PlanAction, PlanSection, PlanVersion, Returned, Review, SourcePlan
from pathways.tasks import make_plan_documents
from pathways.versions import being_written, missing_in, newest_approved, newest_words

APPROVE = "approve_plan"
# What of a row goes on into the next version. What the review says begins anew.
SECTION_GOES_ON = ("section", "heading", "position", "now", "left_out", "details")
GOAL_GOES_ON = ("thread", "section", "position", "text", "when")
ACTION_GOES_ON = (
    "thread", "section", "position", "what", "owner_kind", "worker", "owner_name", "due_on", "who_pays",
    "if_it_goes_wrong", "item", "edition", "national",
)  # fmt: skip
SOURCE_GOES_ON = ("kind", "dated_on", "where")


def begin(
    person: YoungPerson, kind: str, *, by: User, at: datetime, version: int | None = None, once: uuid.UUID | None = None
) -> PlanVersion:
    """Begins a version: what the approved one before it says, without what was done or stopped; or empty, for the first.

    `kind`: a word of pathways.sections.KINDS. ValidationError where one is being written already.
    """
    with changing(person, WRITE, by=by, at=at, version=version, once=once) as change:
        if being_written(change.person):
            raise ValidationError("A version is being written already. Go on with that one.")
        before = newest_approved(change.person)
        made = PlanVersion(
            person=change.person,
            number=before.number + 1 if before else 1,
            kind=kind,
            before=before,
            begun_at=at,
            begun_by=by,
        )
        made.full_clean(exclude=["person", "before", "begun_by"])
        made.save()
        _fill(made, before)
        change.note(PlanVersion.part, "plan.begun")
    return made


def share(version: PlanVersion, *, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """Shows the draft to the young person. It stays a draft."""
    with writing(version, by=by, at=at, once=once) as change:
        PlanVersion.objects.filter(pk=version.pk, shared_at=None).update(shared_at=at)
        change.note(PlanVersion.part, "plan.shared")


def send(
    version: PlanVersion,
    *,
    copy_how: str,
    copy_language: str = "",
    by: User,
    at: datetime,
    once: uuid.UUID | None = None,
) -> None:
    """Asks a manager to approve a version, with the way in which the young person gets their copy.

    What they sent last under each heading goes in with it, and the draft is shared if it was not. ValidationError, a line
    for each, where something is missing (`missing_in`).
    """
    with writing(version, by=by, at=at, once=once) as change:
        held = PlanVersion.objects.select_for_update().get(pk=version.pk)
        if missing := missing_in(held):
            raise ValidationError(missing)
        if Review.objects.filter(made=held, finished_at=None).exists():
            raise ValidationError("The review is under way. The plan goes to a manager when you finish the review.")
        words = newest_words(change.person, at)
        for section in held.plansection_rows.all():
            PlanSection.objects.filter(pk=section.pk).update(own_words=words.get(section.section))
        held.copy_how, held.copy_language = copy_how, copy_language
        held.sent_at, held.sent_by, held.shared_at = at, by, held.shared_at or at
        held.save()
        change.note(PlanVersion.part, "plan.sent")


def give_back(version: PlanVersion, *, reason: str, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """A manager gives a version back to be written on, and says why."""
    with changing(version.person, APPROVE, by=by, at=at, once=once) as change:
        held = _waiting(version)
        Returned.objects.create(person=change.person, version=held, reason=reason, by=by, at=at)
        held.sent_at = held.sent_by = None
        held.save()
        change.note(PlanVersion.part, "plan.returned")


def approve(version: PlanVersion, *, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """A manager who wrote nothing in it approves a version: it is frozen, and a copy is owed in the way that was chosen."""
    with changing(version.person, APPROVE, by=by, at=at, once=once) as change:
        held = _waiting(version)
        if held.begun_by_id == by.pk or held.sent_by_id == by.pk or held.planwriter_rows.filter(user=by).exists():
            raise ValidationError("You wrote in this plan. Another manager has to approve it.")
        held.approved_at, held.approved_by = at, by
        held.save()
        # Online it is there to be read from this day on.
        given = {"given_on": uk_day(at), "given_by": by} if held.copy_how == Copy.How.ONLINE else {}
        Copy.objects.create(person=change.person, version=held, how=held.copy_how, language=held.copy_language, **given)
        # The task is a row of the same transaction: the worker sees both or neither.
        make_plan_documents.enqueue(key=str(held.key), authority_id=change.person.authority_id)
        change.note(PlanVersion.part, "plan.approved")


def _waiting(version: PlanVersion) -> PlanVersion:
    """The version, held, that waits for approval; ValidationError where it does not any more."""
    held = PlanVersion.objects.select_for_update().get(pk=version.pk)
    if held.approved_at or not held.sent_at:
        raise ValidationError("This version does not wait for approval any more.")
    return held


def _fill(made: PlanVersion, before: PlanVersion | None) -> None:
    known = {row.section: row for row in before.plansection_rows.all()} if before else {}
    for position, heading in enumerate(headings_of(made)):
        old = known.get(heading.key)
        goes_on = {name: getattr(old, name) for name in SECTION_GOES_ON} if old else {}
        said = goes_on | {"section": heading.key, "heading": heading.text, "position": position}
        PlanSection.objects.create(person=made.person, version=made, **said)
    if before is None:
        return
    goals: dict[int, Goal] = {}
    for goal in before.goal_rows.filter(stopped=""):
        copy = {name: getattr(goal, name) for name in GOAL_GOES_ON}
        goals[goal.pk] = Goal.objects.create(person=made.person, version=made, **copy)
    for row in before.planaction_rows.select_related("worker", "item"):
        if row.is_open:
            copy = {name: getattr(row, name) for name in ACTION_GOES_ON}
            PlanAction.objects.create(person=made.person, version=made, goal=goals.get(row.goal_id or 0), **copy)
    for source in before.sourceplan_rows.all():
        copy = {name: getattr(source, name) for name in SOURCE_GOES_ON}
        SourcePlan.objects.create(person=made.person, version=made, **copy)
