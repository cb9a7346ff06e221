"""Holds that wait for a manager."""

from datetime import date

from django.db.models import QuerySet

from leaving_care.access import reachable
from leaving_care.models import User
from pathways.models import DutyHeld

CHECK = "check_hold"


def holds_to_check(user: User, on: date) -> QuerySet[DutyHeld]:
    """The holds that wait for a manager who is somebody else, and have not ended by a day: the oldest first."""
    waiting = DutyHeld.objects.filter(person__in=reachable(user, CHECK, on), checked_by=None, ends_on__gte=on)
    return waiting.exclude(asked_by=user).select_related("person", "asked_by").order_by("asked_at", "pk")
