"""Being seen and being in touch, wherever somebody lives: guidance to 21, and then as agreed."""

from collections.abc import Iterator
from datetime import date

from pathways.timetable.case import GROUPS, Case, last
from pathways.timetable.duty import Duty
from pathways.timetable.happenings import STEP_BACK
from pathways.timetable.making import duty
from pathways.timetable.own import IN_TOUCH_BACK, IN_TOUCH_STAY
from pathways.timetable.support import support

BEGAN = "the day it was first owed"


def seen(case: Case) -> Iterator[Duty]:
    """Seen face to face by the adviser at least every two months, from 16 to 20: national guidance, and no rule.

    The rule is only for homes that the council provides (SI 2010/2571 regulation 8(2)). An interval agreed for one person stands
    in its place; nobody who was only tried, or reached by phone, was seen.
    """
    timed, since = case.law.get("contact-16-to-20"), case.since(GROUPS)
    if timed is None or since is None or not case.before_21:
        return
    before = last(case.seen)
    if before is None:
        yield duty(case, timed, since, source=BEGAN)
    else:
        yield duty(case, timed, before, since=since, last_done_on=before)


def in_touch_from_21(case: Case) -> Iterator[Duty]:
    """From 21 as often as the council or the two have agreed, by the choice: no law sets a time. Policy.

    Whoever has stopped is only asked once a year.
    """
    if case.before_21:
        return
    found = support(case)
    if found.grounds:
        yield from _in_touch(case, IN_TOUCH_STAY, min(found.grounds.values()))
    elif case.choices and case.choices[-1].said == STEP_BACK and case.status in GROUPS:
        yield from _in_touch(case, IN_TOUCH_BACK, max(case.b21, case.choices[-1].on))


def _in_touch(case: Case, id: str, since: date) -> Iterator[Duty]:
    if id in case.settings.left_out or not (id in case.settings.clocks or id in case.agreed):
        return
    before = last(case.reached)
    start, source = (since, BEGAN) if before is None else (before, "")
    yield duty(case, case.law[id], start, since=since, source=source, last_done_on=before)
