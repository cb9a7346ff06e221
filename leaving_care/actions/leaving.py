"""Ending somebody's work for a council: whom they work with goes to a colleague, or to nobody."""

import uuid
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db.models import Count, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from leaving_care import audit
from leaving_care.access import reachable
from leaving_care.actions.allocations import ONE, allocate, overlapping
from leaving_care.actions.council import deciding
from leaving_care.actions.ending import end_link
from leaving_care.actions.staff import may_change
from leaving_care.changing import NotAllowed
from leaving_care.dates import in_words, uk_day
from leaving_care.models import (
    Allocation,
    Cover,
    Membership,
    PartnerAccess,
    Referral,
    User,
    YoungPerson,
)


def end_membership(
    membership: Membership,
    *,
    ends_on: date,
    give_to: Membership | None = None,
    why: str = "",
    by: User,
    at: datetime,
    once: uuid.UUID | None = None,
) -> None:
    """Ends a membership with a last day. Whom they work with go to `give_to` from the day after, or to nobody (None).

    `why` is told to those young people. Referrals and shares end too. Yesterday is the earliest last day: it shuts every
    door at once. Raises NotAllowed, AlreadyDone, and ValidationError in words.
    """
    with deciding(membership.authority, "end_membership", by=by, at=at, once=once) as authority:
        row = Membership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
        day = uk_day(at)
        if not may_change(by, row, day):
            raise NotAllowed("end_membership")
        if ends_on < max(row.starts_on, day - ONE) or (row.ends_on and ends_on > row.ends_on):
            raise ValidationError({"ends_on": _which_days(row, day)})
        _give_away(row, ends_on, give_to, why, by, at)
        row.ends_on = ends_on
        row.save(update_fields=["ends_on"])
        audit.done(authority, "end_membership", by=by, at=at, fields=["ends_on"], once=once)


def working_with(membership: Membership, after: date) -> list[Allocation]:
    """The allocations of a worker that go on after a day, with whom they are for."""
    rows = Allocation.objects.filter(worker=membership).filter(_after(after))
    return list(rows.select_related("person").order_by("person__name_used", "pk"))


def followed_by(membership: Membership) -> list[tuple[str, int]]:
    """Who works, after the last day of a worker, with those whom they worked with until then: each name, and with how many.

    Blank: nobody. Empty where there is no last day. One query.
    """
    if membership.ends_on is None:
        return []
    next_day = membership.ends_on + ONE
    there = Allocation.objects.on(next_day).filter(person=OuterRef("person"), role=OuterRef("role"))
    there = there.filter(is_main=OuterRef("is_main")).exclude(worker=membership).order_by("-starts_on", "pk")
    rows = Allocation.objects.filter(worker=membership, ends_on=membership.ends_on)
    found = rows.annotate(next=Coalesce(Subquery(there.values("worker__user__name")[:1]), Value("")))
    return list(found.order_by("next").values_list("next").annotate(many=Count("person", distinct=True)))


def _after(day: date) -> Q:
    """The condition for a dated row that goes on after a day."""
    return Q(ends_on=None) | Q(ends_on__gt=day)


def _which_days(row: Membership, day: date) -> str:
    if row.starts_on >= day:
        first = f"Choose {in_words(row.starts_on)}, their first day, or a later day"
    else:
        first = f"Choose {in_words(day - ONE)} or a later day"
    return f"{first}, up to {in_words(row.ends_on)}" if row.ends_on else first


def _give_away(row: Membership, ends_on: date, give_to: Membership | None, why: str, by: User, at: datetime) -> None:
    going_on = working_with(row, ends_on)
    people = {link.person_id for link in going_on}
    reached = reachable(by, "allocate", uk_day(at)).filter(pk__in=people).count()
    if reached != len(people):
        raise ValidationError("They work with somebody who is not of your team. Ask a manager of the whole council")
    if going_on and not why.strip():
        raise ValidationError({"why": "Say why. The young people are told"})
    if give_to is not None and (give_to.pk == row.pk or give_to.role != row.role):
        raise ValidationError({"give_to": "Choose a colleague in the same job"})
    for link in going_on:
        _close(link, ends_on, why, by, at)
        if give_to is not None:
            _give(link, give_to, ends_on, by, at)
    for kind, who in ((Referral, "clinician"), (PartnerAccess, "partner")):
        rows = kind._default_manager.filter(**{who: row}).filter(_after(ends_on))
        for other in rows.select_related("person"):
            _close(other, ends_on, "", by, at)
    covers = Cover.objects.filter(Q(cover=row) | Q(away=row))
    covers.filter(starts_on__gt=ends_on).delete()
    covers.filter(ends_on__gt=ends_on).update(ends_on=ends_on)


def _close(link, ends_on: date, why: str, by: User, at: datetime) -> None:
    if link.starts_on > ends_on:
        if link.starts_on < uk_day(at):
            words = f"They began work with somebody on {in_words(link.starts_on)}. Choose that day or a later one"
            raise ValidationError({"ends_on": words})
        end_link(link, ends_on=None, by=by, at=at)
    else:
        end_link(link, ends_on=ends_on, why=why, by=by, at=at)


def _give(link: Allocation, to: Membership, ends_on: date, by: User, at: datetime) -> None:
    person: YoungPerson = link.person
    theirs = Allocation.objects.filter(person=person, worker=to)
    first = max(ends_on + ONE, link.starts_on)
    for other in overlapping(theirs, first, None):
        if not link.is_main:
            return  # they work with them already
        if other.starts_on >= first:
            end_link(other, ends_on=None, by=by, at=at)
        else:
            end_link(other, ends_on=first - ONE, why="Became the main adviser", by=by, at=at)
    allocate(person, worker=to, is_main=link.is_main, starts_on=first, by=by, at=at)
