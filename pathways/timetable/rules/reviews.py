"""Reviews of the pathway plan: at the latest six months after the last, when somebody asks, and when life changes."""

from collections.abc import Iterator
from datetime import date

from leaving_care.status.reckoning import ELIGIBLE, RELEVANT
from pathways.timetable.case import AFTER_CARE, GROUPS, Case, first_from, last
from pathways.timetable.duty import Duty
from pathways.timetable.flags import COURSE_REVIEWS
from pathways.timetable.law import BY_POLICY
from pathways.timetable.making import duty, resting_on, spared, waits
from pathways.timetable.own import REVIEW_21, REVIEW_EARLY, REVIEW_IN_CARE
from pathways.timetable.support import support
from pathways.timetable.words import TRIGGERS

PLAN_MADE = "the day the plan was made"


def every_six_months(case: Case) -> Iterator[Duty]:
    """No more than six months from the last review, while relevant, former relevant to 21, or on a course in the plan.

    SI 2010/2571 regulation 7(2)(c). A review that is held early, or after a move, moves the next; so does one while still in
    care. The first is counted from the day the plan was made. An earlier day that was set at the last review is kept to.
    """
    timed, since, found = case.law.get("plan-review"), case.since(AFTER_CARE), support(case)
    if timed is None or since is None or not _reg_7_applies(case):
        return
    if found.course is not None and found.course > case.b21:
        since = max(since, found.course)
    base = last(case.reviewed) or next(iter(case.planned), None)
    if base is None:
        yield waits(timed, "It follows the plan, which is not made yet.")
        return
    source, held = "" if case.reviewed else PLAN_MADE, last(case.reviewed)
    yield duty(
        case, timed, base, since=since, source=source, set_for=_set_for(case), last_done_on=held, flags=found.flags
    )


def in_care(case: Case) -> Iterator[Duty]:
    """The plan of an eligible child is kept under review (Schedule 2 paragraph 19B), which sets no time for it.

    The review of the care plan has its own clock, and one meeting can be both: only a council's clock makes this one due.
    """
    if case.status == ELIGIBLE and case.planned:
        because = "No time is set for it: it can be part of the review in care, which has its own."
        yield from _without_a_time(case, REVIEW_IN_CARE, case.since({ELIGIBLE}), because)


def from_21(case: Case) -> Iterator[Duty]:
    """The plan of somebody who asked at 21 or over is reviewed as it needs: section 23CZB sets no time.

    Whether regulation 7's six months reach the plan for a course begun after 21 is not settled: it is flagged.
    """
    found = support(case)
    if found.course is not None or not found.grounds or not case.planned:
        return
    flags = (*found.flags, COURSE_REVIEWS) if found.told is not None else found.flags
    yield from _without_a_time(case, REVIEW_21, min(found.grounds.values()), "It is reviewed when it needs it.", flags)


def when_asked(case: Case) -> Iterator[Duty]:
    """Whenever the young person asks, or the council or the adviser finds it needed (SI 2010/2571 regulation 7(2)(a), (b)).

    No number of days is set. For others than regulation 7 is about, the promise to answer is policy.
    """
    timed, since = case.law.get("review-on-request"), case.since(GROUPS)
    asked = [each for each in case.history.reviews_asked if since is not None and since <= each.asked_on <= case.on]
    if timed is None or not asked:
        return
    if not _reg_7_applies(case):
        timed = resting_on(timed, BY_POLICY)
    standing = sorted(each.asked_on for each in asked if not _by(case, each.withdrawn_on))
    if not standing:
        yield spared(timed, "Whoever asked took it back.")
        return
    waiting = [day for day in standing if first_from(case.reviewed, day) is None]
    day = waiting[0] if waiting else standing[-1]
    yield duty(case, timed, day, done_on=first_from(case.reviewed, day))


def when_life_changes(case: Case) -> Iterator[Duty]:
    """Early after custody, homelessness, a pregnancy, the end of a course, going missing: good practice of national guidance.

    Children Act 1989 guidance, volume 3, of which the words have not been read: it labels, and sets no number of days. One row
    for each kind; the earliest that nobody has seen to.
    """
    timed, since = case.law.get(REVIEW_EARLY), case.since(GROUPS)
    if timed is None or since is None:
        return
    for kind in sorted({each.kind for each in case.history.triggers}):
        every = [each for each in case.history.triggers if each.kind == kind and since <= each.on <= case.on]
        standing = sorted(each.on for each in every if not _by(case, each.settled_on))
        waiting = [day for day in standing if first_from(case.reviewed, day) is None]
        if standing:
            day, source = (waiting or standing[-1:])[0], TRIGGERS.get(kind, "")
            yield duty(case, timed, day, about=kind, source=source, done_on=first_from(case.reviewed, day))
        elif every:
            yield spared(timed, "Somebody looked, and no review was needed.", about=kind)


def _reg_7_applies(case: Case) -> bool:
    after_care = case.status in AFTER_CARE and case.before_21
    return case.status == RELEVANT or after_care or support(case).course is not None


def _by(case: Case, day: date | None) -> bool:
    return day is not None and day <= case.on


def _set_for(case: Case) -> date | None:
    """The day that was set at the last review for the next."""
    held = last(case.reviewed)
    days = (each.next_on for each in case.history.reviews if each.of_plan and each.held_on == held)
    return max((day for day in days if day), default=None)


def _without_a_time(
    case: Case, id: str, since: date | None, because: str, flags: tuple[str, ...] = ()
) -> Iterator[Duty]:
    timed = case.law.get(id)
    if timed is None or since is None or id in case.settings.left_out:
        return
    base, held = last(case.reviewed) or case.planned[0], last(case.reviewed)
    set_for = _set_for(case)
    if set_for or id in case.settings.clocks or id in case.agreed:
        source = "" if held else PLAN_MADE
        yield duty(case, timed, base, since=since, source=source, set_for=set_for, last_done_on=held, flags=flags)
    else:
        yield waits(timed, because, flags, held)
