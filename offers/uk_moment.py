"""A moment as people say it, by a clock in the UK. Pure: no clock, no Django."""

from datetime import UTC, date, datetime, time

from leaving_care.dates import UK, in_words


class NoSuchMoment(ValueError):
    """A UK clock never shows this time on that day, or shows it twice. The message says so, and what to choose instead."""


def uk_moment(day: date, at: time) -> datetime:
    """The moment at which clocks in the UK show a time on a day.

    Raises NoSuchMoment in the hour in which they change: it is skipped in March and comes twice in October.
    """
    first, second = (datetime.combine(day, at.replace(fold=fold), UK) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return first
    shown = first.astimezone(UTC).astimezone(UK)
    if shown.replace(tzinfo=None, fold=0) != first.replace(tzinfo=None):
        why = f"On {in_words(day)} the clocks go forward, and {at:%H:%M} does not come."
    else:
        why = f"On {in_words(day)} the clocks go back, and {at:%H:%M} comes twice."
    raise NoSuchMoment(f"{why} Choose a time before 01:00, or 02:00 or later.")
