"""Runs of whole days: (first, last), as ordinals, both included. A run that goes on ends FAR ahead."""

from collections.abc import Iterable
from datetime import date

from leaving_care.care import Period

Run = tuple[int, int]
FAR = date.max.toordinal()


def run_of(period: Period) -> Run:
    """The days of a record."""
    return period.starts_on.toordinal(), FAR if period.ends_on is None else period.ends_on.toordinal()


def merged(runs: list[Run]) -> list[Run]:
    """The same days with overlapping and adjoining runs made one, in order."""
    if len(runs) < 2:
        return runs
    together: list[Run] = []
    for first, last in sorted(runs):
        if together and first <= together[-1][1] + 1:
            if last > together[-1][1]:
                together[-1] = (together[-1][0], last)
        else:
            together.append((first, last))
    return together


def begun(runs: list[Run], until: int) -> list[Run]:
    """Of runs in order, those that begin on or before a day."""
    return runs if not runs or runs[-1][0] <= until else [run for run in runs if run[0] <= until]


def covers(runs: Iterable[Run], day: int) -> bool:
    """Whether a day lies in one of the runs."""
    return any(first <= day <= last for first, last in runs)
