"""How many findings wait in editions, from their marks: for the desk, which reads no edition for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, Min, OuterRef, Q

from offers.findings.kinds import BLOCKING
from offers.models import AcceptedFault, Edition, FindingMark


@dataclass(frozen=True)
class Counted:
    """What waits in an edition: how many findings that block and how many pieces of advice, and since when the oldest.

    Advice that was passed over with a reason, and faults of the source that were accepted, do not wait. `mine`: those that
    the reader sees to.
    """

    blocking: int = 0
    advice: int = 0
    oldest_on: date | None = None
    blocking_since: date | None = None
    mine: int = 0

    @property
    def all(self) -> int:
        return self.blocking + self.advice


def counted(editions: Iterable[Edition], user_id: int | None = None) -> dict[int, Counted]:
    """Edition id → what waits in it. One query, however many editions; one that has nothing waiting is not there."""
    passed = AcceptedFault.objects.filter(edition=OuterRef("edition"), code=OuterRef("code"), row=OuterRef("row"))
    blocks = Q(code__in=BLOCKING)
    waiting = FindingMark.objects.filter(~Exists(passed), edition__in=[edition.pk for edition in editions])
    rows = (
        waiting.order_by()
        .values("edition")
        .annotate(
            blocking=Count("pk", filter=blocks),
            advice=Count("pk", filter=~blocks),
            oldest_on=Min("first_on"),
            blocking_since=Min("first_on", filter=blocks),
            mine=Count("pk", filter=Q(owner=user_id) if user_id else Q(pk=None)),
        )
    )
    said = rows.values_list("edition", "blocking", "advice", "oldest_on", "blocking_since", "mine")
    return {edition: Counted(*numbers) for edition, *numbers in said}
