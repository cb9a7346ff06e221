"""Changing the main adviser properly: planned, told to the young person, done on the day, and what is then taken over."""

import uuid
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from leaving_care.actions.allocations import allocate, check_worker, overlapping
from leaving_care.changing import changing
from leaving_care.dates import in_words, uk_day
from leaving_care.models import Allocation, Membership, Role, User, YoungPerson
from pathways.models import HandingOver

PLAN, ALLOCATE = "plan_hand_over", "allocate"
FIELDS = ("after", "on", "reason", "notice_on", "met_on", "card", "goodbye")
NOBODY = "Nobody is the main adviser today, so there is nobody to hand over from. A manager allocates an adviser."
NOT_TOLD = "Write down first on which day the young person was told. That day has to come before the change is done."
OVERTAKEN = "Somebody else is the main adviser now, or nobody. Cancel this plan."


def plan(
    person: YoungPerson, values: Mapping[str, Any], *, by: User, at: datetime, once: uuid.UUID | None = None
) -> HandingOver:
    """Plans that the main adviser of today hands over to another. `values`: FIELDS; days and texts may be left out.

    Raises NotAllowed, AlreadyDone, and ValidationError: nobody to hand over from, one planned already, a day or an adviser
    that cannot be.
    """
    with changing(person, PLAN, by=by, at=at, once=once) as change:
        before = main_adviser(change.person, uk_day(at))
        if before is None:
            raise ValidationError(NOBODY)
        if planned(change.person):
            raise ValidationError("A change is planned already. Change that one, or cancel it.")
        row = HandingOver(person=change.person, before=before, by=by, at=at, **_of_fields(values))
        _check(row, uk_day(at))
        row.save()
        change.note(HandingOver.part, *(f"handingover.{name}" for name in FIELDS if values.get(name)))
    return row


def change_plan(
    row: HandingOver, values: Mapping[str, Any], *, by: User, at: datetime, once: uuid.UUID | None = None
) -> None:
    """Changes what is planned. `values`: any of FIELDS. Only what differs is noted."""
    with changing(row.person, PLAN, by=by, at=at, once=once) as change:
        held = _open(row)
        differs = [name for name, value in values.items() if getattr(held, name) != value]
        for name in differs:
            setattr(held, name, values[name])
        _check(held, uk_day(at), has_moved="on" in differs)
        if differs:
            held.save()
            change.note(HandingOver.part, *(f"handingover.{name}" for name in differs))


def cancel(row: HandingOver, *, why: str, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """Takes a planned change back; `why` is kept."""
    with changing(row.person, PLAN, by=by, at=at, once=once) as change:
        held = _open(row)
        if not why.strip():
            raise ValidationError({"why": "Say why"})
        held.cancelled = why
        held.full_clean(exclude=["person", "by", "before", "after"])
        held.save()
        change.note(HandingOver.part, "handingover.cancelled")


def carry_out(row: HandingOver, *, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """A manager does what was planned, on its day or later: the new adviser is the main one from that day.

    The time of the one before ends the day before it, and with it their access. Raises NotAllowed, AlreadyDone, and
    ValidationError: too early, not told, another main adviser meanwhile.
    """
    today = uk_day(at)
    with transaction.atomic():
        with changing(row.person, ALLOCATE, by=by, at=at, once=once) as change:
            held = _open(row)
            if held.on > today:
                raise ValidationError(f"This is planned for {in_words(held.on)}. Do it then, or change the day first.")
            if held.notice_on is None or held.notice_on > today:
                raise ValidationError(NOT_TOLD)
            if main_adviser(change.person, today) != held.before:
                raise ValidationError(OVERTAKEN)
            held.done_at = at
            held.save(update_fields=["done_at"])
            change.note(HandingOver.part, "handingover.done_at")
        try:
            allocate(
                row.person,
                worker=held.after,
                is_main=True,
                starts_on=held.on,
                why=held.reason,
                notice_given_on=held.notice_on,
                introduced_on=held.met_on,
                by=by,
                at=at,
            )
        except ValidationError as wrong:
            raise ValidationError(wrong.messages) from None  # no form asks for the fields that it names


def main_adviser(person: YoungPerson, on: date) -> Membership | None:
    """Who is the main adviser on a day."""
    row = Allocation.objects.on(on).filter(person=person, is_main=True).select_related("worker__user").first()
    return row.worker if row else None


def planned(person: YoungPerson) -> HandingOver | None:
    """What is planned and neither done nor cancelled."""
    rows = HandingOver.objects.filter(person=person, done_at=None, cancelled="")
    return rows.select_related("before__user", "after__user", "after__team").first()


def _of_fields(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: values[name] for name in FIELDS if name in values}


def _open(row: HandingOver) -> HandingOver:
    held = HandingOver.objects.select_for_update(of=("self",)).select_related("after", "before").get(pk=row.pk)
    if held.done_at or held.cancelled:
        raise ValidationError("This change was done, or cancelled, meanwhile.")
    return held


def _check(row: HandingOver, today: date, *, has_moved: bool = True) -> None:
    """The new adviser works here on the day and not yet with them; the day comes after the old one's first."""
    row.full_clean(exclude=["person", "by", "before", "after"])
    if row.after_id == row.before_id:
        raise ValidationError({"after": "Choose somebody else: they are the main adviser now"})
    check_worker(row.person, row.after, "after", (Role.PERSONAL_ADVISER,), row.on)
    if has_moved and row.on < today:
        raise ValidationError({"on": "This day has passed"})
    theirs = Allocation.objects.filter(person=row.person, worker=row.after)
    if overlapping(theirs, row.on, None).exists():
        raise ValidationError({"after": "They work with this young person already. A manager ends that first"})
    main = Allocation.objects.on(today).filter(person=row.person, is_main=True, worker=row.before).first()
    if main is None:
        raise ValidationError(OVERTAKEN)
    if row.on <= main.starts_on:
        raise ValidationError({"on": f"The main adviser began on {in_words(main.starts_on)}. Choose a later day"})
    if row.notice_on and row.notice_on > row.on:
        raise ValidationError({"notice_on": "They have to be told before the change, or on its day"})
