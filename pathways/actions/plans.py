"""Writing a pathway plan: a version is begun, written, shared, sent, given back or approved. The one way in for every door.

Each function checks permission, holds the record, changes it and writes the event in one transaction (see
`leaving_care.changing` for NotAllowed and AlreadyDone). What a rule refuses is a ValidationError in words. `edit` is the
section's count of saves that a form was opened on: ChangedMeanwhile where somebody saved since.
"""

import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError

from leaving_care.changing import ChangedMeanwhile, Changing, changing
from leaving_care.dates import uk_day
from leaving_care.models import User, YoungPerson
from pathways.headings import headings_of
from pathways.models import (
    Copy,
    Goal,
    OwnWords,
    PlanAction,
    PlanSection,
    PlanVersion,
    PlanWriter,
    Returned,
    Review,
    SourcePlan,
    ToldWords,
)
from pathways.sections import needed_in
from pathways.tasks import make_plan_documents

WRITE, APPROVE = "write_plan", "approve_plan"
WAITS = "This version waits for a manager. Nobody changes it until it is given back."
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


def write_section(
    section: PlanSection, values: Mapping[str, Any], *, by: User, at: datetime, edit: int, once: uuid.UUID | None = None
) -> None:
    """Writes how things are under a heading (`now`, `left_out`, `details`)."""
    with writing(section.version, by=by, at=at, once=once) as change:
        held = _held_section(section, edit)
        for name, value in values.items():
            setattr(held, name, value)
        saved(held, by, at)
        held.full_clean(exclude=["person", "version", "own_words", "changed_by"])
        held.save()
        change.note(PlanSection.part, *(f"plansection.{name}" for name in values))


def add(
    model: type[Goal] | type[PlanAction],
    section: PlanSection,
    values: Mapping[str, Any],
    *,
    by: User,
    at: datetime,
    edit: int | None = None,
    once: uuid.UUID | None = None,
) -> Goal | PlanAction:
    """Adds a goal or an action to a section."""
    with writing(section.version, by=by, at=at, once=once) as change:
        held = _held_section(section, edit)
        rows = model._default_manager.filter(version=held.version, section=held.section)
        row: Any = model(
            person=change.person, version=held.version, section=held.section, position=rows.count(), **values
        )
        check(row)
        row.save()
        saved(held, by, at).save()
        change.note(model.part, f"{model._meta.model_name}.added")
    return row


def change_row(
    row: Goal | PlanAction | SourcePlan | ToldWords,
    values: Mapping[str, Any],
    *,
    by: User,
    at: datetime,
    edit: int | None = None,
    once: uuid.UUID | None = None,
) -> None:
    """Changes a row of a draft. What a review says of a goal or an action is written in the same way."""
    with writing(row.version, by=by, at=at, once=once) as change:
        held = _held_row(row)
        section = _section_of(held)
        if section:
            section = _held_section(section, edit)
        for name, value in values.items():
            setattr(held, name, value)
        check(held)
        held.save()
        if section:
            saved(section, by, at).save()
        change.note(held.part, *(f"{held._meta.model_name}.{name}" for name in values))


def remove_row(
    row: Goal | PlanAction | SourcePlan | ToldWords,
    *,
    by: User,
    at: datetime,
    edit: int | None = None,
    once: uuid.UUID | None = None,
) -> None:
    """Takes a row out of a draft. What the version before has is stopped with a reason instead: ValidationError."""
    with writing(row.version, by=by, at=at, once=once) as change:
        held = _held_row(row)
        thread = getattr(held, "thread", None)
        before = held.version.before
        if thread and before and type(held)._default_manager.filter(version=before, thread=thread).exists():
            raise ValidationError("This was in the plan before. Say that it is done, or stop it and say why.")
        if section := _section_of(held):
            saved(_held_section(section, edit), by, at).save()
        if isinstance(held, Goal):
            PlanAction.objects.filter(goal=held).update(goal=None)
        held.delete()
        change.note(held.part, f"{held._meta.model_name}.removed")


