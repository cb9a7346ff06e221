"""Who is on whose list, and what runs late: read from summaries, so that a page takes the same time at every size."""

from collections.abc import Callable
from datetime import date

from django.db.models import F, Q, QuerySet

from leaving_care.access import held, reachable_in
from leaving_care.models import Allocation, Cover, Membership, Role, User, YoungPerson
from leaving_care.permissions import Reach, action
from pathways.models import CameBack, Summary
from pathways.summaries import of_people, stale

SEE_PLAN, SEE_TEAM = "see_plan", "see_team"


def working_as(user: User, on: date) -> list[Membership]:
    """The memberships by which a user has people of their own to work with on a day; empty: they have no caseload."""
    able = action(SEE_PLAN).roles
    own = [row for row in held(user, on) if able.get(Role(row.role)) is Reach.ALLOCATED]
    return own if user.is_active else []


def caseload(
    user: User,
    on: date,
    *,
    more: Callable[[QuerySet[YoungPerson]], QuerySet[YoungPerson]] | None = None,
    with_back: bool = False,
) -> list[Summary]:
    """The summaries of those whom a user works with on a day, or whose worker they cover for: what comes first, first.

    Each has its `person`, with the authority as the user's membership has it, and is right for the day. A manager's team is
    not in it. Two queries at every size; more only where something is past its last day (`summaries.fresh`). `more`: asks for
    more of each person, in the same query. `with_back`: also those who came back, whose last adviser the user was, and of
    whom nobody has settled who works with them.
    """
    own = working_as(user, on)
    if not own:
        return []
    allocated = Allocation.objects.on(on).order_by()
    of_own = allocated.filter(worker__in=own).values("person")
    covered = Cover.objects.on(on).order_by().filter(cover__in=own).values("away")
    of_covered = allocated.filter(worker__in=covered).values("person")
    # A union, each part by its index: with an “or” the database would read every allocation there is.
    them = of_own.union(of_covered)
    if with_back:
        them = them.union(CameBack.objects.order_by().filter(offered__in=own, settled_at=None).values("person"))
    councils = {row.authority_id: row.authority for row in own}
    people = YoungPerson.objects.filter(pk__in=them, authority__in=councils)
    found = sorted(of_people(more(people) if more else people, on), key=_first)
    for each in found:
        each.person.authority = councils[each.person.authority_id]
    return found


def of_team(user: User, on: date) -> QuerySet[Summary]:
    """The summaries of those whom a manager manages on a day: of their team, or of the whole council.

    What is past its last day is among them as it was: give a page of it to `summaries.fresh`. One query, with the person.
    """
    return reachable_in(Summary, user, SEE_TEAM, on).select_related("person")


def overdue(user: User, on: date) -> QuerySet[Summary]:
    """Those of a manager's people towards whom something is overdue on a day and not on hold, the longest first.

    `next_due_on` is the last day of the duty `next_due`; `duties` has every open one. Also those past their last day, of whom it
    has to be worked out: give a page to `summaries.fresh`, and pass over whom `is_overdue` then says not.
    """
    late = Q(next_due_on__lt=on) | stale(on)
    return of_team(user, on).filter(late).order_by(F("next_due_on").asc(nulls_last=True), "pk")


def is_overdue(summary: Summary, on: date) -> bool:
    """Whether something towards somebody is overdue on a day, by a summary that is right for it."""
    return summary.next_due_on is not None and summary.next_due_on < on


def _first(summary: Summary) -> tuple[bool, date, str, int]:
    day = summary.next_due_on
    return day is None, day or date.max, summary.person.name_used.lower(), summary.person_id
