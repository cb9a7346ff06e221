"""To which day an answer stays right by itself: people by chance, and every sort of fact by itself."""

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaving_care.care import Course, Period
from leaving_care.law import book
from leaving_care.status import Change
from pathways.timetable import (
    Agreed,
    Assessment,
    Choice,
    Contact,
    CourseTold,
    Detention,
    Home,
    HomeInCare,
    Length,
    Papers,
    PlanVersion,
    Review,
    ReviewAsked,
    Settings,
    Talk,
    Trigger,
    timetable,
)
from pathways.timetable.lasting import lasts_until, law_days
from tests.pathways.timetable.people import ONE, day, former, hold, with_
from tests.pathways.timetable.test_properties import COUNCILS, asked, people

by_chance = settings(
    max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


def apart_from_states(duties):
    return [
        replace(duty, state="open" if duty.state in ("not_due", "due", "overdue") else duty.state) for duty in duties
    ]


@by_chance
@given(history=people(), council=COUNCILS, data=st.data())
def test_every_day_up_to_it_has_the_same_duties_and_the_same_last_day(history, council, data):
    on = asked(data, history)
    found = timetable(history, on, council)
    until = lasts_until(history, on, found, council)
    assert until >= on
    later = on
    while later <= until:
        again = timetable(history, later, council)
        assert apart_from_states(again) == apart_from_states(found), later
        assert lasts_until(history, later, again, council) == until
        later += ONE


NOW = day("2026-11-20")
SOON = NOW + timedelta(days=9)
FACTS = {
    "statuses": (Change(day("2023-03-14"), "eligible"), Change(SOON, "former_relevant")),
    "in_care": (Period(day("2015-01-05"), SOON - ONE),),
    "homes_in_care": (HomeInCare(SOON),),
    "homes": (Home(day("2026-10-01"), SOON - ONE),),
    "detentions": (Detention(SOON),),
    "courses": (Course(day("2026-10-01"), SOON - ONE, True),),
    "courses_told": (CourseTold(SOON),),
    "advisers": (Period(day("2026-10-01"), SOON - ONE),),
    "assessments": (Assessment(day("2026-10-01"), SOON),),
    "plans": (PlanVersion(day("2026-10-01"), SOON),),
    "reviews": (Review(SOON),),
    "reviews_asked": (ReviewAsked(day("2026-10-01"), SOON),),
    "triggers": (Trigger(day("2026-10-01"), "custody", SOON),),
    "contacts": (Contact(SOON),),
    "talks": (Talk(SOON, 21),),
    "papers": Papers((("passport", SOON),)),
    "choices": (Choice(SOON, "stay"),),
    "offers": (SOON,),
    "holds": (hold(NOW, SOON - ONE, "plan-review"),),
    "agreed": (Agreed(NOW, SOON - ONE, duty="later-visits", every=Length(3, "months")),),
    "switched_on": SOON,
    "closed_on": SOON,
    "died_on": SOON,
    "date_of_birth": date(2007, SOON.month, SOON.day),
}


def test_every_sort_of_fact_is_tried():
    assert {field.name for field in fields(former())} == FACTS.keys()


@pytest.mark.parametrize("name", FACTS)
def test_a_fact_to_come_ends_it_on_the_day_before(name):
    history = with_(former(), **{name: FACTS[name]})
    assert lasts_until(history, NOW, timetable(history, NOW)) == SOON - ONE


def test_nothing_to_come_ends_it_before_the_next_birthday():
    history = former()
    assert lasts_until(history, NOW, timetable(history, NOW)) == day("2027-03-13")
    assert lasts_until(history, day("2027-03-13"), ()) == day("2027-03-13")
    assert lasts_until(history, day("2027-03-14"), ()) == day("2028-03-13")


def test_a_birthday_of_29_february_goes_by_the_councils_reading():
    history = replace(former(), date_of_birth=date(2008, 2, 29))
    assert lasts_until(history, NOW, ()) == day("2027-02-28")
    assert lasts_until(history, NOW, (), Settings(born_29_february_ages_on_28=True)) == day("2027-02-27")


def test_the_28th_day_in_a_home_ends_it_for_then_other_visits_follow():
    history = with_(former(), homes=(Home(NOW),), contacts=(Contact(NOW, "seen_at_home"),))
    assert lasts_until(history, NOW, timetable(history, NOW)) == NOW + timedelta(days=28)


def test_a_day_on_which_the_law_changes_ends_it():
    changes = law_days(book())
    assert changes == tuple(sorted(changes)) and len(changes) > 3
    before = changes[-1] - 5 * ONE
    assert lasts_until(former(), before, ()) <= changes[-1] - ONE


def test_an_end_that_is_the_last_day_there_is():
    history = with_(former(), courses=(Course(None, date.max, False),))
    assert lasts_until(history, NOW, ()) == day("2027-03-13")
