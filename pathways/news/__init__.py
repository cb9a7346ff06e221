"""What is new for a young person, and what comes next: a few lines for their first page, each with the way to it.

One kind of news is one class (pathways.news.people, pathways.news.plan). What it asks of the database goes into one query with
all the others, and what it says is a line, or nothing. A further kind is written there and named in KINDS, where what cannot
wait stands first.
"""

from datetime import date

from leaving_care.models import YoungPerson
from pathways.actions.review_days import planned_by
from pathways.news.lines import Line, next_review
from pathways.news.people import ComingBack, LaterVisit, NewWorker, VisitToday
from pathways.news.plan import Approved, CheckInAnswered, Draft, Replied, ReviewAsked, TypedNotSent

MOST = 3
KINDS = (
    VisitToday,
    ComingBack,
    NewWorker,
    Replied,
    Draft,
    Approved,
    ReviewAsked,
    CheckInAnswered,
    TypedNotSent,
    LaterVisit,
)


def news(person: YoungPerson, on: date, most: int = MOST) -> list[Line]:
    """The first so many lines for a person on a day. One query, and two more while the day of the next review has room."""
    asks = {name: ask for kind in KINDS for name, ask in kind.asks(on).items()}
    said = YoungPerson.objects.filter(pk=person.pk).order_by().annotate(**asks).values(*asks).get()
    found = [line for kind in KINDS if (line := kind.says(said, on))]
    if len(found) < most and said["plan_approved_at"]:
        line = next_review(planned_by(person, on), on)
        found += [line] if line else []
    return found[:most]
