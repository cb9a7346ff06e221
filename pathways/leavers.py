"""Promises of a plan whose owner has left the council since: whose they were, and who answers for them now."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from leaving_care.models import Allocation, Membership, YoungPerson
from pathways.models import PlanAction, PlanVersion, Tick

CLOSED = (PlanAction.Outcome.DONE, PlanAction.Outcome.STOP)


def left_behind(version: PlanVersion | Subquery, on: date) -> list[PlanAction]:
    """The open actions of a version (or of the one that a query finds) whose worker has left the council by a day. One query.

    Each with `answers`, the name of the main adviser, who answers for it now; blank: nobody is. A plan that was approved is
    never changed: the next version names somebody else. What somebody has said is done is not open.
    """
    theirs = Membership.objects.on(on).order_by().filter(user=OuterRef("worker__user"))
    still_here = theirs.filter(authority=OuterRef("worker__authority"), user__is_active=True)
    said = Tick.objects.filter(person=OuterRef("person"), action=OuterRef("thread")).order_by("-at", "-pk")
    mains = Allocation.objects.on(on).filter(person=OuterRef("person"), is_main=True).order_by("pk")
    rows = PlanAction.objects.filter(~Q(Exists(still_here)), version=version, worker__isnull=False)
    rows = rows.exclude(outcome__in=CLOSED).annotate(
        ticked=Coalesce(Subquery(said.values("done")[:1]), Value(False)),
        answers=Coalesce(Subquery(mains.values("worker__user__name")[:1]), Value("")),
    )
    return list(rows.filter(ticked=False).select_related("worker__user").order_by("due_on", "pk"))


def left_behind_for(person: YoungPerson, on: date) -> list[PlanAction]:
    """Those of the version that holds. One query."""
    holds = PlanVersion.objects.filter(person=person, approved_at__isnull=False).order_by("-number")
    return left_behind(Subquery(holds.values("pk")[:1]), on)


def leavers(version: PlanVersion, on: date) -> dict[str, object]:
    """For a page that shows a version: the threads of these actions (`gone`), and who answers for them (`gone_to`)."""
    rows = left_behind(version, on)
    return {"gone": {row.thread for row in rows}, "gone_to": rows[0].answers if rows else ""}  # type: ignore[attr-defined]
