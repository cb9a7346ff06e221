"""What is in an archive of somebody's pathway plans and assessments, and what of them is left out."""

from pathways.archive.shapes import Kind, Part

EDIT = {"edit": "It counts the changes, so that two people do not write over each other."}
PLACE = {"position": "It says in which order things stand."}
THREAD = {"thread": "A name that only the portal uses, to know the same thing in each version."}

PLAN = Part(
    "Your pathway plan",
    (
        Kind(
            "pathways.PlanVersion",
            "Your plans",
            {
                "number": "Number",
                "kind": "Kind of plan",
                "before": "The plan before it",
                "begun_at": "Begun",
                "begun_by": "Who began it",
                "shared_at": "Shown to you",
                "sent_at": "Given to a manager",
                "sent_by": "Who gave it to a manager",
                "copy_how": "How you get your copy",
                "copy_language": "Language of your copy",
                "approved_at": "Agreed by a manager",
                "approved_by": "Which manager",
            },
        ),
        Kind(
            "pathways.PlanSection",
            "What your plans say",
            {
                "version": "Which plan",
                "heading": "About",
                "now": "How things are",
                "left_out": "Why it was left out",
                "details": "More",
                "own_words": "Your own words in it",
                "changed_by": "Who wrote last",
                "changed_at": "When",
            },
            {"section": "The heading says the same.", **PLACE, **EDIT},
        ),
        Kind(
            "pathways.Goal",
            "Your goals",
            {
                "version": "Which plan",
                "section": "About",
                "text": "Goal",
                "when": "When",
                "still_right": "Was it still right",
                "being_met": "Was it being met",
                "stopped": "Why it stopped",
            },
            {**THREAD, **PLACE},
        ),
        Kind(
            "pathways.PlanAction",
            "Who does what",
            {
                "version": "Which plan",
                "section": "About",
                "goal": "For which goal",
                "what": "What",
                "owner_kind": "Who",
                "worker": "Which worker",
                "owner_name": "Their name",
                "due_on": "By when",
                "who_pays": "Who pays",
                "if_it_goes_wrong": "If it goes wrong",
                "item": "What the council promises",
                "edition": "Number of the offer's edition",
                "national": "What the law promises",
                "outcome": "What the review said",
                "why": "Why",
            },
            {**THREAD, **PLACE},
        ),
        Kind(
            "pathways.SourcePlan",
            "Other plans that yours builds on",
            {"version": "Which plan", "kind": "What", "dated_on": "Dated", "where": "Where it is kept"},
        ),
        Kind(
            "pathways.Returned",
            "When a manager asked for changes in a plan",
            {"version": "Which plan", "reason": "Why", "by": "Who", "at": "When"},
        ),
        Kind(
            "pathways.Copy",
            "Copies for you",
            {
                "version": "Of which plan",
                "assessment": "Of which look at your needs",
                "review": "Of which review",
                "how": "How",
                "language": "Language",
                "given_on": "Given on",
                "given_by": "Who gave it",
                "seen_at": "You saw it",
            },
        ),
        Kind(
            "pathways.PlanDocument",
            "Files made of your plans",
            {"version": "Of which plan", "kind": "Kind", "size": "Size in bytes", "made_at": "Made"},
            {
                "file": "A name that only the portal uses. The file says what your plan says, which is here.",
                "fault": "It is for those who run the portal.",
            },
        ),
        Kind(
            "pathways.Assessment",
            "When we looked at what you need",
            {
                "kind": "Kind",
                "begun_at": "Begun",
                "begun_by": "Who began it",
                "discussed": "What was talked about",
                "result": "What came of it",
                "finished_at": "Finished",
                "finished_by": "Who finished it",
            },
            EDIT,
        ),
        Kind(
            "pathways.Matter",
            "What we found",
            {
                "assessment": "When we looked",
                "matter": "About",
                "theirs": "What you said",
                "found": "How things were",
                "needs": "What you need",
            },
            EDIT,
        ),
        Kind(
            "pathways.Consulted",
            "Who was asked",
            {
                "assessment": "When we looked",
                "who": "Who",
                "name": "Name",
                "asked_on": "Asked on",
                "said": "What they said",
                "not_asked": "Why they were not asked",
            },
        ),
        Kind(
            "pathways.Advice",
            "What a health worker advises for your plan",
            {"section": "About", "text": "Advice", "by": "Who", "at": "When"},
        ),
    ),
)
LEFT_OUT_OF_PLANS = {
    "pathways.CalendarFeed": "A secret address that opens somebody's calendar.",
    "pathways.PlanWriter": "Who wrote in your plan is in the record of who changed what.",
    "pathways.Summary": "It is worked out from the rest, for lists; everything that it says is here.",
}
