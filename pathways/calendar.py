"""A calendar as a file (RFC 5545), written so that every reader takes them. Pure: no clock, no Django."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

PRODUCT = "-//Leaving care portal//What is due//EN"
LONGEST = 75  # octets of a line
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\r": "", "\n": "\\n"})


@dataclass(frozen=True, slots=True)
class Entry:
    """Something on a day, or at a moment of it. `uid` stays the same as long as it is the same thing, whatever its day.

    `at` None: it takes its whole day.
    """

    uid: str
    on: date
    text: str
    at: datetime | None = None


def written(entries: Iterable[Entry], name: str, at: datetime) -> str:
    """The file, as of a moment. No entry says that its reader is busy."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    lines.append(f"X-WR-CALNAME:{_escaped(name)}")
    for entry in entries:
        lines += _event(entry, at)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(entry: Entry, at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(entry.uid)}"
    yield f"DTSTAMP:{_moment(at)}"
    if entry.at:
        # How long it takes nobody has said: it has a beginning alone.
        yield f"DTSTART:{_moment(entry.at)}"
    else:
        yield f"DTSTART;VALUE=DATE:{_day(entry.on)}"
        # The day after, which is not part of it any more.
        yield f"DTEND;VALUE=DATE:{_day(entry.on + timedelta(days=1))}"
    yield f"SUMMARY:{_escaped(entry.text)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _day(day: date) -> str:
    return f"{datetime.combine(day, time()):%Y%m%d}"


def _escaped(text: str) -> str:
    """Text without signs that would end it. Other controls have no place in a calendar."""
    escaped = text.translate(ESCAPED)
    return "".join(sign for sign in escaped if sign.isprintable() or sign == "\t")


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets, each but the first after a space; no sign is cut in two."""
    piece, size = "", 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > LONGEST:
            yield piece
            piece, size = " ", 1
        piece, size = piece + sign, size + octets
    yield piece
