"""Who has which row of a draft open. It is told to others for a few minutes, and locks nothing."""

from datetime import datetime, timedelta

from leaving_care.access import may_in
from leaving_care.changing import NotAllowed
from leaving_care.dates import uk_day
from leaving_care.models import User
from offers.actions.editing import EDIT
from offers.models import Edition, Presence

TOLD = timedelta(minutes=5)
KEPT = timedelta(hours=1)


def note_presence(edition: Edition, *, row: str, by: User, at: datetime) -> None:
    """Notes that somebody has a row of a draft open, by the name that findings give it. What is long past goes.

    Raises NotAllowed for whoever may not change the draft.
    """
    if not may_in(by, EDIT, edition.authority, uk_day(at)):
        raise NotAllowed(EDIT)
    Presence.objects.update_or_create(edition=edition, row=row[:200], user=by, defaults={"seen_at": at})
    Presence.objects.filter(edition=edition, seen_at__lt=at - KEPT).delete()


def others_in(edition: Edition, row: str, *, by: User, at: datetime) -> list[Presence]:
    """Who else had a row open in the last minutes, the latest first, each with the `user`."""
    seen = Presence.objects.filter(edition=edition, row=row, seen_at__gt=at - TOLD).exclude(user=by)
    return list(seen.select_related("user").order_by("-seen_at", "pk"))
