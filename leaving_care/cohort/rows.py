"""One row of a council's list of young people, read into facts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from leaving_care.care import (
    CARERS,
    DETAINED,
    HOSPITAL,
    LEGAL,
    NATIONS,
    SECTION_17,
    SETTINGS,
    Away,
    Care,
    CarePeriod,
    Course,
    HomeSpell,
    Period,
    Setting,
)
from leaving_care.cohort.cells import BadCell, Spell, in_order, read_day, read_spell
from leaving_care.cohort.flags import COLUMN, Flags
from leaving_care.dates import birthday, in_words
from leaving_care.law import FIRST_DAY

COLUMNS = ("id", "date_of_birth", "as_of", "care_periods", "flags")
CODES = (*LEGAL, SECTION_17)
_NATIONS = {name.lower(): name for name in NATIONS}


@dataclass(frozen=True)
class Case:
    """A row that could be read: whose it is in the council's own numbering, the facts, and the day asked about.

    `doubts`: what the row leaves open, each with the facts as they may be instead, by the name of a flag.
    """

    id: str
    care: Care
    as_of: date
    doubts: tuple[tuple[str, Care], ...] = ()


def read_case(row: Mapping[str, str]) -> Case:
    """Reads one row, by column (COLUMNS). Raises BadCell for the first cell that cannot be read."""
    born = read_day("date_of_birth", row["date_of_birth"])
    as_of = read_day("as_of", row["as_of"])
    if as_of < FIRST_DAY:
        raise BadCell("as_of", f"the law here begins on {in_words(FIRST_DAY)}. Ask about that day or a later one.")
    if born > as_of:
        raise BadCell("date_of_birth", "this is after as_of. Nobody is born later than the day asked about.")
    flags = Flags(row["flags"], born)
    periods = _periods(row["care_periods"], flags)
    away, unsure = _away(flags, periods)
    adopted = flags.yes_or_day("adopted")
    care = Care(
        date_of_birth=born,
        periods=periods,
        home=_home(flags),
        away=away,
        guardianship=_guardianship(flags),
        settings=tuple(Setting(first, last, kind) for kind in SETTINGS for first, last in flags.spells(kind)),
        courses=_courses(flags),
        disabled=flags.yes("disabled") is True,
        short_breaks_within_limits=flags.yes("reg48_met"),
        under_care_order=flags.yes("care_order_now") is True,
        # With no day, all that is known is that it was so by the day asked about.
        adopted_on=as_of if adopted is True else adopted or None,
        lives_in=flags.get("lives_in"),
        asked_for_support=flags.yes("requested_pa"),
    )
    doubts = tuple((name, replace(care, away=instead)) for name, instead in unsure)
    return Case(row["id"], care, as_of, doubts)


def _periods(cell: str, flags: Flags) -> tuple[CarePeriod, ...]:
    parts = [part for part in cell.split(";") if part.strip()]
    authorities, nations = flags.numbered("authorities", len(parts)), flags.numbered("nation", len(parts))
    periods = []
    for number, part in enumerate(parts, start=1):
        what = f"period {number}"
        when, bar, rest = part.partition("|")
        legal, _, placement = (word.strip() for word in rest.partition("|"))
        legal = legal.upper()
        if not bar or ".." not in when:
            raise BadCell("care_periods", f"{what} is not written as start..end|legal status|placement.")
        if legal not in CODES:
            raise BadCell(
                "care_periods", f"{what} has no legal status that is known. It is one of: {', '.join(CODES)}."
            )
        nation = _NATIONS.get((nations[number - 1] or NATIONS[0]).lower())
        if nation is None:
            raise BadCell(COLUMN, f"nation is one of: {', '.join(NATIONS)}.")
        first, last = read_spell("care_periods", when, what)
        if first < flags.born:
            raise BadCell("care_periods", f"{what} starts before the date of birth.")
        periods.append(CarePeriod(first, last, legal, placement, authorities[number - 1], nation))
    wales = (CarePeriod(*spell, nation="Wales") for spell in flags.from_to("now_looked_after_wales"))
    return (*periods, *wales)


def _home(flags: Flags) -> tuple[HomeSpell, ...]:
    carer = flags.get("home_with").lower()
    if carer not in CARERS:
        raise BadCell(COLUMN, f"home_with is one of: {', '.join(filter(None, CARERS))}.")
    spells = [*flags.spells("returned_home"), *flags.from_to("returned_home")]
    return tuple(HomeSpell(first, last, carer) for first, last in spells)


def _guardianship(flags: Flags) -> tuple[Period, ...]:
    made, orders = flags.yes("sgo"), flags.from_to("sgo")
    if made and not orders:
        raise BadCell(COLUMN, "sgo is yes. Say in sgo_from since when: it counts if it was made straight from care.")
    if made is False and any(last is None for _, last in orders):
        raise BadCell(COLUMN, "sgo is no, and sgo_from has no end. Say in sgo_to when it ended, or leave one out.")
    return tuple(Period(first, last) for first, last in orders)


def _away(flags: Flags, periods: tuple[CarePeriod, ...]) -> tuple[tuple[Away, ...], list[tuple[str, tuple[Away, ...]]]]:
    """Custody and hospital, and what they may be instead where it is not recorded since when, by the name of a flag.

    `detained_at_16=yes` alone is taken to begin on the 16th birthday, and perhaps on the day after care ended.
    """
    b16 = birthday(flags.born, 16)
    away: list[Away] = []
    unsure: list[tuple[str, Away]] = []
    for kind in (DETAINED, HOSPITAL):
        at_16, known = flags.yes(f"{kind}_at_16"), bool(flags.get(f"{kind}_from"))
        spells = []
        if at_16 and not known and kind == HOSPITAL:
            spells = [spell for spell in flags.spells(kind) if _covers(spell, b16)]
        if not spells:
            spells = flags.from_to(kind, b16 if at_16 else None)
            left = _left_care_before(b16, periods) if at_16 and not known else None
            if left is not None:
                unsure.append((f"{kind}_from_not_recorded", Away(left, spells[0][1], kind)))
        if at_16 is not None and spells and at_16 != any(_covers(spell, b16) for spell in spells):
            raise BadCell(
                COLUMN, f"{kind}_at_16 does not fit {kind}_from and {kind}_to: it is about the 16th birthday itself."
            )
        away += [Away(first, last, kind) for first, last in spells]
    return tuple(away), [(name, (*away, instead)) for name, instead in unsure]


def _left_care_before(day: date, periods: tuple[CarePeriod, ...]) -> date | None:
    """The day after care ended, if it ended before the day before `day`; None if it did not, or there was none."""
    ends = [period.ends_on or date.max for period in periods if period.legal != SECTION_17 and period.starts_on < day]
    if not ends or max(ends) >= day - timedelta(days=1):
        return None
    return max(ends) + timedelta(days=1)


def _covers(spell: Spell, day: date) -> bool:
    first, last = spell
    return first <= day and (last is None or last >= day)


def _courses(flags: Flags) -> tuple[Course, ...]:
    studying, continues = flags.yes("in_education"), flags.yes("programme_continues")
    first, last = flags.day("course_started"), flags.day("course_ends")
    if first is not None:
        in_order(COLUMN, first, last, "the course")
    # A programme that goes on is one even between two courses; days alone tell of a course, unless somebody says no.
    if continues or studying or (studying is None and (first or last)):
        return (Course(first, last, continues),)
    return ()
