"""Regulation 48 of the Care Planning, Placement and Case Review (England) Regulations 2010: series of short breaks."""

from datetime import date

from leaving_care.care import Care
from leaving_care.dates import months_after
from leaving_care.status.figures import Figures
from leaving_care.status.readings import Readings
from leaving_care.status.runs import FAR, Run


def by_regulation_48(
    stays: list[Run], until: int, care: Care, figures: Figures, readings: Readings
) -> tuple[list[Run], list[Run]]:
    """Stays that the regulation does not reach, so that the ordinary rules apply, and those that it does.

    It reaches a series of which no stay is meant to last for more than 17 days, and all of them together for no more
    than 75 days in any 12 months. A series is beyond it from the first stay (of an open stay, the first day) that breaks
    one of these limits. What somebody who looked has said goes before the dates.
    """
    if not readings.breaks_beyond_limits_count:
        return [], stays
    if readings.four_week_breaks_excluded:
        return _parted(stays, until, figures.detained_break_longest, None)
    if care.short_breaks_within_limits is not None:
        return ([], stays) if care.short_breaks_within_limits else (stays, [])
    return _parted(stays, until, figures.short_break_longest, figures.short_break_year)


def _parted(stays: list[Run], until: int, longest: int, in_a_year: int | None) -> tuple[list[Run], list[Run]]:
    if in_a_year is not None and sum(min(last, until) - first + 1 for first, last in stays) <= in_a_year:
        in_a_year = None  # what is no more in all is no more in any year
    for number, (first, last) in enumerate(stays):
        # Nobody knows how long an open stay is meant to be, so it is taken day by day.
        for end in range(first, until + 1) if last == FAR else (last,):
            before = stays[:number]
            if end - first + 1 > longest or (
                in_a_year is not None and _in_the_year_to(end, [*before, (first, end)]) > in_a_year
            ):
                start = first if last != FAR else end
                rest = [(start, last), *stays[number + 1 :]]
                return rest, before + ([(first, start - 1)] if start > first else [])
    return [], stays


def _in_the_year_to(end: int, stays: list[Run]) -> int:
    start = months_after(date.fromordinal(end), -12).toordinal() + 1
    return sum(max(0, min(last, end) - max(first, start) + 1) for first, last in stays)
