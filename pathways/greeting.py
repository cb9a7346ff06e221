"""The yearly hello: to whom it is due on a day, by which way of theirs that is safe, and who asked for no more."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from leaving_care.access import reachable
from leaving_care.dates import in_words
from leaving_care.models import User, WayToReach, YoungPerson
from pathways.from_21 import FIRST, LAST, asked_for_no_more
from pathways.models import ChoiceAt21, YearlyHello
from pathways.summaries import of_people, state_on
from pathways.timetable.words import NOT_DUE, ON_HOLD, OVERDUE

GREET = "greet"
OFFERS = ("at-21", "yearly-offer-again")
Kind, How = WayToReach.Kind, YearlyHello.How
# A name on social media is no way of the list: somebody has to say how it was sent.
HOW_OF = {Kind.MOBILE: How.TEXT, Kind.EMAIL: How.EMAIL, Kind.LETTER: How.LETTER, Kind.THROUGH: How.THROUGH}


@dataclass(frozen=True)
class Line:
    """One person to greet. `way` None: no way of theirs is recorded as safe. `due_on` None: as soon as possible."""

    person: YoungPerson
    way: WayToReach | None
    due_on: date | None
    is_late: bool
    is_stopped: bool

    @property
    def key(self) -> str:
        """Of the person."""
        return str(self.person.key)

    @property
    def name(self) -> str:
        """As they are called."""
        return self.person.name_used

    @property
    def how(self) -> str:
        """How they are greeted; blank: not known."""
        return HOW_OF.get(Kind(self.way.kind), "") if self.way else ""

    @property
    def said(self) -> str:
        """When it is due, and how."""
        if self.due_on is None:
            when = "As soon as possible."
        else:
            when = f"{'The last day was' if self.is_late else 'By'} {in_words(self.due_on)}."
        if self.way is None:
            return f"{when} No safe way to reach them is recorded yet."
        care = f" Take care: {self.way.note}." if self.way.note else ""
        return f"{when} {self.way.get_kind_display().capitalize()}.{care}"


def to_greet(user: User, on: date) -> list[Line]:
    """Everybody of a user's to whom the yearly offer is due on a day, by name. A query for each table that it is in."""
    people = list(_from_21(user, on))
    due: dict[int, tuple[str | None, bool]] = {}
    for summary in of_people(people, on):
        for duty in summary.duties:
            if duty["id"] in OFFERS and (state := state_on(duty, on)) not in (NOT_DUE, ON_HOLD):
                due.setdefault(summary.person_id, (duty["due_on"], state == OVERDUE))
    found = [person for person in people if person.pk in due]
    ways = ways_of(found, on)
    stopped = _stopped(found)
    lines = []
    for person in found:
        last_day, is_late = due[person.pk]
        due_on = date.fromisoformat(last_day) if last_day else None
        lines.append(Line(person, ways.get(person.pk), due_on, is_late, person.pk in stopped))
    return lines


def ways_of(people: Iterable[YoungPerson], on: date) -> dict[int, WayToReach]:
    """By person, the way to reach them on a day that is recorded as safe: the one to try first, if it is."""
    rows = WayToReach.objects.on(on).filter(person__in=[each.pk for each in people])
    safe = rows.filter(safe__in=[WayToReach.Safe.YES, WayToReach.Safe.CARE]).exclude(value="")
    found: dict[int, WayToReach] = {}
    for row in safe.order_by("-is_first", "pk"):
        found.setdefault(row.person_id, row)
    return found


def _from_21(user: User, on: date) -> QuerySet[YoungPerson]:
    """Those of 21 to 24 whom a user greets, and somebody born on 29 February a day too long: the timetable decides."""
    born_from, born_to = _years_before(on, LAST), _years_before(on, FIRST)
    people = reachable(user, GREET, on).filter(date_of_birth__gte=born_from, date_of_birth__lte=born_to, died_on=None)
    return people.select_related("authority").order_by("name_used", "pk")


def _years_before(on: date, years: int) -> date:
    return date(on.year - years, on.month, min(on.day, 28)) if on.month == 2 else on.replace(year=on.year - years)


def _stopped(people: list[YoungPerson]) -> set[int]:
    """Who asked for no more."""
    ids = [each.pk for each in people]
    choices = {row.person_id: row for row in ChoiceAt21.objects.filter(person__in=ids).order_by("on", "at", "pk")}
    hellos = {row.person_id: row for row in YearlyHello.objects.filter(person__in=ids).order_by("on", "pk")}
    return {id for id in ids if asked_for_no_more(choices.get(id), hellos.get(id))}
