"""Numbers of people as they may be shown: a group of fewer than five is not, nor can it be worked out from the others."""

from collections.abc import Sequence

FEWEST = 5
FEW = "fewer than 5"


def shown(counts: Sequence[int]) -> list[int | None]:
    """The counts of one line, whose sum is shown beside them; None for each that is not shown.

    A count from one to four is hidden. As the sum is known, what is hidden together must be five or more, and more than one
    count: the smallest others are hidden too until that is so. Of fewer than five people in all, nothing is shown.
    """
    if sum(counts) < FEWEST:
        return [None] * len(counts)
    hidden = {place for place, count in enumerate(counts) if 0 < count < FEWEST}
    others = sorted((place for place in range(len(counts)) if place not in hidden), key=lambda place: counts[place])
    while hidden and others and (len(hidden) < 2 or sum(counts[place] for place in hidden) < FEWEST):
        hidden.add(others.pop(0))
    return [None if place in hidden else count for place, count in enumerate(counts)]


def total(counts: Sequence[int]) -> int | None:
    """The sum of a line; None where it is under five."""
    return sum(counts) if sum(counts) >= FEWEST else None
