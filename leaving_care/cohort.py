"""One row of a council's list of young people, read into facts: the columns and codes of `manage.py determine_status`.

A cell that cannot be read raises BadCell, which names the column and says what would be right.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

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

FIRST_YEAR, LAST_YEAR = 1900, 2199  # outside these a year is a slip of the keyboard
COLUMNS = ("id", "date_of_birth", "as_of", "care_periods", "flags")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_YES, _NO = ("yes", "true", "y", "1"), ("no", "false", "n", "0")


@dataclass
class BadCell(ValueError):
    """A cell that cannot be read. `column` names it; `why` says what would be right, and never repeats a date of birth."""

    column: str
    why: str

    def __str__(self) -> str:
        return f"{self.column}: {self.why}"


@dataclass(frozen=True)
class Case:
    """A row that could be read: whose it is in the council's own numbering, the facts, and the day asked about."""

    id: str
    care: Care
    as_of: date


def read_case(row: Mapping[str, str]) -> Case:
    """Reads one row. Raises BadCell for the first cell that cannot be read."""
    born = _day("date_of_birth", row["date_of_birth"])
    as_of = _day("as_of", row["as_of"])
    if born > as_of:
        raise BadCell("date_of_birth", "it is after as_of. A date of birth cannot be later than the day asked about.")
    flags = _Flags(_pairs(row.get("flags") or ""))
    periods = tuple(_periods(row.get("care_periods") or "", flags))
    for period in periods:
        if period.starts_on < born:
            raise BadCell("care_periods", f"the period from {period.starts_on} starts before the date of birth.")
    home = flags.get("home_with")
    if home not in CARERS:
        raise BadCell("flags", f"home_with is one of: {', '.join(filter(None, CARERS))}.")
    care = Care(
        date_of_birth=born,
        periods=periods,
        home=tuple(
            HomeSpell(first, last, home)
            for first, last in [*flags.spells("returned_home"), *flags.from_to("returned_home")]
        ),
        away=tuple(_away(flags, born)),
        guardianship=tuple(Period(first, last) for first, last in flags.from_to("sgo")),
        settings=tuple(Setting(first, last, kind) for kind in SETTINGS for first, last in flags.spells(kind)),
        courses=_courses(flags),
        disabled=flags.yes("disabled") is True,
        short_breaks_within_limits=flags.yes("reg48_met"),
        under_care_order=flags.yes("care_order_now") is True,
        adopted_on=flags.day("adopted"),
        lives_in=flags.get("lives_in"),
        asked_for_support=flags.yes("requested_pa"),
    )
    return Case(id=row.get("id") or "", care=care, as_of=as_of)


@dataclass
class _Flags:
    values: dict[str, str] = field(default_factory=dict)

    def get(self, key: str) -> str:
        return self.values.get(key, "")

    def yes(self, key: str) -> bool | None:
        said = self.get(key).lower()
        if said and said not in _YES + _NO:
            raise BadCell("flags", f"{key} is yes or no.")
        return None if not said else said in _YES

    def day(self, key: str) -> date | None:
        said = self.get(key)
        return _day("flags", said, key) if said and said.lower() not in _YES + _NO else None

    def from_to(self, key: str) -> Iterator[tuple[date, date | None]]:
        """The spell of `key_from` and `key_to`, if there is one."""
        first, last = self.day(f"{key}_from"), self.day(f"{key}_to")
        if first is not None:
            yield _in_order("flags", first, last, key)

    def spells(self, key: str) -> Iterator[tuple[date, date | None]]:
        """The spells of a flag such as `hospital=2025-01-01..2025-03-01,2025-06-01..`."""
        for said in filter(None, self.get(key).split(",")):
            if ".." in said:
                yield _spell("flags", said, key)


def _pairs(cell: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in cell.split(";") if part.strip())
    return {key.strip(): value.strip() for key, _, value in pairs}


def _periods(cell: str, flags: _Flags) -> Iterator[CarePeriod]:
    authorities, nations = _numbered(flags, "authorities"), _numbered(flags, "nation")
    for number, part in enumerate(filter(None, (part.strip() for part in cell.split(";"))), start=1):
        when, _, rest = part.partition("|")
        legal, _, placement = (word.strip() for word in rest.partition("|"))
        if ".." not in when:
            raise BadCell("care_periods", f"period {number} is not written as start..end|legal status|placement.")
        if legal != SECTION_17 and legal not in LEGAL:
            codes = ", ".join([*LEGAL, SECTION_17])
            raise BadCell("care_periods", f"period {number} has the legal status {legal!r}, which is none of: {codes}.")
        nation = nations.get(number, NATIONS[0])
        if nation not in NATIONS:
            raise BadCell("flags", f"nation is one of: {', '.join(NATIONS)}.")
        first, last = _spell("care_periods", when, f"period {number}")
        yield CarePeriod(first, last, legal, placement, authorities.get(number, ""), nation)
    for first, last in flags.from_to("now_looked_after_wales"):
        yield CarePeriod(first, last, "V2", "", "", "Wales")


def _numbered(flags: _Flags, key: str) -> dict[int, str]:
    """A flag such as `authorities=1:Derbyshire,2:Nottingham`, by the number of the period. A bare name is for period 1."""
    found = {}
    for part in filter(None, flags.get(key).split(",")):
        number, colon, name = part.partition(":")
        if colon and not number.strip().isdigit():
            raise BadCell("flags", f"{key} is written as number:name, by the number of the period.")
        found[int(number) if colon else 1] = name.strip() if colon else part.strip()
    return found


def _away(flags: _Flags, born: date) -> Iterator[Away]:
    for kind in (DETAINED, HOSPITAL):
        spells = list(flags.from_to(kind))
        yield from (Away(first, last, kind) for first, last in spells)


def _courses(flags: _Flags) -> tuple[Course, ...]:
    continues = flags.yes("programme_continues")
    if not flags.yes("in_education") and not continues:
        return ()
    return (Course(flags.day("course_started"), flags.day("course_ends"), continues),)


def _spell(column: str, said: str, what: str) -> tuple[date, date | None]:
    first, _, last = (word.strip() for word in said.partition(".."))
    return _in_order(column, _day(column, first, what), _day(column, last, what) if last else None, what)


def _in_order(column: str, first: date, last: date | None, what: str) -> tuple[date, date | None]:
    if last is not None and last < first:
        raise BadCell(column, f"{what} ends before it starts.")
    return first, last


def _day(column: str, said: str, what: str = "") -> date:
    said = (said or "").strip()
    where = f"{what}: " if what else ""
    if not said:
        raise BadCell(column, f"{where}there is no date. Write it as 2009-05-14.")
    try:
        if not _ISO.fullmatch(said):
            raise ValueError
        day = date.fromisoformat(said)
    except ValueError:
        raise BadCell(column, f"{where}not a date of the calendar. Write it as 2009-05-14.") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise BadCell(column, f"{where}the year is not between {FIRST_YEAR} and {LAST_YEAR}.")
    return day