def tell(
    version: PlanVersion,
    values: Mapping[str, Any],
    *,
    by: User,
    at: datetime,
    once: uuid.UUID | None = None,
) -> ToldWords:
    """Writes down what somebody said (`section`, `text`, `whose`, `said_on`), marked as written down by `by`."""
    with writing(version, by=by, at=at, once=once) as change:
        row = ToldWords(person=change.person, version=version, by=by, at=at, **values)
        check(row)
        row.save()
        change.note(ToldWords.part, "toldwords.added")
    return row


def link_source(
    version: PlanVersion, values: Mapping[str, Any], *, by: User, at: datetime, once: uuid.UUID | None = None
) -> SourcePlan:
    """Says which other plan this one builds on (`kind`, `dated_on`, `where`)."""
    with writing(version, by=by, at=at, once=once) as change:
        row = SourcePlan(person=change.person, version=version, **values)
        check(row)
        row.save()
        change.note(SourcePlan.part, "sourceplan.added")
    return row


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
        words = newest_words(change.person)
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
        Copy.objects.create(
            person=change.person, version=held, how=held.copy_how, language=held.copy_language, **given
        )
        # The task is a row of the same transaction: the worker sees both or neither.
        make_plan_documents.enqueue(key=str(held.key), authority_id=change.person.authority_id)
        change.note(PlanVersion.part, "plan.approved")


def newest_approved(person: YoungPerson) -> PlanVersion | None:
    """The version that holds: the last one approved. None: there is no plan yet."""
    return PlanVersion.objects.filter(person=person, approved_at__isnull=False).order_by("-number").first()


def being_written(person: YoungPerson) -> PlanVersion | None:
    """The draft, shared or sent version; None: nobody is writing one."""
    return PlanVersion.objects.filter(person=person, approved_at=None).first()


def newest_words(person: YoungPerson) -> dict[str, OwnWords]:
    """By section, what the young person sent last in their own words."""
    rows = OwnWords.objects.filter(person=person).order_by("at", "pk")
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


@contextmanager
def writing(version: PlanVersion, *, by: User, at: datetime, once: uuid.UUID | None) -> Iterator[Changing]:
    """A change to a draft, by somebody who is noted as one of its writers. ValidationError where it is no draft any more."""
    with changing(version.person, WRITE, by=by, at=at, once=once) as change:
        held = PlanVersion.objects.select_for_update().get(pk=version.pk)
        if held.approved_at:
            raise ValidationError("This version is approved. Begin a new one to change something.")
        if held.sent_at:
            raise ValidationError(WAITS)
        yield change
        PlanWriter.objects.get_or_create(version=held, user=by, defaults={"person": change.person})


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


def _held_section(section: PlanSection, edit: int | None) -> PlanSection:
    held = PlanSection.objects.select_for_update().get(pk=section.pk)
    if edit is not None and held.edit != edit:
        raise ChangedMeanwhile
    return held


def _held_row(row: Any) -> Any:
    held = type(row)._default_manager.select_for_update().filter(pk=row.pk).first()
    if held is None:
        raise ChangedMeanwhile
    return held


def _section_of(row: Any) -> PlanSection | None:
    if not isinstance(row, Goal | PlanAction):
        return None
    return PlanSection.objects.filter(version=row.version_id, section=row.section).first()


def saved(section: PlanSection, by: User, at: datetime) -> PlanSection:
    """The section, counted as saved by somebody; the caller writes it."""
    section.edit += 1
    section.changed_by, section.changed_at = by, at
    return section


def check(row: Any) -> None:
    """ValidationError in words where a goal, an action or another row of a version cannot be as it is."""
    if isinstance(row, PlanAction):
        if row.goal is not None and row.goal.version_id != row.version_id:
            raise ValidationError("That goal is of another version.")
        if row.worker is not None and row.worker.authority_id != row.version.person.authority_id:
            raise ValidationError("That worker is of another council.")
    row.full_clean(exclude=["person", "version"])
