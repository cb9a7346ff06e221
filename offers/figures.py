"""The figures in a text: what must not be read in another language once it has moved in English. Pure."""

import re
import unicodedata

_NUMBER = re.compile(r"\d[\d.,٫٬]*")
_WORD = re.compile(r"[a-z]+")
_WORDS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand half quarter once twice double first "
    "second third daily weekly monthly yearly annual annually day days week weeks month months year years "
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday weekdays weekends".split()
)


def numbers(text: str) -> list[str]:
    """Every number written in digits of any script, in ASCII digits and without its commas, in order of size as text."""
    return sorted(_plain(found) for found in _NUMBER.findall(text))


def english_figures(text: str) -> list[str]:
    """Every figure of an English text: its numbers, and the words for numbers, days, months and how often."""
    said = _WORD.findall(text.lower())
    return [*numbers(text), *sorted(word for word in said if word in _WORDS)]


def have_moved(before: str, now: str) -> bool:
    """Whether a figure of an English text is another one now, or there are more or fewer of them."""
    return english_figures(before) != english_figures(now)


def _plain(number: str) -> str:
    digits = "".join(str(unicodedata.digit(sign)) if sign.isdecimal() else sign for sign in number)
    whole = digits.replace("٫", ".").replace("٬", ",").replace(",", "").strip(".")
    return whole.removesuffix(".00")
