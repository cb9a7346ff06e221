"""What is in an archive of who works with somebody, who else sees their record, and what they agreed to."""

from pathways.archive.shapes import Kind, Part

FROM_TO = {"starts_on": "From", "ends_on": "To"}

WORKERS = Part(
    "Your workers, and who else may see parts of your record",
    (
        Kind(
            "leaving_care.Allocation",
            "Your workers",
            {
                "worker": "Who",
                "role": "As what",
                "is_main": "Your main personal adviser",
                "why_ended": "Why they stopped",
                "notice_given_on": "When you were told",
                "introduced_on": "When they met you",
                **FROM_TO,
            },
        ),
        Kind(
            "leaving_care.Referral",
            "Health workers you were referred to",
            {"clinician": "Who", "reason": "Why", **FROM_TO},
        ),
        Kind(
            "leaving_care.PartnerAccess",
            "Others who may see a part of your record",
            {"partner": "Who", "to_part": "Which part", "reason": "Why", **FROM_TO},
        ),
        Kind(
            "leaving_care.HandedOver",
            "Parts of your record that another council may see",
            {
                "to": "Which council",
                "from_authority": "From which council",
                "handed_part": "Which part",
                "reason": "Why",
                **FROM_TO,
            },
        ),
        Kind(
            "pathways.HandingOver",
            "Changes of your main adviser",
            {
                "before": "From",
                "after": "To",
                "reason": "Why",
                "on": "First day of the new one",
                "notice_on": "When you were told",
                "met_on": "When you met together",
                "card": "What the new one says of themselves",
                "goodbye": "What the old one says",
                "by": "Who planned it",
                "at": "Planned",
                "done_at": "Done",
                "cancelled": "Why it did not happen",
            },
        ),
    ),
)
AGREED = Part(
    "What you agreed to, and your booklet",
    (
        Kind(
            "leaving_care.Consent",
            "What you agreed to",
            {"kind": "What", "given": "You agreed", "said_at": "When", "by": "Who noted it"},
        ),
        Kind(
            "leaving_care.BookletGiven",
            "The booklet of what you can get",
            {"given_on": "Given on", "format": "Kind", "language": "Language", "by": "By whom"},
        ),
    ),
)
