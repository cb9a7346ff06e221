"""Copies for the young person, of each assessment, each plan and each review."""

from collections.abc import Iterator
from datetime import date

from pathways.timetable.case import AFTER_CARE, GROUPS, Case
from pathways.timetable.duty import Duty
from pathways.timetable.law import BY_POLICY
from pathways.timetable.making import duty, resting_on
from pathways.timetable.own import COPY

Paper = tuple[date, date | None]  # the day it was finished, and the day its copy was given


def copies(case: Case) -> Iterator[Duty]:
    """As soon as can be after it is finished (SI 2010/2571 regulation 4, of which the words have not been read).

    That regulation is about relevant and former relevant children: for what was finished earlier it is policy. Of each sort a
    row for every copy that was not given, and one for the last that was.
    """
    timed = case.law.get(COPY)
    if timed is None or case.status not in GROUPS:
        return
    history = case.history
    sorts: dict[str, list[Paper]] = {
        "assessment": [(each.finished_on, each.copy_given_on) for each in history.assessments],
        "plan": [(each.approved_on, each.copy_given_on) for each in history.plans],
        "review": [(each.held_on, each.copy_given_on) for each in history.reviews if each.of_plan],
    }
    for sort, papers in sorts.items():
        days: dict[date, date | None] = {}
        for day, copy_on in papers:
            given = copy_on if copy_on is not None and copy_on <= case.on else None
            if day <= case.on and days.get(day, day) is not None:  # of two on a day, one that was not given counts
                days[day] = given
        last_given = max((day for day, given in days.items() if given is not None), default=None)
        for day in sorted(days):
            status = _status_on(case, day)
            if status in GROUPS and (days[day] is None or day == last_given):
                ground = timed if status in AFTER_CARE else resting_on(timed, BY_POLICY)
                yield duty(case, ground, day, done_on=days[day], about=f"{sort} {day.isoformat()}")


def _status_on(case: Case, day: date) -> str:
    return next((status for starts_on, status in reversed(case.spells) if starts_on <= day), "")
