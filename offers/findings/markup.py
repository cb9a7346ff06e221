"""Marks in a text: links that do not say where they lead, signs that would stand there as typed, another language, gaps."""

import re
from collections.abc import Iterator
from datetime import date

from offers.contents import Contents
from offers.findings.finding import Finding, advises, blocks
from offers.findings.links import LINK
from offers.findings.texts import texts
from offers.findings.vocabulary import EMPTY_LINK_WORDS, PLACEHOLDER, SIGNS

# Letters of scripts that no English word has: Greek to Armenian, and all that come after, up to the marks of print.
OTHER_SCRIPT = re.compile(r"[\u0370-\u1cff\u2c00-\u2dff\u3040-\ud7ff\ufb1d-\ufdff\ufe70-\ufefc]{2,}")


def placeholder(contents: Contents, on: date) -> Iterator[Finding]:
    """A text that is not finished ("TBC", "XXXX", "[insert name]") blocks publishing."""
    for text in texts(contents):
        said = list(dict.fromkeys(match[0] for match in PLACEHOLDER.finditer(text.words)))
        if said:
            yield blocks(
                "placeholder",
                [text.row],
                f"It is not finished: {', '.join(f'“{words}”' for words in said)}.",
                "Write what belongs there, or take it out.",
            )


def link_words(contents: Contents, on: date) -> Iterator[Finding]:
    """The words of a link say where it leads: "click here", or the address itself, tells nobody who hears links read out."""
    for text in texts(contents):
        links = [link["words"].strip() for link in LINK.finditer(text.words)]
        said = [words for words in links if _says_nothing(words)]
        if said:
            quoted = " and ".join(f"“{words}”" if words else "nothing" for words in dict.fromkeys(said))
            yield advises(
                "link-words",
                [text.row],
                f"A link says {quoted}, and not where it leads.",
                "Let the words of the link name what one finds there: “how to claim Universal Credit”.",
            )


def signs_shown(contents: Contents, on: date) -> Iterator[Finding]:
    """A text makes paragraphs, lists, bold words and links. Signs for headings, tables, pictures or HTML show as typed.

    So headings stay in order, and no picture goes out without words for those who do not see it.
    """
    for text in texts(contents):
        for what, pattern in SIGNS.items():
            match = pattern.search(text.words)
            if match:
                yield advises(
                    "signs-shown",
                    [text.row],
                    f"There is a sign for {what}, which would show as typed: “{match[0].strip()}”.",
                    "Take the signs out. The page makes its own headings; pictures go into easy read, with their words.",
                )
                break


def language_not_marked(contents: Contents, on: date) -> Iterator[Finding]:
    """English texts are in English: words in another script, unmarked, are read out wrongly by a screen reader."""
    for text in texts(contents):
        match = OTHER_SCRIPT.search(text.words)
        if match:
            yield advises(
                "language-not-marked",
                [text.row],
                f"“{match[0][:40]}” is not English, and nothing marks it as another language.",
                "Write it in English here, and the other language in its translation.",
            )


def _says_nothing(words: str) -> bool:
    plain = words.casefold().strip(" .!:→>")
    return not plain or plain in EMPTY_LINK_WORDS or plain.startswith(("http://", "https://", "www."))
