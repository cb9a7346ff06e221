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

# What stands for something that is still to be written. Small "xxx" is a kiss.
PLACEHOLDER = re.compile(
    r"""\b(?:TBC|TBA|TBD|TODO|FIXME)\b
    | \b\w*X{3,}\w*\b
    | (?i:\blorem\ ipsum\b)
    | (?i:[\[<{]\s*(?:(?:insert|add|enter|name\ of|date|to\ be)\b|your\ \w)[^\]>}]*[\]>}](?!\())
    | (?i:\bto\ be\ (?:confirmed|announced|decided|added)\b)
    | \?{3,}""",
    re.VERBOSE,
)

# Words of a link that do not say where it leads.
EMPTY_LINK_WORDS = frozenset(
    """click here|here|this link|link|read more|more|more information|find out more|this page|website|this website|this|click
    |see here|learn more|visit|details|info|page""".replace("\n    ", "").split("|")
)

# Signs of Markdown and HTML that our texts do not know.
SIGNS = {
    "a heading": re.compile(r"(?:^|\| )#{1,6} \w[^|]{0,40}"),
    "a picture": re.compile(r"!\[[^\]|]{0,40}\]\([^)|]{0,60}\)"),
    "a table": re.compile(r"\|\s*:?-{3,}:?\s*\||\|[^|]{1,40}\|[^|]{1,40}\|\s*\|"),
    "HTML": re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>|]{0,80})?/?>"),
}

# What a local offer must say of the council's own arrangements (Children and Social Work Act 2017, section 2, as the
# Children's Wellbeing and Schools Act 2026, section 8, changes it).
ARRANGEMENTS = (
    "how the council finds out early what homes and services care leavers will need",
    "how it works together with housing authorities",
    "how it helps those who may lose their home, or leave custody, to find and keep one",
    "how it helps with money",
    "how it helps care leavers to reach services",
)
