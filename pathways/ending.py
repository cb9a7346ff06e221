"""Ending the work with somebody: once the law owes nothing more, mostly at 25; and from 21, where they chose to stop."""

from dataclasses import dataclass
from datetime import date

from leaving_care.dates import birthday, in_words
from leaving_care.models import Allocation, Status, YoungPerson
from leaving_care.standing import spell_on
from pathways.from_21 import ADULT, FIRST, LAST, is_over, newest_choice, open_ask
from pathways.history import known_of
from pathways.models import ChoiceAt21, Milestone, Summary
from pathways.plan_settings import settings_of
from pathways.summaries import of_people
from pathways.timetable.case import case_of
from pathways.timetable.flags import COURSE_IN_PLAN
from pathways.timetable.own import AT_25
from pathways.timetable.support import COURSE_CONTINUES, support

ENDED = "That the work has ended is recorded already."
DIED = "They have died. There is nothing to end: their record is kept."
COURSE = (
    "A course in their pathway plan goes on, and with it what the council owes them. It can be ended once that is over."
)
COURSE_TOLD = "They told us of a course that goes on, and the law gives them an adviser for it. It can be ended after its last day."
COURSE_NOT_SAID = (
    "A course of theirs goes on, and it is not recorded whether it is in their pathway plan. If it is, help goes on. Write that "
    "down in their record first."
)
OWED = "By their record they are {status}, and the law gives them help. If that is not right, put their record right first."
CAME_BACK = "They have asked to come back. A manager settles that first."
NOT_CHOSEN = "They have not chosen to stop, or chose something else since."
OVER = "They are 25 or over. Look at when the work with them ends altogether."
NOBODY = "Nobody works with them, so there is nothing to end. The yearly hello goes on."


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether something can be ended. `why_not` blank: it can, from `first_on` on. `first_on` None: no day is known."""

    first_on: date | None = None
    why_not: str = ""


def ended(person: YoungPerson) -> Milestone | None:
    """That the work with somebody has ended; None: it is not recorded, or was marked as a mistake. One query.

    A record that was a mistake is followed by a second one with a last day (`until`), and the reason in its words.
    """
    rows = Milestone.objects.filter(person=person, kind=Milestone.Kind.CLOSED).select_related("by")
    row = rows.order_by("at", "pk").last()
    return row if row and row.until is None else None


def closing(person: YoungPerson, on: date) -> Answer:
    """Whether the work with somebody can be recorded as ended on a day. A few queries.

    Somebody who was former relevant: by the timetable's closing at 25, which a course in the plan puts off (Children Act 1989,
    sections 23C(7), 23CA, 23CZB). Anybody else: once they are 18 or over, have no status and the timetable has nothing open.
    """
    if ended(person):
        return Answer(why_not=ENDED)
    if person.died_on:
        return Answer(why_not=DIED)
    (summary,) = of_people([person], on)
    at_25 = next((duty for duty in summary.duties if duty["id"] == AT_25), None)
    found = _former(person, at_25, on) if at_25 else _other(person, summary, on)
    return Answer(why_not=CAME_BACK) if not found.why_not and open_ask(person) else found


def stopping(person: YoungPerson, on: date) -> Answer:
    """Whether the work with somebody of 21 to 24 can be ended because they chose to stop. What goes on by law: `help_goes_on`."""
    choice, from_day = newest_choice(person), birthday(person.date_of_birth, FIRST)
    if choice is None or choice.said != ChoiceAt21.Said.STOP:
        return Answer(why_not=NOT_CHOSEN)
    if on < from_day:
        return Answer(
            why_not=f"They turn 21 on {in_words(from_day)}. Until then they have an adviser, whatever they choose."
        )
    if is_over(person, on):
        return Answer(why_not=OVER)
    if open_ask(person):
        return Answer(why_not=CAME_BACK)
    if not Allocation.objects.on(on).filter(person=person).exists():
        return Answer(why_not=NOBODY)
    return Answer(max(choice.on, from_day))


def help_goes_on(person: YoungPerson, on: date) -> str:
    """Why help goes on by law whatever somebody of 21 or over chose, in words; blank: it does not. A query for each table.

    Children Act 1989, sections 23C(7) and 23CA.
    """
    found = support(case_of(known_of(person).history, on, settings_of(person.authority_id)))
    if COURSE_CONTINUES in found.grounds:
        return COURSE
    if found.told is not None:
        return COURSE_TOLD
    return COURSE_NOT_SAID if COURSE_IN_PLAN in found.flags else ""


def _former(person: YoungPerson, at_25: dict, on: date) -> Answer:
    born = person.date_of_birth
    first = date.fromisoformat(at_25["due_on"]) if at_25["due_on"] else birthday(born, LAST)
    if first > on:
        return Answer(first, f"It can be ended from {in_words(first)} on, and not before.")
    return Answer(first, COURSE_NOT_SAID if COURSE_IN_PLAN in at_25["flags"] else "")


def _other(person: YoungPerson, summary: Summary, on: date) -> Answer:
    """Somebody of whom the timetable has no closing at 25, or says that it is not owed."""
    adult, spell = birthday(person.date_of_birth, ADULT), spell_on(person, on)
    if on < adult:
        return Answer(why_not=f"They are under 18, until {in_words(adult)}.")
    if person.statusspell_rows.filter(status=Status.FORMER_RELEVANT, starts_on__lte=on).exists():
        return Answer(why_not=COURSE)
    if spell and spell.status not in (Status.NONE, Status.TOO_OLD):
        return Answer(why_not=OWED.format(status=spell.get_status_display()))
    if summary.duties:
        names = "; ".join(duty["what"] for duty in summary.duties)
        return Answer(why_not=f"By the timetable there is still something to do: {names}.")
    return Answer(max(adult, spell.starts_on) if spell else adult)
