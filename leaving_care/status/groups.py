"""The four groups: which one somebody is in on a day, by the Children Act 1989 and its regulations."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from leaving_care.care import Care, Course
from leaving_care.dates import birthday
from leaving_care.status.days import looked_after
from leaving_care.status.detained import detained_at_16
from leaving_care.status.figures import Figures, figures_on
from leaving_care.status.home import home_ended_since_18, long_at_home
from leaving_care.status.qualifying import qualifying_route, under_guardianship
from leaving_care.status.readings import Readings
from leaving_care.status.reckoning import ELIGIBLE, FORMER_RELEVANT, NONE, QUALIFYING, RELEVANT, TOO_OLD, Reckoning
from leaving_care.status.runs import covers
from leaving_care.status.weeks import count, first_eligible, is_eligible


def reckon(care: Care, on: date, readings: Readings) -> Reckoning:
    """Works out the status on a day. Raises law.NotInForce for a day before the law book begins."""
    case = facts(care, on, figures_on(on), readings)
    if case.day < case.b16:
        case.route = "under_16"
    elif case.day < case.b18:
        case.status, case.route = _at_16_and_17(case)
    else:
        case.status, case.route = _from_18(case)
    if not readings.adoption_keeps_status and care.adopted_on and care.adopted_on <= on and not case.in_care:
        case.status, case.route = NONE, "adopted"
    return case


def facts(care: Care, on: date, figures: Figures, readings: Readings) -> Reckoning:
    """What is known of the care by a day, before any group is decided. The figures are applied to all of it."""
    day = on.toordinal()
    b14, b16, b18 = _turning(
        care.date_of_birth,
        figures.care_from_age,
        figures.eligible_age,
        figures.adult_age,
        readings.born_29_february_ages_on_28,
    )
    runs = looked_after(care, day, b18, figures, readings)
    case = Reckoning(
        care=care,
        day=day,
        figures=figures,
        readings=readings,
        b14=b14,
        b16=b16,
        b18=b18,
        runs=runs,
    )
    case.counted, case.reached = count(case, min(day, b18 - 1))
    case.first_eligible = first_eligible(case)
    case.in_care = day < b18 and (
        covers(runs.counted, day) or covers(runs.full, day) or covers(runs.breaks, day) or care.under_care_order
    )
    return case


@lru_cache(maxsize=20_000)
def _turning(born: date, first: int, second: int, third: int, leap: bool) -> tuple[int, int, int]:
    """Three birthdays. Kept, for a decision asks for the same ones several times."""
    return (
        birthday(born, first, leap).toordinal(),
        birthday(born, second, leap).toordinal(),
        birthday(born, third, leap).toordinal(),
    )


def _at_16_and_17(case: Reckoning) -> tuple[str, str]:
    """Eligible goes before relevant, and relevant before qualifying, for its duties are stronger."""
    if is_eligible(case):
        return ELIGIBLE, "eligible"
    if case.in_care and not _break_leaves_relevant(case):
        # Section 24(1A) says nothing of "no longer", as section 24(1B) does.
        if case.readings.guardianship_in_care_qualifies and under_guardianship(case):
            return QUALIFYING, "guardianship"
        on_a_break = covers(case.runs.breaks, case.day) and not covers(case.runs.full, case.day)
        return NONE, "short_break" if on_a_break else "in_care"
    if covers(case.runs.wales, case.day):
        return NONE, "in_care_in_wales"
    if case.first_eligible is not None and not long_at_home(case, case.day):
        return RELEVANT, "left_care"
    if detained_at_16(case):
        return RELEVANT, "detained"
    route = qualifying_route(case)
    return (QUALIFYING, route) if route else (NONE, "no_route")


def _break_leaves_relevant(case: Reckoning) -> bool:
    """Whether somebody who was eligible is in care today only on a short break, and that is read to leave them relevant."""
    suspends = case.first_eligible is None or case.readings.short_break_suspends_relevant
    return not suspends and not covers(case.runs.full, case.day)


def _from_18(case: Reckoning) -> tuple[str, str]:
    """Former relevant has no upper age: its duties have. Qualifying ends at 21, but for help with education."""
    route = _former_relevant_route(case)
    if route:
        b25 = case.turns(case.figures.education_to_age)
        if case.day < b25:
            return FORMER_RELEVANT, route
        if case.readings.course_goes_past_25 and studies(case, lambda course: _continues(case, course, b25)):
            return FORMER_RELEVANT, "course"
        return TOO_OLD, route
    route = qualifying_route(case)
    if not route:
        return NONE, "no_route"
    if case.day < case.turns(case.figures.qualifying_to_age):
        return QUALIFYING, route
    in_time = case.day < case.turns(case.figures.qualifying_education_to_age)
    if in_time and case.readings.education_keeps_qualifying and studies(case):
        return QUALIFYING, "education"
    return TOO_OLD, route


def _former_relevant_route(case: Reckoning) -> str:
    """By which limb of section 23C(1) somebody of 18 or over is a former relevant child; "" for neither.

    (b): in care on turning 18, and eligible immediately before: six months at home do not matter. (a): has been a relevant
    child, and would be one if under 18; once that is so, at 18 or on a later day, it stays so.
    """
    if case.first_eligible is not None:
        at_18 = case.b18 - 1 if case.readings.care_to_last_day_of_17_is_at_18 else case.b18
        if any(last >= at_18 for _, last in case.runs.full):
            return "in_care_at_18"
        wales = not case.readings.care_in_wales_at_18_keeps_former and covers(case.runs.wales, case.b18 - 1)
        ended = case.readings.six_months_after_18_ends and long_at_home(case, case.day)
        if not wales and not ended:
            if not long_at_home(case, case.b18):
                return "left_care"
            if case.readings.breakdown_after_18_restores and home_ended_since_18(case) is not None:
                return "home_ended"
    return "detained" if detained_at_16(case) else ""


def studies(case: Reckoning, which: Callable[[Course], bool] = lambda course: True) -> bool:
    """Whether the person is on a course on the day. A day of None is not recorded, and the course then covers the day."""
    return any(
        (course.starts_on is None or course.starts_on.toordinal() <= case.day)
        and (course.ends_on is None or course.ends_on.toordinal() >= case.day)
        and which(course)
        for course in case.care.courses
    )


def _continues(case: Reckoning, course: Course, b25: int) -> bool:
    """Section 23C(7): a programme that the pathway plan sets out, begun before 25, goes on to its end."""
    in_plan = case.readings.unrecorded_course_is_in_plan if course.continues is None else course.continues
    return in_plan and (course.starts_on is None or course.starts_on.toordinal() < b25)
