"""The words that facts and answers may use, and what each means."""

# What state a duty is in.
NOT_DUE, DUE, OVERDUE, ON_HOLD, DONE, NOT_OWED = "not_due", "due", "overdue", "on_hold", "done", "not_owed"
STATES = {
    NOT_DUE: "not due yet",
    DUE: "due",
    OVERDUE: "overdue",
    ON_HOLD: "on hold",
    DONE: "done",
    NOT_OWED: "not owed",
}

COUNCIL, PERSONAL_ADVISER, SOCIAL_WORKER, REVIEWING_OFFICER = "council", "adviser", "social_worker", "reviewing_officer"
OWNERS = {
    "the council": COUNCIL,
    "your personal adviser": PERSONAL_ADVISER,
    "your social worker": SOCIAL_WORKER,
    "the independent reviewing officer": REVIEWING_OFFICER,
}
"""Who has to see to it, by the law book's own words."""

POLICY = "policy"
"""The label of a day that the council sets and no law does. Other labels are kinds of `leaving_care.law.words.KINDS`."""

HOLD_REASONS = {
    "in_hospital": "in hospital",
    "unwell": "not well enough",
    "bereaved": "somebody close has died",
    "new_baby": "a new baby",
    "abroad": "away from the country",
    "missing": "nobody knows where they are, and they are being looked for",
    "asked_to_wait": "they asked us to wait",
}
"""Why a duty may wait for a time. The list is ours: no law has one."""

TRIGGERS = {
    "custody": "custody, or a court hearing that could lead to it",
    "home_at_risk": "a home that could be lost",
    "homeless": "homelessness",
    "pregnancy": "a pregnancy, or becoming a parent",
    "course_ended": "the end of a course or a job",
    "missing": "going missing",
}
"""What should prompt an early review: good practice from national guidance, of which the words have not been read."""

PAPERS = {
    "birth_certificate": "birth certificate",
    "passport": "passport",
    "national_insurance": "National Insurance number",
    "bank_account": "bank account",
    "health_passport": "health passport",
    "doctor": "doctor",
    "dentist": "dentist",
    "optician": "optician",
}
"""Papers, and places to be registered, that somebody should have by 18."""
