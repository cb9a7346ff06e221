"""Why: for somebody who was eligible, or in custody or hospital at 16, and has left care."""

from collections.abc import Iterator
from datetime import date

from leaving_care.care import DETAINED
from leaving_care.dates import last_day_of_months
from leaving_care.status.detained import detained_at_16
from leaving_care.status.home import at_home, home_ended_since_18
from leaving_care.status.reckoning import Reckoning
from leaving_care.status.runs import covers
from leaving_care.status.saying import (
    REG_3_2,
    REG_3_5,
    REG_3_6,
    S23A,
    S23C,
    S23C_7,
    Reason,
    day_in_words,
    last_day_in_care,
    was_eligible,
    weeks_needed,
)


def left_care(case: Reckoning) -> Iterator[Reason]:
    """Relevant, or former relevant by the first limb: was eligible, and left before 18."""
    yield was_eligible(case)
    last = last_day_in_care(case)
    when = f" The last day was {day_in_words(last)}." if last is not None else ""
    if case.day < case.b18:
        yield Reason(f"Is not in care now, in England or in Wales.{when}", S23A)
        yield from _home(case)
        return
    if covers(case.runs.wales, case.b18 - 1):
        yield Reason("Was in the care of a council in Wales up to 18, after being in care in England.", S23C)
    else:
        yield Reason(f"Left care before 18.{when}", S23C)
    if case.care.home:
        yield Reason("Was not at home with a parent or the like for six months or more on turning 18.", REG_3_5)
    yield Reason("Would be a relevant child if under 18.", S23C)


def _home(case: Reckoning) -> Iterator[Reason]:
    """What living at home has to do with it, for a relevant child who has been there."""
    spells = [(first, last) for first, last in at_home(case) if first <= case.day]
    now = [first for first, last in spells if last >= case.day]
    if now:
        complete = last_day_of_months(date.fromordinal(min(now)), case.figures.home_months)
        until = day_in_words(complete.toordinal())
        yield Reason(
            f"At home since {day_in_words(min(now))}: {case.figures.home_months} months without a break would be complete at the "
            f"end of {until}.",
            REG_3_5,
        )
    elif spells:
        ended = day_in_words(max(last for _, last in spells))
        yield Reason(f"Living at home ended on {ended}, and so does not stand in the way.", REG_3_6)
    elif any(spell.with_whom and spell.starts_on.toordinal() <= case.day for spell in case.care.home):
        yield Reason("Living with somebody who has no parental responsibility does not change this.", REG_3_5)


def detained(case: Reckoning) -> Iterator[Reason]:
    """Relevant without a day in care after 16, or former relevant by having been so."""
    spell = detained_at_16(case)
    where = "custody" if spell is None or spell.kind == DETAINED else "hospital"
    since = "" if spell is None else f" from {day_in_words(spell.starts_on.toordinal())}"
    yield Reason(
        f"Was in {where}{since}, and still on turning 16, straight after at least {weeks_needed(case)} in care since 14. There was "
        "no care order.",
        REG_3_2,
    )
    if case.day < case.b18:
        yield Reason("Is not in care now, in England or in Wales.", S23A)
    else:
        yield Reason("Was a relevant child, and would be one if under 18.", S23C)


def in_care_at_18(case: Reckoning) -> Iterator[Reason]:
    """Former relevant by the second limb."""
    yield was_eligible(case)
    yield Reason("Was in care on turning 18.", S23C)


def home_ended(case: Reckoning) -> Iterator[Reason]:
    """Former relevant since a home that stood in the way on turning 18 ended."""
    yield was_eligible(case)
    ended = home_ended_since_18(case)
    when = "" if ended is None else f" on {day_in_words(ended)}"
    yield Reason(f"Was at home for six months or more on turning 18, and that ended{when}.", REG_3_6)
    yield Reason("Would be a relevant child if under 18 since then.", S23C)


def course(case: Reckoning) -> Iterator[Reason]:
    """Former relevant past 25."""
    if case.first_eligible is not None:
        yield was_eligible(case)
    yield Reason("Is on a course that the pathway plan sets out, begun before 25, and that goes on past 25.", S23C_7)
