"""Search over one edition: the index that was made when it was published (search_index.py), asked without a database.

A question's words are stemmed as the index is, and widened by what people call the same thing ("rent" finds housing).
"""

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any

from offers.calls_for_help import calls_for_help
from offers.search_index import HELP_NOW, HELP_WORDS
from offers.search_words import Phrase, Words, near, plain_words, stems, synonyms

LONGEST = 200  # characters of a question
MOST = 30  # results
MOST_NEAR = 6  # with which results that only come near are left out


@dataclass(frozen=True)
class Result:
    """A page that answers a question. `is_near`: it does not have all that was asked for, by any name."""

    title: str
    address: str
    theme: str
    summary: str
    is_near: bool = False


class BadQuestion(ValueError):
    """A question that cannot be searched for; the message says why, in words for the person who asked.

    `asked` is as much of the question as can be shown to them again.
    """

    def __init__(self, why: str, asked: str):
        super().__init__(why)
        self.asked = asked


def clean_question(asked: str) -> str:
    """The question as it is searched for. Raises BadQuestion for one that cannot be."""
    asked = " ".join("".join(" " if unicodedata.category(letter)[0] == "C" else letter for letter in asked).split())
    if len(asked) > LONGEST:
        raise BadQuestion(
            f"That is too long to search for. Use a few words: {LONGEST} letters at most.", asked[:LONGEST]
        )
    return asked


def ask(index: dict[str, Any], asked: str) -> list[Result]:
    """The pages that answer a question, best first: those that have all of its words, or words that mean the same, before those
    that have some, if they are few; and first of all the page that is called as was asked. Where no page has any: those that come
    near.
    """
    return _ranked(index, asked, synonyms()) or _ranked(index, asked, near(), is_near=True)


def needs_help(asked: str) -> bool:
    """Whether a question reads like a call for help, or has no other words than those of help now."""
    said = set(stems(asked))
    return calls_for_help(asked) or (bool(said) and said <= _help_stems())


def help_first(results: list[Result], address: str) -> list[Result]:
    """The pages that answer, after the page at this address, whom to ring now: there whatever was found."""
    now = Result(HELP_NOW, address, "", "Whom to ring or text, at any time.")
    return [now, *(result for result in results if result.address != address)][:MOST]


@cache
def _help_stems() -> set[str]:
    return set(stems(f"{HELP_NOW} {HELP_WORDS}"))


def _having(index: dict[str, Any], phrase: Phrase) -> dict[int, float]:
    """The documents that have every word of a phrase: "council tax" is not on a page because "council" is."""
    found = [dict(index["postings"].get(stem, ())) for stem in phrase]
    return {number: min(one[number] for one in found) for number in found[0] if all(number in one for one in found)}


def _ranked(index: dict[str, Any], asked: str, by: Words, *, is_near: bool = False) -> list[Result]:
    documents, wanted, called = index["documents"], _widened(stems(asked), by), plain_words(asked)
    scores: dict[int, list[float]] = {}
    more: dict[int, float] = {}
    for place, alternatives in enumerate(wanted):
        for phrase, worth in alternatives.items():
            for number, weight in _having(index, phrase).items():
                row = scores.setdefault(number, [0.0] * len(wanted))
                row[place] = max(row[place], weight * worth)
                more[number] = more.get(number, 0.0) + weight * worth

    def rank(number: int) -> tuple[float, ...]:
        row = scores[number]
        is_called = plain_words(documents[number]["title"]) == called
        # Of two that are as good, the one that has more of what means the same.
        return -sum(map(bool, row)), -is_called, -sum(row), -more[number], number

    ranked = sorted(scores, key=rank)
    whole = [number for number in ranked if not is_near and all(scores[number])]
    some = [number for number in ranked if number not in whole][: max(0, MOST_NEAR - len(whole))]
    return [Result(**documents[number], is_near=number not in whole) for number in [*whole, *some]][:MOST]


def _widened(asked: list[str], by: Words) -> list[dict[Phrase, float]]:
    wanted: list[dict[Phrase, float]] = [{(stem,): 1.0} for stem in asked]
    for length in range(1, max(map(len, by)) + 1):
        for first in range(len(asked) - length + 1):
            for other in by.get(tuple(asked[first : first + length]), ()):
                for place in range(first, first + length):
                    # However long the phrase, what means the same is found once.
                    wanted[place].setdefault(other, 0.6 / length)
    return wanted
