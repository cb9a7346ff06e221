"""Asking for the offer in another format or language, and answering."""

import uuid
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from leaving_care import audit
from leaving_care.actions.council import deciding
from leaving_care.models import Authority, User
from offers.actions.suggestions import suggest
from offers.calls_for_help import calls_for_help
from offers.models import FormatRequest, Suggestion

MODERATE = "moderate"
KEPT = timedelta(days=90)
ANSWERED = "Somebody has answered this already"


def ask_for_format(
    authority: Authority,
    *,
    wanted: str,
    at: datetime,
    once: uuid.UUID,
    page: str = "",
    reach: str = "",
    words: str = "",
) -> tuple[FormatRequest, bool]:
    """Takes in what somebody without an account asks for. Sent twice (`once`), it is there once.

    Returns it, and whether its words read like a call for help: then they go to those on duty as well, as what anybody says does.
    """
    with transaction.atomic():
        said = {"wanted": wanted, "page": page, "reach": reach, "words": words, "at": at}
        row, _ = FormatRequest.objects.get_or_create(key=once, defaults={"authority": authority, **said})
        needs_help = calls_for_help(row.words, row.wanted)
        if needs_help:
            told = f"{row.wanted}. {row.words}"
            suggest(authority, kind=Suggestion.Kind.WRONG, words=told, page=row.page, reach=row.reach, at=at, once=once)
    return row, needs_help


def answer_format(asked: FormatRequest, *, answer: str, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """Says what came of it. Raises NotAllowed, AlreadyDone, and ValidationError, in words, where it was answered before."""
    with deciding(asked.authority, MODERATE, by=by, at=at, once=once) as held:
        row = FormatRequest.objects.select_for_update().get(pk=asked.pk)
        if row.answered_at:
            raise ValidationError(ANSWERED)
        row.answer, row.answered_at, row.answered_by = answer, at, by
        row.save(update_fields=["answer", "answered_at", "answered_by"])
        audit.done(held, MODERATE, by=by, at=at, once=once, fields=["request for another format"])


def forget_format_reach(*, at: datetime) -> int:
    """Removes how to reach whoever asked, 90 days after they were answered. Returns of how many."""
    late = FormatRequest.objects.filter(answered_at__lte=at - KEPT).exclude(reach="")
    return late.update(reach="")
