"""Holding duties for a time: a worker asks, a manager who did not ask agrees or says why not, and it ends by itself."""

import uuid
from collections.abc import Collection
from datetime import date, datetime

from django.core.exceptions import ValidationError

from leaving_care.changing import changing
from leaving_care.dates import in_words, uk_day
from leaving_care.models import User, YoungPerson
from pathways.duty_names import name_of
from pathways.lasting import LONGEST_HOLD, hold_ends_by, may_end_on
from pathways.models import DutyHeld

HOLD, CHECK = "hold_duty", "check_hold"
TOO_LONG = f"A hold lasts {LONGEST_HOLD} days at the most. If that is not enough, ask again then"


def ask(
    person: YoungPerson,
    *,
    duties: Collection[str],
    reason: str,
    ends_on: date,
    note: str = "",
    by: User,
    at: datetime,
    once: uuid.UUID | None = None,
) -> DutyHeld:
    """Asks that duties (ids of the timetable) wait from today to a last day. It holds nothing until a manager agreed.

    ValidationError where it would last longer than LONGEST_HOLD days: whoever needs more asks again, and somebody looks again.
    """
    with changing(person, HOLD, by=by, at=at, once=once) as change:
        today = uk_day(at)
        if not duties or not all(name_of(id, today) for id in duties):
            raise ValidationError("Choose at least one thing that waits.")
        if ends_on < today:
            raise ValidationError("A hold lasts until today or later.")
        if ends_on > hold_ends_by(today):
            raise ValidationError(f"{TOO_LONG}.")
        row = DutyHeld(
            person=change.person,
            duties=sorted(set(duties)),
            reason=reason,
            note=note,
            starts_on=today,
            ends_on=ends_on,
            asked_by=by,
            asked_at=at,
        )
        row.full_clean(exclude=["person", "asked_by", "checked_by"])
        row.save()
        change.note(DutyHeld.part, "hold.asked")
    return row


def check(row: DutyHeld, *, refused: str = "", by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """A manager who did not ask agrees to a hold, or refuses it: `refused` says why. Each is said once."""
    with changing(row.person, CHECK, by=by, at=at, once=once) as change:
        kept = DutyHeld.objects.select_for_update(of=("self",)).get(pk=row.pk)
        if kept.checked_by_id:
            raise ValidationError("Somebody has answered this already.")
        if kept.asked_by_id == by.pk:
            raise ValidationError("You asked for this. Another manager has to agree.")
        if kept.ends_on is not None and kept.ends_on < uk_day(at):
            raise ValidationError("Its last day has passed: there is nothing to agree to. It can be asked for again.")
        kept.checked_by, kept.checked_at, kept.refused = by, at, refused
        kept.full_clean(exclude=["person", "asked_by", "checked_by"])
        kept.save()
        change.note(DutyHeld.part, "hold.refused" if refused else "hold.agreed")


def end(row: DutyHeld, *, ends_on: date, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """Gives a hold an earlier last day, yesterday at the earliest: what has been counted as held stays so."""
    with changing(row.person, HOLD, by=by, at=at, once=once) as change:
        kept = DutyHeld.objects.select_for_update(of=("self",)).get(pk=row.pk)
        first, last = may_end_on(kept, uk_day(at))
        if last < first:
            raise ValidationError("This hold has ended already, or ends today.")
        if not first <= ends_on <= last:
            raise ValidationError(f"Choose a day from {in_words(first)} to {in_words(last)}.")
        kept.ends_on = ends_on
        kept.full_clean(exclude=["person", "asked_by", "checked_by"])
        kept.save()
        change.note(DutyHeld.part, "hold.ends_on")
