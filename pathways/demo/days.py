"""Days of the invented people, written so that their ages stay right. Pure: no clock, no Django.

today        the day of the seed
-3y2m5d      three years, two months and five days before it; +1m a month after; -1m+1d the day after a month before
@16          the 16th birthday; @16-1d the day before it, @16+3m three months after
"""

import re
from datetime import date, timedelta

from leaving_care.dates import birthday, months_after

_WRITTEN = re.compile(r"(?:today|@(?P<age>\d+))?(?P<steps>(?:[+-](?:\d+[ymd])+)*)")
_STEP = re.compile(r"([+-])((?:\d+[ymd])+)")
_LENGTH = re.compile(r"(\d+)([ymd])")


def day_of(written: str, on: date, born: date | None = None) -> date:
    """The day that something written means, seen from the day `on`. Raises ValueError for what is no such day.

    `born` is needed for what counts from a birthday.
    """
    found = _WRITTEN.fullmatch(written)
    if found is None or not written:
        raise ValueError(f"{written!r} is no day. Write today, -3y2m5d, @16 or @16+3m.")
    day = on
    if found["age"]:
        if born is None:
            raise ValueError(f"{written!r} counts from a birthday, and nobody's is known here.")
        day = birthday(born, int(found["age"]))
    for sign, lengths in _STEP.findall(found["steps"]):
        way = -1 if sign == "-" else 1
        units = {unit: int(number) for number, unit in _LENGTH.findall(lengths)}
        day = months_after(day, way * (12 * units.get("y", 0) + units.get("m", 0)))
        day += way * timedelta(days=units.get("d", 0))
    return day
