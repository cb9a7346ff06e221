"""What is in an archive of reviews, of being in touch, and of what moves or stops the clocks."""

from pathways.archive.kinds_plan import EDIT
from pathways.archive.kinds_said import BY_AT
from pathways.archive.shapes import Kind, Part

REVIEWS = Part(
    "Looking at your plan again",
    (
        Kind(
            "pathways.Review",
            "Reviews of your plan",
            {
                "of": "Which plan",
                "made": "The plan that came of it",
                "because": "Why it was held",
                "begun_at": "Begun",
                "begun_by": "Who began it",
                "held_on": "Day of the meeting",
                "of_care": "It was also the review of your care plan",
                "where": "Where",
                "chosen": "You chose when, where and who",
                "decided": "What was decided",
                "next_on": "The next one",
                "finished_at": "Finished",
            },
            EDIT,
        ),
        Kind(
            "pathways.Attended",
            "Who was asked to come",
            {"review": "Which review", "name": "Name", "who": "Who they are to you", "came": "They came"},
        ),
        Kind(
            "pathways.ReviewAsk",
            "When a review was asked for early",
            {
                "why": "Why",
                "with_whom": "With whom",
                "where": "Where",
                "when": "When it suits",
                "by": "Who asked",
                "asked_at": "Asked",
                "offered_on": "Day that we offered",
                "answer": "Our answer",
                "answered_by": "Who answered",
                "answered_at": "Answered",
                "withdrawn_on": "Taken back",
            },
        ),
        Kind(
            "pathways.ChangeInLife",
            "Changes in your life that may need a review",
            {
                "kind": "What",
                "on": "Day",
                "note": "Note",
                **BY_AT,
                "settled_on": "We looked at it",
                "settled_why": "Why no review was needed",
            },
        ),
    ),
)
KEEPING_IN_TOUCH = Part(
    "Keeping in touch",
    (
        Kind(
            "pathways.Contact",
            "When we were in touch, or tried",
            {
                "at": "When",
                "how": "How",
                "outcome": "What came of it",
                "where": "Where",
                "seen_alone": "You were seen alone",
                "note": "Note",
                "role": "As what",
                "by": "Who",
                "written_at": "Written",
                "mistaken": "Why it is a mistake",
            },
        ),
        Kind(
            "pathways.VisitPlanned",
            "Visits agreed",
            {
                "on": "Day",
                "at_time": "Time",
                "where": "Where",
                "by": "Who agreed it with you",
                "made_at": "Agreed",
                "cancelled": "Why it did not happen",
            },
        ),
        Kind(
            "pathways.DutyHeld",
            "When something that we owe you had to wait",
            {
                "duties": "What",
                "reason": "Why",
                "note": "Note",
                "starts_on": "From",
                "ends_on": "To",
                "asked_by": "Who asked",
                "asked_at": "Asked",
                "checked_by": "Who else looked at it",
                "checked_at": "Looked at",
                "refused": "Why it did not wait",
            },
        ),
        Kind(
            "pathways.AgreedInterval",
            "How often, where we agreed on something else",
            {
                "duty": "What",
                "number": "Every",
                "unit": "Days, weeks or months",
                "reason": "Why",
                "starts_on": "From",
                "ends_on": "To",
                "by": "Who agreed it",
                "at": "Agreed",
            },
        ),
        Kind(
            "pathways.Reminder",
            "When a worker was reminded of something for you",
            {"to": "Who", "duty": "Of what", "due_on": "By when", "how": "How", "sent_at": "When"},
        ),
    ),
)
