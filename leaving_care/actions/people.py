"""Beginning a young person's record, and changing what it says of the person themself."""

import uuid
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from leaving_care import after, audit
from leaving_care.access import held, may_in
from leaving_care.changing import NotAllowed, changing, raise_if_done
from leaving_care.dates import age_on, in_words, uk_day
from leaving_care.models import Allocation, Authority, Membership, Part, Role, TimeInCare, User, YoungPerson
from leaving_care.standing import reckon

ASK_WHY_FROM = 25
NUMBER_TAKEN = "Somebody else in this council has this number."


def is_there(authority: Authority, name_used: str, date_of_birth: date) -> bool:
    """Whether the council has a record of somebody with exactly this name and date of birth."""
    return authority.young_people.filter(name_used__iexact=name_used, date_of_birth=date_of_birth).exists()


def add_person(
    authority: Authority,
    values: Mapping[str, Any],
    *,
    by: User,
    at: datetime,
    once: uuid.UUID | None = None,
    is_another: bool = False,
) -> YoungPerson:
    """Begins a record. A personal adviser who begins one becomes the main adviser from today: otherwise nobody would see it.

    `is_another`: it was confirmed that somebody with the same name and date of birth is another person. Raises NotAllowed,
    AlreadyDone, and ValidationError for a number that is taken, somebody who is there already, a date of birth to come,
    and somebody of 25 or over without `why_over_25`.
    """
    today = uk_day(at)
    with transaction.atomic():
        # Held, so that the same form sent twice at once is done once.
        Authority.objects.select_for_update().get(pk=authority.pk)
        if not may_in(by, "add_person", authority, today):
            raise NotAllowed("add_person")
        raise_if_done(once, by)
        person = YoungPerson(authority=authority, **values)
        _check(person, today)
        if not is_another and is_there(authority, person.name_used, person.date_of_birth):
            raise ValidationError("Somebody with this name and date of birth has a record here already.")
        if age_on(person.date_of_birth, today) >= ASK_WHY_FROM and not person.why_over_25:
            raise ValidationError({"why_over_25": f"Say why a record begins at {ASK_WHY_FROM} or over."})
        person.save()
        reckon(person)
        noted = [name for name, value in values.items() if value not in ("", None)]
        audit.changed(person, "add_person", by=by, at=at, part=Part.ABOUT, fields=noted, once=once)
        worker = begins_with(by, authority, today)
        if worker is not None:
            Allocation.objects.create(person=person, worker=worker, role=worker.role, is_main=True, starts_on=today)
            audit.changed(person, "add_person", by=by, at=at, part=Part.WORKERS, fields=["allocation.worker"])
        after.keep(person, today)
    return person


def begins_with(user: User, authority: Authority, on: date) -> Membership | None:
    """The membership by which somebody who adds a person becomes their main adviser; None: they do not."""
    return next(
        (row for row in held(user, on) if row.authority_id == authority.pk and row.role == Role.PERSONAL_ADVISER), None
    )


def change_about(
    person: YoungPerson,
    values: Mapping[str, Any],
    *,
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> None:
    """Changes what a record says of the person themself. Raises as `leaving_care.changing` says, and ValidationError."""
    with changing(person, "change_facts", by=by, at=at, version=version, once=once) as change:
        held_now = change.person
        differs = [name for name, value in values.items() if getattr(held_now, name) != value]
        for name in differs:
            setattr(held_now, name, values[name])
        _check(held_now, uk_day(at))
        _check_born_before_care(held_now)
        if differs:
            held_now.save(update_fields=differs)
            change.note(Part.ABOUT, *differs)


def _check(person: YoungPerson, today: date) -> None:
    if person.date_of_birth > today:
        raise ValidationError({"date_of_birth": "Date of birth must be in the past."})
    person.full_clean(validate_constraints=False)
    same = YoungPerson.objects.filter(authority=person.authority_id, council_id=person.council_id)
    if person.council_id and same.exclude(pk=person.pk).exists():
        raise ValidationError({"council_id": NUMBER_TAKEN})


def _check_born_before_care(person: YoungPerson) -> None:
    first = TimeInCare.objects.filter(person=person, starts_on__lt=person.date_of_birth).first()
    if first is not None:
        raise ValidationError(
            {"date_of_birth": f"A time in care is recorded from {in_words(first.starts_on)}, before this day."}
        )
