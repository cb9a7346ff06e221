"""Letting others see a record, or a part of it: clinicians, partners, another council."""

import uuid
from collections.abc import Iterable
from datetime import date, datetime

from django.core.exceptions import ValidationError

from leaving_care.actions.allocations import added, check_worker, overlapping
from leaving_care.changing import changing
from leaving_care.dates import in_words, uk_day
from leaving_care.models import (
    Authority,
    HandedOver,
    Membership,
    Part,
    PartnerAccess,
    Referral,
    Role,
    User,
    YoungPerson,
)
from leaving_care.permissions import action, seeing

TO_PARTNERS = [part for part in Part if Role.PARTNER in action(seeing(part)).roles]
# Those that look after no children.
NOT_RESPONSIBLE = (Authority.Tier.DISTRICT, Authority.Tier.COMBINED)
# Rights over data are dealt with by the council that is responsible.
TO_COUNCILS = [part for part in Part if part != Part.DATA]


def refer(
    person: YoungPerson,
    *,
    clinician: Membership,
    starts_on: date,
    reason: str = "",
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> Referral:
    """Refers a young person to a clinician, who then sees their name and consultation notes, and writes them."""
    with changing(person, "refer", by=by, at=at, version=version, once=once) as change:
        check_worker(change.person, clinician, "clinician", (Role.CLINICIAN,), starts_on)
        theirs = Referral.objects.filter(person=change.person, clinician=clinician)
        if overlapping(theirs, starts_on, None).exists():
            raise ValidationError({"clinician": "They were referred to this clinician already"})
        made = Referral(person=change.person, clinician=clinician, starts_on=starts_on, reason=reason)
        added(made)
        change.note(Part.WORKERS, "clinician", "starts_on")
    return made


def share(
    person: YoungPerson,
    *,
    partner: Membership,
    to_part: str,
    starts_on: date,
    ends_on: date,
    reason: str,
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> PartnerAccess:
    """Lets somebody of a partner see one part of a record until a day."""
    with changing(person, "share", by=by, at=at, version=version, once=once) as change:
        check_worker(change.person, partner, "partner", (Role.PARTNER,), starts_on)
        if to_part not in TO_PARTNERS:
            raise ValidationError({"to_part": "This part is not shared with partners"})
        _in_order(starts_on, ends_on)
        theirs = PartnerAccess.objects.filter(person=change.person, partner=partner, to_part=to_part)
        if overlapping(theirs, starts_on, ends_on).exists():
            raise ValidationError({"to_part": "They see this part already in that time"})
        made = PartnerAccess(
            person=change.person, partner=partner, to_part=to_part, reason=reason, starts_on=starts_on, ends_on=ends_on
        )
        added(made)
        change.note(Part.WORKERS, "partner", "to_part", "starts_on", "ends_on")
    return made


def hand_over(
    person: YoungPerson,
    *,
    to: Authority,
    parts: Iterable[str],
    starts_on: date,
    ends_on: date | None = None,
    reason: str,
    notice_given_on: date | None = None,
    introduction_on: date | None = None,
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> list[HandedOver]:
    """Lets another council's managers and data officers see parts of a record. This council stays responsible.

    `ends_on` blank: until it is ended. When the young person was told, and when they are to be introduced, are said in the
    reason, which they see. What was promised and is still open stands in their pathway plan: it goes with that part.
    """
    with changing(person, "hand_over", by=by, at=at, version=version, once=once) as change:
        held = change.person
        other_council(held, to, uk_day(at))
        _in_order(starts_on, ends_on)
        parts = [part for part in TO_COUNCILS if part in set(parts)]
        if not parts:
            raise ValidationError({"parts": "Choose at least one part"})
        there = overlapping(HandedOver.objects.filter(person=held, to=to, handed_part__in=parts), starts_on, ends_on)
        if already := there.first():
            words = f"They see “{already.get_handed_part_display()}” already in that time"
            raise ValidationError({"parts": words})
        said = told(reason, notice_given_on, introduction_on)
        made = hand_parts(held, to, parts, starts_on, ends_on, said)
        change.note(Part.WORKERS, "to", "handed_part", "starts_on", "ends_on")
    return made


def hand_parts(
    person: YoungPerson,
    to: Authority,
    parts: Iterable[str],
    starts_on: date,
    ends_on: date | None,
    reason: str,
    giver: Authority | None = None,
) -> list[HandedOver]:
    """Adds the rows of parts handed over. `giver`: the council that hands them, where it is not the responsible one yet."""
    rows = [
        HandedOver(
            person=person,
            from_authority=giver or person.authority,
            to=to,
            handed_part=part,
            reason=reason,
            starts_on=starts_on,
            ends_on=ends_on,
        )
        for part in parts
    ]
    return HandedOver.objects.bulk_create(rows)


def told(reason: str, notice_given_on: date | None, introduction_on: date | None) -> str:
    """The reason, with when the young person was told and when they are to be introduced, where that is recorded."""
    said = [reason.strip()]
    if notice_given_on:
        said.append(f"Told on {in_words(notice_given_on)}.")
    if introduction_on:
        said.append(f"Introduction planned for {in_words(introduction_on)}.")
    return " ".join(said)


def other_council(person: YoungPerson, to: Authority, day: date) -> None:
    """Refuses a council that is this one, or that looks after no children on a day."""
    responsible = Authority.objects.existing(day).exclude(tier__in=NOT_RESPONSIBLE)
    if to.pk == person.authority_id or not responsible.filter(pk=to.pk).exists():
        raise ValidationError({"to": "Choose another council"})


def _in_order(starts_on: date, ends_on: date | None) -> None:
    if ends_on and ends_on < starts_on:
        raise ValidationError({"ends_on": "The last day cannot be before the first day"})
