"""Needs assessments: in care at 16, after care, and from 21 for a course or because somebody asks."""

from collections.abc import Iterator

from leaving_care.status.reckoning import ELIGIBLE, RELEVANT
from pathways.timetable.case import Case, first_from
from pathways.timetable.duty import Duty
from pathways.timetable.flags import ASSESSED_IN_CARE
from pathways.timetable.making import duty, spared
from pathways.timetable.support import support


def in_care(case: Case) -> Iterator[Duty]:
    """Finished within three months of the 16th birthday, or of becoming eligible if that was later (SI 2010/959 reg 42(1))."""
    timed = case.law.get("assessment-eligible")
    if timed is None or case.status != ELIGIBLE:
        return
    start = next(starts_on for starts_on, status in case.spells if status == ELIGIBLE)
    yield duty(case, timed, start, done_on=case.assessed[0] if case.assessed else None)


def after_care(case: Case) -> Iterator[Duty]:
    """Finished within three months of becoming relevant, for whoever has no plan by then (SI 2010/2571 reg 5(2)(a)).

    Whether an assessment that was finished in care serves, where no plan came of it, is not said: it is flagged.
    """
    timed, start = case.law.get("assessment-relevant"), case.since({RELEVANT})
    if timed is None or start is None:
        return
    if case.planned and case.planned[0] <= start:
        yield spared(timed, "There was a pathway plan already on leaving care.")
        return
    done_on = first_from(case.assessed, start)
    flags = (ASSESSED_IN_CARE,) if case.assessed and done_on is None else ()
    yield duty(case, timed, start, done_on=done_on, flags=flags)


def for_a_course(case: Case) -> Iterator[Duty]:
    """Finished within three months of telling the council of a course, or the wish for one (SI 2010/2571 reg 5(2)(b)).

    Section 23CA is for those for whom section 23C has ended: not while a course in the plan keeps it going.
    """
    timed, found = case.law.get("assessment-education"), support(case)
    if timed is None or found.told is None or found.told_on is None:
        return
    if found.course is not None:
        yield spared(timed, "A course in the pathway plan keeps up the full duties.", flags=found.flags)
        return
    yield duty(case, timed, found.told, done_on=first_from(case.assessed, found.told_on), flags=found.flags)


def on_request(case: Case) -> Iterator[Duty]:
    """Whoever asks at 21 to 24 is assessed (section 23CZB(4)). No time is set: only a council's own clock."""
    timed, found = case.law.get("assessment-on-request"), support(case)
    if timed is not None and found.asked is not None and found.asked_on is not None:
        yield duty(case, timed, found.asked, done_on=first_from(case.assessed, found.asked_on))
