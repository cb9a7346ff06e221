"""When an agreed draft goes out: at once, or at a moment. Each begins one run in the background (offers.actions.runs)."""

import uuid
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from leaving_care.dates import in_words, uk_day
from leaving_care.models import Authority, User
from offers.actions.agreeing import raise_if_blocked, settling
from offers.actions.editing import QUIET, raise_unless_open
from offers.agreeing import state
from offers.contents import read_contents
from offers.models import Edition, Publishing, Timed
from offers.tasks import publish

PUBLISH = "publish_offer"
PAST = "This moment is past. Choose one that is still to come, or publish it now."
SET_ALREADY = "A time is set already. Cancel it first."
NOT_SET = "No time is set. There is nothing to cancel."
CUT_OFF = "It was cut off before it was done. Nothing was published by it."
NO_FIRST_DAY = "Say from which day the edition applies before it goes out."
TRIES = 3  # that the clock makes for one moment, where runs are cut off


def publish_now(edition: Edition, *, by: User, at: datetime, once: uuid.UUID | None = None) -> Publishing:
    """Begins to publish an agreed draft. A time that was set for it is cancelled.

    Raises ValidationError, in words, where it is not agreed, a finding stands in the way, or a run is under way.
    """
    with settling(edition, PUBLISH, "published", by=by, at=at, once=once) as held:
        raise_unless_ready(held, at)
        held.timings.filter(cancelled_at=None).update(cancelled_at=at, cancelled_by=by)
        return begin_run(held, by=by, at=at)


def set_time(
    edition: Edition, *, goes_out_at: datetime, by: User, at: datetime, once: uuid.UUID | None = None
) -> Timed:
    """Sets the moment at which an agreed draft goes out. One that has passed gives way to it."""
    with settling(edition, PUBLISH, "time set", by=by, at=at, once=once) as held:
        if goes_out_at <= at:
            raise ValidationError({"at": PAST})
        if held.timings.filter(cancelled_at=None, goes_out_at__gt=at).exists():
            raise ValidationError(SET_ALREADY)
        raise_unless_ready(held, at, goes_out_at)
        held.timings.filter(cancelled_at=None).update(cancelled_at=at, cancelled_by=by)
        return Timed.objects.create(edition=held, goes_out_at=goes_out_at, set_at=at, set_by=by)


def cancel_time(edition: Edition, *, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """Cancels the moment that was set: the draft does not go out by itself."""
    with settling(edition, PUBLISH, "time cancelled", by=by, at=at, once=once) as held:
        if not held.timings.filter(cancelled_at=None).update(cancelled_at=at, cancelled_by=by):
            raise ValidationError(NOT_SET)


def raise_unless_ready(edition: Edition, *moments: datetime) -> None:
    """ValidationError, in words, where a draft may not go out: now, or at a later moment."""
    contents = read_contents(edition)
    now = state(edition, contents)
    if not now.is_agreed:
        raise ValidationError(now.why_not)
    if edition.effective_from is None:
        raise ValidationError(NO_FIRST_DAY)
    for day in dict.fromkeys(map(uk_day, moments)):
        try:
            raise_if_blocked(contents, day)
        except ValidationError as wrong:
            if day == uk_day(moments[0]):
                raise
            raise ValidationError(f"On {in_words(day)} it could not go out. {wrong.messages[0]}") from None


def begin_due(at: datetime) -> list[str]:
    """Begins every run whose moment has come, once each; returns what was done. For the clock.

    What may not go out any more is noted as a run that failed, in words, for the desk. A run that was cut off is begun again.
    """
    settled = Publishing.objects.filter(ended_at=None, seen_at__lte=at - QUIET, edition__published_at__isnull=False)
    settled.update(ended_at=at, step="done")
    due = Timed.objects.filter(cancelled_at=None, goes_out_at__lte=at, edition__published_at=None)
    done = [_begin_timed(timed, at) for timed in due.select_related("edition__authority", "set_by")]
    return [line for line in done if line]


def _begin_timed(timed: Timed, at: datetime) -> str:
    with transaction.atomic():
        Authority.objects.select_for_update(no_key=True).get(pk=timed.edition.authority_id)
        held = Edition.objects.select_for_update().get(pk=timed.edition_id)
        stands = Timed.objects.filter(pk=timed.pk, cancelled_at=None).exists()
        tries = list(held.publishings.filter(begun_at__gte=timed.goes_out_at))
        over = any(run.failed != CUT_OFF if run.ended_at else run.seen_at > at - QUIET for run in tries)
        if not stands or not held.is_draft or over or len(tries) >= TRIES:
            return ""
        try:
            raise_unless_open(held, at)
            raise_unless_ready(held, at)
        except ValidationError as wrong:
            _note_failed(held, timed.set_by, at, " ".join(wrong.messages))
            return f"{held}: could not go out at its time"
        begin_run(held, by=timed.set_by, at=at)
        return f"{held}: begun to publish at its time"


def begin_run(held: Edition, *, by: User, at: datetime) -> Publishing:
    """A run, in place of one that was cut off. The caller holds the edition and has seen that none is under way."""
    held.publishings.filter(ended_at=None).update(ended_at=at, failed=CUT_OFF)
    run = Publishing.objects.create(edition=held, begun_at=at, begun_by=by, seen_at=at, step="waiting to begin")
    publish.enqueue(key=str(run.key))
    return run


def _note_failed(held: Edition, by: User, at: datetime, why: str) -> None:
    held.publishings.filter(ended_at=None).update(ended_at=at, failed=CUT_OFF)
    Publishing.objects.create(
        edition=held, begun_at=at, begun_by=by, seen_at=at, ended_at=at, step="not published", failed=why
    )
