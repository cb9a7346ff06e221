"""Where a duty turns on a point that the law leaves open, or on a fact that nobody recorded: a question for a person."""

from leaving_care.status import Flag

RECORDS_START_LATER = "records_start_later"
MISSED = "missed"
BANK_HOLIDAYS = "bank_holidays_not_known"
EARLY_AFTER_MOVE = "review_before_28_days"
VISIT_ON_THE_DAY = "visit_on_day_of_review"
ASSESSED_IN_CARE = "assessed_in_care"
PLAN_NEVER_MADE = "plan_never_made"
COURSE_IN_PLAN = "course_in_plan_not_recorded"
COURSE_PAST_25 = "course_past_25"
COURSE_REVIEWS = "reviews_of_course_plan"
OFFER_AFTER_SUPPORT = "offer_after_support"
ASKED_NO_OFFERS = "asked_for_no_offers"
SENTENCE_ENDED_CARE = "sentence_ended_care"

FLAGS = {
    flag.id: flag
    for flag in (
        Flag(
            RECORDS_START_LATER, "It began before the records here do. Was it done, and is that recorded elsewhere?", ""
        ),
        Flag(MISSED, "The time for it has passed, and nobody recorded that it was done. Was it?", ""),
        Flag(
            BANK_HOLIDAYS,
            "Working days are counted without bank holidays here, so the true last day may be later. Which days were they?",
            "",
        ),
        Flag(
            EARLY_AFTER_MOVE,
            "A review was held after the move, before the days were over that the rule names. Was it the review after the move?",
            "clr2010-r7",
        ),
        Flag(
            VISIT_ON_THE_DAY,
            "The visit was on the day of the review. The rule says before it. Was it early enough?",
            "clr2010-r8",
        ),
        Flag(
            ASSESSED_IN_CARE,
            "An assessment was finished while in care, and no plan came of it. Does it serve after care too?",
            "clr2010-reg5",
        ),
        Flag(
            PLAN_NEVER_MADE,
            "Former relevant with no plan recorded. Section 23C speaks of keeping up a plan made before. When is one made?",
            "ca1989-s23c",
        ),
        Flag(
            COURSE_IN_PLAN,
            "There is a course, and whether the pathway plan sets it out is not recorded. If it does, the full duties go on.",
            "ca1989-s23c-7",
        ),
        Flag(
            COURSE_PAST_25,
            "The course in the pathway plan goes on past 25, and section 23C(7) sets no age. Is the programme still pursued?",
            "ca1989-s23c-7",
        ),
        Flag(
            COURSE_REVIEWS,
            "The plan is for a course begun after 21. Do the six months between reviews apply to it?",
            "clr2010-r7",
        ),
        Flag(
            OFFER_AFTER_SUPPORT,
            "Help ended after the last offer. The year is counted from that end. Should it be counted from the offer?",
            "ca1989-s23czb",
        ),
        Flag(
            ASKED_NO_OFFERS,
            "They asked not to get the yearly offer. We have not read the words of section 23CZB(7). May it stop?",
            "ca1989-s23czb",
        ),
        Flag(
            SENTENCE_ENDED_CARE,
            "Whether care ended because of the sentence is not recorded. If it did, somebody from the council visits.",
            "si2010-2797",
        ),
    )
}
"""Every flag by id: what a person must settle, and the provision it is about ("" where it is about our records)."""
