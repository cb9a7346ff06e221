"""The cell `flags`: `key=value` parts joined by semicolons."""

import re
from collections.abc import Iterator
from datetime import date

from leaving_care.care import SETTINGS
from leaving_care.cohort.cells import BadCell, Spell, in_order, read_day, read_spell

COLUMN = "flags"
KEYS = frozenset(SETTINGS) | {
    "adopted",
    "authorities",
    "care_order_now",
    "course_ends",
    "course_started",
    "detained_at_16",
    "detained_from",
    "detained_to",
    "disabled",
    "home_with",
    "hospital_at_16",
    "hospital_from",
    "hospital_to",
    "in_education",
    "lives_in",
    "nation",
    "now_looked_after_wales_from",
    "now_looked_after_wales_to",
    "programme_continues",
    "reg48_met",
    "requested_pa",
    "returned_home",
    "returned_home_from",
    "returned_home_to",
    "sgo",
    "sgo_from",
    "sgo_to",
}
"""The keys that mean something here; all others are ignored."""

YES, NO = frozenset({"yes", "true", "y", "1"}), frozenset({"no", "false", "n", "0"})
_NEXT_NUMBER = re.compile(r",(?=\s*[0-9]{1,3}\s*:)")  # a council's name may have a comma of its own
_NUMBERED = re.compile(r"\s*([0-9]{1,3})\s*:(.*)", re.DOTALL)


class Flags:
    """The values by key, each read as what it should be. A value that is left blank is not recorded.

    Every reading method raises BadCell, with what would be right, for a value that is something else.
    """

    def __init__(self, cell: str, born: date):
        self.born = born
        self.values: dict[str, str] = {}
        for part in cell.split(";"):
            key, equals, value = part.partition("=")
            key = key.strip().lower()
            if key not in KEYS:
                continue
            if not equals:
                raise BadCell(COLUMN, f"{key} has no value. Write it as {key}=value.")
            if key in self.values:
                raise BadCell(COLUMN, f"{key} is there twice.")
            self.values[key] = value.strip()

    def get(self, key: str) -> str:
        """The words of a key; "" where there are none."""
        return self.values.get(key, "")

    def yes(self, key: str) -> bool | None:
        """Yes or no; None where it is not recorded."""
        said = self.get(key).lower()
        if said and said not in YES and said not in NO:
            raise BadCell(COLUMN, f"{key} is yes or no.")
        return said in YES if said else None

    def day(self, key: str) -> date | None:
        """A day that cannot come before birth; None where it is not recorded."""
        said = self.get(key)
        return self._since_birth(read_day(COLUMN, said, key), key) if said else None

    def yes_or_day(self, key: str) -> bool | date | None:
        """A day, or yes or no where the day is not known; None where nothing is recorded."""
        said = self.get(key).lower()
        return said in YES if said in YES or said in NO else self.day(key)

    def from_to(self, key: str, start: date | None = None) -> list[Spell]:
        """The spell of `key_from` and `key_to`, if there is one. `start`: its first day where `key_from` is not recorded."""
        first, last = self.day(f"{key}_from") or start, self.day(f"{key}_to")
        if first is None:
            if last is not None:
                raise BadCell(COLUMN, f"{key}_to says when it ended. Say in {key}_from when it began.")
            return []
        return [in_order(COLUMN, first, last, key)]

    def spells(self, key: str) -> list[Spell]:
        """The spells of a flag such as `hospital=start..end,start..`."""
        said = self.get(key)
        if not said or said.lower() in NO:
            return []
        spells = [read_spell(COLUMN, part, key) for part in said.split(",") if part.strip()]
        for first, _ in spells:
            self._since_birth(first, key)
        return spells

    def numbered(self, key: str, count: int) -> list[str]:
        """A flag such as `authorities=1:Derbyshire,2:Nottingham` by period, of which there are `count`; "" is not recorded.

        A name with no number is for all of them.
        """
        said = self.get(key)
        if ":" not in said:
            return [said] * count
        values = [""] * count
        for number, name in self._numbers(key, said):
            if not 1 <= number <= count:
                raise BadCell(COLUMN, f"{key} has the number of a period that is not there: care_periods has {count}.")
            values[number - 1] = name
        return values

    def _numbers(self, key: str, said: str) -> Iterator[tuple[int, str]]:
        for part in _NEXT_NUMBER.split(said):
            found = _NUMBERED.fullmatch(part)
            if found is None:
                raise BadCell(COLUMN, f"{key} is written as number:name,number:name, by the number of the period.")
            yield int(found[1]), found[2].strip()

    def _since_birth(self, day: date, key: str) -> date:
        if day < self.born:
            raise BadCell(COLUMN, f"{key} is before the date of birth.")
        return day
