"""Why: for somebody of 16 or over who is not in care and in no group. What was looked at, and what is missing."""

from collections.abc import Iterator

from leaving_care.care import DETAINED, SECTION_17, SETTINGS, Away
from leaving_care.status.detained import straight_before
from leaving_care.status.qualifying import FOSTERED, HEALTH
from leaving_care.status.reckoning import Reckoning
from leaving_care.status.runs import covers, run_of
from leaving_care.status.saying import (
    PARA_19B,
    REG_3_2,
    REG_3_3,
    S22,
    S24,
    S24_1A,
    S24_1B,
    S24_2,
    SOUTHWARK,
    Reason,
    weeks,
    weeks_needed,
)


def no_route(case: Reckoning) -> Iterator[Reason]:
    """Nothing that is recorded leads to a group."""
    yield weeks(case)
    yield from _care(case)
    yield from dict.fromkeys(_other(case))  # two stays may have the same to say
    if not (case.care.settings or case.care.guardianship):
        yield Reason(
            "No other way to qualify is recorded: special guardianship from care, or being accommodated or fostered in another "
            "way at 16 or 17.",
            S24,
        )


def _care(case: Reckoning) -> Iterator[Reason]:
    known = [period for period in case.care.periods if period.starts_on.toordinal() <= case.day]
    after_16 = any(last >= case.b16 for _, last in case.runs.every)
    if case.runs.wales and after_16:
        yield Reason("Was in care of a council in Wales after care in England, and so does not qualify here.", S24_2)
    elif any(period.nation != "England" for period in known) and not case.readings.other_nations_count:
        yield Reason("Care outside England is not counted here.", S24_2)
    if case.counted and not after_16:
        yield Reason("No day in care in England after turning 16 is recorded.", PARA_19B)
    if any(period.starts_on == period.ends_on for period in known) and not case.readings.same_day_stays_count:
        yield Reason("A stay that began and ended on one date is not counted: care starts after 24 hours.", S22)
    if any(period.legal == SECTION_17 for period in known):
        yield Reason(
            "Being housed as a child in need (section 17) is not recorded as care. It may have to be.", SOUTHWARK
        )


def _other(case: Reckoning) -> Iterator[Reason]:
    care = case.care
    for spell in care.away:
        if covers([run_of(spell)], case.b16):
            yield from _away_at_16(case, spell)
    if care.guardianship:
        yield Reason("No special guardianship order made straight from care stands, or stood on turning 18.", S24_1A)
    for kind in dict.fromkeys(setting.kind for setting in care.settings):
        first_and_last = [run_of(setting) for setting in care.settings if setting.kind == kind]
        if case.day < case.b18 and covers(first_and_last, case.day):
            yield Reason(f"Is {SETTINGS[kind]} still; somebody qualifies when they no longer are.", S24_1B)
        elif all(last < case.b16 or first > case.day for first, last in first_and_last):
            yield Reason(f"Was {SETTINGS[kind]}, but not at 16 or 17.", S24_2)
        elif kind in (*HEALTH, FOSTERED):
            fostering = f"{case.figures.private_fostering_days} days"
            needed = fostering if kind == FOSTERED else f"{case.figures.health_setting_months} months without a break"
            yield Reason(f"Was {SETTINGS[kind]}, but not for {needed}.", S24_2)
    if care.adopted_on and care.adopted_on.toordinal() <= case.day:
        yield Reason("Adoption is not a way to qualify.", S24)


def _away_at_16(case: Reckoning, spell: Away) -> Iterator[Reason]:
    where = "custody" if spell.kind == DETAINED else "hospital"
    if straight_before(case, case.runs.counted, spell.starts_on.toordinal()):
        yield Reason(f"Was in {where} on turning 16, but not after {weeks_needed(case)} in care since 14.", REG_3_2)
        if case.runs.stays:
            longest = case.figures.detained_break_longest // 7
            yield Reason(
                f"A series of short breaks, none longer than {longest} weeks, is left out of that count.", REG_3_3
            )
    else:
        yield Reason(f"Was in {where} on turning 16, but not in care immediately before.", REG_3_2)


def adopted(case: Reckoning) -> Iterator[Reason]:
    """By a reading that the portal does not take unless told to."""
    yield Reason("Adopted: on the reading chosen here, leaving-care status ends with adoption.", S24)
