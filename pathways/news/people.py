"""News of who works with a young person and when they meet.

`asks` is what a kind needs to know (conditions of one query), `says` the line that it makes of it, or None.
"""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from leaving_care.dates import in_words
from leaving_care.models import Allocation, YoungPerson
from pathways.models import CameBack, HandingOver, VisitPlanned
from pathways.news.lines import OF_THEM, SOMEBODY, Line, Said, and_where, at_what_time, day_of, first
from pathways.visiting import visits_standing


class VisitToday:
    """A visit that is agreed for today."""

    @staticmethod
    def asks(on):
        """The next that is agreed and has not been yet."""
        return first(visits_from(on).filter(**OF_THEM), visit_on="on", visit_time="at_time", visit_where="where")

    @staticmethod
    def says(said: Said, on: date) -> Line | None:
        """At what time, and where."""
        if said["visit_on"] != on:
            return None
        words = f"Today{at_what_time(said['visit_time'])} we visit you.{and_where(said['visit_where'])}"
        return Line(words, "Who to ring if it does not suit you", reverse("me_worker"), stays=True)


class LaterVisit(VisitToday):
    """A visit that is agreed for another day."""

    @staticmethod
    def says(said: Said, on: date) -> Line | None:
        """On which day, at what time, and where."""
        if said["visit_on"] in (None, on):
            return None
        day = in_words(said["visit_on"]) + at_what_time(said["visit_time"])
        return Line(
            f"We visit you on {day}.{and_where(said['visit_where'])}",
            "Who to ring if it does not suit you",
            reverse("me_worker"),
            stays=True,
        )


class ComingBack:
    """That they asked for help again at 21 or over, and who rings them by when."""

    @staticmethod
    def asks(on):
        """What they asked last."""
        rows = CameBack.objects.filter(**OF_THEM).order_by("-asked_at", "-pk")
        return first(
            rows, back_at="asked_at", back_by="reply_by", back_settled="settled_at", back_who="worker__user__name"
        )

    @staticmethod
    def says(said: Said, on: date) -> Line | None:
        """Until they were rung: the day by which they are."""
        link = ("What happens next", reverse("me_back"))
        by, asked = said["back_by"], said["back_at"]
        if asked and not said["back_settled"]:
            by = f"We ring you by {in_words(by)}." if by and by >= on else "Your last team will ring you."
            return Line(f"You asked for help again on {day_of(asked)}. {by}", *link)
        if by and by >= on:
            return Line(f"{said['back_who'] or SOMEBODY} rings you by {in_words(by)}.", *link)
        return None


class NewWorker:
    """A change of adviser of which they have been told."""

    @staticmethod
    def asks(on):
        """The change that is planned; not where it is settled already who comes, which stands beside the worker of today."""
        comes = Allocation.objects.filter(person=OuterRef("person"), is_main=True, starts_on__gt=on)
        rows = HandingOver.objects.filter(~Exists(comes), **OF_THEM, done_at=None, cancelled="", notice_on__lte=on)
        return first(rows, change_on="on", change_to="after__user__name", change_from="before__user__name")

    @staticmethod
    def says(said: Said, on: date) -> Line | None:
        """Who, from when, and in whose place."""
        if said["change_on"] is None:
            return None
        new, old = said["change_to"] or "Somebody new", said["change_from"] or "your worker"
        words = f"{new} works with you from {in_words(said['change_on'])}, in place of {old}."
        return Line(words, "About the change", reverse("me_new_worker"))


def visits_from(on: date) -> QuerySet[VisitPlanned]:
    """The visits that are agreed for a day or later, the next first; not one that was logged already."""
    return visits_standing().filter(on__gte=on).order_by("on", "at_time", "pk")


def visits_of(person: YoungPerson, on: date) -> list[str]:
    """Those of one young person, in words: Today at 14:30. Where: at college."""
    return [
        f"{'Today' if row.on == on else in_words(row.on)}{at_what_time(row.at_time)}.{and_where(row.where)}"
        for row in visits_from(on).filter(person=person)
    ]
