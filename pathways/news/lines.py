"""One line of news, and what every kind of it shares."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse

from leaving_care.dates import in_words, uk_day

FRESH = timedelta(days=28)  # for so long an answer, or a plan that was approved, is news
LATE = timedelta(days=14)  # past its last day for longer, a review is late, and they are told that it is us
SOMEBODY = "Somebody who works with you"
OF_THEM = {"person": OuterRef("pk")}
Said = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """What is said, and the link to it: its words and where it leads. `stays`: a day that comes, shown whatever else is new."""

    said: str
    link: str
    address: str
    stays: bool = False


def first(rows: QuerySet, **named: str) -> dict[str, Subquery]:
    """What is asked of the first of some rows: each field under the name of it."""
    return {name: Subquery(rows.values(field)[:1]) for name, field in named.items()}


def is_fresh(at: datetime | None, on: date) -> bool:
    """Whether something happened, and not long ago."""
    return at is not None and uk_day(at) >= on - FRESH


def day_of(at: datetime) -> str:
    """The day of a moment in words."""
    return in_words(uk_day(at))


def at_what_time(at_time: time | None) -> str:
    """At 14:30; nothing where no time is set."""
    return f" at {at_time:%H:%M}" if at_time else ""


def and_where(where: str) -> str:
    """Where: at college; nothing where that is not recorded. The words are those of whoever agreed it."""
    return f" Where: {where}." if where else ""


def next_review(last: date | None, on: date) -> Line | None:
    """The last day for the next review. Once it has passed it is time for one; after some weeks we say that we are late."""
    if last is None:
        return None
    if last < on - LATE:
        words = (
            f"We were to look at your plan with you by {in_words(last)}. We are late, sorry. Ask for a day, or ring us."
        )
        return Line(words, "Ask for a day that suits you", reverse("me_ask_review"))
    if last < on:
        return Line("It is time to look at your plan again.", "Ask for a day that suits you", reverse("me_ask_review"))
    return Line(f"Your next review is by {in_words(last)}.", "Say first what you think", reverse("me_review"))
