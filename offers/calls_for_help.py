"""Whether what somebody wrote reads like a call for help: so that they are shown at once whom to ring, and somebody looks.

The words are data (calls_for_help.toml). What they do not hold is not recognised: no page may rely on this alone, and every page
that takes words says where help is, day or night.
"""

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path

MOST = 20_000  # characters; what is longer was pasted
_NOT_A_WORD = re.compile(r"[^\w.]+")
_END = re.compile(r"\s*[.!?]+\s*")
_APOSTROPHES = re.compile("['’‘`´]")
# What is written in two ways, and how the data has it.
_SHORT = {
    "don t": "dont",
    "can t": "cant",
    "i m": "im",
    "i ve": "ive",
    "do not": "dont",
    "cannot": "cant",
    "can not": "cant",
    "i am": "im",
    "i have": "ive",
    "have not": "havent",
    "my self": "myself",
    "any more": "anymore",
}
_LONG = re.compile(rf"\b({'|'.join(_SHORT)})\b")


def calls_for_help(*said: str) -> bool:
    """Whether any of these texts reads like a call for help."""
    return any(_phrases().search(_plain(text)) for text in said if text)


@cache
def phrases() -> tuple[str, ...]:
    """Every phrase, as the data has it."""
    with Path(__file__).with_suffix(".toml").open("rb") as file:
        return tuple(phrase for kind in tomllib.load(file)["kinds"] for phrase in kind["phrases"])


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile("|".join(f" {' '.join(map(_word, phrase.split()))} " for phrase in phrases()))


def _word(word: str) -> str:
    choices = [re.escape(each).replace(r"\*", r"\w*") for each in word.split("|")]
    return f"(?:{'|'.join(choices)})"


def _plain(text: str) -> str:
    # Small letters, one space between words, no apostrophes and no accents, whichever way a phone writes them.
    # One sign may stand for eighteen letters.
    folded = unicodedata.normalize("NFKD", text[:MOST])[:MOST].casefold()
    letters = "".join(letter for letter in folded if not unicodedata.combining(letter))
    sentences = _END.sub(" . ", _APOSTROPHES.sub("", letters) + ".")
    spaced = " ".join(_NOT_A_WORD.sub(" ", sentences).split())
    return f" {_LONG.sub(lambda found: _SHORT[found[0]], spaced)} "
