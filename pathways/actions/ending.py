"""Ending the work with somebody, at 25 or because they chose to stop at 21; and taking back what was recorded by mistake."""

import uuid
from datetime import date, datetime

from django.core.exceptions import ValidationError

from leaving_care.actions.allocations import overlapping
from leaving_care.changing import Changing, changing
from leaving_care.dates import in_words, uk_day
from leaving_care.models import Allocation, Part, User, YoungPerson
from pathways.ending import Answer, closing, ended, help_goes_on, stopping
from pathways.models import HandingOver, Milestone

WRITE = "write_plan"
CLOSED = "Our work together has ended"
STOPPED = "You chose to stop"
"""What the young person reads as the reason why somebody works with them no more."""
NOTHING = "Nothing is recorded that could be taken back."


def close(
    person: YoungPerson,
    *,
    on: date,
    words: str,
    by: User,
    at: datetime,
    once: uuid.UUID | None = None,
) -> Milestone:
    """Records that the work with somebody ended on a day, with the last `words` to them. Nothing is deleted.

    Whoever works with them does so up to that day, and a change of adviser that was planned is cancelled. Raises NotAllowed,
    AlreadyDone, and ValidationError: it cannot be ended (`pathways.ending.closing`), another day, no words.
    """
    with changing(person, WRITE, by=by, at=at, once=once) as change:
        _check(closing(change.person, uk_day(at)), on, uk_day(at))
        if not words.strip():
            raise ValidationError({"words": "Write a few words to them"})
        row = Milestone(person=change.person, kind=Milestone.Kind.CLOSED, on=on, words=words, by=by, at=at)
        row.full_clean(exclude=["person", "by"])
        row.save()
        change.note(Milestone.part, "milestone.closed", "milestone.words")
        _end_work(change, on, CLOSED)
    return row


def take_back(person: YoungPerson, *, why: str, by: User, at: datetime, once: uuid.UUID | None = None) -> Milestone:
    """Marks that it was a mistake to record that the work has ended, and says why. The first record stays, with the second.

    Whoever's work ended with it works with them as before, if they still work here; others a manager allocates. Raises
    NotAllowed, AlreadyDone and ValidationError.
    """
    with changing(person, WRITE, by=by, at=at, once=once) as change:
        today, was = uk_day(at), ended(change.person)
        if was is None:
            raise ValidationError(NOTHING)
        if not why.strip():
            raise ValidationError({"why": "Say why"})
        row = Milestone(person=change.person, kind=was.kind, on=was.on, until=today, words=why, by=by, at=at)
        row.full_clean(exclude=["person", "by"])
        row.save()
        change.note(Milestone.part, "milestone.reopened")
        _work_again(change, was.on, today)
    return row


def stop(person: YoungPerson, *, on: date, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """Ends the work with somebody of 21 to 24 on a day, because they chose to stop. The yearly hello goes on.

    Who knew them last is kept for ever in the work that ended. Raises NotAllowed, AlreadyDone, and ValidationError: they chose
    otherwise, help goes on by law, another day.
    """
    with changing(person, WRITE, by=by, at=at, once=once) as change:
        today = uk_day(at)
        _check(stopping(change.person, today), on, today)
        goes_on = help_goes_on(change.person, today)
        if goes_on:
            raise ValidationError(goes_on)
        _end_work(change, on, STOPPED)


def _check(answer: Answer, on: date, today: date) -> None:
    if answer.why_not:
        raise ValidationError(answer.why_not)
    if on > today:
        raise ValidationError({"on": "This day is in the future. Write it down once it has been"})
    if answer.first_on and on < answer.first_on:
        raise ValidationError({"on": f"Choose {in_words(answer.first_on)} or a later day"})


def _end_work(change: Changing, on: date, why: str) -> None:
    """Whoever works with them does so up to a day, that day included."""
    rows = Allocation.objects.select_for_update(of=("self",)).filter(person=change.person)
    for row in overlapping(rows, on, None).exclude(ends_on=on).select_related("worker__user"):
        if row.starts_on > on:
            who, day = row.worker.user.name or "Somebody", in_words(row.starts_on)
            raise ValidationError({"on": f"{who} works with them from {day} on. Choose that day or a later one"})
        row.ends_on, row.why_ended = on, why
        row.save(update_fields=["ends_on", "why_ended"])
        change.note(Part.WORKERS, "allocation.ends_on")
    if HandingOver.objects.filter(person=change.person, done_at=None, cancelled="").update(cancelled=why):
        change.note(Part.WORKERS, "handingover.cancelled")


def _work_again(change: Changing, ended_on: date, today: date) -> None:
    theirs = Allocation.objects.filter(person=change.person)
    rows = (
        theirs.select_for_update(of=("self",)).filter(ends_on=ended_on, why_ended=CLOSED).select_related("worker__user")
    )
    for row in rows:
        left = row.worker.ends_on is not None and row.worker.ends_on < today
        since = overlapping(theirs.exclude(pk=row.pk), row.starts_on, None)
        taken = since.filter(worker=row.worker) | (since.filter(is_main=True) if row.is_main else since.none())
        if left or not row.worker.user.is_active or taken.exists():
            continue
        row.ends_on, row.why_ended = None, ""
        row.save(update_fields=["ends_on", "why_ended"])
        change.note(Part.WORKERS, "allocation.ends_on")
