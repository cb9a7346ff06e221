"""What is in an archive of a person's account, of their rights over their data, and of who looked."""

from pathways.archive.shapes import Kind, Part

# What an event is read by (pathways.archive.writing).
WHEN, WHO, DID, PART, EXACTLY, COUNCIL = (
    "When",
    "Who",
    "What they did",
    "Part of your record",
    "More exactly",
    "Council",
)

RIGHTS = Part(
    "Your rights over your data",
    (
        Kind(
            "leaving_care.Correction",
            "What you asked us to put right",
            {
                "about": "About",
                "wrong": "What is wrong",
                "right": "What it should say",
                "by": "Who asked",
                "asked_at": "When",
                "agreed": "We agreed",
                "answer": "Our answer",
                "answered_by": "Who answered",
                "answered_at": "Answered",
            },
        ),
        Kind(
            "leaving_care.HeldBack",
            "What is held back, because it is about somebody else",
            {"row": "What kind of thing", "reason": "Why", "by": "Who decided", "at": "When", "ended_at": "Until"},
        ),
    ),
)
ACCOUNT = Part(
    "Your account",
    (
        Kind(
            "leaving_care.User",
            "How you sign in",
            {
                "email": "Email address",
                "name": "Name on the account",
                "phone": "Mobile number for codes",
                "phone_verified": "The number was checked",
                "is_active": "The account is open",
                "joined_at": "Made",
                "last_login": "Last signed in",
            },
            {
                "password": "There is no password: you sign in by a code.",
                "is_staff": "It is for those who run the portal.",
                "is_superuser": "It is for those who run the portal.",
            },
            path="young_person",
        ),
        Kind(
            "leaving_care.Membership",
            "Where you belong",
            {
                "authority": "Council",
                "role": "As what",
                "team": "Team",
                "phone": "Work phone",
                "starts_on": "From",
                "ends_on": "To",
            },
            path="user__young_person",
        ),
        Kind(
            "account.EmailAddress",
            "Addresses for codes",
            {"email": "Email address", "verified": "It was checked", "primary": "The first to be used"},
            path="user__young_person",
        ),
        Kind(
            "mfa.Authenticator",
            "Passkeys and apps",
            {"type": "What", "created_at": "Added", "last_used_at": "Last used"},
            {"data": "A secret that opens your account."},
            path="user__young_person",
        ),
        Kind(
            "usersessions.UserSession",
            "Where you are signed in",
            {
                "user_agent": "Browser",
                "ip": "Internet address",
                "created_at": "Signed in",
                "last_seen_at": "Last used",
            },
            {"session_key": "A secret that opens your account.", "data": "It is not used."},
            path="user__young_person",
        ),
        Kind(
            "socialaccount.SocialAccount",
            "Accounts of a council that sign you in",
            {
                "provider": "Whose",
                "uid": "Name there",
                "last_login": "Last used",
                "date_joined": "Added",
                "extra_data": "What they told us",
            },
            path="user__young_person",
        ),
        Kind(
            "leaving_care.Invitation",
            "Invitations to sign in",
            {
                "email": "Sent to",
                "authority": "Council",
                "role": "As what",
                "team": "Team",
                "name": "Name",
                "by": "Who invited you",
                "made_at": "When",
                "expires_at": "Works until",
                "used_at": "Used",
                "used_by": "By whom",
                "withdrawn_at": "Withdrawn",
            },
            {"digest": "It comes from a secret that was sent to you and works once."},
        ),
    ),
)
HISTORY = Part(
    "Who has looked, and what changed",
    (
        Kind(
            "leaving_care.GlassBroken",
            "When a manager opened your record outside the usual rule",
            {
                "manager": "Who",
                "reason": "Why",
                "starts_on": "From",
                "ends_on": "To",
                "hidden_until": "Not shown to you before",
                "hidden_because": "Why it was not shown",
            },
        ),
        Kind(
            "leaving_care.Event",
            "Who looked, and what changed",
            {
                "at": WHEN,
                "by": WHO,
                "kind": DID,
                "part": PART,
                "what": EXACTLY,
                "fields": "What was changed",
                "reason": "Why",
                "authority": COUNCIL,
                "hidden_until": "Not shown to you before",
                "hidden_because": "Why it was not shown",
            },
            {
                "asked_for": "A name that only the portal's own addresses use.",
                "once": "It keeps a form that is sent twice from being done twice.",
            },
            as_lines=True,
        ),
    ),
)
