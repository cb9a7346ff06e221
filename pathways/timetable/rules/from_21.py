"""The offer of help from 21: soon after the birthday, and then every year while there is no help."""

from collections.abc import Iterator
from dataclasses import replace

from leaving_care.dates import in_words
from leaving_care.status.reckoning import FORMER_RELEVANT
from pathways.timetable.case import Case, first_from
from pathways.timetable.duty import Duty
from pathways.timetable.flags import ASKED_NO_OFFERS, OFFER_AFTER_SUPPORT
from pathways.timetable.lengths import ONE
from pathways.timetable.making import duty, spared
from pathways.timetable.support import Support, support

HELPED = "There is help already, so it is not offered again."


def at_21(case: Case) -> Iterator[Duty]:
    """As soon as possible after the 21st birthday the council asks whether somebody wants help (section 23CZB(7)(a)).

    Not of those whose help goes on. The law sets no number of days; its own words have not been read.
    """
    timed, since = case.law.get("at-21"), case.since({FORMER_RELEVANT})
    if timed is None or since is None or case.on >= case.b25:
        return
    found = support(case)
    start = max(case.b21, since)
    done_on = first_from(case.offered, case.b21)
    if found.grounds and done_on is None:
        yield spared(timed, HELPED, flags=found.flags)
    else:
        yield duty(case, replace(timed, rule="soon"), start, done_on=done_on, flags=found.flags)


def yearly(case: Case) -> Iterator[Duty]:
    """While there is no help, at least once in every 12 months from the last offer, or the 21st birthday; to 25.

    Section 23CZB(7)(b), unread. Where help came and ended since, the year is counted from its end, and flagged. A wish not to be
    asked again is flagged, and does not end it by itself.
    """
    timed, since = case.law.get("yearly-offer-again"), case.since({FORMER_RELEVANT})
    if timed is None or since is None or case.before_21 or case.on >= case.b25:
        return
    found = support(case)
    if found.grounds:
        yield spared(timed, HELPED, flags=found.flags)
        return
    offers = [day for day in case.offered if day >= case.b21]
    start = max(case.b21, since, *offers[-1:])
    flags, source = _open(case, found), "" if offers else "the 21st birthday"
    if found.ended_on is not None and found.ended_on + ONE > start:
        start, flags, source = found.ended_on + ONE, (*flags, OFFER_AFTER_SUPPORT), "the end of the help"
    row = duty(case, timed, start, source=source, last_done_on=offers[-1] if offers else None, flags=flags)
    if row.due_on is not None and row.due_on >= case.b25:
        yield spared(timed, f"The 25th birthday, {in_words(case.b25)}, comes before the year is over.", flags=flags)
    else:
        yield row


def _open(case: Case, found: Support) -> tuple[str, ...]:
    stopped = bool(case.choices) and case.choices[-1].no_offers
    return (*found.flags, ASKED_NO_OFFERS) if stopped else found.flags
