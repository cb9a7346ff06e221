"""What one council adds to the law's timetable. It can shorten a time and add one where the law has none, and no more."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from leaving_care.law import timetable as law_timetable
from pathways.timetable.lengths import Length
from pathways.timetable.own import MAY_BE_LEFT_OUT, OWN, SHOWS_EARLY
from pathways.timetable.words import PAPERS

# Each has its time from the law whatever is set: no clock of a council's could mean anything.
WITHOUT_CLOCK = frozenset(
    {
        "at-18",
        "at-25",
        "review-after-move",
        "offer-kept-up-to-date",
        "records-in-care",
        "records-care-leaver",
        "records-after-death",
    }
)


@dataclass(frozen=True, slots=True)
class Settings:
    """A council's choices. The defaults add nothing to the law but how early a duty shows as due.

    `clocks`: by the duty's id, how long there is; whichever is earlier counts, this or the law. `lead_days`: how many days
    before its last day a duty is due, but for `SHOWS_EARLY`, which are earlier; `leads`: the same by id, which goes before both.
    `left_out`: policy duties that the council does not have.
    `papers`: kinds that should be there by 18. `bank_holidays`: for working days; without them a last day can come out too
    early, never too late. `born_29_february_ages_on_28`: as in `leaving_care.status.Readings`. `records_from`: what happened before
    that day may be recorded elsewhere; None: everything is here. Raises ValueError for an id that is not known, and for leaving
    out what rests on law or guidance.
    """

    clocks: Mapping[str, Length] = field(default_factory=dict)
    lead_days: int = 28
    leads: Mapping[str, int] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    papers: tuple[str, ...] = tuple(PAPERS)
    bank_holidays: frozenset[date] = frozenset()
    born_29_february_ages_on_28: bool = False
    records_from: date | None = None

    def __post_init__(self) -> None:
        known = {*law_timetable(), *OWN}
        for id in (*self.clocks, *self.leads, *self.left_out):
            if id not in known:
                raise ValueError(f"The timetable has no duty “{id}”.")
        for id in self.clocks:
            if id in WITHOUT_CLOCK:
                raise ValueError(f"A council cannot set a clock for “{id}”.")
        for id in self.left_out - MAY_BE_LEFT_OUT:
            raise ValueError(f"“{id}” rests on law or guidance, and cannot be left out.")
        if self.lead_days < 0 or any(days < 0 for days in self.leads.values()):
            raise ValueError("A duty cannot be due for less than no days.")
        for kind in self.papers:
            if kind not in PAPERS:
                raise ValueError(f"There is no paper “{kind}”.")

    def lead(self, id: str) -> int:
        """How many days before its last day a duty is due."""
        return self.leads.get(id, max(self.lead_days, SHOWS_EARLY.get(id, 0)))

    def counts(self, start: date, end: date) -> bool:
        """Whether working days between two days can be counted: some bank holiday of each of their years is given."""
        years = {day.year for day in self.bank_holidays}
        return start.year in years and end.year in years


DEFAULT = Settings()
