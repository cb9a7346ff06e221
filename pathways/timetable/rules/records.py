"""How long the records are kept. Nothing is deleted by it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from leaving_care.dates import birthday, in_words, months_after
from pathways.timetable.case import GROUPS, Case
from pathways.timetable.duty import Duty
from pathways.timetable.law import Timed
from pathways.timetable.making import duty, spared
from pathways.timetable.words import NOT_DUE

IN_CARE, CARE_LEAVER, AFTER_DEATH = "records-in-care", "records-care-leaver", "records-after-death"


def records(case: Case) -> Iterator[Duty]:
    """To the 75th anniversary of birth; for somebody who died under 18, fifteen years from the death.

    SI 2010/959 regulation 50 and SI 2010/2571 regulation 10, of which the words have not been read.
    """
    history, died = case.history, case.history.died_on
    if died is not None and died < case.b18 and died <= case.on:
        timed = case.law.get(AFTER_DEATH)
        if timed is not None and timed.length is not None:
            yield _kept(case, timed, died, months_after(died, 12 * timed.length.value))
        return
    kept = {IN_CARE: bool(history.in_care), CARE_LEAVER: any(status in GROUPS for _, status in case.spells)}
    for id, holds in kept.items():
        timed = case.law.get(id)
        if holds and timed is not None and timed.length is not None:
            yield _kept(case, timed, history.date_of_birth, birthday(history.date_of_birth, timed.length.value))


def _kept(case: Case, timed: Timed, start: date, until: date) -> Duty:
    if case.on > until:
        return spared(timed, f"They had to be kept until {in_words(until)}.")
    row = duty(case, timed, start, fixed=until, earliest=until)
    return replace(row, state=NOT_DUE, because=f"They are kept until {in_words(until)}.", hold=None, from_on=None)
