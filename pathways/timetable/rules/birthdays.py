"""What turns on the 18th, 21st and 25th birthdays: talks before, papers, the change of main worker, and closing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from leaving_care.status.reckoning import FORMER_RELEVANT, TOO_OLD
from pathways.timetable.case import GROUPS, Case
from pathways.timetable.duty import Duty
from pathways.timetable.flags import COURSE_IN_PLAN, COURSE_PAST_25, MISSED
from pathways.timetable.happenings import BEFORE_18, BEFORE_21, BEFORE_25, STOP
from pathways.timetable.law import Timed
from pathways.timetable.lengths import ONE
from pathways.timetable.making import done_already, duty, spared
from pathways.timetable.own import AT_25, PAPERS_18, TALK_18, TALK_21, TALK_25
from pathways.timetable.words import PAPERS


def talk_before_18(case: Case) -> Iterator[Duty]:
    """A talk about what changes at 18, at the latest on the day before. Policy: no law asks for it."""
    since = case.since(GROUPS)
    if since is not None and since < case.b18 and case.before_21 and TALK_18 not in case.settings.left_out:
        yield _talk(case, case.law[TALK_18], since, case.b18, _held(case, BEFORE_18))


def talk_before_21(case: Case) -> Iterator[Duty]:
    """A talk about help from 21, at the latest on the day before. Policy. A choice that was recorded by then is its result."""
    since = case.since({FORMER_RELEVANT})
    if since is None or since >= case.b21 or case.on >= case.b25 or TALK_21 in case.settings.left_out:
        return
    days = [*_held(case, BEFORE_21), *(choice.on for choice in case.choices)]
    yield _talk(case, case.law[TALK_21], since, case.b21, sorted(days))


def talk_before_25(case: Case) -> Iterator[Duty]:
    """A talk about what ends at 25, what goes on, and whom to ask then, at the latest on the day before. Policy.

    With everybody of 21 or over who is former relevant, a course in the plan or not; not with whoever chose last to stop.
    """
    chose_to_stop = bool(case.choices) and case.choices[-1].said == STOP
    if case.before_21 or chose_to_stop or not _was_former(case) or TALK_25 in case.settings.left_out:
        return
    first = min(day for day, status in case.spells if status == FORMER_RELEVANT)
    since = max(case.b21, first)
    if since < case.b25:
        yield _talk(case, case.law[TALK_25], since, case.b25, _held(case, BEFORE_25))


def papers_by_18(case: Case) -> Iterator[Duty]:
    """The papers on the council's list are there by the 18th birthday, or soon after. Policy."""
    since = case.since(GROUPS)
    if since is None or not case.before_21 or PAPERS_18 in case.settings.left_out or not case.settings.papers:
        return
    timed, start = case.law[PAPERS_18], min(since, case.b18)
    had = {kind: day for kind, day in case.history.papers.had if day is None or day <= case.on}
    missing = [PAPERS[kind] for kind in case.settings.papers if kind not in had]
    if missing:
        row = duty(case, timed, start, since=since, fixed=case.b18)
        yield replace(row, because=f"{row.because} Not recorded yet: {', '.join(missing)}.")
        return
    days = [had[kind] for kind in case.settings.papers]
    known = [day for day in days if day is not None]
    if len(known) < len(days):
        yield done_already(case, timed, start, "All the papers are there.")
    else:
        yield duty(case, timed, start, since=since, fixed=case.b18, done_on=max(known))


def turning_18(case: Case) -> Iterator[Duty]:
    """On the 18th birthday the social worker and the reviewing officer end, and the adviser is the main worker.

    Children Act 1989, section 23C(3)(a). Done when the change of main worker is recorded.
    """
    timed, since = case.law.get("at-18"), case.since(GROUPS)
    if timed is not None and since is not None and since <= case.b18 and case.before_21:
        switched = case.history.switched_on
        done_on = switched if switched is not None and switched <= case.on else None
        yield duty(case, timed, case.b18, done_on=done_on)


def turning_25(case: Case) -> Iterator[Duty]:
    """On the 25th birthday most help ends; the record is closed, unless a course in the plan goes on. Never by itself.

    Sections 23CZB and 23CA end at 25; section 23C(7) names no age. Both doubts are flagged.
    """
    timed = case.law.get(AT_25)
    if timed is None or not _was_former(case):
        return
    day = max(case.on, case.b25)
    begun = [course for course in case.history.courses if course.starts_on is None or course.starts_on < case.b25]
    running = [course for course in begun if course.ends_on is None or course.ends_on >= day]
    if any(course.continues for course in running):
        yield spared(timed, "A course in the pathway plan goes on.", flags=(COURSE_PAST_25,))
        return
    flags = (COURSE_IN_PLAN,) if any(course.continues is None for course in running) else ()
    closed = case.history.closed_on
    start = max([case.b25, *(course.ends_on + ONE for course in begun if course.continues and course.ends_on)])
    yield duty(case, timed, start, done_on=closed if closed is not None and closed <= case.on else None, flags=flags)


def _was_former(case: Case) -> bool:
    """Whether somebody is former relevant, or was until their age ended it."""
    former = any(status == FORMER_RELEVANT for _, status in case.spells)
    return former and case.status in (FORMER_RELEVANT, TOO_OLD)


def _talk(case: Case, timed: Timed, since: date, birthday: date, held: list[date]) -> Duty:
    in_time = [day for day in held if day < birthday]
    if in_time:
        return duty(case, timed, since, fixed=birthday - ONE, done_on=in_time[0])
    if case.on >= birthday:
        return spared(timed, "The birthday has come: it can only be caught up on.", flags=(MISSED,))
    return duty(case, timed, since, fixed=birthday - ONE)


def _held(case: Case, before: int) -> list[date]:
    return sorted(talk.on for talk in case.history.talks if talk.before == before and talk.on <= case.on)
