"""Putting a notice up above all pages of a council, and taking it down. The pages follow within a minute (`keep_published`)."""

import uuid
from datetime import date, datetime

from django.core.exceptions import ValidationError

from leaving_care import audit
from leaving_care.actions.council import deciding
from leaving_care.dates import months_after, uk_day
from leaving_care.models import Authority, User
from offers.models import Notice

WHAT = "publish_offer"
SAY = "Say what everybody should know"
OVER = "Its last day cannot be before today: nobody would see it"
TOO_FAR = "Choose a day within a year: a notice is for what is true now"
GONE = "This notice was taken down already"


def put_up(
    authority: Authority, *, text: str, until: date, by: User, at: datetime, once: uuid.UUID | None = None
) -> Notice:
    """Puts one line up until a day, that day too. Raises NotAllowed, AlreadyDone, and ValidationError in words."""
    with deciding(authority, WHAT, by=by, at=at, once=once) as council:
        said = " ".join(text.split())
        if not said:
            raise ValidationError({"text": SAY})
        if until < uk_day(at):
            raise ValidationError({"until": OVER})
        if until > months_after(uk_day(at), 12):
            raise ValidationError({"until": TOO_FAR})
        notice = Notice(authority=council, text=said, until=until, put_up_at=at, put_up_by=by)
        notice.full_clean()
        notice.save()
        audit.done(council, WHAT, by=by, at=at, fields=["notice put up"], once=once)
    return notice


def take_down(notice: Notice, *, by: User, at: datetime, once: uuid.UUID | None = None) -> None:
    """Takes it down before its last day. Raises NotAllowed, AlreadyDone, and ValidationError where it is down."""
    with deciding(notice.authority, WHAT, by=by, at=at, once=once) as council:
        held = Notice.objects.select_for_update().get(pk=notice.pk, authority=council)
        if held.taken_down_at:
            raise ValidationError(GONE)
        held.taken_down_at, held.taken_down_by = at, by
        held.save(update_fields=["taken_down_at", "taken_down_by"])
        audit.done(council, WHAT, by=by, at=at, fields=["notice taken down"], once=once)
