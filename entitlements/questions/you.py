"""The status engine's neutral sentences, said to the person they are about. Pure: no Django."""

import re
from collections.abc import Callable, Collection
from datetime import date

from leaving_care.dates import MONTHS, in_words

_DATE = rf"\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}"
_DATED = re.compile(rf",?(?: first)? (?:on|since|until|to|from) ({_DATE})|,? ?\(({_DATE})\)|, ({_DATE}),")
_COUNT = re.compile(r"\b\d+ days? more\b|\bIn care for \d+ days?\b|\bNo day in care\b")

# Tried in order on the beginning of each sentence.
_OPENINGS: list[tuple[str, str | Callable[[re.Match[str]], str]]] = [
    (r"16 or 17 years old: turned 16", "You are 16 or 17: you turned 16"),
    (r"18 or over: turned 18", "You are 18 or over: you turned 18"),
    (r"Not 16", "You are not 16"),
    (r"In care for", "You have been in care for"),
    (r"In care( of| on|:)", r"You are in care\1"),
    (r"No (day in care|other way to qualify)(.*?) is recorded", r"You have told us of no \1\2"),
    (r"At home since", "You have been at home since"),
    (r"At home:", "You are at home:"),
    (r"Living at home", "Your living at home"),
    (r"Living with somebody who", "Living with somebody who"),
    (r"On turning 18 had", "When you turned 18, you had"),
    (r"On (\d+ \w+ \d+) in one", r"On \1 you are in one"),
    (r"After 16 only", "After you turned 16 only"),
    (r"Was\b", "You were"),
    (r"Is\b", "You are"),
    (r"Has\b", "You have"),
    (r"Had\b", "You had"),
    (r"Would be", "You would be"),
    (r"(Left|Turned|Qualified|Came|Lived)\b", lambda found: f"You {found[1].lower()}"),
]
_INSIDE = [
    (r"\bso was never\b", "so you were never"),
    (r"\band so is not\b", "and so you are not"),
    (r"\band so not a\b", "and so you are not a"),
    (r"\band no longer is\b", "and no longer are"),
    (r"\bwas in (custody|hospital)\b", r"were in \1"),
    (r"\bif under 18\b", "if you were under 18"),
    (r"\bif not listed here\b", "if you have not listed it here"),
    (r"\bit is not listed here\b", "you have not listed it here"),
    (r"\b(is|are) not listed here\b", "you have not listed here"),
    (r"\bthe (14th|16th|18th|21st|25th) birthday\b", r"your \1 birthday"),
    (r"\bthe pathway plan\b", "your pathway plan"),
    (r"\bthe social worker\b", "your social worker"),
    (r"\bthe young person lives\b", "you live"),
    (r"\b[Hh]as the young person\b", "Have you"),
    (r"\b[Ww]as the young person\b", "were you"),
    (r"\b[Ii]s the person\b", "are you"),
    (r"\band is in another\b", "and are in another"),
    (r"\bno course is recorded today\b", "you have told us of no course"),
    (r"\bstatus starts\b", "rights start"),
    (r"\bthe young person\b", "you"),
    (r"\bmakes somebody\b", "makes you"),
    (r"\bwould make somebody\b", "would make you"),
    (r"\bmakes them\b", "makes you"),
    (r"\bhas to help get ready\b", "has to help you get ready"),
    (r"\bwhen somebody asks\b", "when you ask"),
    (r"\bstatus\b", "rights"),
]


def to_you(text: str) -> str:
    """A sentence of the working, or several, put to "you"."""
    return " ".join(_one(sentence) for sentence in _sentences(text))


def _one(sentence: str) -> str:
    # A question opens with its verb.
    for pattern, words in _OPENINGS if not sentence.endswith("?") else ():
        said, count = re.subn(rf"^{pattern}", words, sentence, count=1)
        if count:
            sentence = said
            break
    for pattern, inner in _INSIDE:
        sentence = re.sub(pattern, inner, sentence)
    return sentence[:1].upper() + sentence[1:]


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.?!]) (?=[A-Z0-9])", text)


def counts_days(text: str) -> bool:
    """Whether a sentence counts days in care, which the page does in weeks."""
    return bool(_COUNT.search(text))


def without_guesses(text: str, known: Collection[date]) -> str:
    """The text without days that were only worked with, and not told, and without counts of them.

    A sentence that still holds one then is left out; "" if nothing is left.
    """
    sure = {in_words(day) for day in known}

    def drop(found: re.Match[str]) -> str:
        said = next(group for group in found.groups() if group)
        return found[0] if said in sure else ""

    kept = []
    for sentence in _sentences(text):
        said = _DATED.sub(drop, sentence)
        if not _COUNT.search(said) and all(found in sure for found in re.findall(_DATE, said)):
            kept.append(said)
    return " ".join(kept)
