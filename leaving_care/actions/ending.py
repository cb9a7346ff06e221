"""Ending what lets others see a record: an allocation, a referral, a share or a hand-over."""

import uuid
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError

from leaving_care.changing import changing
from leaving_care.dates import in_words, uk_day
from leaving_care.models import (
    Allocation,
    HandedOver,
    Part,
    PartnerAccess,
    Referral,
    User,
)

Link = Allocation | Referral | PartnerAccess | HandedOver
# What ending each kind of link asks for.
ENDING: dict[type[Any], str] = {
    Allocation: "allocate",
    Referral: "refer",
    PartnerAccess: "share",
    HandedOver: "hand_over",
}


def end_link(
    link: Link,
    *,
    ends_on: date | None,
    why: str = "",
    notice_given_on: date | None = None,
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> None:
    """Ends an allocation, a referral, a share or a hand-over with a last day. None takes away one that begins today or later.

    `why` is asked for where somebody stops working with a young person, who is told; `notice_given_on`: when. Raises
    NotAllowed, ChangedMeanwhile, AlreadyDone, and ValidationError in words.
    """
    kind = type(link)
    with changing(link.person, ENDING[kind], by=by, at=at, version=version, once=once) as change:
        held = kind.objects.select_for_update().get(pk=link.pk)
        if ends_on is None:
            if held.starts_on < uk_day(at):
                raise ValidationError("It began before today. Give it a last day")
            held.delete()
        else:
            _ended(held, ends_on, why, notice_given_on)
        change.note(Part.WORKERS, f"{held._meta.verbose_name} ends_on")


def _ended(held: Link, ends_on: date, why: str, notice_given_on: date | None) -> None:
    if ends_on < held.starts_on:
        raise ValidationError({"ends_on": f"It began on {in_words(held.starts_on)}. Choose that day or a later one"})
    if held.ends_on and ends_on > held.ends_on:
        raise ValidationError({"ends_on": f"It ends on {in_words(held.ends_on)} already"})
    held.ends_on = ends_on
    if isinstance(held, Allocation):
        if not why.strip():
            raise ValidationError({"why": "Say why. The young person is told"})
        held.why_ended, held.notice_given_on = why, notice_given_on
    held.save()
