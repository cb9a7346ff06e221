"""Prompts for plainer and kinder words, in texts that a young person will read. They stop nobody, and change nothing.

Pure but for `kinder_words`, which reads what a council and a young person asked for.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from leaving_care.models import Authority, YoungPerson
from leaving_care.plain_words import ENOUGH, LONGEST, OLDEST_READER, our_words, reading_age, sentences, whole, words
from offers.care_words import care_words
from pathways.models import CareWord, PreferredWord

MOST = 8  # prompts on one page: more would be noise
CLEAR = frozenset({"review", "relevant", "eligible", "guidance"})  # of the care words: everyday English besides


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
    kinder = our_words() if kinder is None else kinder
    said = [one for text in texts for one in sentences(text)]
    found = [*_kinder(said, kinder), *_long(said), *_old(texts), *_explained(said, kinder)]
    return found[:MOST]


def kinder_words(council: Authority, person: YoungPerson | None = None) -> dict[str, str]:
    """Word → what to say instead: ours, over which the council's own win, over which the young person's win. Two queries."""
    found = {word.casefold(): (word, instead) for word, instead in our_words().items()}
    rows: list[CareWord | PreferredWord] = [*CareWord.objects.filter(authority=council)]
    rows += PreferredWord.objects.filter(person=person) if person else []
    found |= {row.word.casefold(): (row.word, row.instead) for row in rows}
    return dict(found.values())


def _kinder(said: list[str], kinder: Mapping[str, str]) -> list[Prompt]:
    found = []
    for word, instead in kinder.items():
        if sentence := _first(said, word):
            say = f"You could say “{instead}” for “{word}”." if instead else f"You could leave out “{word}”."
            found.append(Prompt(say, sentence))
    return found


def _long(said: list[str]) -> list[Prompt]:
    counted = [(sentence, len(sentence.split())) for sentence in said]
    return [
        Prompt(f"This sentence has {number} words. You could make it two.", sentence)
        for sentence, number in counted
        if number > LONGEST
    ]


def _old(texts: list[str]) -> list[Prompt]:
    """For each text that is long enough to judge and hard to read."""
    ages = [(text, reading_age(text)) for text in texts if len(words(text)) >= ENOUGH]
    return [
        Prompt(
            f"This reads as for somebody of about {round(age)}. You could use shorter words and sentences.",
            f"{text[:80].strip()} …",
        )
        for text, age in ages
        if age > OLDEST_READER
    ]


def _explained(said: list[str], kinder: Mapping[str, str]) -> list[Prompt]:
    """Words of the care system that are explained to young people elsewhere, where nobody asked for another."""
    asked = {word.casefold() for word in kinder}
    found = []
    for word, meaning in care_words():
        short = word.split(" (")[0]
        if short.casefold() in asked | CLEAR:
            continue
        if sentence := _first(said, short):
            found.append(Prompt(f"Not everybody knows “{short}”. You could say what it means: {meaning}", sentence))
    return found


def _first(said: list[str], word: str) -> str:
    """The first sentence that has a word, alone or as the whole of it."""
    pattern = whole(word)
    return next((sentence for sentence in said if pattern.search(sentence)), "")
