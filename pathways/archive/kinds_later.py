"""What is in an archive of papers, of other services, and of getting older."""

from pathways.archive.kinds_said import BY_AT
from pathways.archive.shapes import Kind, Part

PAPERS = Part(
    "Your papers, and other services",
    (
        Kind(
            "pathways.Paper",
            "Your important papers",
            {
                "kind": "What",
                "state": "Is it there",
                "had_on": "Since when",
                "who": "Who is getting it",
                "by_when": "By when",
                "by": "Who noted it",
                "at": "Noted",
            },
        ),
        Kind(
            "pathways.ServiceReferral",
            "Other services we spoke to you about",
            {
                "service": "Service",
                "for_what": "For what",
                "discussed_on": "We talked on",
                "consent": "You agreed",
                "consent_on": "Agreed on",
                "sent_on": "Sent on",
                "outcome": "What came of it",
                "ended": "It came to nothing",
                "why_ended": "Why",
                **BY_AT,
            },
        ),
    ),
)
TURNING_21 = Part(
    "Getting older, and help from 21",
    (
        Kind(
            "pathways.Milestone",
            "Talks, and things done at a birthday",
            {"kind": "What", "on": "Day", "until": "Until", "words": "What was said", **BY_AT},
        ),
        Kind(
            "pathways.ChoiceAt21",
            "What you chose about help from 21",
            {
                "said": "What you chose",
                "no_offers": "You asked for no yearly hello",
                "words": "What you said",
                "on": "From",
                "told_to": "Whom you told it",
                **BY_AT,
            },
        ),
        Kind(
            "pathways.YearlyHello",
            "Each year's hello",
            {"on": "Day", "how": "How", "outcome": "What came of it", "note": "Note", "by": "Who", "at": "Written"},
        ),
        Kind(
            "pathways.CameBack",
            "When you came back for help",
            {
                "asked_at": "When",
                "words": "What you said",
                "reply_by": "We were to ring you by",
                "offered": "Whom we offered first",
                "worker": "Who works with you",
                "settled_at": "Settled",
                "settled_by": "Who settled it",
                "by": "Who wrote it down",
            },
        ),
    ),
)
