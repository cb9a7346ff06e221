"""The answer: one duty towards one person, with its day and its state."""

from dataclasses import dataclass
from datetime import date

from pathways.timetable.facts import Hold


@dataclass(frozen=True, slots=True)
class Window:
    """The days on which doing it counts, both included. None: no such day is set."""

    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that somebody has to do for one person, as it stands on a day.

    `id`: of the law book's timetable, or of `pathways.timetable.own.OWN`; `about`: which of several of that id ("" for one
    alone). `counted_from`: the day it is counted from; None: what it follows has not happened. `due_on`: the last day that is
    in time, the council's if that is earlier; `law_due_on`: the last day by the law book alone; None: no number of days is
    set. `label`: the kind of what sets `due_on` (statute, regulation, guidance, policy). `provision`: id of what the duty
    rests on, "" for policy; `sure`: whether its own words were read. `state`: a word of `words.STATES`. `done_on`: when it
    was done, or last done; None: not, or the day is not recorded. `hold`: what keeps it waiting today. `flags`: ids of FLAGS.
    `from_on`: the first day on which it is due; None: it has no day yet, or is not owed.
    """

    id: str
    about: str
    what: str
    owner: str
    counted_from: date | None
    due_on: date | None
    law_due_on: date | None
    window: Window
    state: str
    provision: str
    label: str
    sure: str
    because: str
    done_on: date | None = None
    hold: Hold | None = None
    flags: tuple[str, ...] = ()
    from_on: date | None = None
