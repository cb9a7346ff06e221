"""What is in an archive of what a young person said: their own words and answers."""

from pathways.archive.shapes import Kind, Part

BY_AT = {"by": "Who wrote it down", "at": "When"}

SAID = Part(
    "What you said",
    (
        Kind(
            "pathways.OwnWords",
            "Your own words",
            {"section": "About", "text": "What you wrote", "language": "Language", "by": "Who", "at": "Sent"},
        ),
        Kind(
            "pathways.Answer",
            "Your answers to your plan",
            {
                "version": "Which plan",
                "goal": "Which goal",
                "said": "What you said",
                "reason": "Why",
                "told_to": "Whom you told it",
                **BY_AT,
            },
        ),
        Kind(
            "pathways.Reply",
            "A manager's replies to you",
            {"answer": "To what you said", "text": "Reply", "by": "Who replied", "at": "When"},
        ),
        Kind(
            "pathways.Meaning",
            "Whether your plan means something to you",
            {"version": "Which plan", "said": "Does it?", "words": "What you said", "by": "Who", "at": "When"},
        ),
        Kind(
            "pathways.GoalView",
            "What you said about your goals before a review",
            {
                "version": "Which plan",
                "goal": "Which goal",
                "still_right": "Is it still right",
                "being_met": "Is it being met",
                "words": "What you said",
                "by": "Who",
                "at": "When",
            },
        ),
        Kind(
            "pathways.CheckIn",
            "Your check-ins",
            {
                "said": "How it was",
                "needs_help": "You needed help",
                "note": "What you wrote",
                "by": "Who",
                "at": "When",
                "seen_by": "Who read it",
                "seen_at": "Read",
                "answer": "The answer",
            },
        ),
        Kind(
            "pathways.ToldWords",
            "What you or somebody else told a worker for your plan",
            {
                "version": "Which plan",
                "section": "About",
                "text": "What was said",
                "whose": "Who said it",
                "said_on": "Said on",
                **BY_AT,
            },
        ),
        Kind(
            "pathways.Tick",
            "Things ticked as done",
            {"action": "What", "done": "It is done", "by": "Who ticked it", "at": "When"},
        ),
        Kind(
            "pathways.Achievement",
            "What went well",
            {"on": "Day", "text": "What", "by": "Who noted it", "at": "Noted"},
        ),
        Kind(
            "pathways.PreferredWord",
            "Words you do not want to read about yourself",
            {"word": "Word", "instead": "Say instead", **BY_AT},
        ),
        Kind(
            "pathways.Typed",
            "What you typed and have not sent",
            {"step": "Page", "fields": "What you typed", "at": "When"},
            path="user__young_person",
        ),
    ),
)
