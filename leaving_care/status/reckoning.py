"""The four groups: which one somebody is in on a day, by the Children Act 1989 and its regulations.

Everything that leads to the answer is kept on the way, so that the reasons are those of the answer. Days are ordinals.
"""

from dataclasses import dataclass
from datetime import date

from leaving_care.care import ARRANGEMENTS, DETAINED, HOSPITAL, PARENT, RESPONSIBLE, Care, Setting
from leaving_care.dates import birthday, last_day_of_months
from leaving_care.status.days import FAR, LookedAfter, covers, looked_after, merged
from leaving_care.status.figures import Figures, figures_on
from leaving_care.status.readings import Readings

ELIGIBLE, RELEVANT, FORMER_RELEVANT, QUALIFYING = "eligible", "relevant", "former_relevant", "qualifying"
NONE, TOO_OLD = "none", "too_old"
ENDS_RELEVANT = frozenset({PARENT, RESPONSIBLE, ARRANGEMENTS})


@dataclass(slots=True)
class Reckoning:
    """One person on one day under one set of readings: the answer (`status`) and what led to it (`route`)."""

    care: Care
    day: int
    figures: Figures
    readings: Readings
    b14: int
    b16: int
    b18: int
    runs: LookedAfter
    counted: int = 0  # days in care since 14, up to the day
    reached: int | None = None  # the day on which they came to 13 weeks
    first_eligible: int | None = None
    in_care: bool = False
    route: str = ""
    status: str = NONE


def reckon(care: Care, on: date, readings: Readings) -> Reckoning:
    """Works out the status on a day. Raises law.NotInForce for a day before the law book begins."""
    figures = figures_on(on)
    born, leap = care.date_of_birth, readings.born_29_february_ages_on_28
    day = on.toordinal()
    b16 = birthday(born, figures.eligible_age, leap).toordinal()
    b18 = birthday(born, figures.adult_age, leap).toordinal()
    runs = looked_after(care, day, b18, figures, readings)
    case = Reckoning(
        care=care,
        day=day,
        figures=figures,
        readings=readings,
        b14=birthday(born, figures.care_from_age, leap).toordinal(),
        b16=b16,
        b18=b18,
        runs=runs,
    )
    case.counted, case.reached = _count(case, min(day, b18 - 1))
    case.first_eligible = _first_eligible(case)
    case.in_care = day < b18 and (covers(runs.counted, day) or covers(runs.full, day) or covers(runs.breaks, day))
    if day < b16:
        case.route = "under_16"
    elif day < b18:
        case.status, case.route = _at_16_and_17(case)
    else:
        case.status, case.route = _from_18(case)
    if not readings.adoption_keeps_status and care.adopted_on and care.adopted_on <= on and not case.in_care:
        case.status, case.route = NONE, "adopted"
    return case


def _count(case: Reckoning, until: int) -> tuple[int, int | None]:
    """Days looked after since 14 by a day, and the day on which they came to 13 weeks (Sch 2 para 19B; CPR reg 40(1))."""
    needed, dates, worth, reached = case.figures.looked_after_days, 0, 0, None
    readings, b14 = case.readings, case.b14
    lost = 0 if readings.count_dates else 1  # a run of dates has one night less
    for first, last in case.runs.counted:
        if first < b14:
            if last < case.b16 and not readings.clip_at_14:
                continue
            first = b14
        if last > until:
            last = until
        if last < first:
            continue
        days = last - first + 1
        dates += days
        if reached is None and worth + days - lost >= needed:
            reached = first + needed - worth - 1 + lost
        worth += days - lost
    return dates, reached


def _first_eligible(case: Reckoning) -> int | None:
    """The first day, by the day asked about, on which the person was an eligible child (Sch 2 para 19B(2))."""
    if case.reached is None:
        return None
    from_day = max(case.b16, case.reached)
    until = min(case.day, case.b18 - 1)
    for first, last in case.runs.full:
        if _after_16(case, last) and max(from_day, first) <= min(last, until):
            return max(from_day, first)
    return None


