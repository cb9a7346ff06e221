"""What one visitor has answered so far. Pure: no Django, nothing kept."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from entitlements.questions.part_dates import PartDate, Spell

YES, NO, NOT_SURE, SKIPPED = "yes", "no", "not_sure", "skipped"
# Which council
HERE, OTHER, NATION, NEVER = "here", "other", "nation", "never"
# In care now, or on turning 18
SHORT_BREAKS = "breaks"
# When
BEFORE_14, ON_A_DATE, DATES = "before14", "date", "dates"
# About how long
MORE, LESS, NONE_AT_ALL = "more", "less", "none"
# On the 16th birthday
CUSTODY, HOSPITAL = "custody", "hospital"
# Other places: the settings of leaving_care.care, and these
SECTION_17_HOME, NO_PLACE = "section_17", "none"
MOST_PERIODS = 8


@dataclass(frozen=True, slots=True)
class Answers:
    """Each field is one question's answer; "" (or None) where it has not been asked, or not answered yet.

    `age`: whole years, of somebody who does not know their date of birth. `care`: in care now, or, from 18, on turning 18.
    `since` and `since_on`: when that time began. `when`: whether there was care at another time, and whether its dates are
    known. `periods` holds those dates, `more` whether there were others besides, and `times` how many were given before this
    reading of the answers, so that a later change drops none. `rough`: about how long in all, where dates are not known.
    `guardian_on` None: not known. `places`: words of leaving_care.care.SETTINGS and the two above, or NOT_SURE alone.
    """

    born: date | None = None
    age: int | None = None
    age_only: bool = False
    council: str = ""
    went_on: bool = False
    england: str = ""
    care: str = ""
    breaks: str = ""
    since: str = ""
    since_on: PartDate | None = None
    when: str = ""
    periods: tuple[Spell, ...] = ()
    more: str = ""
    times: int = 0
    rough: str = ""
    after16: str = ""
    home: str = ""
    home_spell: Spell | None = None
    sixteen: str = ""
    straight: str = ""
    guardian: str = ""
    guardian_on: PartDate | None = None
    places: frozenset[str] | None = None
    places_now: str = ""
    course: str = ""

    def but(self, **others: Any) -> "Answers":
        """The same with other answers to some questions."""
        return replace(self, **others)

    @property
    def was_in_care(self) -> bool:
        """Whether there may have been care in England at some time."""
        return self.council != NEVER and self.england != NO

    @property
    def is_rough(self) -> bool:
        """Whether the time in care is an estimate, so that no days can be counted."""
        return bool(self.rough or self.breaks or self.care == SHORT_BREAKS)

    @property
    def spells(self) -> tuple[Spell, ...]:
        """Every time in care of which dates were given, the one that goes on (or went on to 18) last."""
        open_spell = (Spell(self.since_on),) if self.since == ON_A_DATE and self.since_on else ()
        return self.periods + open_spell
