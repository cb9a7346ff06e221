"""The times in care that an answer can stand for, where some of it is not known. Pure: no Django.

`pick(question)` is the answer to go by: what was said, or one of the things that "not sure" can mean.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from entitlements.questions.answers import (
    BEFORE_14,
    DATES,
    MORE,
    NO,
    NONE_AT_ALL,
    NOT_SURE,
    ON_A_DATE,
    SHORT_BREAKS,
    YES,
    Answers,
)
from entitlements.questions.life import ONE, Life
from entitlements.questions.part_dates import Spell
from leaving_care.care import CarePeriod

Pick = Callable[[str], str]
LONGEST, SHORTEST = "longest", "shortest"
# Nobody counts these days: they stand for "clearly more" and "clearly less" than the weeks that are needed.
PLENTY, FEW = timedelta(days=200), timedelta(days=20)
A_SHORT_BREAK = timedelta(days=3)


def stays(told: Answers, life: Life, pick: Pick, council: str) -> tuple[CarePeriod, ...]:
    """Every time in care in England, as the answers and `pick` have it."""
    if not told.was_in_care or pick("england") == NO:
        return ()
    if told.care == SHORT_BREAKS:
        return tuple(_short_breaks(life, pick, council))
    found = [CarePeriod(first, last, authority=council) for first, last in _runs(told, life, pick)]
    return tuple(found)


def dated(spell: Spell, life: Life, pick: Pick, question: str = "days") -> tuple[date, date | None]:
    """A spell with each day that is not known taken at one extreme or the other; none lies after today."""
    first, last = spell.shortest if pick(question) == SHORTEST else spell.longest
    first = min(first, life.today)
    return first, last if last is None else max(first, min(last, life.today))


def _runs(told: Answers, life: Life, pick: Pick) -> Iterator[tuple[date, date | None]]:
    if pick("care") == YES:
        yield _going_on(told, life, pick), None
    elif told.when == NOT_SURE:
        yield from _rough(life, pick)
    if told.when == DATES or told.periods:
        # Who says that they are not in care today left yesterday at the latest.
        for spell in told.periods:
            first, last = dated(spell, life, pick)
            yield first, min(last, max(first, life.last)) if last and not life.is_adult else last
    if pick("more") == YES:
        yield from _others(life)


def _going_on(told: Answers, life: Life, pick: Pick) -> date:
    """When the time in care began that goes on today, or went on to the 18th birthday."""
    if told.since == BEFORE_14:
        return life.b14 - ONE
    if told.since == ON_A_DATE and told.since_on:
        return min(dated(Spell(told.since_on), life, pick)[0], life.last)
    return life.last - (PLENTY if pick("rough") == MORE else FEW)


def _rough(life: Life, pick: Pick) -> Iterator[tuple[date, date]]:
    """Care that has ended, about so long, with or without days after 16."""
    if pick("rough") == NONE_AT_ALL:
        return
    long = PLENTY if pick("rough") == MORE else FEW
    last = life.b16 + FEW if pick("after16") == YES else life.b16 - FEW
    last = min(last, life.last)
    yield max(last - long, life.born), last


def _others(life: Life) -> Iterator[tuple[date, date]]:
    """Other times that nobody has listed: long enough, and some of it after 16 where that can be."""
    last = min(life.last, life.b16 + FEW)
    yield max(last - PLENTY, life.born), last


def _short_breaks(life: Life, pick: Pick, council: str) -> Iterator[CarePeriod]:
    """A series of stays, by one stay that stands for all of them."""
    beyond = pick("breaks") == YES
    long = (PLENTY if pick("rough") == MORE else FEW) if beyond else A_SHORT_BREAK
    last = min(life.b16 + FEW if pick("after16") == YES else life.b16 - FEW, life.last)
    yield CarePeriod(max(last - long, life.born), last, legal="V3", authority=council)
