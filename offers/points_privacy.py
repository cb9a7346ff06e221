"""What in a few words could tell who somebody is: shown to whoever is about to make the words public.

It finds what looks like a number, an address, a date of birth or a name. It cannot know: a person looks in the end.
"""

import re

from offers.findings.privacy import ADDRESS

_NUMBER = re.compile(r"(?<![\w£.])(?:\+?\d[\d ()-]{6,}\d)(?!\w)")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", re.I)
_BORN = re.compile(r"\b(?:born (?:in|on)|my birthday is|date of birth)\b[^.!?\n]{0,40}", re.I)
_STREET = re.compile(r"\b\d{1,4}[a-z]? [A-Z][a-z]+ (?:Street|Road|Avenue|Close|Lane|Drive|Court|Way|House)\b")
_CALLED = re.compile(
    r"\b(?:my name is|my name’s|my name's|i am called|i’m called|i'm called|call me|this is) [^\W\d_]+(?: [^\W\d_]+)?",
    re.I,
)
# A word with a capital letter where no sentence begins, alone or with those after it; or two of them anywhere.
_CAPITAL = re.compile(r"(?<=[a-z,;:’'\"] )[A-Z][a-z’'-]+(?: [A-Z][a-z’'-]+)*|\b[A-Z][a-z’'-]+(?: [A-Z][a-z’'-]+)+")
# Capital letters that name nobody.
_NOT_NAMES = {
    *("January February March April May June July August September October November December".split()),
    *("Monday Tuesday Wednesday Thursday Friday Saturday Sunday Christmas Eid Diwali Easter Ramadan".split()),
    *("Council Children Care Forum English Maths Universal Credit Personal Adviser Advisers Leaving Team".split()),
    *("I’m I’d I’ve I’ll I'm I'd I've I'll In".split()),
}


def could_tell_who(*said: str) -> list[str]:
    """What in these texts could tell who somebody is, as it stands there, each once."""
    found: dict[str, None] = {}
    for text in said:
        for pattern in (ADDRESS, _NUMBER, _POSTCODE, _BORN, _STREET, _CALLED):
            found |= dict.fromkeys(match.group().strip() for match in pattern.finditer(text))
        found |= dict.fromkeys(_names(text))
    return [each for each in found if not any(each != other and each in other for other in found)]


def _names(text: str) -> list[str]:
    return [
        match.group()
        for match in _CAPITAL.finditer(text)
        if not all(word in _NOT_NAMES for word in match.group().split())
    ]
