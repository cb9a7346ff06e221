"""On what ground somebody of 21 or over gets help: a course in the plan, a course they told of, or because they asked."""

from dataclasses import dataclass
from datetime import date

from leaving_care.care import Course
from leaving_care.status.reckoning import FORMER_RELEVANT
from pathways.timetable.case import Case, lasts
from pathways.timetable.facts import CourseTold
from pathways.timetable.flags import COURSE_IN_PLAN, COURSE_PAST_25
from pathways.timetable.happenings import STAY
from pathways.timetable.lengths import ONE

COURSE_CONTINUES, IN_EDUCATION, ASKS = "course_continues", "in_education", "asks"
"""Conditions of the law book, in the order in which they count: the first carries the most."""


@dataclass(frozen=True, slots=True)
class Support:
    """From which day help goes on today, on each ground, never before 21; None: not on that ground.

    `course`: a course that the plan sets out (section 23C(7)); `told`: a course they told of (23CA); `asked`: they want it
    (23CZB). `asked_on` and `told_on`: the day itself. `ended_on`: the last day of help, or of such a course, that has stopped.
    `flags`: what is open.
    """

    course: date | None = None
    told: date | None = None
    told_on: date | None = None
    asked: date | None = None
    asked_on: date | None = None
    ended_on: date | None = None
    flags: tuple[str, ...] = ()

    @property
    def grounds(self) -> dict[str, date]:
        """Each ground on which there is help today, with the day since when."""
        days = {COURSE_CONTINUES: self.course, IN_EDUCATION: self.told, ASKS: self.asked}
        return {ground: day for ground, day in days.items() if day is not None}


NOBODY = Support()


def support(case: Case) -> Support:
    """What help somebody who is former relevant gets at 21 or over. Nothing, before 21 and for others.

    Children Act 1989, sections 23C(7), 23CA and 23CZB; section 23C(7) alone has no end at 25.
    """
    if case.before_21 or case.status != FORMER_RELEVANT:
        return NOBODY
    young = case.on < case.b25
    courses = [course for course in case.history.courses if _covers(course, case.on)]
    in_plan = [course for course in courses if course.continues and (course.starts_on or case.b21) < case.b25]
    told = [each for each in case.history.courses_told if lasts(each, case.on)] if young else []
    asked_on = _asked_on(case) if young else None
    flags = []
    if not in_plan and any(course.continues is None for course in courses):
        flags.append(COURSE_IN_PLAN)
    if in_plan and not young:
        flags.append(COURSE_PAST_25)
    told_on = min((each.starts_on for each in told), default=None)
    return Support(
        course=min((max(case.b21, course.starts_on or case.b21) for course in in_plan), default=None),
        told=told_on and max(case.b21, told_on),
        told_on=told_on,
        asked=asked_on and max(case.b21, asked_on),
        asked_on=asked_on,
        ended_on=max((day for day in _ends(case) if day < case.on), default=None),
        flags=tuple(flags),
    )


def _covers(course: Course, on: date) -> bool:
    """A day of None is not recorded, and the course then covers the day, as it does for status."""
    return (course.starts_on is None or course.starts_on <= on) and (course.ends_on is None or on <= course.ends_on)


def _asked_on(case: Case) -> date | None:
    """Since when the last choice is to stay; None: it is another, or none was made."""
    since = None
    for choice in reversed(case.choices):
        if choice.said != STAY:
            break
        since = choice.on
    return since


def _ends(case: Case) -> list[date]:
    """The last days of help on any ground."""
    periods: list[CourseTold | Course] = [*case.history.courses_told]
    periods += [course for course in case.history.courses if course.continues]
    days = [period.ends_on for period in periods if period.ends_on is not None]
    for before, after in zip(case.choices, case.choices[1:], strict=False):
        if before.said == STAY and after.said != STAY:
            days.append(after.on - ONE)
    return days
