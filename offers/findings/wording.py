"""Words that promise nothing, go stale, are typed wrongly or are the trade's own."""

import re
from collections.abc import Iterator
from datetime import date

from leaving_care.plain_words import our_words, whole
from offers.contents import Contents
from offers.findings.finding import Finding, advises
from offers.findings.texts import Text, texts
from offers.findings.vocabulary import JARGON, MISSPELT_TERMS, SOFT, STALE, WORK_PLACEMENT


def soft_promise(contents: Contents, on: date) -> Iterator[Finding]:
    """A promise can be tested: nobody can say whether "as well as possible" or "we may" was kept."""
    for text in texts(contents):
        said = heard(SOFT, text)
        if said:
            yield advises(
                "soft-promise",
                [text.row],
                f"It says {quoted(said)}: {sentence(SOFT, text)} Nobody can tell whether that was kept.",
                "Say what is given, to whom and when. If it depends on something, say on what.",
            )


def goes_stale(contents: Contents, on: date) -> Iterator[Finding]:
    """A text stays true after the day it was written: "now", "currently" and "soon" do not say when."""
    for text in texts(contents):
        said = heard(STALE, text)
        if said:
            yield advises(
                "goes-stale",
                [text.row],
                f"It says {quoted(said)}: {sentence(STALE, text)} That was about the day it was written.",
                "Leave the word out, or say the day.",
            )


def misspelt_term(contents: Contents, on: date) -> Iterator[Finding]:
    """The law's own terms are typed as the law has them: corporate parenting, not corporate planning."""
    yield from _instead("misspelt-term", contents, MISSPELT_TERMS)


def jargon(contents: Contents, on: date) -> Iterator[Finding]:
    """No words of the trade, and none that this council has asked its writers to replace.

    The council's own list comes first: its word replaces ours, and a word that it prefers is no jargon there.
    """
    own = {word.instead_of.lower(): (word.instead_of, word.say) for word in contents.authority.words.all()}
    preferred = {say.lower() for _, say in own.values()}
    listed: dict[str, tuple[str, str]] = {}
    for word, say in [*JARGON.items(), *our_words().items()]:
        if word.lower() not in preferred:
            listed.setdefault(word.lower(), (word, say))
    listed |= dict(sorted(own.items()))
    terms = {term.lower() for term in MISSPELT_TERMS}
    yield from _instead("jargon", contents, dict(pair for plain, pair in listed.items() if plain not in terms))


def heard(pattern: re.Pattern[str], text: Text) -> list[str]:
    """What a text says of a pattern, each once, in order."""
    return list(dict.fromkeys(match[0].lower() for match in pattern.finditer(text.words)))


def sentence(pattern: re.Pattern[str], text: Text) -> str:
    """The first sentence of a text that says it."""
    sentences = re.split(r" \| |(?<=[.!?:]) +(?!\|)", text.words)
    said = next((words for words in sentences if pattern.search(words)), text.words)
    return f"“{said}”"


def quoted(said: list[str]) -> str:
    """“may” and “try to”."""
    return " and ".join(f"“{words}”" for words in said)


def _instead(code: str, contents: Contents, words: dict[str, str]) -> Iterator[Finding]:
    patterns = [(word, say, word.lower(), whole(word)) for word, say in words.items()]
    for text in texts(contents):
        plain = WORK_PLACEMENT.sub("", text.words)
        lower = plain.lower()
        # Most texts have none of them, which the letters alone tell soonest.
        used = [(word, say) for word, say, letters, found in patterns if letters in lower and found.search(plain)]
        if used:
            yield advises(
                code,
                [text.row],
                f"It says {quoted([word for word, _ in used])}.",
                _put_right([say for _, say in used]),
            )


def _put_right(says: list[str]) -> str:
    better = [say for say in says if say]
    return f"Write {quoted(better)}." if better else "Leave it out."
