"""A step of the working, and the words that several steps share."""

from dataclasses import dataclass
from datetime import date

from leaving_care.dates import in_words
from leaving_care.status.reckoning import Reckoning

PARA_19A, PARA_19B, REG_40, REG_48 = "ca1989-sch2-19a", "ca1989-sch2-19b", "cpr2010-reg40", "cpr2010-reg48"
S22, S23A, S23C, S23C_7, S23CZB = "ca1989-s22", "ca1989-s23a", "ca1989-s23c", "ca1989-s23c-7", "ca1989-s23czb"
S24, S24_1A, S24_1B, S24_2, S24B = "ca1989-s24", "ca1989-s24-1a", "ca1989-s24-1b", "ca1989-s24-2", "ca1989-s24b"
REG_3_2, REG_3_3, REG_3_5, REG_3_6 = "clr2010-reg3-2", "clr2010-reg3-3", "clr2010-reg3-5", "clr2010-reg3-6"
SOUTHWARK = "r-g-v-southwark"


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of the working. `provision` is the id of the place in the law that it rests on."""

    text: str
    provision: str


def day_in_words(ordinal: int) -> str:
    """An ordinal as people write the day."""
    return in_words(date.fromordinal(ordinal))


def days_in_words(number: int) -> str:
    """1 day, 2 days."""
    return f"{number} day{'' if number == 1 else 's'}"


def weeks_needed(case: Reckoning) -> str:
    """How long somebody has to have been in care: in weeks too, where it comes to whole ones."""
    weeks, rest = divmod(case.figures.looked_after_days, 7)
    days = days_in_words(case.figures.looked_after_days)
    return days if rest else f"{weeks} weeks ({days})"


def weeks(case: Reckoning) -> Reason:
    """How many days in care there are since 14, and whether they are enough."""
    earlier = " Days before 14 are not counted." if any(first < case.b14 for first, _ in case.runs.counted) else ""
    if not case.counted:
        said = f"No day in care between the 14th birthday, {day_in_words(case.b14)}, and 18 is recorded"
        return Reason(f"{said}. {weeks_needed(case)} are needed.{earlier}", REG_40)
    said = f"In care for {days_in_words(case.counted)} since turning 14 on {day_in_words(case.b14)}"
    if case.reached is not None:
        enough = f"{weeks_needed(case)} are needed, so that is enough."
    elif case.counted < case.figures.looked_after_days:
        enough = f"{weeks_needed(case)} are needed, so that is not enough."
    else:
        enough = f"{weeks_needed(case)} are needed, and counted in nights it is not that long."
    return Reason(f"{said}. {enough}{earlier}", REG_40)


def was_eligible(case: Reckoning) -> Reason:
    """That somebody has been an eligible child, and since when."""
    since = "" if case.first_eligible is None else f", first on {day_in_words(case.first_eligible)}"
    return Reason(f"Was an eligible child (in care at 16 or 17, with enough days){since}.", PARA_19B)


def last_day_in_care(case: Reckoning) -> int | None:
    """The last day looked after in England by the day asked about; None: no day is recorded, or care goes on."""
    ends = [min(last, case.b18 - 1) for _, last in case.runs.every]
    return max((end for end in ends if end < case.day), default=None)
