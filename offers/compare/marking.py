"""Which words of a text went and which came."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

KEPT, CAME, WENT = "kept", "came", "went"
# Pairs of words that are looked at before a text is taken as written anew: more takes too long, and shows nobody anything.
MOST = 1_000_000
# A word, a number with its pence, or a sign; and the space after it.
_WORD = re.compile(r"(£?\w+(?:[.,]\d+)*|[^\w\s])(\s*)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that was kept, came or went."""

    what: str
    text: str


def words_of(text: str) -> list[str]:
    """The words and signs of a text, without the spaces between."""
    return [word for word, _ in _WORD.findall(text)]


def marked(before: str, after: str) -> tuple[Piece, ...]:
    """The two texts as one: what went stands before what came in its place. Spaces alone are no difference."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    first = _alike(old, new)
    last = _alike(old[first:][::-1], new[first:][::-1])
    was, now = old[first : len(old) - last], new[first : len(new) - last]
    found = [(KEPT, _joined(new[:first])), *_between(was, now), (KEPT, _joined(new[len(new) - last :]))]
    return tuple(Piece(what, text) for what, text in found if text)


def shortened(pieces: Iterable[Piece], words: int) -> tuple[Piece, ...]:
    """The same, where a long run that was kept shows only so many words next to what changed."""
    pieces = tuple(pieces)
    return tuple(
        Piece(KEPT, _short(piece.text, words, at == 0, at == len(pieces) - 1)) if piece.what == KEPT else piece
        for at, piece in enumerate(pieces)
    )


def _alike(one: list[tuple[str, str]], other: list[tuple[str, str]]) -> int:
    """How many words two texts begin with alike: most edits leave most of a text as it was."""
    return next(
        (at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left[0] != right[0]),
        min(len(one), len(other)),
    )


def _between(old: list[tuple[str, str]], new: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    if len(old) * len(new) > MOST:
        yield from ((WENT, _joined(old)), (CAME, _joined(new)))
        return
    matcher = SequenceMatcher(None, [word for word, _ in old], [word for word, _ in new], autojunk=False)
    for what, from_old, to_old, from_new, to_new in matcher.get_opcodes():
        if what == "equal":
            yield KEPT, _joined(new[from_new:to_new])
        else:
            yield from ((WENT, _joined(old[from_old:to_old])), (CAME, _joined(new[from_new:to_new])))


def _short(text: str, most: int, is_first: bool, is_last: bool) -> str:
    words = text.split(" ")
    if len(words) <= 2 * most + 2:
        return text
    begin, end = "" if is_first else " ".join(words[:most]), "" if is_last else " ".join(words[-most:])
    return f"{begin} … {end}"


def _joined(words: list[tuple[str, str]]) -> str:
    return "".join(word + space for word, space in words)
