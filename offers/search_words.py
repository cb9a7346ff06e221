"""The words of a search: their stems, how else they are spelt, and what else the same thing is called (synonyms.toml)."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import snowballstemmer

Phrase = tuple[str, ...]
Words = dict[Phrase, tuple[Phrase, ...]]
FILE = Path(__file__).parent / "synonyms.toml"
_WORD = re.compile(r"[^\W_]+")
_stemmer = snowballstemmer.stemmer("english")
STOP = frozenset(
    (
        "a about am an and any are as at be but by can do does for from get go have how i if im in is it me my of on or our "
        "please some somebody someone the this to us want was we what when where which who will would with you your"
    ).split()
)


def stems(said: str) -> list[str]:
    """The stems of the words of a text that carry meaning. A word has the same stem however it is spelt."""
    return [_stem(word) for word in plain_words(said) if word not in STOP]


def plain_words(said: str) -> list[str]:
    """The words of a text in small letters, without accents and apostrophes."""
    apart = unicodedata.normalize("NFKD", said.casefold())
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter) and letter not in "'\u2019")
    return _WORD.findall(plain)


@cache
def synonyms() -> Words:
    """For each word or phrase (as stems), the others that mean the same here."""
    groups = [*_table()["groups"], *(row["words"] for row in _table()["terms"])]
    return _leading((group, group) for group in groups)


@cache
def near() -> Words:
    """For each word or phrase (as stems), others that come near it, for where nothing says it."""
    return _leading((row["asked"], row["find"]) for row in _table()["near"])


def _leading(rows: Iterable[tuple[list[str], list[str]]]) -> Words:
    found: dict[Phrase, set[Phrase]] = {}
    for asked, find in rows:
        others = {tuple(stems(said)) for said in find}
        for phrase in (tuple(stems(said)) for said in asked):
            found.setdefault(phrase, set()).update(others - {phrase})
    return {phrase: tuple(sorted(others)) for phrase, others in found.items()}


@lru_cache(maxsize=20_000)  # strangers choose the words: they may not fill the memory
def _stem(word: str) -> str:
    usual = _spellings()
    stem = _stemmer.stemWord(word)
    return usual.get(stem, stem)


@cache
def _spellings() -> dict[str, str]:
    rows = _table()["spellings"]
    return {_stemmer.stemWord(other): _stemmer.stemWord(row["usual"]) for row in rows for other in row["also"]}


@cache
def _table() -> dict[str, Any]:
    with FILE.open("rb") as file:
        return tomllib.load(file)
