"""Agreeing on an interval for one person, such as a visit every three months, and ending it."""

import uuid
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError

from leaving_care.changing import changing
from leaving_care.dates import in_words, uk_day
from leaving_care.models import User, YoungPerson
from pathways.agreeing import lengthens, with_an_interval
from pathways.lasting import may_end_on
from pathways.models import AgreedInterval

AGREE = "agree_interval"
OVERLAPS = "There is an agreed interval for this at that time already. End it first."


def agree(
    person: YoungPerson, values: Mapping[str, Any], *, by: User, at: datetime, once: uuid.UUID | None = None
) -> AgreedInterval:
    """Writes down an interval (`duty`, `number`, `unit`, `starts_on`, `ends_on`, `reason`).

    ValidationError where it would lengthen what a law sets: the timetable would take no account of it.
    """
    with changing(person, AGREE, by=by, at=at, once=once) as change:
        row = AgreedInterval(person=change.person, by=by, at=at, **values)
        row.full_clean(exclude=["person", "by"])
        if row.duty not in {timed.id for timed in with_an_interval(uk_day(at))}:
            raise ValidationError("An interval is for something that comes again.")
        if longer := lengthens(row.duty, row.number, row.unit, row.starts_on):
            raise ValidationError(longer)
        others = AgreedInterval.objects.filter(person=change.person, duty=row.duty)
        if others.filter(starts_on__lte=row.ends_on, ends_on__gte=row.starts_on).exists():
            raise ValidationError(OVERLAPS)
        row.save()
        change.note(AgreedInterval.part, "agreedinterval.agreed")
    return row


def end(row: AgreedInterval, *, ends_on: date, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """Gives an interval an earlier last day, yesterday at the earliest."""
    with changing(row.person, AGREE, by=by, at=at, once=once) as change:
        kept = AgreedInterval.objects.select_for_update(of=("self",)).get(pk=row.pk)
        first, last = may_end_on(kept, uk_day(at))
        if last < first:
            raise ValidationError("This has ended already, or ends today.")
        if not first <= ends_on <= last:
            raise ValidationError(f"Choose a day from {in_words(first)} to {in_words(last)}.")
        kept.ends_on = ends_on
        kept.full_clean(exclude=["person", "by"])
        kept.save()
        change.note(AgreedInterval.part, "agreedinterval.ends_on")
