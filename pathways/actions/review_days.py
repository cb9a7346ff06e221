"""By when the next review of a plan has to be, counted as the timetable counts it."""

from datetime import date

from leaving_care.models import YoungPerson
from pathways.deriving import REVIEWS
from pathways.models import AgreedInterval
from pathways.plan_settings import settings_of
from pathways.sections import AFTER_CARE, EDUCATION, ELIGIBLE, FROM_21
from pathways.summaries import of_people, state_on
from pathways.timetable import Agreed, History, Length
from pathways.timetable.case import case_of
from pathways.timetable.deadlines import Deadline, deadline
from pathways.timetable.words import ON_HOLD

# Which duty of the timetable sets the time for each kind of plan. All but the first have none of the law's.
CLOCKS = {
    AFTER_CARE: "plan-review",
    ELIGIBLE: "plan-review-in-care",
    EDUCATION: "plan-review-from-21",
    FROM_21: "plan-review-from-21",
}


def next_review(person: YoungPerson, kind: str, held_on: date, *, on: date) -> Deadline | None:
    """The time for the next review of a kind of plan, counted from one held on a day; None where none is set on the day `on`.

    No more than six months after care (SI 2010/2571, regulation 7(2)(c)). The council's own clock, and an interval agreed for
    this person that lasts on `on`, can make that shorter and never longer. Where the law sets no time they alone do. Raises
    law.NotInForce for a day `on` before the law book begins.
    """
    duty = CLOCKS[kind]
    rows = AgreedInterval.objects.filter(person=person, duty=duty)
    agreed = tuple(Agreed(row.starts_on, row.ends_on, duty=duty, every=Length(row.number, row.unit)) for row in rows)
    settings = settings_of(person.authority_id)
    case = case_of(History(date_of_birth=person.date_of_birth, agreed=agreed), on, settings)
    timed = case.law.get(duty)
    if timed is None or duty in settings.left_out:
        return None
    found = deadline(case, timed, held_on)
    return found if found.due_on else None


def next_review_by(person: YoungPerson, kind: str, held_on: date, *, on: date) -> date | None:
    """The last day of that time; None where none is set."""
    found = next_review(person, kind, held_on, on=on)
    return found.due_on if found else None


def planned_by(person: YoungPerson, on: date) -> date | None:
    """The first last day for a review by the timetable, which knows the day set at the last one too; None: there is none.

    One query where the summary is right.
    """
    return planned(person, on)[0]


def planned(person: YoungPerson, on: date) -> tuple[date | None, bool]:
    """That day, and whether the review of it waits for a time, as two people agreed. One query where the summary is right."""
    (summary,) = of_people([person], on)
    day = summary.next_review_on
    of_day = [duty for duty in summary.duties if duty["id"] in REVIEWS and day and duty["due_on"] == day.isoformat()]
    return day, any(state_on(duty, on) == ON_HOLD for duty in of_day)
