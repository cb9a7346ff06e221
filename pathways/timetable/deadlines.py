"""The last day of a duty that is in time: by the law book, by the council, and as agreed for one person."""

from dataclasses import dataclass
from datetime import date

from leaving_care.dates import in_words
from pathways.timetable.case import Case
from pathways.timetable.law import Timed
from pathways.timetable.lengths import Length, over
from pathways.timetable.words import POLICY

COUNTED = frozenset({"within", "every", "after"})
SOFT = frozenset({"guidance", POLICY})


@dataclass(slots=True)
class Deadline:
    """The last day in time: `law_on` by the law book alone, `due_on` with what the council adds. `label`: what sets it.

    `by` is the length that led to it; None: no length did. `said`: how it was counted.
    """

    law_on: date | None
    due_on: date | None
    label: str
    by: Length | None
    said: str


def deadline(
    case: Case, timed: Timed, start: date, source: str = "", fixed: date | None = None, set_for: date | None = None
) -> Deadline:
    """Counts a duty's time from a day. `source`: what that day is, in words; `fixed`: the last day where a rule names it itself;
    `set_for`: the day that was set for it when it was done last.

    A clock of the council, an interval agreed for one person, or the day that was set, counts where it is earlier than the
    law's, or the law has none. An agreed interval stands instead of guidance and policy, though later: no law is set aside by
    that. What is due only when so long has passed has no earlier day.
    """
    kind, from_day = timed.ground.kind, f"from {source or timed.counts_from} ({in_words(start)})"
    holidays = case.settings.bank_holidays
    law_on, by = fixed, None
    if fixed is not None:
        said = f"By {in_words(fixed)}: {timed.rule} {timed.counts_from}."
    elif timed.rule == "on":
        law_on, said = start, f"On {source or timed.counts_from}, {in_words(start)}."
    elif timed.length is not None and timed.rule in COUNTED:
        law_on, by = over(start, timed.length, holidays), timed.length
        said = f"{by} {from_day}."
    else:
        said = f"Counted {from_day}."
    due_on, label = law_on, kind
    if timed.rule == "after":
        return Deadline(law_on, due_on, label, by, said)
    agreed, clock = case.agreed.get(timed.id), case.settings.clocks.get(timed.id)
    if agreed is not None:
        day = over(start, agreed.every, holidays)
        if due_on is None or day < due_on or kind in SOFT:
            due_on, label, by = day, POLICY, agreed.every
            said = f"{by} {from_day}, as agreed for this person."
            clock = None if kind in SOFT else clock
    if clock is not None:
        day = over(start, clock, holidays)
        if due_on is None or day < due_on:
            due_on, label, by = day, POLICY, clock
            said = f"{by} {from_day}, by the council's own clock."
    if set_for is not None and set_for > start and (due_on is None or set_for < due_on):
        due_on, label, by = set_for, POLICY, None
        said = f"On {in_words(set_for)}, the day set for it last time ({in_words(start)})."
    if due_on is None and kind != POLICY:
        said = f"{said} The law sets no number of days."
    return Deadline(None if kind == POLICY else law_on, due_on, label, by, said)
