"""The words and phrases that the wording rules look for. A new one is a new line here."""

import re

# A promise that nobody can hold the council to. "May" counts where the council or a thing may, not where you may.
SOFT = re.compile(
    r"""(?i:\bas\ (?:well|much|far|soon|best)\ as\ (?:possible|we\ can)\b)
    | (?i:\b(?:try|tries|trying)\ to\b)
    | (?i:\b(?:where|wherever|if|when|whenever)\ (?:possible|appropriate|practicable)\b)
    | (?i:\b(?:where|wherever|if|when)\ we\ can\b)
    | (?i:\b(?:where|wherever)\ (?:it|that|this)\ is\ (?:right|appropriate|possible)\b)
    | (?i:\bwe\ (?:aim|hope|would\ like)\ to\b)
    | (?<![Yy]ou\ )(?<!obody\ )(?<!eople\ )(?<!who\ )\b(?:may|might)\b""",
    re.VERBOSE,
)

# Words that were true on the day they were written. "Now" does not count where it is the reader's own now.
STALE = re.compile(
    r"\b(?:currently|soon|recently|shortly|at the moment|at present|these days|this year|next year|last year)\b"
    r"|(?<!right )(?<!live )(?<!care )(?<!until )(?<!from )(?<!by )\bnow\b",
    re.IGNORECASE,
)

# Terms of the law that are often typed wrongly.
MISSPELT_TERMS = {
    "corporate planning": "corporate parenting",
    "corporate parents planning": "corporate parenting",
    "personal advisor": "personal adviser",
    "personal advisors": "personal advisers",
    "pathways plan": "pathway plan",
    "care leaver's offer": "care leavers' offer",
}

# Words of the trade that young people have asked councils to stop using. Those in capitals count only in capitals.
JARGON = {
    "LAC": "child in care",
    "NEET": "not in education, training or work",
    "UASC": "you came to the UK on your own as a child",
    "placement": "home",
    "placements": "homes",
    "non-engaging": "not in touch with us",
    "non-engagement": "not being in touch with us",
    "service user": "young person",
    "service users": "young people",
}
# "Placement" is no home where it is a place to work or to study.
WORK_PLACEMENT = re.compile(r"\b(?:work|experience|student|college|university|industry) placements?\b", re.IGNORECASE)

# On what support until 25 is said to depend.
UNTIL_25 = {
    "if you want": re.compile(r"\bif you (?:want|would like|ask)\b", re.IGNORECASE),
    "if you agree": re.compile(r"\b(?:if you agree|subject to your agreement)\b", re.IGNORECASE),
    "sometimes": re.compile(r"\bsometimes\b", re.IGNORECASE),
    "if you need more": re.compile(r"\b(?:if|when) you need (?:more|further)\b", re.IGNORECASE),
}

# Short forms in which counties' names are written.
COUNTY_SHORT_FORMS = {
    "staffs": "staffordshire",
    "derbys": "derbyshire",
    "notts": "nottinghamshire",
    "leics": "leicestershire",
    "lincs": "lincolnshire",
    "northants": "northamptonshire",
    "lancs": "lancashire",
    "cambs": "cambridgeshire",
    "worcs": "worcestershire",
    "herts": "hertfordshire",
    "glos": "gloucestershire",
    "wilts": "wiltshire",
    "hants": "hampshire",
    "oxon": "oxfordshire",
    "bucks": "buckinghamshire",
    "beds": "bedfordshire",
}

# Providers of email to private people: a whole domain, or its first word where a provider has one for each country.
PRIVATE_MAIL = frozenset(
    """gmail googlemail hotmail outlook live yahoo ymail rocketmail gmx aol icloud me.com mac.com msn.com mail.com
    myself.com proton.me protonmail.com fastmail.com zoho.com btinternet.com btopenworld.com sky.com talktalk.net
    virginmedia.com ntlworld.com blueyonder.co.uk tiscali.co.uk plus.com o2.co.uk""".split()
)
