"""Where the law can be read in more than one way: each reading by name, and the one we take unless told otherwise.

docs/readings.md has the question, our reason and the source of each; `flags` what a person has to settle.
"""

from dataclasses import dataclass, fields, replace
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Readings:
    """One answer to each arguable point, as a statement that holds or does not. The defaults are the portal's."""

    # The 13 weeks
    count_dates: bool = True  # 91 dates are enough; otherwise 91 nights
    leaving_on_16th_counts: bool = True  # care that ended on the 16th birthday ended after 16
    clip_at_14: bool = True  # a time that began before 14 and ended before 16 counts from 14
    same_day_stays_count: bool = False  # a stay that began and ended on one date lasted for 24 hours
    other_nations_count: bool = False  # care in Wales, Scotland and Northern Ireland counts
    section_17_counts: bool = False  # being housed under section 17 was really care
    # Short breaks
    agreement_days_count: bool = False  # where only the agreement is recorded, each of its days was a stay
    subtract_short_breaks: bool = False  # past short breaks are left out of the 13 weeks
    breaks_beyond_limits_count: bool = True  # a series beyond the limits makes eligible like other care
    four_week_breaks_excluded: bool = False  # the limit is four weeks a stay, as it was until 2011
    short_break_suspends_relevant: bool = True  # somebody who had left care is not relevant on a short break
    short_breaks_qualify: bool = True  # short breaks alone, after 16, make somebody qualifying
    # Going home, leaving, turning 18
    home_time_in_care_counts: bool = True  # the six months at home may begin before care ended
    unknown_carer_is_parent: bool = False  # where it is not recorded with whom, it was a parent
    guardianship_is_home: bool = False  # under a special guardianship order somebody lives with the guardian
    sixth_month_ends_at_its_start: bool = False  # the six months are complete on their last day
    breakdown_after_18_restores: bool = True  # home ending after 18 makes somebody former relevant
    six_months_after_18_ends: bool = False  # six months completed after 18 end former relevant
    care_to_last_day_of_17_is_at_18: bool = False  # care recorded up to the last day of 17 was care on turning 18
    care_in_wales_at_18_keeps_former: bool = (
        True  # somebody once eligible, in Wales's care at 18, is former relevant here
    )
    # Straight from care, qualifying, ages, courses
    short_gap_is_immediate: bool = False  # a week or less between care and custody, hospital or an order is no gap
    guardianship_in_care_qualifies: bool = True  # section 24(1A) holds while back in care
    each_setting_alone: bool = True  # being in one setting of section 24(2) does not undo having left another
    exact_stays_count: bool = True  # three months, or 28 days, by dates are enough
    private_fostering_at_16_counts: bool = True  # fostered privately at 16 or 17, though not disabled
    short_private_fostering_counts: bool = False  # under 28 days, but meant to be longer
    adoption_keeps_status: bool = True  # adoption does not end a status
    born_29_february_ages_on_28: bool = False  # birthday on 28 February where there is no 29th
    education_keeps_qualifying: bool = True  # the qualifying label goes on to 25 with education
    course_goes_past_25: bool = True  # a course in the plan keeps somebody former relevant past 25
    unrecorded_course_is_in_plan: bool = False  # a course is in the plan, where that is not recorded


DEFAULT = Readings()


@lru_cache(maxsize=8)
def alternatives(readings: Readings) -> dict[str, Readings]:
    """For each arguable point, the same readings with that one turned round."""
    return {
        field.name: replace(readings, **{field.name: not getattr(readings, field.name)}) for field in fields(readings)
    }
