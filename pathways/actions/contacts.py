"""Keeping a record of contact: logging it, putting a note right on the same day, marking an entry as a mistake.

Each function checks permission, holds the record, changes it and writes the event in one transaction (see
`leaving_care.changing` for NotAllowed and AlreadyDone). What a rule refuses is a ValidationError in words.
"""

import uuid
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q

from leaving_care.access import held
from leaving_care.changing import changing
from leaving_care.dates import in_words, uk_day
from leaving_care.models import Allocation, Cover, Role, User, YoungPerson
from pathways.models import Contact

LOG = "log_contact"
TO_COME = "This is in the future. Plan a visit instead."
MISTAKEN_ALREADY = "This entry was marked as a mistake already."
NOTE_STAYS = "A note can be changed by whoever wrote it, on the day it was written. Mark the entry as a mistake and log it again."


def log(
    person: YoungPerson, values: Mapping[str, Any], *, by: User, at: datetime, once: uuid.UUID | None = None
) -> Contact:
    """Logs a try to be in touch (`at`, `how`, `outcome`, `where`, `seen_alone`, `note`), in the role that `by` has today."""
    with changing(person, LOG, by=by, at=at, once=once) as change:
        row = Contact(person=change.person, by=by, written_at=at, role=role_of(change.person, by, uk_day(at)), **values)
        row.full_clean(exclude=["person", "by"])
        if row.at > at:
            raise ValidationError(TO_COME)
        if uk_day(row.at) < change.person.date_of_birth:
            raise ValidationError(f"This is before they were born, on {in_words(change.person.date_of_birth)}.")
        row.save()
        change.note(Contact.part, "contact.logged")
    return row


def mark_mistaken(row: Contact, *, reason: str, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """Marks an entry as one that should not have been written. It stays to be read, and counts for nothing."""
    with changing(row.person, LOG, by=by, at=at, once=once) as change:
        kept = Contact.objects.select_for_update(of=("self",)).get(pk=row.pk)
        if kept.mistaken:
            raise ValidationError(MISTAKEN_ALREADY)
        kept.mistaken = reason
        kept.full_clean(exclude=["person", "by"])
        kept.save()
        change.note(Contact.part, "contact.mistaken")


def change_note(row: Contact, *, note: str, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """Writes a note anew, such as to leave out what is not needed. Only its writer can, until the day is over."""
    with changing(row.person, LOG, by=by, at=at, once=once) as change:
        kept = Contact.objects.select_for_update(of=("self",)).get(pk=row.pk)
        if not note_may_change(kept, by, uk_day(at)):
            raise ValidationError(NOTE_STAYS)
        kept.note = note
        kept.full_clean(exclude=["person", "by"])
        kept.save()
        change.note(Contact.part, "contact.note")


def note_may_change(row: Contact, user: User, on: date) -> bool:
    """Whether somebody may write a note anew on a day."""
    return row.by_id == user.pk and uk_day(row.written_at) == on and not row.mistaken


def role_of(person: YoungPerson, user: User, on: date) -> str:
    """Whose contact it is when a user has it on a day: the adviser's or the social worker's, or whom they cover for; else
    somebody else's, such as a manager's."""
    mine = [membership.pk for membership in held(user, on)]
    away = Cover.objects.on(on).filter(cover__in=mine).values("away")
    working = Allocation.objects.on(on).filter(Q(worker__in=mine) | Q(worker__in=away), person=person)
    roles = set(working.values_list("role", flat=True))
    if Role.PERSONAL_ADVISER in roles:
        return Contact.By.ADVISER
    return Contact.By.SOCIAL_WORKER if Role.SOCIAL_WORKER in roles else Contact.By.SOMEBODY_ELSE
