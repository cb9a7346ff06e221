"""The days somebody was looked after, as runs of whole days: (first, last), as ordinals, both included.

Runs are merged, so that overlapping and split records of the same days count once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from leaving_care.care import CARE_ORDERS, NATIONS, SECTION_17, SHORT_BREAKS, Care
from leaving_care.status.figures import Figures
from leaving_care.status.readings import Readings

Run = tuple[int, int]
FAR = date.max.toordinal()
YEAR = timedelta(days=365).days


@dataclass(slots=True)
class LookedAfter:
    """The runs known on a day. `last` of a run may lie after the day, and is FAR where the record is open.

    `counted`: every day in care; `full`: those that can make somebody eligible, without short breaks under regulation 48;
    `breaks`: the short breaks under regulation 48; `wales`: looked after by a council in Wales.
    """

    counted: list[Run]
    full: list[Run]
    breaks: list[Run]
    wales: list[Run]


def looked_after(care: Care, until: int, adult: int, figures: Figures, readings: Readings) -> LookedAfter:
    """The runs of the records that begin on or before the day `until`, and before the 18th birthday `adult`."""
    full: list[Run] = []
    stays: list[Run] = []
    agreements: list[Run] = []
    wales: list[Run] = []
    single = False
    for period in care.periods:
        first = period.starts_on.toordinal()
        if first > until or first >= adult:
            continue
        last = FAR if period.ends_on is None else period.ends_on.toordinal()
        legal = period.legal
        if period.nation != NATIONS[0] and not readings.other_nations_count:
            if period.nation == NATIONS[1]:
                wales.append((first, last))
        elif legal == SECTION_17 and not readings.section_17_counts:
            pass
        elif legal in SHORT_BREAKS and not care.under_care_order:
            (stays if legal == "V3" or readings.agreement_days_count else agreements).append((first, last))
            single = single or first == last
        else:
            full.append((first, last))
            single = single or first == last
    counted = merged(full)
    if single and not readings.same_day_stays_count:
        counted = [run for run in counted if run[0] < run[1] or _under_order(care, run[0])]
        stays = [run for run in stays if run[0] < run[1]]
    if not stays:
        return LookedAfter(counted, counted, agreements, wales)
    beyond, within = _split(sorted(stays), until, care, figures, readings)
    able = merged(counted + beyond)
    every = counted if readings.subtract_short_breaks else merged(counted + stays)
    return LookedAfter(every, able, within + agreements, wales)


def merged(runs: list[Run]) -> list[Run]:
    """The same days with overlapping and adjoining runs made one, in order."""
    if len(runs) < 2:
        return runs
    together: list[Run] = []
    for first, last in sorted(runs):
        if together and first <= together[-1][1] + 1:
            if last > together[-1][1]:
                together[-1] = (together[-1][0], last)
        else:
            together.append((first, last))
    return together


def covers(runs: Iterable[Run], day: int) -> bool:
    """Whether a day lies in one of the runs."""
    return any(first <= day <= last for first, last in runs)


def _under_order(care: Care, day: int) -> bool:
    # A care order makes a child looked after from its first moment; accommodation only after 24 hours (section 22(2)).
    return any(period.legal in CARE_ORDERS and period.starts_on.toordinal() == day for period in care.periods)


def _split(
    stays: list[Run], until: int, care: Care, figures: Figures, readings: Readings
) -> tuple[list[Run], list[Run]]:
    """Short breaks beyond the limits of regulation 48(2), to which the ordinary rules apply, and those within them.

    A series is beyond the limits from the first stay (or, of an open stay, the first day) that breaks one of them.
    """
    if readings.four_week_breaks_excluded:
        return _parted(stays, until, figures.detained_break_longest, None)
    if care.short_breaks_within_limits is not None:
        return ([], stays) if care.short_breaks_within_limits else (stays, [])
    return _parted(stays, until, figures.short_break_longest, figures.short_break_year)


def _parted(stays: list[Run], until: int, longest: int, in_a_year: int | None) -> tuple[list[Run], list[Run]]:
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
    return sum(max(0, min(last, end) - max(first, end - YEAR + 1) + 1) for first, last in stays)
