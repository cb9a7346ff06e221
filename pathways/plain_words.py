"""Prompts for plainer and kinder words, in texts that a young person will read. They stop nobody, and change nothing.

Pure but for `kinder_words`, which reads what a council and a young person asked for. Plans and offers can both ask here.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from leaving_care.models import Authority, YoungPerson
from offers.care_words import care_words
from pathways.models import CareWord, PreferredWord

LONGEST = 25  # words of one sentence, above which it is asked to be shorter
OLDEST_READER = 12  # years: a text for an older reader than this is asked to be plainer
ENOUGH = 30  # words of a text, below which a reading age says nothing
MOST = 8  # prompts on one page: more would be noise
CLEAR = frozenset({"review", "relevant", "eligible", "guidance"})  # of the care words: everyday English besides

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouy]+")


@dataclass(frozen=True, slots=True)
class Prompt:
    """One thing that could be said otherwise: the `sentence` that it is about (blank: the text as a whole), and what to try."""

    say: str
    sentence: str = ""


def prompts(texts: Iterable[str], kinder: Mapping[str, str] | None = None) -> list[Prompt]:
    """What could be said more plainly or more kindly in some texts, at most `MOST`; kinder words first.

    `kinder`: word → what to say instead (see `kinder_words`); None: our own list.
    """
    texts = [text for text in texts if text]
    words = our_words() if kinder is None else kinder
    sentences = [one.strip() for text in texts for one in _SENTENCE.findall(text) if one.strip()]
    found = [*_kinder(sentences, words), *_long(sentences), *_old(texts), *_explained(sentences, words)]
    return found[:MOST]


def reading_age(text: str) -> float:
    """The age in years of a reader who follows a text: the Flesch-Kincaid grade and five. 0 for a text without words.

    0.39 × words a sentence + 11.8 × syllables a word − 15.59 (Kincaid, Fishburne, Rogers and Chissom: Derivation of New
    Readability Formulas, Naval Technical Training Command, Research Branch Report 8-75, 1975). A grade is a school year of
    the United States, which begins at five or six. Syllables are guessed from groups of vowels, so it is a hint.
    """
    words = _WORD.findall(text)
    if not words:
        return 0
    sentences = sum(1 for one in _SENTENCE.findall(text) if _WORD.search(one)) or 1
    grade = 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    return max(grade + 5, 0)


def syllables(word: str) -> int:
    """How many syllables a word is likely to have: its groups of vowels, without an e that is not spoken at the end."""
    plain = word.lower()
    groups = len(_VOWELS.findall(plain))
    is_silent = plain.endswith("e") and not plain.endswith(("le", "ee", "ie")) and groups > 1
    return max(groups - is_silent, 1)


@cache
def our_words() -> dict[str, str]:
    """The list that every council begins with: word → a kinder one (blank: leave it out)."""
    with Path(__file__).with_name("kinder_words.toml").open("rb") as file:
        return {row["word"]: row["instead"] for row in tomllib.load(file)["words"]}


def kinder_words(council: Authority, person: YoungPerson | None = None) -> dict[str, str]:
    """Word → what to say instead: ours, over which the council's own win, over which the young person's win. Two queries."""
    found = {word.casefold(): (word, instead) for word, instead in our_words().items()}
    rows: list[CareWord | PreferredWord] = [*CareWord.objects.filter(authority=council)]
    rows += PreferredWord.objects.filter(person=person) if person else []
    found |= {row.word.casefold(): (row.word, row.instead) for row in rows}
    return dict(found.values())


def _kinder(sentences: list[str], words: Mapping[str, str]) -> list[Prompt]:
    found = []
    for word, instead in words.items():
        if sentence := _first(sentences, word):
            say = f"You could say “{instead}” for “{word}”." if instead else f"You could leave out “{word}”."
            found.append(Prompt(say, sentence))
    return found


def _long(sentences: list[str]) -> list[Prompt]:
    counted = [(sentence, len(sentence.split())) for sentence in sentences]
    return [
        Prompt(f"This sentence has {number} words. You could make it two.", sentence)
        for sentence, number in counted
        if number > LONGEST
    ]


def _old(texts: list[str]) -> list[Prompt]:
    """For each text that is long enough to judge and hard to read."""
    ages = [(text, reading_age(text)) for text in texts if len(_WORD.findall(text)) >= ENOUGH]
    return [
        Prompt(
            f"This reads as for somebody of about {round(age)}. You could use shorter words and sentences.",
            f"{text[:80].strip()} …",
        )
        for text, age in ages
        if age > OLDEST_READER
    ]


def _explained(sentences: list[str], words: Mapping[str, str]) -> list[Prompt]:
    """Words of the care system that are explained to young people elsewhere, where nobody asked for another."""
    asked = {word.casefold() for word in words}
    found = []
    for word, meaning in care_words():
        short = word.split(" (")[0]
        if short.casefold() in asked | CLEAR:
            continue
        if sentence := _first(sentences, short):
            found.append(Prompt(f"Not everybody knows “{short}”. You could say what it means: {meaning}", sentence))
    return found


def _first(sentences: list[str], word: str) -> str:
    """The first sentence that has a word, alone or as the whole of it; capitals only count for words that are all capitals."""
    flags = 0 if word.isupper() else re.IGNORECASE
    pattern = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", flags)
    return next((sentence for sentence in sentences if pattern.search(sentence)), "")
