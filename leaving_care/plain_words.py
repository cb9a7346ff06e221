"""How plain a text is: its sentences, the reading age it asks for, and the kinder words that we know. Plans and offers ask here."""

import re
import tomllib
from functools import cache
from pathlib import Path

LONGEST = 25  # words of one sentence, above which it is asked to be shorter
OLDEST_READER = 12  # years: a text for an older reader than this is asked to be plainer
ENOUGH = 30  # words of a text, below which a reading age says nothing

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouy]+")


@cache
def our_words() -> dict[str, str]:
    """The list that every council begins with: word → a kinder one (blank: leave it out)."""
    with Path(__file__).with_name("kinder_words.toml").open("rb") as file:
        return {row["word"]: row["instead"] for row in tomllib.load(file)["words"]}


def sentences(text: str) -> list[str]:
    """The sentences of a text; a line is never more than one."""
    return [one.strip() for one in _SENTENCE.findall(text) if one.strip()]


def words(text: str) -> list[str]:
    """The words of a text, without numbers."""
    return _WORD.findall(text)


def whole(word: str) -> re.Pattern[str]:
    """Finds a word alone, not as a part of another; one that is all capitals only in capitals ("LAC", not "lac")."""
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.NOFLAG if word.isupper() else re.IGNORECASE)


def reading_age(text: str) -> float:
    """The age in years of a reader who follows a text: the Flesch-Kincaid grade and five. 0 for a text without words.

    0.39 × words a sentence + 11.8 × syllables a word − 15.59 (Kincaid, Fishburne, Rogers and Chissom: Derivation of New
    Readability Formulas, Naval Technical Training Command, Research Branch Report 8-75, 1975). A grade is a school year of
    the United States, which begins at five or six. Syllables are guessed from groups of vowels, so it is a hint.
    """
    said = words(text)
    if not said:
        return 0
    number = sum(1 for one in _SENTENCE.findall(text) if _WORD.search(one)) or 1
    grade = 0.39 * len(said) / number + 11.8 * sum(map(syllables, said)) / len(said) - 15.59
    return max(grade + 5, 0)


def syllables(word: str) -> int:
    """How many syllables a word is likely to have: its groups of vowels, without an e that is not spoken at the end."""
    plain = word.lower()
    groups = len(_VOWELS.findall(plain))
    is_silent = plain.endswith("e") and not plain.endswith(("le", "ee", "ie")) and groups > 1
    return max(groups - is_silent, 1)
