"""Rows of every kind that the timetable reads, for somebody of 19 who left care at 18."""

from datetime import UTC, datetime, time, timedelta

from leaving_care.models import Allocation, Course, Home, Role, TimeAway
from leaving_care.standing import reckon
from pathways import summaries
from pathways.models import (
    AgreedInterval,
    Assessment,
    ChangeInLife,
    ChoiceAt21,
    Contact,
    Copy,
    DutyHeld,
    Milestone,
    Paper,
    PlanVersion,
    Review,
    ReviewAsk,
    Summary,
    YearlyHello,
)
from tests.leaving_care.rows import build
from tests.people import TODAY, member, user

ONE = timedelta(days=1)


def noon(day):
    return datetime.combine(day, time(12), UTC)


def kept(person, on=TODAY):
    """The summary as it is kept anew on a day, with the status that the dates say."""
    reckon(person)
    summaries.keep(person, on)
    return Summary.objects.get(person=person)


def derived(person, on):
    """The same, worked out and not written."""
    (row,) = summaries.worked_out([person.pk], on)
    return row


def duty_of(summary, id):
    """The one open duty of an id; None where there is none."""
    found = [duty for duty in summary.duties if duty["id"] == id]
    assert len(found) <= 1
    return found[0] if found else None


def contact(person, day, outcome="seen_at_home", **values):
    return build(Contact, person=person, at=noon(day), how="visit", outcome=outcome, **{"role": "adviser"} | values)


def plan(person, day):
    """A version approved on a day."""
    number = PlanVersion.objects.filter(person=person).count() + 1
    row = build(PlanVersion, person=person, number=number, sent_at=noon(day), sent_by=user(), copy_how="online")
    PlanVersion.objects.filter(pk=row.pk).update(approved_at=noon(day), approved_by=user())
    return row


def assessed(person, day):
    """An assessment finished on a day."""
    row = build(Assessment, person=person)
    Assessment.objects.filter(pk=row.pk).update(finished_at=noon(day))
    return row


def review(person, day, **values):
    """A finished review of the plan, which is made where there is none."""
    of = PlanVersion.objects.filter(person=person).first() or plan(person, day)
    return build(Review, person=person, of=of, held_on=day, finished_at=noon(day), **values)


def held(person, duties, first, last, checked_on, **values):
    said = {"reason": "in_hospital", "asked_by": user(), "checked_by": user(), "checked_at": noon(checked_on)} | values
    return build(DutyHeld, person=person, duties=list(duties), starts_on=first, ends_on=last, **said)


def home(person, first, last=None, provided=True):
    return build(Home, person=person, starts_on=first, ends_on=last, provided=provided)


def everything(person, day):
    """A row of each kind on a day, or from it to nine days later."""
    until = day + 9 * ONE
    plan(person, day)
    review(person, day + ONE)
    contact(person, day)
    home(person, day, until)
    held(person, ["contact-16-to-20"], day, until, day)
    assessed(person, day + 2 * ONE)
    build(Copy, person=person, given_on=day + 3 * ONE)
    build(TimeAway, person=person, kind="detained", starts_on=day, ends_on=until)
    build(Course, person=person, starts_on=day, ends_on=until, continues=True)
    build(ReviewAsk, person=person, asked_at=noon(day), withdrawn_on=day + 4 * ONE)
    build(ChangeInLife, person=person, kind="custody", on=day, settled_on=until, settled_why="No need.")
    build(Paper, person=person, kind="passport", state="have", had_on=day + 5 * ONE)
    build(ChoiceAt21, person=person, said="stay", on=day)
    build(YearlyHello, person=person, on=day)
    build(Milestone, person=person, kind="switched", on=day)
    build(AgreedInterval, person=person, duty="plan-review", number=2, unit="months", starts_on=day, ends_on=until)
    worker = member(Role.PERSONAL_ADVISER, person.authority)
    build(Allocation, person=person, worker=worker, role=worker.role, is_main=True, starts_on=day, ends_on=until)
    return worker
