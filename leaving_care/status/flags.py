"""The arguable points as questions: a decision that turns on one carries its flag, for a person to settle.

A point is decisive where the other reading of it, alone, would give another status, or, at 16 or 17, would make the
difference between being in care today and not.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Flag:
    """An arguable point that decides this case: its id, the question a person must settle, and the provision it is about."""

    id: str
    question: str
    provision: str


# By the name of the reading. Two readings of one point share an id.
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
        "same_day_stay", "A stay began and ended on the same date. Did it last for more than 24 hours?", "ca1989-s22"
    ),
    "other_nations_count": Flag(
        "wales_days",
        "Some of the time in care was in Wales, Scotland or Northern Ireland. Can it count in England?",
        "ca1989-s23a",
    ),
    "section_17_counts": Flag(
        "s17_accommodation_16_17",
        "Housed by children's services under section 17. Should this have been care under section 20? Get advice.",
        "r-g-v-southwark",
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
    "breaks_beyond_limits_count": Flag(
        "short_break_limits",
        "The short breaks were longer or more than the limits allow, so the ordinary rules apply. Were they one agreed series?",
        "cpr2010-reg48",
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
    "short_breaks_qualify": Flag(
        "short_breaks_only",
        "Short breaks are the only care after 16. Is somebody who is back home from them qualifying?",
        "ca1989-s24-2",
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
    "guardianship_is_home": Flag(
        "sgo_at_home",
        "Under a special guardianship order for six months or more. Has the young person lived with the guardian all that time?",
        "clr2010-reg3-5",
    ),
    "sixth_month_ends_at_its_start": Flag(
        "home6_last_day",
        "The six months at home are complete at the end of their last day. Are they complete during it?",
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
    "care_to_last_day_of_17_is_at_18": Flag(
        "left_before_18",
        "Care is recorded up to the day before the 18th birthday. Was the young person still in care on turning 18?",
        "ca1989-s23c",
    ),
    "care_in_wales_at_18_keeps_former": Flag(
        "wales_days",
        "Was an eligible child in England, and in the care of a council in Wales on turning 18. Is England responsible still?",
        "ca1989-s23c",
    ),
    "short_gap_is_immediate": Flag(
        "straight_from_care",
        "There were a few days between care and the custody, hospital or order. Was the young person in care immediately before?",
        "clr2010-reg3-2",
    ),
    "guardianship_in_care_qualifies": Flag(
        "sgo_back_in_care",
        "Under a special guardianship order and back in care. Does the special guardianship route still apply?",
        "ca1989-s24-1a",
    ),
    "each_setting_alone": Flag(
        "still_accommodated",
        "Left care, or one of the other places that count, and is in another now. Does somebody qualify while still there?",
        "ca1989-s24-1b",
    ),
    "exact_stays_count": Flag(
        "exact_stay",
        "The stay has just the length that is needed, counting its first and its last day. Was it full length?",
        "ca1989-s24-2",
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
    "adoption_keeps_status": Flag(
        "adopted",
        "Adopted after leaving care or from it. Read literally, the rules still apply. Do they?",
        "ca1989-s24",
    ),
    "born_29_february_ages_on_28": Flag(
        "leap_day", "Born on 29 February: in this year, is the birthday 28 February or 1 March?", "flra1969-s9"
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
    "unrecorded_course_is_in_plan": Flag(
        "course_past_25",
        "On a course past 25, and it is not recorded whether the pathway plan sets it out. Does it?",
        "ca1989-s23c-7",
    ),
}
