"""A personal adviser: from the first day of each status on, and from 21 for those who have help."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from leaving_care.status.reckoning import ELIGIBLE, FORMER_RELEVANT, RELEVANT
from pathways.timetable.case import Case, lasts
from pathways.timetable.duty import Duty
from pathways.timetable.law import Timed, owed_by
from pathways.timetable.lengths import ONE
from pathways.timetable.making import duty, resting_on, spared
from pathways.timetable.own import ADVISER_18, ADVISER_21
from pathways.timetable.support import COURSE_CONTINUES, support

BY_STATUS = {ELIGIBLE: "adviser-eligible", RELEVANT: "adviser-relevant", FORMER_RELEVANT: ADVISER_18}


def adviser(case: Case) -> Iterator[Duty]:
    """There is an adviser from the first day of being eligible, relevant or former relevant (18 to 20): no time to spare.

    Children Act 1989: Schedule 2 paragraph 19C; sections 23B(2), 23C(3)(a). When one leaves, the next is owed the day after.
    Whoever has one is owed no second (section 23D).
    """
    if case.status == FORMER_RELEVANT and not case.before_21:
        yield from _from_21(case)
        return
    since = case.since({case.status})
    timed = case.law.get(BY_STATUS.get(case.status, ""))
    if since is not None and timed is not None:
        yield _appointed(case, timed, since)


def _from_21(case: Case) -> Iterator[Duty]:
    """From 21 whoever asks, tells of a course, or is on one that the plan sets out has an adviser; the last one has no gap.

    Sections 23C(7), 23CA(2) and 23CZB(3), of which the last two set no time.
    """
    found = support(case)
    timed = case.law.get(ADVISER_21)
    if timed is None:
        return
    for when, since in found.grounds.items():
        ground = owed_by(case.book, "personal-adviser", FORMER_RELEVANT, case.age, when, case.on)
        if ground is not None:
            rule = "on" if when == COURSE_CONTINUES else timed.rule
            yield _appointed(case, replace(resting_on(timed, ground), rule=rule), since, found.flags)
            return
    yield spared(timed, "From 21 an adviser is for those who ask, or who are on a course.", flags=found.flags)


def _appointed(case: Case, timed: Timed, since: date, flags: tuple[str, ...] = ()) -> Duty:
    begun = [period for period in case.history.advisers if period.starts_on <= case.on]
    now = [period.starts_on for period in begun if lasts(period, case.on)]
    if now:
        return duty(case, timed, since, done_on=min(now), flags=flags)
    left = max((period.ends_on for period in begun if period.ends_on is not None), default=None)
    if left is not None and left + ONE > since:
        return duty(case, timed, left + ONE, source="the day the last adviser left", flags=flags, last_done_on=left)
    return duty(case, timed, since, flags=flags)
