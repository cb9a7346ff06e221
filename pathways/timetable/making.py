"""How a duty is put together: its last day, its state, and why."""

from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from leaving_care.dates import in_words
from pathways.timetable.case import Case
from pathways.timetable.deadlines import deadline
from pathways.timetable.duty import Duty, Window
from pathways.timetable.facts import Hold
from pathways.timetable.flags import BANK_HOLIDAYS, MISSED, RECORDS_START_LATER
from pathways.timetable.law import Ground, Timed
from pathways.timetable.lengths import WORKING_DAYS
from pathways.timetable.words import DONE, DUE, HOLD_REASONS, NOT_DUE, NOT_OWED, ON_HOLD, OVERDUE

OPEN = frozenset({DUE, OVERDUE, ON_HOLD})


def duty(
    case: Case,
    timed: Timed,
    start: date,
    *,
    since: date | None = None,
    source: str = "",
    fixed: date | None = None,
    set_for: date | None = None,
    earliest: date | None = None,
    done_on: date | None = None,
    last_done_on: date | None = None,
    about: str = "",
    flags: tuple[str, ...] = (),
) -> Duty:
    """A duty that is owed, and its state.

    `since`: the first day on which it was owed, where it is counted from an earlier one: it is never late before that.
    `earliest`: the first day on which doing it counts, where that is not `start`. `done_on`: it is done. `last_done_on`: it
    was done for the last time then, and comes again. `set_for`: the day that was set for it then.
    """
    found = deadline(case, timed, start, source, fixed, set_for)
    due_on, law_on = found.due_on, found.law_on
    because = found.said
    if since is not None and since > start:
        if due_on is not None and due_on < since:
            due_on, because = since, f"{because} It has been owed since {in_words(since)}."
        law_on = law_on and max(law_on, since)
    begins = start if since is None else max(start, since)
    from_on = _from_on(case, timed.id, begins, due_on)
    hold = None if done_on else case.holds.get(timed.id)
    if done_on is not None:
        state = DONE
        late = due_on is not None and done_on > due_on
        because = f"{because} Done on {in_words(done_on)}{', after the last day in time' if late else ''}."
    elif hold is not None and hold.ends_on is not None:
        state = ON_HOLD
        reason = HOLD_REASONS.get(hold.reason, "reason not recorded yet")
        because = f"{because} On hold until {in_words(hold.ends_on)}: {reason}."
    else:
        state = _state(case, from_on, due_on)
    if found.by is not None and found.by.unit == WORKING_DAYS and found.due_on is not None:
        flags = flags if case.settings.counts(start, found.due_on) else (*flags, BANK_HOLIDAYS)
    records = case.settings.records_from
    if state in OPEN and records is not None and begins < records and last_done_on is None:
        flags = (*flags, RECORDS_START_LATER)
        if due_on is not None and due_on < records:
            # Nobody can tell from here whether it was done: it is asked for, and not called late.
            because = f"{because} Its last day was before the records here begin, on {in_words(records)}."
            state, due_on, law_on = DUE, None, None
    return _made(
        timed,
        about=about,
        counted_from=start,
        due_on=due_on,
        law_due_on=law_on,
        window=Window(begins if earliest is None else earliest, due_on),
        state=state,
        label=found.label,
        because=because,
        done_on=done_on or last_done_on,
        hold=hold,
        flags=flags,
        from_on=from_on,
    )


def done_already(case: Case, timed: Timed, start: date, because: str) -> Duty:
    """A duty that is done, nobody recorded on which day."""
    return replace(duty(case, timed, start, done_on=case.on), done_on=None, because=because)


def waits(timed: Timed, because: str, flags: tuple[str, ...] = (), last_done_on: date | None = None) -> Duty:
    """A duty with no day yet: what it follows has not happened, or nobody has set a time."""
    return _made(timed, state=NOT_DUE, because=because, flags=flags, done_on=last_done_on)


def spared(timed: Timed, because: str, *, about: str = "", flags: tuple[str, ...] = ()) -> Duty:
    """A duty that somebody might look for, and that is not owed."""
    return _made(timed, about=about, state=NOT_OWED, because=because, flags=flags)


def ended(case: Case, was: Duty, because: str) -> Duty:
    """A duty that cannot be done any more. One that was late by then is flagged as missed."""
    late = was.due_on is not None and was.due_on < case.on
    flags = (*was.flags, MISSED) if late else was.flags
    return replace(was, state=NOT_OWED, because=because, hold=None, flags=flags, from_on=None)


@lru_cache(maxsize=1_000)
def resting_on(timed: Timed, ground: Ground) -> Timed:
    """The same duty on another ground. Without a provision it is policy, and the law's number falls away."""
    return replace(timed, ground=ground, length=timed.length if ground.provision else None)


def _from_on(case: Case, id: str, begins: date, due_on: date | None) -> date:
    if due_on is None:
        return begins
    from_day = due_on - timedelta(days=case.settings.lead(id))
    # What begins on its last day is for a single day, which is known ahead.
    return max(begins, from_day) if begins < due_on else from_day


def _state(case: Case, from_on: date, due_on: date | None) -> str:
    if due_on is not None and case.on > due_on:
        return OVERDUE
    return DUE if case.on >= from_on else NOT_DUE


def _made(
    timed: Timed,
    *,
    state: str,
    because: str,
    about: str = "",
    counted_from: date | None = None,
    due_on: date | None = None,
    law_due_on: date | None = None,
    window: Window = Window(),  # noqa: B008 - it is frozen
    label: str = "",
    done_on: date | None = None,
    hold: Hold | None = None,
    flags: tuple[str, ...] = (),
    from_on: date | None = None,
) -> Duty:
    ground = timed.ground
    return Duty(
        id=timed.id,
        about=about,
        what=timed.what,
        owner=timed.owner,
        counted_from=counted_from,
        due_on=due_on,
        law_due_on=law_due_on,
        window=window,
        state=state,
        provision=ground.provision,
        label=label or ground.kind,
        sure=ground.sure,
        because=because,
        done_on=done_on,
        hold=hold,
        flags=flags,
        from_on=from_on,
    )
