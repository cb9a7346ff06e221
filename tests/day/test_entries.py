"""What an adviser's calendar says of visits with a time, of what is overdue, and of those who share their initials."""

from datetime import date, datetime, time, timedelta

import pytest
from django.test import Client

from leaving_care.dates import UK
from pathways.actions import calendars
from pathways.models import Contact, VisitPlanned
from pathways.views.day.entries import called
from tests.day.test_calendar import read
from tests.leaving_care.rows import build
from tests.people import NOW, TODAY, young
from tests.plans_kept.rows import contact, kept

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def entries(adviser):
    """What the calendar holds, as a reader takes it."""
    secret = calendars.make(by=adviser.user, at=NOW)
    return read(Client().get(f"/work/calendar/{secret}.ics").content.decode())


def visits(adviser):
    return [entry for entry in entries(adviser) if entry["SUMMARY"].endswith(": visit")]


def owes(person, *duties):
    """A summary whose open duties are these: what, and the last day."""
    kept(person)
    plain = {"from_on": None, "held_until": None, "hold_reason": "", "because": ""}
    rows = [plain | {"id": what, "about": "", "what": what, "due_on": day.isoformat()} for what, day in duties]
    person.summary_rows.update(duties=rows)


@pytest.mark.parametrize(
    ("on", "begins"),
    [(TODAY, "20261120T153000Z"), (date(2027, 7, 1), "20270701T143000Z")],  # in summer the UK is an hour ahead
)
def test_a_visit_with_a_time_begins_at_it(adviser, kai, on, begins):
    build(VisitPlanned, person=kai, on=on, at_time=time(15, 30))
    (visit,) = visits(adviser)
    assert visit["DTSTART"] == begins and "DTEND" not in visit and "DTSTART;VALUE=DATE" not in visit


def test_a_visit_without_a_time_takes_its_day(adviser, kai):
    build(VisitPlanned, person=kai, on=TODAY)
    (visit,) = visits(adviser)
    assert visit["DTSTART;VALUE=DATE"] == "20261120" and "DTSTART" not in visit


@pytest.mark.parametrize("how", ["visit", "meeting"])
def test_a_visit_that_was_logged_is_gone_and_one_of_another_day_stays(adviser, kai, how):
    build(VisitPlanned, person=kai, on=TODAY, at_time=time(9))
    build(VisitPlanned, person=kai, on=TODAY + DAY)
    build(Contact, person=kai, at=NOW, how=how, outcome="seen")
    assert [visit["DTSTART;VALUE=DATE"] for visit in visits(adviser)] == ["20261121"]


def test_a_call_a_mistake_and_somebody_elses_visit_log_no_visit(adviser, kai):
    build(VisitPlanned, person=kai, on=TODAY)
    build(Contact, person=kai, at=NOW, how="call", outcome="reached")
    build(Contact, person=kai, at=NOW, how="visit", outcome="seen", mistaken="the wrong person")
    contact(young(adviser=adviser), TODAY)
    assert len(visits(adviser)) == 1


def test_a_visit_just_after_midnight_is_logged_on_the_day_of_the_uk(adviser, kai):
    on = date(2027, 7, 1)
    build(VisitPlanned, person=kai, on=on)
    row = build(Contact, person=kai, at=datetime.combine(on, time(0, 30), tzinfo=UK), how="visit", outcome="seen")
    assert visits(adviser) == []
    Contact.objects.filter(pk=row.pk).update(at=datetime.combine(on + DAY, time(0, 30), tzinfo=UK))
    assert len(visits(adviser)) == 1


def test_what_is_overdue_stands_once_on_today(adviser, kai):
    owes(kai, ("a visit", TODAY - 400 * DAY), ("a review", TODAY - DAY), ("a visit", TODAY - DAY), ("a talk", TODAY))
    found = [(entry["SUMMARY"], entry["DTSTART;VALUE=DATE"]) for entry in entries(adviser)]
    assert found == [("K. M.: a talk", "20261120"), ("K. M.: overdue: a visit, a review", "20261120")]


def test_those_who_share_initials_have_a_number_and_the_page_says_who_is_who(as_, adviser, kai):
    first, second = young(adviser=adviser, name_used="Kai Ellis"), young(adviser=adviser, name_used="Kemi Egan")
    people = [second, kai, first]
    assert called(people) == {kai.pk: "K. M.", first.pk: "K. E. (1)", second.pk: "K. E. (2)"}
    owes(second, ("a talk", TODAY + DAY))
    assert "K. E. (2): a talk" in {entry["SUMMARY"] for entry in entries(adviser)}
    page = as_(adviser).get("/work/calendar/")
    assert page.context["sharing"] == [("K. E. (1)", "Kai Ellis"), ("K. E. (2)", "Kemi Egan")]


def test_where_nobody_shares_initials_nobody_is_named(as_, adviser, kai):
    calendars.make(by=adviser.user, at=NOW)
    page = as_(adviser).get("/work/calendar/")
    assert page.context["sharing"] == [] and "Kai" not in page.content.decode()
