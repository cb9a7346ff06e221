"""Duties that the law book's timetable has no entry for: what they are, who sees to them, and what they rest on.

None of them has a time in law. Those that rest on a provision are owed by it, without a number of days; the others are policy,
which a council may leave out.
"""

from dataclasses import dataclass

from pathways.timetable.words import COUNCIL, PERSONAL_ADVISER


@dataclass(frozen=True, slots=True)
class Own:
    """One such duty. `provision` "": policy. `rule` and `counts_from`: as in the law book's timetable."""

    what: str
    owner: str
    counts_from: str
    provision: str = ""
    rule: str = "none"


ADVISER_18, ADVISER_21 = "adviser-18-to-20", "adviser-from-21"
PLAN_21 = "plan-from-21"
REVIEW_IN_CARE, REVIEW_21, REVIEW_EARLY = "plan-review-in-care", "plan-review-from-21", "review-after-change"
COPY = "copy-given"
TALK_18, TALK_21, TALK_25 = "talk-before-18", "talk-before-21", "talk-before-25"
PAPERS_18, AT_25 = "papers-by-18", "at-25"
IN_TOUCH_STAY, IN_TOUCH_BACK = "in-touch-from-21", "in-touch-stepped-back"

# Where several provisions can be the ground, the rule says which; the one here is the first of them.
OWN = {
    ADVISER_18: Own("Personal adviser, 18 to 20", COUNCIL, "the day you became former relevant", "ca1989-s23c", "on"),
    ADVISER_21: Own("Personal adviser, from 21", COUNCIL, "the day you asked", "ca1989-s23czb"),
    PLAN_21: Own("Pathway plan, from 21", COUNCIL, "the end of the assessment", "ca1989-s23czb", "soon"),
    REVIEW_IN_CARE: Own("Review of the plan, in care", COUNCIL, "the last review", "ca1989-sch2-19b"),
    REVIEW_21: Own("Review of the plan, from 21", COUNCIL, "the last review"),
    REVIEW_EARLY: Own(
        "Review because something has changed", COUNCIL, "the day of the change", "guidance-vol3", "soon"
    ),
    COPY: Own("A copy for you", COUNCIL, "the day it was finished", "clr2010-r4", "soon"),
    TALK_18: Own("A talk about turning 18", PERSONAL_ADVISER, "your 18th birthday", rule="before"),
    TALK_21: Own("A talk about turning 21", PERSONAL_ADVISER, "your 21st birthday", rule="before"),
    TALK_25: Own("A talk about turning 25", PERSONAL_ADVISER, "your 25th birthday", rule="before"),
    PAPERS_18: Own("Important papers by 18", PERSONAL_ADVISER, "your 18th birthday", rule="on"),
    IN_TOUCH_STAY: Own("Being in touch, from 21", PERSONAL_ADVISER, "the last time we were in touch"),
    IN_TOUCH_BACK: Own("Being in touch, stepped back", PERSONAL_ADVISER, "the last time we were in touch"),
}
# How many days before its last day one of these shows at the least, unless a council says otherwise for it: an end takes time.
SHOWS_EARLY = {TALK_25: 91, AT_25: 91}
MAY_BE_LEFT_OUT = frozenset(id for id, own in OWN.items() if not own.provision)
