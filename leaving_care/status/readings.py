"""Where the law can be read in more than one way: each reading by name, the one we take unless told otherwise, and why it matters.

A decision is flagged where another reading would give another status, and only there: the flag carries the question that a
person has to settle. Sources: the docstring of each field's entry below, and docs/law.md.
"""

from dataclasses import dataclass, fields, replace
from functools import lru_cache

from leaving_care.care import NATIONS, SECTION_17, SHORT_BREAKS, Care


@dataclass(frozen=True, slots=True)
class Readings:
    """One answer to each arguable point. The defaults are the portal's."""

    count_dates: bool = True
    leaving_on_16th_counts: bool = True
    clip_at_14: bool = True
    same_day_stays_count: bool = False
    agreement_days_count: bool = False
    subtract_short_breaks: bool = False
    four_week_breaks_excluded: bool = False
    short_break_suspends_relevant: bool = True
    home_time_in_care_counts: bool = True
    unknown_carer_is_parent: bool = False
    sixth_month_ends_at_its_start: bool = False
    breakdown_after_18_restores: bool = True
    six_months_after_18_ends: bool = False
    other_nations_count: bool = False
    born_29_february_ages_on_28: bool = False
    section_17_counts: bool = False
    private_fostering_at_16_counts: bool = True
    short_private_fostering_counts: bool = False
    guardianship_in_care_qualifies: bool = True
    adoption_keeps_status: bool = True
    education_keeps_qualifying: bool = True
    course_goes_past_25: bool = True


DEFAULT = Readings()


@dataclass(frozen=True, slots=True)
class Flag:
    """An arguable point that decides this case: its id, the question a person must settle, and the provision it is about."""

    id: str
    question: str
    provision: str


