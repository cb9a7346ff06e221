"""What is in an archive: every kind of rows about a young person, field by field, under the headings that they read."""

from pathways.archive.account import ACCOUNT, HISTORY, RIGHTS
from pathways.archive.kinds_later import PAPERS, TURNING_21
from pathways.archive.kinds_offer import LEFT_OUT_OF_OFFERS
from pathways.archive.kinds_plan import LEFT_OUT_OF_PLANS, PLAN
from pathways.archive.kinds_reviews import KEEPING_IN_TOUCH, REVIEWS
from pathways.archive.kinds_said import SAID
from pathways.archive.kinds_workers import AGREED, FROM_TO, WORKERS
from pathways.archive.shapes import Kind, Part

ABOUT = Part(
    "About you",
    (
        Kind(
            "leaving_care.YoungPerson",
            "You",
            {
                "name_used": "Name you use",
                "legal_name": "Legal name",
                "pronouns": "Pronouns",
                "date_of_birth": "Date of birth",
                "authority": "Council that is responsible for you",
                "council_id": "The council's own number for you",
                "languages": "Languages",
                "needs_interpreter": "You need an interpreter",
                "disabled": "You are disabled",
                "adopted_on": "Adopted on",
                "died_on": "Day of death",
                "why_over_25": "Why your record was begun at 25 or over",
            },
            {"version": "It counts the changes, so that two people do not write over each other."},
            path="pk",
        ),
    ),
)
REACH = Part(
    "How to reach you",
    (
        Kind(
            "leaving_care.WayToReach",
            "Ways to reach you",
            {
                "kind": "How",
                "value": "Number or address",
                "safe": "Is it safe",
                "note": "Note",
                "is_first": "Try this first",
                **FROM_TO,
            },
        ),
    ),
)
HOMES = Part(
    "Where you live",
    (
        Kind(
            "leaving_care.Home",
            "Where you live and have lived",
            {
                "kind": "Kind of home",
                "address": "Address",
                "postcode": "Postcode",
                "council": "Whose area it is in",
                "carer": "With whom",
                "provided": "The council provides it after care",
                **FROM_TO,
            },
        ),
    ),
)
CARE = Part(
    "Your time in care and your status",
    (
        Kind(
            "leaving_care.StatusSpell",
            "Your leaving-care status over time",
            {"status": "Status", "computed": "What the dates say", "flags": "What is still to be checked", **FROM_TO},
        ),
        Kind(
            "leaving_care.StatusSettled",
            "What a manager decided about your status",
            {
                "status": "Status",
                "computed": "What the dates said",
                "flag": "What was to be checked",
                "from_on": "From",
                "reason": "Why",
                "by": "Who decided",
                "at": "When",
            },
        ),
        Kind(
            "leaving_care.StatusElsewhere",
            "What the council's other computer system says your status is",
            {"status": "Status", "read_at": "When we read it"},
        ),
        Kind(
            "leaving_care.TimeInCare",
            "Times in care",
            {
                "legal": "Legal status",
                "placement": "Where",
                "authority": "Which council",
                "nation": "Nation",
                **FROM_TO,
            },
        ),
        Kind("leaving_care.TimeAtHome", "Times at home", {"with_whom": "With whom", **FROM_TO}),
        Kind("leaving_care.TimeAway", "Times in custody or in hospital", {"kind": "Where", **FROM_TO}),
        Kind("leaving_care.Guardianship", "Special guardianship orders", FROM_TO),
        Kind(
            "leaving_care.OtherAccommodation",
            "Other places where you stayed that the law counts",
            {"kind": "Where", **FROM_TO},
        ),
        Kind(
            "leaving_care.Course",
            "Courses and training",
            {"name": "Course", **FROM_TO, "continues": "Your pathway plan says that it goes on"},
        ),
        Kind(
            "leaving_care.ShortBreakView",
            "Short breaks: whether they keep within the law's limits",
            {"within_limits": "Within the limits", "said_on": "Said on", "by": "By whom"},
        ),
        Kind(
            "leaving_care.SupportAsked",
            "Whether you want the council's support from 21 on",
            {"wanted": "You want it", "said_on": "Said on"},
        ),
    ),
)
LIFE = Part(
    "Your life and the help you need",
    (
        Kind("leaving_care.Circumstance", "Your life", {"kind": "What", "note": "Note", **FROM_TO}),
        Kind(
            "leaving_care.SupportLevel",
            "Level of support",
            {"level": "Level, from 1 (least) to 5 (most)", "cohort": "Group", "reason": "Why", **FROM_TO},
        ),
        Kind(
            "leaving_care.KnownPerson",
            "People around you",
            {
                "name": "Name",
                "is_to_them": "Who they are to you",
                "reach": "How to reach them",
                "may_share": "What we may tell them",
                **FROM_TO,
            },
        ),
        Kind(
            "leaving_care.ConsultationNote",
            "Notes of health workers",
            {"on": "Day", "text": "Note", "by": "Who wrote it", "at": "Written"},
        ),
    ),
)
PARTS = (
    *(ABOUT, SAID, PLAN, REVIEWS, KEEPING_IN_TOUCH, PAPERS, TURNING_21),
    *(REACH, HOMES, CARE, LIFE, WORKERS, AGREED, RIGHTS, ACCOUNT, HISTORY),
)

# Every model that a path of keys leads from to a young person or their account, and that is in none of the parts.
LEFT_OUT = {
    "leaving_care.Archive": "This file is one of them. The record of who looked says when each was asked for and taken.",
    "leaving_care.Cover": "It says who stands in for a worker who is away, and nothing about you.",
    "leaving_care.User_groups": "Nobody's account is in a group.",
    "leaving_care.User_user_permissions": "What an account may do comes from its memberships, which are here.",
    "account.EmailConfirmation": "A secret that was sent to you and works once.",
    "socialaccount.SocialToken": "A secret between computers; the portal keeps none.",
    **LEFT_OUT_OF_PLANS,
    **LEFT_OUT_OF_OFFERS,
}
