"""What the duties of the timetable are called."""

from datetime import date

from leaving_care.law import book
from pathways.timetable.law import law_on

# How long records are kept, and the council's offer, are nothing that could wait for one person.
NEVER_WAIT = frozenset({"records-in-care", "records-care-leaver", "records-after-death", "offer-kept-up-to-date"})


def name_of(duty: str, on: date) -> str:
    """What a duty is called on a day; blank: there is none of that id that is seen to for one person."""
    timed = law_on(book(), on).get(duty)
    return timed.what if timed and duty not in NEVER_WAIT else ""
