"""The record of who looked and what changed, as managers and auditors may search it."""

import uuid
from datetime import date, datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from leaving_care.access import held, reachable
from leaving_care.dates import UK
from leaving_care.models import Authority, Event, Membership, Role, User, YoungPerson

SEARCH = "search_events"


def events_for(user: User, council: Authority, on: date) -> QuerySet[Event]:
    """The events of a council that somebody may see on a day, newest first.

    An auditor, and a manager of the whole council: all. The manager of a team: those about the young people of the team, and
    those about nobody that the team's own staff did.
    """
    events = Event.objects.filter(authority=council)
    mine = [row for row in held(user, on) if row.authority_id == council.pk]
    teams = [row.team_id for row in mine if row.role == Role.MANAGER]
    if None in teams or sees_numbers_only(user, council, on):
        return events
    people = reachable(user, SEARCH, on).filter(authority=council)
    staff = Membership.objects.filter(authority=council, team__in=teams, user=OuterRef("by"))
    return events.filter(Q(person__in=people.values("pk")) | (Q(person=None) & Exists(staff)))


def sees_numbers_only(user: User, council: Authority, on: date) -> bool:
    """Whether somebody reads the record of access as an auditor alone: young people by the council's number, without names."""
    roles = {row.role for row in held(user, on) if row.authority_id == council.pk}
    return Role.AUDITOR in roles and Role.MANAGER not in roles


def narrowed(
    events: QuerySet[Event],
    *,
    person: YoungPerson | None = None,
    staff: str = "",
    kind: str = "",
    first: date | None = None,
    last: date | None = None,
) -> QuerySet[Event]:
    """Those about one young person, by somebody (a part of the name, or the whole address), of a kind, from a day to a day."""
    if person:
        events = events.filter(person=person)
    if staff:
        events = events.filter(Q(by__name__icontains=staff) | Q(by__email__iexact=staff))
    if kind:
        events = events.filter(kind=kind)
    if first:
        events = events.filter(at__gte=_begins(first))
    if last and last < date.max:
        events = events.filter(at__lt=_begins(last + timedelta(days=1)))
    return events


def named(people: QuerySet[YoungPerson], said: str) -> YoungPerson | None:
    """The one of some young people whom a number of the council, or the key of the record, names."""
    try:
        return people.filter(key=uuid.UUID(said)).first()
    except ValueError:
        return people.filter(council_id__iexact=said).first()


def _begins(day: date) -> datetime:
    return datetime.combine(day, time.min, UK)
