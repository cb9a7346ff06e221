"""What is new for a young person, and what comes next: a few lines for their first page, each with the way to it.

One kind of news is one class (pathways.news.people, pathways.news.plan). What it asks of the database goes into one query with
all the others, and what it says is a line, or nothing. A further kind is written there and named in KINDS, where what cannot
wait stands first. A day that comes is always there; only what is new is limited.
"""

from datetime import date

from leaving_care.models import YoungPerson
from pathways.actions.review_days import planned
from pathways.news.choosing import Choosing
from pathways.news.lines import Line, Said, next_review
from pathways.news.people import ComingBack, LaterVisit, NewWorker, VisitToday
from pathways.news.plan import (
    Approved,
    CheckInAnswered,
    Draft,
    MeetingOffered,
    Replied,
    ReviewAsked,
    TypedNotSent,
    WaitsForReply,
)

MOST = 3
KINDS = (
    CheckInAnswered,
    VisitToday,
    ComingBack,
    NewWorker,
    Replied,
    WaitsForReply,
    Draft,
    Approved,
    ReviewAsked,
    TypedNotSent,
    MeetingOffered,
    LaterVisit,
)


def known(person: YoungPerson, on: date) -> Said:
    """What every kind asks about a person on a day, and what the first page asks beside them. One query."""
    asks = {name: ask for kind in (*KINDS, Choosing) for name, ask in kind.asks(on).items()}
    return YoungPerson.objects.filter(pk=person.pk).order_by().annotate(**asks).values(*asks).get()


def news(person: YoungPerson, on: date, most: int = MOST, *, said: Said | None = None) -> list[Line]:
    """The first so many lines of what is new for a person on a day, and every one that stays.

    One query less where it was asked already (`said`, of `known`). Two more while the day of the next review has room. A
    review that waits for a time is told nobody here: why it waits was written for the council's people.
    """
    said = said or known(person, on)
    found = [line for kind in KINDS if (line := kind.says(said, on))]
    new = [line for line in found if not line.stays][:most]
    found = [line for line in found if line.stays or line in new]
    if len(new) < most and said["plan_approved_at"]:
        day, waits = planned(person, on)
        line = None if waits else next_review(day, on)
        found += [line] if line else []
    return found
