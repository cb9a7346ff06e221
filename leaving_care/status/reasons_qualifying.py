"""Why: for somebody who qualifies for advice and assistance."""

from collections.abc import Iterator

from leaving_care.care import SETTINGS
from leaving_care.status.home import long_at_home
from leaving_care.status.qualifying import qualifying_route
from leaving_care.status.reckoning import Reckoning
from leaving_care.status.saying import (
    PARA_19B,
    REG_3_5,
    REG_48,
    S24_1A,
    S24_1B,
    S24_2,
    S24B,
    Reason,
    day_in_words,
    last_day_in_care,
    was_eligible,
    weeks,
)


def guardianship(case: Reckoning) -> Iterator[Reason]:
    """By a special guardianship order made straight from care."""
    stands = "it stands today" if case.day < case.b18 else "it stood on turning 18"
    yield Reason(f"A special guardianship order was made straight from care, and {stands}.", S24_1A)
    if case.in_care:
        yield Reason("Is in care again, which does not end this way of qualifying.", S24_1A)
    yield from _not_in_a_stronger_group(case)


def in_care_after_16(case: Reckoning) -> Iterator[Reason]:
    """By care after 16, not enough for a stronger group or with six months at home since."""
    yield from _not_in_a_stronger_group(case)
    last = last_day_in_care(case)
    when = "" if last is None else f" The last day was {day_in_words(last)}."
    yield Reason(f"Was in care at 16 or 17, and no longer is.{when}", S24_1B)


def setting(case: Reckoning) -> Iterator[Reason]:
    """By having been accommodated or fostered in another way."""
    yield from _not_in_a_stronger_group(case)
    yield Reason(f"Was {SETTINGS[qualifying_route(case)]} at 16 or 17, and no longer is.", S24_2)


def education(case: Reckoning) -> Iterator[Reason]:
    """By section 24B alone, from 21 to 24."""
    route = qualifying_route(case)
    yield from {"guardianship": guardianship, "in_care_after_16": in_care_after_16}.get(route, setting)(case)
    last = day_in_words(case.turns(case.figures.qualifying_education_to_age))
    yield Reason(f"Is in education or training: help with that can be asked for until {last}.", S24B)


def _not_in_a_stronger_group(case: Reckoning) -> Iterator[Reason]:
    if case.first_eligible is None:
        yield weeks(case)
        in_full_care = any(case.after_16(last) for _, last in case.runs.full)
        if case.reached is not None and not in_full_care and case.runs.breaks:
            yield Reason("After 16 only short breaks are recorded, which make nobody an eligible child.", REG_48)
        elif case.reached is not None and not in_full_care and not case.in_care:
            yield Reason("No day in care after turning 16 is recorded, so was never an eligible child.", PARA_19B)
        return
    yield was_eligible(case)
    if case.day < case.b18 and long_at_home(case, case.day):
        yield Reason(
            "Has lived at home for six months or more without a break, with a parent or somebody with parental responsibility. "
            "Somebody who does is not a relevant child.",
            REG_3_5,
        )
    elif long_at_home(case, case.b18) and case.day >= case.b18:
        yield Reason(
            "On turning 18 had lived at home for six months or more without a break, with a parent or somebody with parental "
            "responsibility, and so is not a former relevant child.",
            REG_3_5,
        )
