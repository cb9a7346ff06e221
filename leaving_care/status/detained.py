"""In custody or in hospital on the 16th birthday (Care Leavers (England) Regulations 2010, regulation 3(1) to (3))."""

from leaving_care.care import CARE_ORDERS, DETAINED, HOSPITAL, Away
from leaving_care.status.reckoning import Reckoning
from leaving_care.status.runs import Run, covers, run_of

# How long a gap can be before "immediately" is beyond argument. Ours: no provision and no judgment that we know sets it.
SHORT_GAP = 7


def detained_at_16(case: Reckoning) -> Away | None:
    """The custody or hospital stay by which somebody is a relevant child though not in care at 16; None: there is none.

    On turning 16 they were detained by a court's order, or in hospital; immediately before that they had been looked after,
    for 13 weeks or more since 14; and there was no care order, for then they are in care still, and eligible.
    """
    if not case.care.away or _under_order_at_16(case):
        return None
    for spell in case.care.away:
        first, last = run_of(spell)
        if first <= case.b16 <= last and spell.kind in (DETAINED, HOSPITAL):
            runs = _without_series(case)
            if straight_before(case, runs, first) and _weeks_by(case, runs, first) >= case.figures.looked_after_days:
                return spell
    return None


def straight_before(case: Reckoning, runs: list[Run], day: int) -> bool:
    """Whether somebody was in care immediately before something that began on a day."""
    if covers(runs, day - 1):
        return True
    return case.readings.short_gap_is_immediate and any(day - SHORT_GAP - 1 <= last < day for _, last in runs)


def _weeks_by(case: Reckoning, runs: list[Run], day: int) -> int:
    lost = 0 if case.readings.count_dates else 1
    until = min(day, case.b16)
    days = (
        min(last, until) - max(first, case.b14) + 1 - lost
        for first, last in runs
        if case.readings.clip_at_14 or first >= case.b14 or last >= case.b16
    )
    return sum(count for count in days if count > 0)


def _without_series(case: Reckoning) -> list[Run]:
    """Regulation 3(3): a planned series of short stays, none over four weeks, is left out of this count."""
    longest = case.figures.detained_break_longest
    within = all(min(last, case.day) - first + 1 <= longest for first, last in case.runs.stays)
    return case.runs.outside if within else case.runs.counted


def _under_order_at_16(case: Reckoning) -> bool:
    return any(period.legal in CARE_ORDERS and covers([run_of(period)], case.b16) for period in case.care.periods)
