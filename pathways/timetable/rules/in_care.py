"""What an eligible child is owed as a child in care: reviews of the care plan, and the social worker's visits."""

from collections.abc import Iterator
from datetime import date

from leaving_care.dates import months_after
from leaving_care.status.reckoning import ELIGIBLE
from leaving_care.status.runs import merged, run_of
from pathways.timetable.case import Case, lasts
from pathways.timetable.duty import Duty
from pathways.timetable.making import duty

A_YEAR = 12  # months: regulation 28(2) has one rule for the first year in a home, and another after it


def reviews(case: Case) -> Iterator[Duty]:
    """The first within 20 working days of coming into care, the second within three months of it, then every six months.

    SI 2010/959 regulation 33. The plan can be reviewed in the same meeting. Only the next one is a row.
    """
    start = _came_into_care(case)
    if start is None:
        return
    held = [day for day in case.reviewed_in_care if day >= start]
    id = ("care-first-review", "care-second-review", "care-later-reviews")[min(len(held), 2)]
    timed = case.law.get(id)
    if timed is None:
        return
    if not held:
        yield duty(case, timed, start)
    else:
        yield duty(case, timed, held[-1], last_done_on=held[-1])


def visits(case: Case) -> Iterator[Duty]:
    """Within a week of a move; every six weeks in the first year; then every three months in a home meant to last to 18.

    SI 2010/959 regulation 28(2). Where it is not recorded that a home is meant to last, six weeks go on.
    """
    homes = [home for home in case.history.homes_in_care if lasts(home, case.on)]
    if case.status != ELIGIBLE or not homes:
        return
    home = max(homes, key=lambda home: home.starts_on)
    seen = [day for day in case.seen_by_social_worker if day >= home.starts_on]
    first = case.law.get("social-worker-first-visit")
    if first is not None and not seen:
        yield duty(case, first, home.starts_on)
    if not seen:
        return
    settled = home.until_18 is True and seen[-1] >= months_after(home.starts_on, A_YEAR)
    timed = case.law.get("social-worker-visits-settled" if settled else "social-worker-visits")
    if timed is not None:
        yield duty(case, timed, seen[-1], last_done_on=seen[-1])


def _came_into_care(case: Case) -> date | None:
    """The first day of the time in care that lasts today; None: not eligible, or no such time is recorded."""
    if case.status != ELIGIBLE:
        return None
    today = case.on.toordinal()
    for first, until in merged([run_of(period) for period in case.history.in_care]):
        if first <= today <= until:
            return date.fromordinal(first)
    return None
