"""Which question comes next. Only what can still matter is asked. Pure: no Django.

The questions on the time in care follow from each other. Those after it are each tried out first: a question is asked if one
of its answers would lead to a better or a worse group, today or on a birthday to come, or would settle what is open.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from entitlements.questions.answers import (
    CUSTODY,
    DATES,
    HOSPITAL,
    MOST_PERIODS,
    NATION,
    NO,
    NOT_SURE,
    OTHER,
    SHORT_BREAKS,
    YES,
    Answers,
)
from entitlements.questions.cases import cases
from entitlements.questions.life import ONE, Life, births, is_over, is_too_young, life
from entitlements.questions.part_dates import PartDate, Spell
from leaving_care.status import status_on

# From the strongest group to none.
RANK = ("eligible", "relevant", "former_relevant", "qualifying", "too_old", "none")
Outcome = tuple[frozenset[str], ...]


def next_question(told: Answers, today: date) -> str:
    """The question that follows these answers; "" where there is nothing more to ask. Numbered ones end in their number."""
    if told.born is None and told.age is None:
        return "age" if told.age_only else "born"
    if is_too_young(told, today) or is_over(told, today):
        return ""
    return next(_of_care(told, today), "") or next(_others(told, today), "")


def _of_care(told: Answers, today: date) -> Iterator[str]:
    """The questions on the time in care, in order, those that have an answer left out."""
    if not told.council:
        yield "council"
    if told.council == OTHER and not told.went_on:
        yield "elsewhere"
    if told.council == NATION and not told.england:
        yield "england"
    if not told.was_in_care:
        return
    if not told.care:
        yield "care"
    if told.care == SHORT_BREAKS:
        yield from _of_short_breaks(told, today)
        return
    if told.care == YES:
        if not told.since:
            yield "since"
        dates_known = told.since != NOT_SURE
    else:
        if not told.when:
            yield "when"
        dates_known = told.when == DATES
        if dates_known and not told.periods:
            yield "period1"
    if told.when == NO:
        return
    if not dates_known:
        yield from _of_rough(told, today)
    elif told.more == YES:
        yield f"period{len(told.periods) + 1}"
    elif (
        not told.more
        and len(told.periods) < MOST_PERIODS
        and (len(told.periods) < told.times or _matters("more", told, today))
    ):
        yield f"more{len(told.periods)}"


def _of_short_breaks(told: Answers, today: date) -> Iterator[str]:
    if not told.breaks:
        yield "breaks"
    if told.breaks != NO and not told.rough:
        yield "rough"
    if life(told, today).is_16 and not told.after16:
        yield "after16"


def _of_rough(told: Answers, today: date) -> Iterator[str]:
    if not told.rough:
        yield "rough"
    # Who is in care today, or was on turning 18, was so after 16.
    if told.care != YES and told.rough != "none" and life(told, today).is_16 and not told.after16:
        yield "after16"


def _others(told: Answers, today: date) -> Iterator[str]:
    """The questions after the time in care, each only if it can matter."""
    if told.home == YES and told.home_spell is None:
        yield "homewhen"
    if told.sixteen in (CUSTODY, HOSPITAL) and not told.straight:
        yield "straight"
    if told.places and told.places - {"none", NOT_SURE} and not told.places_now and not life(told, today).is_adult:
        yield "placesnow"
    for question in ("home", "sixteen", "guardian", "places", "course"):
        if not getattr(told, question) and getattr(told, question) != frozenset() and _matters(question, told, today):
            yield question


def _matters(question: str, told: Answers, today: date) -> bool:
    before = outcome(told, today)
    return any(_differ(before, outcome(other, today)) for other in _tried(question, told, today))


def outcome(told: Answers, today: date) -> Outcome:
    """The groups that somebody with these answers can be in: today, at 16 and at 18, if those are still to come."""
    found: tuple[set[str], ...] = (set(), set(), set())
    for case in cases(told, today):
        one = Life(case.care.date_of_birth, today)
        # The day after the 16th birthday: whether the day itself is enough is arguable.
        for groups, day in zip(found, (today, one.b16 + ONE, one.b18), strict=True):
            groups.add(status_on(case.care, max(day, today)))
    return tuple(frozenset(groups) for groups in found)


def best(groups: frozenset[str]) -> str:
    """The strongest of several groups."""
    return min(groups, key=RANK.index)


def _differ(before: Outcome, after: Outcome) -> bool:
    return any(
        best(one) != best(other) or (len(one) > 1 and len(other) == 1) for one, other in zip(before, after, strict=True)
    )


def _tried(question: str, told: Answers, today: date) -> Iterator[Answers]:
    """The answers to a question that could change something, as facts to try."""
    if question == "more":
        for born in births(told, today).values():
            for spell in _other_times(Life(born, today)):
                yield told.but(periods=(*told.periods, spell))
    elif question == "home":
        if told.was_in_care:
            yield told.but(home=YES)
    elif question == "sixteen":
        if told.was_in_care and life(told, today).is_16:
            yield told.but(sixteen=CUSTODY, straight=YES)
    elif question == "guardian":
        if told.was_in_care:
            yield told.but(guardian=YES)
    elif question == "places":
        if life(told, today).is_16:
            yield told.but(places=frozenset({"voluntary_org"}))
    elif question == "course":
        yield told.but(course=YES)


def _other_times(one: Life) -> Iterator[Spell]:
    """Times in care that somebody might add: a long one early, a short one after 16, and a long one after 16."""
    after_16 = one.b16 + 2 * ONE
    for first, days in ((one.b14, 120), (after_16, 10), (after_16, 120)):
        last = min(first + timedelta(days=days), one.last)
        if first < last:
            yield Spell(PartDate.of(first), PartDate.of(last))
