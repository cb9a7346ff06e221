"""What a young person says to a plan and each of its goals, and a manager's reply to a disagreement.

Each function checks permission, holds the record, changes it and writes the event in one transaction (see
`leaving_care.changing` for NotAllowed and AlreadyDone). What a rule refuses is a ValidationError in words.
"""

import uuid
from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import ValidationError

from leaving_care.changing import changing
from leaving_care.models import User
from pathways.actions.plan_rows import WRITE
from pathways.actions.saying import SAY
from pathways.models import Answer, PlanVersion, Reply

REPLY = "reply"
Said = Mapping[uuid.UUID | None, tuple[str, str]]
"""What is said, and why, of each goal by its thread; None: of the plan."""


def answer(version: PlanVersion, said: Said, *, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """The young person agrees, does not agree, or says not yet. What says the same as before is not written again."""
    _answer(version, said, SAY, told_to=None, by=by, at=at, once=once)


def note_told(version: PlanVersion, said: Said, *, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """A worker writes down what the young person told them. It is marked as that."""
    _answer(version, said, WRITE, told_to=by, by=by, at=at, once=once)


def reply(row: Answer, text: str, *, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """A manager replies to a disagreement. The young person reads it. ValidationError where somebody has."""
    with changing(row.person, REPLY, by=by, at=at, once=once) as change:
        if row.said != Answer.Said.DISAGREE:
            raise ValidationError("Only a disagreement is replied to.")
        if Reply.objects.filter(answer=row).exists():
            raise ValidationError("Somebody has replied already.")
        made = Reply(person=change.person, answer=row, text=text, by=by, at=at)
        made.full_clean(exclude=["person", "answer", "by"])
        made.save()
        change.note(Reply.part, "reply.text")


def newest_answers(version: PlanVersion) -> dict[uuid.UUID | None, Answer]:
    """What counts of each goal by its thread, and of the plan (None). One query."""
    rows = Answer.objects.filter(version=version).select_related("reply__by", "told_to").order_by("at", "pk")
    return {row.goal: row for row in rows}


def _answer(
    version: PlanVersion,
    said: Said,
    what: str,
    *,
    told_to: User | None,
    by: User,
    at: datetime,
    once: uuid.UUID | None,
) -> None:
    with changing(version.person, what, by=by, at=at, once=once) as change:
        held = PlanVersion.objects.get(pk=version.pk)
        if not (held.shared_at or held.approved_at):
            raise ValidationError("This plan is not ready to be answered yet.")
        goals = set(held.goal_rows.values_list("thread", flat=True))
        known = newest_answers(held)
        for goal, (word, reason) in said.items():
            if goal is not None and goal not in goals:
                raise ValidationError("That goal is not in this plan any more.")
            before = known.get(goal)
            if before and (before.said, before.reason) == (word, reason):
                continue
            row = Answer(
                person=change.person, version=held, goal=goal, said=word, reason=reason, told_to=told_to, by=by, at=at
            )
            row.full_clean(exclude=["person", "version", "by", "told_to"])
            row.save()
            change.note(Answer.part, "answer.said", "answer.reason")
