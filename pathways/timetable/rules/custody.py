"""Custody after care: somebody from the council visits."""

from collections.abc import Iterator

from pathways.timetable.case import GROUPS, Case, first_from, lasts
from pathways.timetable.duty import Duty
from pathways.timetable.flags import SENTENCE_ENDED_CARE
from pathways.timetable.making import duty


def visit(case: Case) -> Iterator[Duty]:
    """Within ten working days of being detained, for a child whose care the sentence ended and who is not relevant.

    SI 2010/2797; later visits are on request, if reasonable, with no time set. Where nobody recorded whether the sentence ended
    the care, it is owed until somebody says, and flagged.
    """
    timed = case.law.get("custody-visit")
    if timed is None or case.status in GROUPS or case.on >= case.b18:
        return
    for detention in case.history.detentions:
        if lasts(detention, case.on) and detention.ended_care is not False:
            start = detention.starts_on
            unsure = (SENTENCE_ENDED_CARE,) if detention.ended_care is None else ()
            done_on = first_from(case.seen_by_council, start)
            yield duty(case, timed, start, done_on=done_on, about=start.isoformat(), flags=unsure)
