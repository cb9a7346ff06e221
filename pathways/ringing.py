"""Who came back for help and still waits: to be told who works with them, or to be rung. One condition for every list."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject, TruncDate, TruncDay

from leaving_care.dates import UK
from pathways.models import CameBack, Contact


@dataclass(frozen=True, slots=True)
class Back:
    """That somebody came back and waits. `is_settled`: a manager has said who works with them, so somebody has to ring them.

    `ring_by` None: no day was said. `words`: what they said, where it was asked for; `who`: the name of whoever rings them.
    """

    asked_on: date
    is_settled: bool
    ring_by: date | None
    words: str = ""
    who: str = ""

    def is_late(self, on: date) -> bool:
        """Whether the day by which they are rung has passed."""
        return self.ring_by is not None and self.ring_by < on


def waiting_back() -> QuerySet[CameBack]:
    """Of whom nobody has settled who works with them, or whom nobody has reached since that was settled.

    What is logged after the settling counts, from its day on: of many calls only the day is known. A try is no call.
    """
    rows = CameBack.objects.annotate(settled_day=TruncDay("settled_at", tzinfo=UK))
    since = {"at__gte": OuterRef("settled_day"), "written_at__gte": OuterRef("settled_at")}
    reached = Contact.objects.filter(person=OuterRef("person"), mistaken="", **since)
    reached = reached.exclude(outcome=Contact.Outcome.TRIED)
    return rows.filter(Q(settled_at=None) | ~Q(Exists(reached)))


def back_of(person: str = "pk", **more: str) -> Subquery:
    """The newest of them of the person of an outer query, for `read`. `more`: what else is asked for, by field."""
    settled = ExpressionWrapper(Q(settled_at__isnull=False), output_field=BooleanField())
    said = JSONObject(asked_on=TruncDate("asked_at", tzinfo=UK), settled=settled, ring_by=F("reply_by"), **more)
    rows = waiting_back().filter(person=OuterRef(person)).order_by("-asked_at", "-pk")
    return Subquery(rows.values(row=said)[:1])


def read(row: dict[str, Any] | None) -> Back | None:
    """What `back_of` found; None: nobody waits."""
    if row is None:
        return None
    return Back(
        asked_on=date.fromisoformat(row["asked_on"]),
        is_settled=bool(row["settled"]),
        ring_by=date.fromisoformat(row["ring_by"]) if row["ring_by"] else None,
        words=row.get("words", ""),
        who=row.get("who") or "",
    )
