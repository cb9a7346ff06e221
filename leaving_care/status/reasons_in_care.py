"""Why: for somebody under 16, and for somebody who is in care today."""

from collections.abc import Iterator

from leaving_care.status.qualifying import under_guardianship
from leaving_care.status.reckoning import Reckoning
from leaving_care.status.runs import covers
from leaving_care.status.saying import (
    PARA_19A,
    PARA_19B,
    REG_40,
    REG_48,
    S23A,
    S24_1A,
    S24_1B,
    Reason,
    day_in_words,
    was_eligible,
    weeks,
)


def under_16(case: Reckoning) -> Iterator[Reason]:
    """Too young for any group; what there is so far."""
    if case.counted:
        yield weeks(case)
    elif case.day < case.b14:
        yield Reason(f"Days in care count from the 14th birthday, {day_in_words(case.b14)}.", REG_40)
    if under_guardianship(case):
        yield Reason(
            "A special guardianship order was made straight from care: that gives a status from 16 on.", S24_1A
        )
    if case.in_care:
        yield Reason("In care: the council has to help get ready for life after care already.", PARA_19A)


def eligible(case: Reckoning) -> Iterator[Reason]:
    """In care at 16 or 17, with enough days."""
    if not covers(case.runs.outside, case.day):
        limits = f"{case.figures.short_break_longest} days each and {case.figures.short_break_year} days in 12 months"
        beyond = (
            f"The short breaks were longer or more than the limit of {limits}"
            if case.care.short_breaks_within_limits is None
            else "Somebody has found that the short breaks do not keep to the rules for short breaks"
        )
        yield Reason(f"{beyond}, so they count like other care.", REG_48)
    yield Reason(f"In care on {day_in_words(case.day)}, and so for some time after turning 16.", PARA_19B)


def in_care(case: Reckoning) -> Iterator[Reason]:
    """In care at 16 or 17, without enough days yet."""
    yield Reason(
        f"In care on {day_in_words(case.day)}: the council has to help get ready for life after care.", PARA_19A
    )
    yield weeks(case)
    yield Reason("Qualifying for advice and help starts only when care has ended.", S24_1B)


def short_break(case: Reckoning) -> Iterator[Reason]:
    """In care at 16 or 17, but on a short break."""
    yield Reason(
        f"On {day_in_words(case.day)} in one of a series of short breaks, which does not make somebody an eligible child.",
        REG_48,
    )
    if case.first_eligible is None:
        yield weeks(case)
        yield Reason("Qualifying for advice and help starts only when care has ended.", S24_1B)
    else:
        yield was_eligible(case)
        yield Reason("Is looked after on this day, and so not a relevant child on it.", S23A)


def in_care_in_wales(case: Reckoning) -> Iterator[Reason]:
    """In the care of a council in Wales at 16 or 17."""
    if case.counted:
        yield weeks(case)
    yield Reason("In care of a council in Wales now: English leaving-care status stops while that lasts.", S23A)
    if under_guardianship(case):
        yield Reason("A special guardianship order made straight from care can count again when that ends.", S24_1A)
