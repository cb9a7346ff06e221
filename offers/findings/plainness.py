"""Whether a text is plain: how long its sentences are, and for what age it reads."""

from collections.abc import Iterator
from datetime import date
from math import ceil

from leaving_care.plain_words import ENOUGH, LONGEST, OLDEST_READER, reading_age, sentences, words
from offers.contents import Contents
from offers.findings.finding import Finding, advises
from offers.findings.links import LINK
from offers.findings.texts import Text, texts


def long_sentence(contents: Contents, on: date) -> Iterator[Finding]:
    """A sentence has at most 25 words (GOV.UK's style)."""
    for text in texts(contents):
        long = [one for one in sentences(_read(text)) if len(one.split()) > LONGEST]
        if long:
            number = f"{len(long)} sentences are" if len(long) > 1 else "A sentence is"
            yield advises(
                "long-sentence",
                [text.row],
                f"{number} longer than {LONGEST} words. The first has {len(long[0].split())}: “{long[0]}”",
                "Make two of it.",
            )


def reads_old(contents: Contents, on: date) -> Iterator[Finding]:
    """A text can be read at 12. (A hint alone, worked out from the length of words and sentences.)"""
    for text in texts(contents):
        said = _read(text)
        if len(words(said)) >= ENOUGH and (age := reading_age(said)) > OLDEST_READER:
            yield advises(
                "reads-old",
                [text.row],
                f"It reads as for somebody of about {ceil(age)}.",
                "Use shorter words and shorter sentences.",
            )


def _read(text: Text) -> str:
    """The words as they are read: of a link its words, and each part on a line of its own."""
    return LINK.sub(lambda link: link["words"], text.words).replace(" | ", "\n")
