"""The words that the book may use, and what each means."""

KINDS = {
    "statute": "An Act of Parliament",
    "regulation": "Regulations made under an Act",
    "guidance": "National guidance",
    "case": "A court's judgment",
    "policy": "Each council's own choice",
    "announcement": "Announced, not law yet",
}
"""What kind of thing an entry rests on."""

SURE = {
    "read": "The words of the source have been read",
    "unread": "We have not read its own words yet",
}
STRENGTHS = {
    "must": "must",
    "must_unless": "must, unless your welfare does not need it",
    "may": "may",
}
"""How strong a duty is, after "the council"."""

RULES_WITH_A_NUMBER = ("within", "every", "after", "for")
RULES = (*RULES_WITH_A_NUMBER, "on", "soon", "before", "none")
UNITS = ("days", "working days", "weeks", "months", "years")
EACH = ("once", "a month", "a year")
