"""Making the pathway plan: as soon as can be after the assessment, with no number of days in the law."""

from collections.abc import Iterator

from leaving_care.status.reckoning import ELIGIBLE, FORMER_RELEVANT, RELEVANT
from pathways.timetable.case import AFTER_CARE, Case, first_from
from pathways.timetable.duty import Duty
from pathways.timetable.flags import ASSESSED_IN_CARE, PLAN_NEVER_MADE
from pathways.timetable.law import owed_by
from pathways.timetable.making import duty, resting_on, waits
from pathways.timetable.own import PLAN_21
from pathways.timetable.support import support

NO_ASSESSMENT = "It follows the assessment, which is not finished."


def in_care(case: Case) -> Iterator[Duty]:
    """As soon as possible after the assessment of an eligible child (SI 2010/959 reg 43(1))."""
    timed = case.law.get("plan-eligible")
    if timed is None or case.status != ELIGIBLE:
        return
    if case.planned:
        made = case.planned[0]
        yield duty(case, timed, min(made, *case.assessed[:1], made), done_on=made)
    elif case.assessed:
        yield duty(case, timed, case.assessed[0])
    else:
        yield waits(timed, NO_ASSESSMENT)


def after_care(case: Case) -> Iterator[Duty]:
    """As soon as possible after the assessment of a relevant child (SI 2010/2571 reg 6(1)); kept on at 18 to 20.

    Section 23C(3)(b) takes it that a plan was made before 18: where none is recorded, it is due at once, and flagged.
    """
    timed, since = case.law.get("plan-after-care"), case.since(AFTER_CARE)
    full = case.before_21 or support(case).course is not None
    if timed is None or since is None or not full:
        return
    assessed = first_from(case.assessed, since)
    if case.planned:
        made = case.planned[0]
        yield duty(case, timed, min(made, *case.assessed[:1], made), done_on=made)
    elif assessed is not None:
        yield duty(case, timed, assessed)
    elif case.status == RELEVANT:
        yield waits(timed, NO_ASSESSMENT, flags=(ASSESSED_IN_CARE,) if case.assessed else ())
    else:
        adult = case.since({FORMER_RELEVANT}) or since
        yield duty(case, timed, adult, source="the day of becoming former relevant", flags=(PLAN_NEVER_MADE,))


def from_21(case: Case) -> Iterator[Duty]:
    """A plan for whoever asked, or told of a course, after their assessment (sections 23CA(3), 23CZB(4), 23E(1)(aa))."""
    timed, found = case.law.get(PLAN_21), support(case)
    if timed is None or found.course is not None:
        return
    days = {"in_education": found.told_on, "asks": found.asked_on}
    for when in found.grounds:
        asked_on = days[when]
        ground = owed_by(case.book, "pathway-plan", FORMER_RELEVANT, case.age, when, case.on)
        if asked_on is None or ground is None:
            continue
        plan = resting_on(timed, ground)
        assessed = first_from(case.assessed, asked_on)
        if assessed is None:
            yield waits(plan, NO_ASSESSMENT, found.flags)
        else:
            start = max(assessed, case.b21)
            yield duty(case, plan, start, done_on=first_from(case.planned, assessed), flags=found.flags)
        return