FLAGS = {
    "count_dates": Flag(
        "exactly_91",
        "Thirteen weeks are met counting every date in care, and not counting nights. Were there 13 full weeks?",
        "cpr2010-reg40",
    ),
    "leaving_on_16th_counts": Flag(
        "left_on_16th",
        "Care ended on the 16th birthday itself. Does that day count, or must care have gone on for 24 hours after 16?",
        "ca1989-sch2-19b",
    ),
    "clip_at_14": Flag(
        "pre14_spell_clipped",
        "A time in care that began before 14 and ended before 16 is needed to reach 13 weeks. May its days since 14 be added?",
        "cpr2010-reg40",
    ),
    "same_day_stays_count": Flag(
        "same_day_stay",
        "A stay began and ended on the same date. Did it last for more than 24 hours?",
        "ca1989-s22",
    ),
    "agreement_days_count": Flag(
        "short_break_nights",
        "Only the agreement for short breaks is recorded, not the stays. Which days were stays, and within the limits?",
        "cpr2010-reg48",
    ),
    "subtract_short_breaks": Flag(
        "respite_matters",
        "Past short breaks are needed to reach 13 weeks. Do they count for somebody who later came fully into care?",
        "cpr2010-reg40",
    ),
    "four_week_breaks_excluded": Flag(
        "short_break_limits",
        "The short breaks were longer or more than the limits allow, so the ordinary rules apply. Were they one agreed series?",
        "cpr2010-reg48",
    ),
    "short_break_suspends_relevant": Flag(
        "short_break_after_leaving",
        "Somebody who had left care is on a short break today. Is this recorded rightly, and does it suspend relevant status?",
        "ca1989-s23a",
    ),
    "home_time_in_care_counts": Flag(
        "home6_in_care",
        "The six months at home began while still in care. Do the months before care ended count?",
        "clr2010-reg3-5",
    ),
    "unknown_carer_is_parent": Flag(
        "home_with_whom",
        "It is not recorded with whom the young person lived at home. Was it a parent, or somebody with parental responsibility?",
        "clr2010-reg3-5",
    ),
    "sixth_month_ends_at_its_start": Flag(
        "home6_last_day",
        "The six months at home are complete at the end of today. Are they complete during it?",
        "clr2010-reg3-5",
    ),
    "breakdown_after_18_restores": Flag(
        "home6_after_18",
        "Living at home ended after 18. Does that bring former relevant status back, or is it settled at 18?",
        "clr2010-reg3-6",
    ),
    "six_months_after_18_ends": Flag(
        "home6_after_18",
        "Six months at home were completed after 18. Does that end former relevant status, or is it settled at 18?",
        "ca1989-s23c",
    ),
    "other_nations_count": Flag(
        "wales_days",
        "Some of the time in care was in Wales, Scotland or Northern Ireland. Can it count in England?",
        "ca1989-s23a",
    ),
    "born_29_february_ages_on_28": Flag(
        "leap_day",
        "Born on 29 February: in this year, is the birthday 28 February or 1 March?",
        "flra1969-s9",
    ),
    "section_17_counts": Flag(
        "s17_accommodation_16_17",
        "Housed by children's services under section 17. Should this have been care under section 20? Get advice.",
        "r-g-v-southwark",
    ),
    "private_fostering_at_16_counts": Flag(
        "private_fostering_16",
        "Private fostering is defined up to 16 unless disabled. Does living with another family at 16 or 17 count?",
        "ca1989-s66",
    ),
    "short_private_fostering_counts": Flag(
        "private_fostering_short",
        "The stay with another family was under 28 days. Was it meant to be longer?",
        "ca1989-s66",
    ),
    "guardianship_in_care_qualifies": Flag(
        "sgo_back_in_care",
        "Under a special guardianship order and back in care. Does the special guardianship route still apply?",
        "ca1989-s24-1a",
    ),
    "adoption_keeps_status": Flag(
        "adopted",
        "Adopted after leaving care or from it. Read literally, the rules still apply. Do they?",
        "ca1989-s24",
    ),
    "education_keeps_qualifying": Flag(
        "education_to_25",
        "Help with education is owed to 25, though section 24 itself stops at 21. Is the person in education or training?",
        "ca1989-s24b",
    ),
    "course_goes_past_25": Flag(
        "course_past_25",
        "The course in the pathway plan goes on past 25, and section 23C(7) sets no age. Is the programme still pursued?",
        "ca1989-s23c-7",
    ),
}


@lru_cache(maxsize=8)
def alternatives(readings: Readings) -> dict[str, Readings]:
    """For each arguable point, the same readings with that one turned round."""
    return {
        field.name: replace(readings, **{field.name: not getattr(readings, field.name)}) for field in fields(readings)
    }


def touched(care: Care) -> list[str]:
    """The points that can matter to a person with these facts, so that the others need not be tried."""
    points = []
    if care.periods:
        points += ["count_dates", "leaving_on_16th_counts", "clip_at_14"]
        codes = {period.legal for period in care.periods}
        if any(period.starts_on == period.ends_on for period in care.periods):
            points.append("same_day_stays_count")
        if codes & SHORT_BREAKS:
            points += ["subtract_short_breaks", "four_week_breaks_excluded", "short_break_suspends_relevant"]
            points.append("agreement_days_count")
        if SECTION_17 in codes:
            points.append("section_17_counts")
        if any(period.nation != NATIONS[0] for period in care.periods):
            points.append("other_nations_count")
    if care.home:
        points += ["home_time_in_care_counts", "unknown_carer_is_parent", "sixth_month_ends_at_its_start"]
        points += ["breakdown_after_18_restores", "six_months_after_18_ends"]
    if (care.date_of_birth.month, care.date_of_birth.day) == (2, 29):
        points.append("born_29_february_ages_on_28")
    if care.settings:
        points += ["private_fostering_at_16_counts", "short_private_fostering_counts"]
    if care.guardianship:
        points.append("guardianship_in_care_qualifies")
    if care.adopted_on:
        points.append("adoption_keeps_status")
    if care.courses:
        points += ["education_keeps_qualifying", "course_goes_past_25"]
    return points