def _after_16(case: Reckoning, last: int) -> bool:
    """Whether a run that ends on `last` "ended after 16": on the birthday itself is arguable."""
    return last >= case.b16 if case.readings.leaving_on_16th_counts else last > case.b16


def _at_16_and_17(case: Reckoning) -> tuple[str, str]:
    day, runs = case.day, case.runs
    if case.first_eligible is not None and any(
        first <= day <= last and _after_16(case, last) for first, last in runs.full
    ):
        return ELIGIBLE, "eligible"
    on_a_break_only = case.in_care and not covers(runs.full, day)
    suspends = case.first_eligible is None or case.readings.short_break_suspends_relevant
    if case.in_care and (suspends or not on_a_break_only):
        if case.readings.guardianship_in_care_qualifies and under_guardianship(case):
            return QUALIFYING, "guardianship"
        return NONE, "short_break" if on_a_break_only else "in_care"
    if covers(runs.wales, day):
        return NONE, "in_care_in_wales"
    if case.first_eligible is not None and not long_at_home(case, day):
        return RELEVANT, "left_care"
    if detained_at_16(case):
        return RELEVANT, "detained"
    return _qualifying(case) or (NONE, "no_route")


def _from_18(case: Reckoning) -> tuple[str, str]:
    care, figures, leap = case.care, case.figures, case.readings.born_29_february_ages_on_28
    b25 = birthday(care.date_of_birth, figures.education_to_age, leap).toordinal()
    route = _former_relevant(case)
    if route:
        if case.day < b25:
            return FORMER_RELEVANT, route
        if case.readings.course_goes_past_25 and any(
            course.continues and _studying(course, case.day) and _began_before(course, b25) for course in care.courses
        ):
            return FORMER_RELEVANT, "course"
        return TOO_OLD, route
    qualifying = _qualifying(case)
    if qualifying is None:
        return NONE, "no_route"
    if case.day < birthday(care.date_of_birth, figures.qualifying_to_age, leap).toordinal():
        return qualifying
    if (
        case.day < b25
        and case.readings.education_keeps_qualifying
        and any(_studying(course, case.day) for course in care.courses)
    ):
        return QUALIFYING, "education"
    return TOO_OLD, qualifying[1]


def _former_relevant(case: Reckoning) -> str:
    """By which limb of section 23C(1) somebody of 18 or over is a former relevant child; "" for neither."""
    if case.first_eligible is not None:
        for first, last in case.runs.full:
            if first < case.b18 <= last and max(first, case.first_eligible) < case.b18:
                return "in_care_at_18"
        if not (case.readings.six_months_after_18_ends and long_at_home(case, case.day)):
            if not long_at_home(case, case.b18):
                return "left_care"
            if case.readings.breakdown_after_18_restores and _home_ended_since_18(case):
                return "home_ended"
    return "detained" if detained_at_16(case) else ""


def _home_ended_since_18(case: Reckoning) -> bool:
    ends = (spell.ends_on.toordinal() for spell in case.care.home if spell.ends_on)
    return any(case.b18 <= end < case.day and not long_at_home(case, end + 1) for end in ends)


def long_at_home(case: Reckoning, day: int) -> bool:
    """Whether somebody has lived for six unbroken months with a parent or the like by a day, and still does (CLR reg 3(5))."""
    readings = case.readings
    for spell in case.care.home:
        if spell.with_whom not in ENDS_RELEVANT and (spell.with_whom or not readings.unknown_carer_is_parent):
            continue
        first, last = spell.starts_on.toordinal(), spell.ends_on.toordinal() if spell.ends_on else FAR
        if not readings.home_time_in_care_counts:
            first = max([first, *(end + 1 for _, end in case.runs.counted if end < day)])
        if first <= day <= last:
            complete = last_day_of_months(date.fromordinal(first), case.figures.home_months).toordinal()
            if day > complete or (day == complete and readings.sixth_month_ends_at_its_start):
                return True
    return False


