"""What was done on a day of the timetable: talks before 18, 21 and 25, the change of main worker, a course told of."""

import uuid
from datetime import date, datetime

from django.core.exceptions import ValidationError

from leaving_care.changing import changing
from leaving_care.dates import birthday, in_words, uk_day
from leaving_care.models import Allocation, User, YoungPerson
from pathways.from_21 import ADULT, FIRST
from pathways.models import Milestone

WRITE = "write_plan"
Kind = Milestone.Kind
MARKED = (Kind.TALK_18, Kind.TALK_21, Kind.TALK_25, Kind.SWITCHED, Kind.COURSE_TOLD)


def mark(
    person: YoungPerson,
    kind: str,
    *,
    on: date,
    words: str = "",
    until: date | None = None,
    by: User,
    at: datetime,
    once: uuid.UUID | None = None,
) -> Milestone:
    """Writes down that something of MARKED was done on a day; `until`: the last day of a course, blank where it is not known.

    Raises NotAllowed, AlreadyDone, and ValidationError: a day to come, a change of main worker before 18 or to nobody, a
    course before 21.
    """
    with changing(person, WRITE, by=by, at=at, once=once) as change:
        if kind not in MARKED:
            raise ValidationError("This is not written down here.")
        born = change.person.date_of_birth
        if on > uk_day(at):
            raise ValidationError({"on": "This day is in the future. Write it down once it has been"})
        if kind == Kind.SWITCHED:
            _check_switch(change.person, on)
        if kind == Kind.COURSE_TOLD and on < birthday(born, FIRST):
            raise ValidationError({"on": f"This is before they turned 21, on {in_words(birthday(born, FIRST))}"})
        if until and until < on:
            raise ValidationError({"until": "The last day cannot be before the day they told us"})
        row = Milestone(person=change.person, kind=kind, on=on, until=until, words=words, by=by, at=at)
        row.full_clean(exclude=["person", "by"])
        row.save()
        change.note(Milestone.part, f"milestone.{kind}")
    return row


def _check_switch(person: YoungPerson, on: date) -> None:
    """The adviser is the main worker from the 18th birthday on, and there has to be one."""
    adult = birthday(person.date_of_birth, ADULT)
    if on < adult:
        raise ValidationError({"on": f"The main worker changes at 18, on {in_words(adult)}, and not before"})
    if not Allocation.objects.on(on).filter(person=person, is_main=True).exists():
        raise ValidationError(f"Nobody is their main adviser on {in_words(on)}. A manager allocates one first.")
