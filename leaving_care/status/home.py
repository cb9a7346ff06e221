"""Going home for six months (Care Leavers (England) Regulations 2010, regulation 3(5) and (6))."""

from datetime import date

from leaving_care.care import ARRANGEMENTS, PARENT, RESPONSIBLE
from leaving_care.dates import last_day_of_months
from leaving_care.status.reckoning import Reckoning
from leaving_care.status.runs import Run, merged, run_of

ENDS_RELEVANT = (PARENT, RESPONSIBLE, ARRANGEMENTS)


def at_home(case: Reckoning) -> list[Run]:
    """The times at home that can end relevant status: with a parent, or somebody with parental responsibility or the like.

    Records that adjoin are one time, where they are with the same person: going on to another is an end and a new start.
    """
    care, readings = case.care, case.readings
    if not care.home and not (care.guardianship and readings.guardianship_is_home):
        return []
    spells: list[Run] = []
    for carer in ENDS_RELEVANT:
        same = [
            run_of(spell)
            for spell in care.home
            if (spell.with_whom or (PARENT if readings.unknown_carer_is_parent else "")) == carer
        ]
        if carer == RESPONSIBLE and readings.guardianship_is_home:
            same += [run_of(order) for order in care.guardianship]
        spells += merged(same)
    return spells


def long_at_home(case: Reckoning, day: int) -> bool:
    """Whether somebody has lived at home for six unbroken months by a day, and still does: then they are not relevant.

    The months may begin while still in care. The last of their days is not yet "six months".
    """
    readings = case.readings
    for first, last in at_home(case):
        if not readings.home_time_in_care_counts:
            first = max([first, *(end + 1 for _, end in case.runs.counted if end < day)])
        if first <= day <= last:
            complete = last_day_of_months(date.fromordinal(first), case.figures.home_months).toordinal()
            if day > complete or (day == complete and readings.sixth_month_ends_at_its_start):
                return True
    return False


def home_ended_since_18(case: Reckoning) -> int | None:
    """The last day of living at home, where that ended after the 18th birthday and before the day; None: it did not."""
    ends = (last for _, last in at_home(case) if case.b18 <= last < case.day and not long_at_home(case, last + 1))
    return min(ends, default=None)
