"""What an agreed interval changes for one duty: in the place of guidance and policy it stands, a law it can only shorten."""

from collections.abc import Iterable
from datetime import date

from leaving_care.law import book
from pathways.timetable.deadlines import SOFT
from pathways.timetable.law import Timed, law_on
from pathways.timetable.lengths import Length, over
from pathways.timetable.own import IN_TOUCH_BACK, IN_TOUCH_STAY, REVIEW_21, REVIEW_IN_CARE

# Duties that come again, and to which the law gives no time: what two people agree is the only one.
WITHOUT_A_TIME = (IN_TOUCH_STAY, IN_TOUCH_BACK, REVIEW_IN_CARE, REVIEW_21)


# The first days of two years, one of them a leap year.
MONTHS = tuple(date(year, month, 1) for year in (2027, 2028) for month in range(1, 13))
RESTS_ON = {"statute": "an Act of Parliament", "regulation": "regulations", "guidance": "national guidance"}


def with_an_interval(on: date) -> list[Timed]:
    """The duties that come again, for which an interval can be agreed."""
    found: Iterable[Timed] = law_on(book(), on).values()
    return [timed for timed in found if timed.rule == "every" or timed.id in WITHOUT_A_TIME]


def lengthens(duty: str, number: int, unit: str, on: date) -> str:
    """Why an interval would change nothing, as the law of a day has a shorter one; blank: it counts."""
    timed, agreed = law_on(book(), on).get(duty), Length(number, unit)
    if timed is None or timed.length is None or timed.ground.kind in SOFT or not _is_longer(agreed, timed.length):
        return ""
    return (
        f"The law says every {timed.length} at the latest. What you agree can shorten that, and never lengthen it: "
        f"every {agreed} would change nothing. Agree on {timed.length} or less, or leave it as it is."
    )


def effect(duty: str, number: int, unit: str, on: date) -> str:
    """What an interval changes on a day, in a sentence."""
    agreed, timed = Length(number, unit), law_on(book(), on).get(duty)
    if timed is None:
        return "This duty is not in force, so it changes nothing."
    if timed.length is None:
        return f"Every {agreed}. Without it no number of days is set."
    kind = RESTS_ON.get(timed.ground.kind, timed.ground.kind)
    if timed.ground.kind in SOFT:
        return f"Every {agreed}, in the place of every {timed.length} ({kind})."
    if _is_longer(agreed, timed.length):
        return f"The law’s own time stands: every {timed.length} ({kind}). This is longer, so it changes nothing."
    return f"Every {agreed}, or the law’s {timed.length} ({kind}) where that is earlier."


def _is_longer(agreed: Length, law: Length) -> bool:
    """Whether one length is over later than another from whichever day they are counted: months are not all as long."""
    return all(over(day, agreed) > over(day, law) for day in MONTHS)
