"""Whether a young person could read a version before a manager decides on it, and whether they said anything to it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from leaving_care.dates import uk_day
from pathways.models import Answer, PlanVersion


@dataclass(frozen=True, slots=True)
class Shown:
    """`since` None: only staff can read it. `with_sending`: they can read it since it was sent to a manager, and no longer.

    `answered_on` None: they have not answered it. When they open it is recorded nowhere: an answer is what shows that they read it.
    """

    since: date | None
    with_sending: bool
    answered_on: date | None


def shown(version: PlanVersion) -> Shown:
    """How it is with one version. One query."""
    last = Answer.objects.filter(version=version).aggregate(last=Max("at"))["last"]
    since = version.shared_at
    return Shown(
        uk_day(since) if since else None, bool(since) and since == version.sent_at, uk_day(last) if last else None
    )
