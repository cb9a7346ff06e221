"""Rows of a record that hold for a time: on which days they can end early."""

from datetime import date, timedelta

from leaving_care.models import OfPersonForATime
from pathways.timetable.lengths import ONE

LONGEST_HOLD = 93  # days, the first and the last included: our own choice, and no law's. It can be asked for again


def may_end_on(row: OfPersonForATime, on: date) -> tuple[date, date]:
    """The first and the last day on which a row can end instead of its own last day; the last before the first: on none.

    Yesterday at the earliest: what has been counted with it stays as it was.
    """
    return max(row.starts_on, on - ONE), (row.ends_on or date.max) - ONE


def hold_ends_by(starts_on: date) -> date:
    """The last day that a hold can have which begins on a day."""
    return starts_on + timedelta(days=LONGEST_HOLD - 1)


def days_long(row: OfPersonForATime) -> int:
    """How many days a row with a last day lasts, its first and last included."""
    return ((row.ends_on or row.starts_on) - row.starts_on).days + 1
