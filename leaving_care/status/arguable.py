"""On which arguable points a decision turns: each that can matter is tried the other way round."""

from leaving_care.care import NATIONS, SECTION_17, SHORT_BREAKS
from leaving_care.status.flags import FLAGS, Flag
from leaving_care.status.groups import reckon
from leaving_care.status.readings import alternatives
from leaving_care.status.reckoning import Reckoning
from leaving_care.status.weeks import nights_can_matter

_SHORT_BREAKS = (
    "agreement_days_count",
    "subtract_short_breaks",
    "breaks_beyond_limits_count",
    "four_week_breaks_excluded",
    "short_break_suspends_relevant",
    "short_breaks_qualify",
)
_HOME = (
    "home_time_in_care_counts",
    "unknown_carer_is_parent",
    "sixth_month_ends_at_its_start",
    "breakdown_after_18_restores",
    "six_months_after_18_ends",
    "care_to_last_day_of_17_is_at_18",
)
_NATIONS = ("other_nations_count", "care_in_wales_at_18_keeps_former", "care_to_last_day_of_17_is_at_18")
_GUARDIANSHIP = ("guardianship_in_care_qualifies", "guardianship_is_home", "short_gap_is_immediate", *_HOME)
_SETTINGS = (
    "each_setting_alone",
    "exact_stays_count",
    "private_fostering_at_16_counts",
    "short_private_fostering_counts",
)
_COURSES = ("education_keeps_qualifying", "course_goes_past_25", "unrecorded_course_is_in_plan")


def flags(case: Reckoning) -> tuple[Flag, ...]:
    """The flag of every reading that, turned round alone, would change the position."""
    others, points, answer, on = alternatives(case.readings), _touched(case), position(case), case.on
    decisive = (
        flag
        for point, flag in FLAGS.items()
        if point in points and position(reckon(case.care, on, others[point])) != answer
    )
    return tuple({flag.id: flag for flag in decisive}.values())


def position(case: Reckoning) -> tuple[str, bool]:
    """What a flag is about: the status, and at 16 and 17 whether the person is in care today, which decides who acts."""
    return case.status, case.in_care and case.day >= case.b16


def _touched(case: Reckoning) -> set[str]:
    """The points that can matter to a person with these facts, so that the others need not be tried."""
    care = case.care
    points: set[str] = set()
    if care.periods:
        if nights_can_matter(case):
            points.add("count_dates")
        if care.away or any(first < case.b14 and last < case.b16 for first, last in case.runs.counted):
            points.add("clip_at_14")
        codes = {period.legal for period in care.periods}
        if any(period.starts_on == period.ends_on for period in care.periods):
            points.add("same_day_stays_count")
        if codes & SHORT_BREAKS:
            points.update(_SHORT_BREAKS)
        if SECTION_17 in codes:
            points.add("section_17_counts")
        if any(period.nation != NATIONS[0] for period in care.periods):
            points.update(_NATIONS)
    if any(time.ends_on and time.ends_on.toordinal() == case.b16 for time in (*care.periods, *care.settings)):
        points.add("leaving_on_16th_counts")
    if care.home:
        points.update(_HOME)
    if care.guardianship:
        points.update(_GUARDIANSHIP)
    if care.away:
        points.add("short_gap_is_immediate")
    if care.settings:
        points.update(_SETTINGS)
    if (care.date_of_birth.month, care.date_of_birth.day) == (2, 29):
        points.add("born_29_february_ages_on_28")
    if care.adopted_on:
        points.add("adoption_keeps_status")
    if care.courses:
        points.update(_COURSES)
    return points