def detained_at_16(case: Reckoning) -> bool:
    """Whether somebody was in custody or hospital on turning 16, straight from 13 weeks of care since 14 (CLR reg 3(1) to (3)).

    Short breaks of up to four weeks are left out of the count, and a care order rules the route out: then they are in care.
    """
    if case.care.under_care_order:
        return False
    for spell in case.care.away:
        first, last = spell.starts_on.toordinal(), spell.ends_on.toordinal() if spell.ends_on else FAR
        if not first <= case.b16 <= last or spell.kind not in (DETAINED, HOSPITAL):
            continue
        runs = _without_breaks(case)
        if not (covers(runs, first - 1) or covers(runs, first)):
            continue
        lost = 0 if case.readings.count_dates else 1
        days = [min(end, first, case.b16) - max(start, case.b14) + 1 - lost for start, end in runs]
        if sum(count for count in days if count > 0) >= case.figures.looked_after_days:
            return True
    return False


def _without_breaks(case: Reckoning) -> list[tuple[int, int]]:
    longest = case.figures.detained_break_longest
    stays = [
        (period.starts_on.toordinal(), period.ends_on.toordinal())
        for period in case.care.periods
        if period.legal == "V3" and period.ends_on and (period.ends_on - period.starts_on).days < longest
    ]
    if not stays:
        return case.runs.counted
    return [
        run for run in case.runs.counted if not any(first <= run[0] and run[1] <= last for first, last in merged(stays))
    ]


def under_guardianship(case: Reckoning) -> bool:
    """Section 24(1A): a special guardianship order made straight from care is in force, or was on turning 18."""
    day = min(case.day, case.b18 - 1)
    return any(
        order.starts_on.toordinal() <= day
        and (order.ends_on is None or order.ends_on.toordinal() >= day)
        and (
            covers(case.runs.counted, order.starts_on.toordinal() - 1)
            or covers(case.runs.counted, order.starts_on.toordinal())
        )
        for order in case.care.guardianship
    )


def _qualifying(case: Reckoning) -> tuple[str, str] | None:
    """Section 24(1A) and (1B): by which route somebody qualifies for advice and assistance, whatever their age."""
    if under_guardianship(case):
        return QUALIFYING, "guardianship"
    day, b16, b18, runs = case.day, case.b16, case.b18, case.runs
    settings = [setting for setting in case.care.settings if _counts(case, setting)]
    if day < b18 and any(
        setting.starts_on.toordinal() <= day and (setting.ends_on is None or setting.ends_on.toordinal() >= day)
        for setting in settings
    ):
        return None  # still accommodated or fostered: "no longer" is not met
    left = [
        last
        for first, last in (*runs.counted, *runs.full, *runs.breaks)
        if _after_16(case, last) and first < min(day, b18)
    ]
    if left and not any(first > max(left) for first, _ in runs.wales):
        return QUALIFYING, "in_care_after_16"
    for setting in settings:
        if setting.ends_on is None or setting.ends_on.toordinal() >= b16:
            return QUALIFYING, setting.kind
    return None


def _counts(case: Reckoning, setting: Setting) -> bool:
    """Whether a stay is one of section 24(2)(b) to (e), by the day asked about: some ask for a shortest time."""
    first = setting.starts_on
    last = min(case.day, case.b18, setting.ends_on.toordinal() if setting.ends_on else FAR)
    if first.toordinal() >= case.b18 or first.toordinal() > case.day:
        return False
    if setting.kind in ("hospital", "education_accommodation"):
        return last >= last_day_of_months(first, case.figures.health_setting_months).toordinal()
    if setting.kind == "privately_fostered":
        if not case.care.disabled and not case.readings.private_fostering_at_16_counts:
            return False
        long_enough = last - first.toordinal() + 1 >= case.figures.private_fostering_days
        return long_enough or case.readings.short_private_fostering_counts
    return True


def _studying(course, day: int) -> bool:
    started = course.starts_on is None or course.starts_on.toordinal() <= day
    return started and (course.ends_on is None or course.ends_on.toordinal() >= day)


def _began_before(course, day: int) -> bool:
    return course.starts_on is None or course.starts_on.toordinal() < day
