"""Who works with a young person, and who covers while a worker is away."""

import uuid
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model, Q, QuerySet

from leaving_care import audit
from leaving_care.access import held as held_by
from leaving_care.access import may_in
from leaving_care.actions.council import deciding
from leaving_care.changing import NotAllowed, changing
from leaving_care.dates import in_words, uk_day
from leaving_care.models import Allocation, Authority, Cover, Membership, Part, Role, User, YoungPerson

ONE = timedelta(days=1)
WORKERS = (Role.PERSONAL_ADVISER, Role.SOCIAL_WORKER)
OTHER_COUNCIL = "This worker is of another council."


def overlapping(rows: QuerySet, starts_on: date, ends_on: date | None) -> QuerySet:
    """Those of dated rows that hold on any day of a time. `ends_on` None: it goes on."""
    rows = rows.filter(Q(ends_on=None) | Q(ends_on__gte=starts_on))
    return rows if ends_on is None else rows.filter(starts_on__lte=ends_on)


def check_worker(person: YoungPerson, worker: Membership, field: str, roles: tuple[Role, ...], starts_on: date) -> None:
    """Refuses, in words for a form's field, somebody of another council, in another job, or not there on a day."""
    if worker.authority_id != person.authority_id:
        raise ValidationError({field: OTHER_COUNCIL})
    if worker.role not in roles:
        raise ValidationError({field: "Choose somebody whose job this is"})
    if not worker.starts_on <= starts_on or (worker.ends_on and worker.ends_on < starts_on):
        raise ValidationError({field: f"They do not work here on {in_words(starts_on)}"})
    if starts_on < person.date_of_birth:
        raise ValidationError({"starts_on": "This day is before the young person was born"})


