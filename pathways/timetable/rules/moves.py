"""After a move into a home that the council provides after care: two visits, a review, and then visits that go on.

All of it is for relevant children and former relevant ones to 21, in a home under section 23B or 24B, in the holidays too.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from pathways.timetable.case import AFTER_CARE, Case, first_from
from pathways.timetable.duty import Duty
from pathways.timetable.facts import Home
from pathways.timetable.flags import EARLY_AFTER_MOVE, VISIT_ON_THE_DAY
from pathways.timetable.law import Timed, owed_by
from pathways.timetable.lengths import ONE, over
from pathways.timetable.making import duty, ended, waits
from pathways.timetable.words import DONE

LEFT = "The young person no longer lives there."


def moves(case: Case) -> Iterator[Duty]:
    """Each home that was provided has its own visits and review. SI 2010/2571 regulations 7(3) and 8(2)."""
    since = case.since(AFTER_CARE)
    if since is None or owed_by(case.book, "visits", case.status, case.age, "council_home", case.on) is None:
        return
    for home in sorted(case.history.homes, key=lambda home: home.starts_on):
        if home.starts_on <= case.on and (home.ends_on is None or home.ends_on >= since):
            yield from _home(case, home, max(since, home.starts_on))


def _home(case: Case, home: Home, start: date) -> Iterator[Duty]:
    until = min(case.on, home.ends_on or case.on)
    left = home.ends_on is not None and home.ends_on < case.on
    visits = sorted({day for day in case.seen_at_home if start <= day <= until})
    reviews = [day for day in case.reviewed if start <= day <= until]
    about = home.starts_on.isoformat()
    rows = [*_first_visit(case, start, visits, about)]
    timed = case.law.get("review-after-move")
    if timed is not None and timed.length is not None:
        lived_there = over(start, timed.length)
        held = first_from(reviews, lived_there)
        early = held is None and any(day > start for day in reviews)
        rows += _second_visit(case, start, visits, about, held, (held or lived_there) - ONE)
        rows.append(_review(case, timed, start, about, held, lived_there, early))
        if not left:
            rows += _later_visits(case, visits, about, over_with=held is not None or case.on > lived_there)
    yield from (ended(case, row, LEFT) if left and row.state != DONE else row for row in rows)


def _first_visit(case: Case, start: date, visits: list[date], about: str) -> Iterator[Duty]:
    """The adviser visits there within seven days of the home being provided: regulation 8(2)(a)."""
    timed = case.law.get("first-visit")
    if timed is not None:
        yield duty(case, timed, start, done_on=visits[0] if visits else None, about=about)


def _second_visit(
    case: Case, start: date, visits: list[date], about: str, held: date | None, fixed: date
) -> Iterator[Duty]:
    """The adviser visits again before the review after the move: regulation 8(2)(b)."""
    timed = case.law.get("second-visit")
    if timed is not None:
        done_on = visits[1] if len(visits) > 1 else None
        flags = (VISIT_ON_THE_DAY,) if done_on is not None and done_on == held else ()
        yield duty(case, timed, start, fixed=fixed, done_on=done_on, about=about, flags=flags)


def _review(
    case: Case, timed: Timed, start: date, about: str, held: date | None, lived_there: date, early: bool
) -> Duty:
    """The plan is reviewed when the young person has lived there for 28 days: regulation 7(3).

    It comes on top of the six-monthly review. One that was held before the 28 days were over is flagged, not taken for it.
    """
    flags = (EARLY_AFTER_MOVE,) if early else ()
    return duty(case, timed, start, earliest=lived_there, done_on=held, about=about, flags=flags)


def _later_visits(case: Case, visits: list[date], about: str, over_with: bool) -> Iterator[Duty]:
    """After the second visit, or the review, no more than two months from visit to visit: regulation 8(2)(c)."""
    timed = case.law.get("later-visits")
    if timed is None:
        return
    if visits and (over_with or len(visits) > 1):
        yield duty(case, timed, visits[-1], last_done_on=visits[-1], about=about)
    else:
        yield replace(waits(timed, "It follows the visits of the first weeks."), about=about)