def added(row: Model) -> None:
    """Saves a new row. What only the database can see comes back in its words."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as wrong:
        known = ("another main adviser", "another council")
        if any(words in str(wrong) for words in known):
            raise ValidationError(OTHER_COUNCIL if known[1] in str(wrong) else MAIN_TWICE) from None
        raise


MAIN_TWICE = "There is another main adviser in that time. End that first."


def allocate(
    person: YoungPerson,
    *,
    worker: Membership,
    is_main: bool,
    starts_on: date,
    why: str = "",
    notice_given_on: date | None = None,
    introduced_on: date | None = None,
    by: User,
    at: datetime,
    version: int | None = None,
    once: uuid.UUID | None = None,
) -> Allocation:
    """Gives a young person a worker from a day on. A new main adviser ends the time of the one before, the day before.

    `why`: the reason for that, told to the young person; `notice_given_on` when they were told; `introduced_on` when the new
    worker met, or meets, them. Blank: not recorded yet. Raises NotAllowed, ChangedMeanwhile, AlreadyDone, and
    ValidationError in words: another council's worker, a time that overlaps, no reason.
    """
    with changing(person, "allocate", by=by, at=at, version=version, once=once) as change:
        held = change.person
        check_worker(held, worker, "worker", WORKERS, starts_on)
        if is_main and worker.role != Role.PERSONAL_ADVISER:
            raise ValidationError({"worker": "Only a personal adviser can be the main adviser"})
        theirs = Allocation.objects.filter(person=held, worker=worker)
        if overlapping(theirs, starts_on, None).exists():
            raise ValidationError({"worker": "They work with this young person already in that time"})
        if is_main:
            _end_main_before(held, starts_on, why, notice_given_on)
        made = Allocation(
            person=held,
            worker=worker,
            role=worker.role,
            is_main=is_main,
            starts_on=starts_on,
            introduced_on=introduced_on,
        )
        added(made)
        change.note(Part.WORKERS, "worker", "is_main", "starts_on", *(["introduced_on"] if introduced_on else []))
    return made


def _end_main_before(person: YoungPerson, starts_on: date, why: str, notice_given_on: date | None) -> None:
    mains = Allocation.objects.filter(person=person, is_main=True)
    for main in overlapping(mains, starts_on, None):
        if main.starts_on >= starts_on:
            words = f"There is a main adviser from {in_words(main.starts_on)}. Choose a later day, or end that first"
            raise ValidationError({"starts_on": words})
        if not why.strip():
            raise ValidationError({"why": "Say why the main adviser changes. The young person is told"})
        main.ends_on, main.why_ended, main.notice_given_on = starts_on - ONE, why, notice_given_on
        main.save(update_fields=["ends_on", "why_ended", "notice_given_on"])


def teams_managed(user: User, authority: Authority, on: date) -> set[int] | None:
    """The teams of an authority whose staff somebody manages on a day; None: those of the whole authority."""
    rows = [row for row in held_by(user, on) if row.authority_id == authority.pk and row.role == Role.MANAGER]
    if any(row.team_id is None for row in rows):
        return None
    return {row.team_id for row in rows if row.team_id is not None}


def may_cover(user: User, on: date, *workers: Membership) -> bool:
    """Whether somebody says on a day who covers for these, or by these: all of them of a team that they manage."""
    return all(
        may_in(user, "cover", worker.authority, on) and _is_in(worker, teams_managed(user, worker.authority, on))
        for worker in workers
    )


def _is_in(worker: Membership, teams: set[int] | None) -> bool:
    return teams is None or worker.team_id in teams


def cover(
    away: Membership,
    *,
    colleague: Membership,
    starts_on: date,
    ends_on: date,
    reason: str = "",
    by: User,
    at: datetime,
    once: uuid.UUID | None = None,
) -> Cover:
    """Lets a colleague cover for a worker who is away, with all whom that one works with, until a last day.

    The manager of a team does it among the workers of that team. Raises NotAllowed, AlreadyDone, and ValidationError in
    words.
    """
    with deciding(away.authority, "cover", by=by, at=at, once=once) as authority:
        if colleague.authority_id != away.authority_id:
            raise ValidationError({"colleague": OTHER_COUNCIL})
        _raise_unless_managed(by, uk_day(at), away, colleague)
        if colleague.pk == away.pk or colleague.user_id == away.user_id:
            raise ValidationError({"colleague": "Choose somebody else to cover"})
        if not {away.role, colleague.role} <= set(WORKERS):
            raise ValidationError({"colleague": "Choose an adviser or a social worker"})
        if ends_on < starts_on:
            raise ValidationError({"ends_on": "The last day cannot be before the first day"})
        if ends_on < uk_day(at):
            raise ValidationError({"ends_on": "This day is over. Cover cannot be given for the past"})
        if not Membership.objects.on(starts_on).filter(pk=colleague.pk).exists():
            raise ValidationError({"colleague": f"They do not work here on {in_words(starts_on)}"})
        if overlapping(Cover.objects.filter(away__user=colleague.user_id), starts_on, ends_on).exists():
            raise ValidationError({"colleague": "They are away themselves on a day of that time"})
        if overlapping(Cover.objects.filter(away=away, cover=colleague), starts_on, ends_on).exists():
            raise ValidationError({"colleague": "They cover already in that time"})
        made = Cover(away=away, cover=colleague, starts_on=starts_on, ends_on=ends_on, reason=reason)
        added(made)
        audit.done(authority, "cover", by=by, at=at, fields=["away", "cover", "starts_on", "ends_on"], once=once)
    return made


def end_cover(row: Cover, *, ends_on: date | None, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """Ends cover early, with a last day; None takes away what has not begun. Raises NotAllowed, AlreadyDone, ValidationError."""
    with deciding(row.away.authority, "cover", by=by, at=at, once=once) as authority:
        held = Cover.objects.select_for_update().get(pk=row.pk)
        _raise_unless_managed(by, uk_day(at), held.away, held.cover)
        if ends_on is None or ends_on < held.starts_on:
            if held.starts_on < uk_day(at):
                raise ValidationError({"ends_on": "Cover has begun. Choose a last day on or after its first"})
            held.delete()
        elif held.ends_on and ends_on > held.ends_on:
            raise ValidationError({"ends_on": f"It ends on {in_words(held.ends_on)}. Give new cover for longer"})
        else:
            held.ends_on = ends_on
            held.save(update_fields=["ends_on"])
        audit.done(authority, "cover", by=by, at=at, fields=["ends_on"], once=once)


def _raise_unless_managed(by: User, on: date, *workers: Membership) -> None:
    """NotAllowed where one of these workers is of a team that somebody else manages, as they stand now."""
    now = Membership.objects.filter(pk__in=[worker.pk for worker in workers]).select_related("authority")
    if not may_cover(by, on, *now):
        raise NotAllowed("cover")
