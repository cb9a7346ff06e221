"""To which day a summary stays right: derived again on every day until then it says the same."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pathways.deriving import COLUMNS, derived, differing
from pathways.history import Known, known
from pathways.summaries import state_on
from pathways.timetable import Settings, timetable
from tests.pathways.timetable.test_properties import COUNCILS, asked, people
from tests.people import TODAY, young
from tests.plans_kept.rows import ONE, everything, held, kept
from tests.plans_kept.rows import derived as worked_out

by_chance = settings(
    max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


def as_known(history):
    """Somebody whose personal advisers were main advisers, each another."""
    mains = tuple((time.starts_on, time.ends_on, number) for number, time in enumerate(history.advisers))
    return Known(1, 1, mains, history)


@by_chance
@given(history=people(), council=COUNCILS, data=st.data())
def test_every_day_to_the_last_says_the_same(history, council, data):
    on = asked(data, history)
    who = as_known(history)
    first = derived(who, on, council)
    day = on
    while day <= first.valid_until:
        assert differing(first, derived(who, day, council)) == [], day
        day += ONE


@by_chance
@given(history=people(), council=COUNCILS, data=st.data())
def test_a_stored_duty_has_the_state_of_the_timetable_on_every_such_day(history, council, data):
    on = asked(data, history)
    stored = derived(as_known(history), on, council)
    later = data.draw(st.dates(on, stored.valid_until), label="later")
    states = {(duty.id, duty.about): duty.state for duty in timetable(history, later, council)}
    for duty in stored.duties:
        assert state_on(duty, later) == states[duty["id"], duty["about"]], duty


@pytest.mark.django_db
@pytest.mark.parametrize("born", [date(2007, 5, 4), date(2005, 12, 4), date(2009, 12, 2), date(2008, 11, 30)])
def test_with_a_row_of_every_kind_from_the_record(born):
    """The rows begin and end around a day that is ahead of the one on which the summary is kept."""
    person = young(date_of_birth=born)
    everything(person, TODAY + 3 * ONE)
    on, stops = TODAY, set()
    while on < TODAY + 40 * ONE:
        stored = kept(person, on)
        stops.add(stored.valid_until)
        for number in range((stored.valid_until - on).days + 1):
            if number > 40:
                break
            assert differing(stored, worked_out(person, on + number * ONE)) == []
        on = stored.valid_until + ONE
    assert len(stops) > 8, "otherwise nothing was tried"


@pytest.mark.django_db
def test_on_the_day_after_something_is_another():
    person = young()
    held(person, ["contact-16-to-20"], TODAY, TODAY + 9 * ONE, TODAY)
    stored = kept(person)
    assert stored.valid_until == TODAY + 9 * ONE
    assert "held_until" in differing(stored, worked_out(person, TODAY + 10 * ONE))


@pytest.mark.django_db
def test_one_and_many_are_read_in_the_same_way():
    those = [young(), young(date_of_birth=date(2009, 1, 1))]
    for person in those:
        everything(person, TODAY - 20 * ONE)
    together = known([person.pk for person in those])
    assert together == [known([person.pk])[0] for person in those]
    assert all(getattr(together[0].history, name) for name in ("contacts", "reviews", "holds", "agreed", "choices"))
    assert all(getattr(together[0].history, name) for name in ("plans", "assessments", "homes", "offers", "triggers"))


def test_nothing_stored_hangs_on_the_day_but_by_its_columns():
    summary = derived(Known(1, 1, (), replace(_nobody())), TODAY, Settings())
    stored = {field.attname.removesuffix("_id") for field in summary._meta.concrete_fields}
    assert stored - set(COLUMNS) == {"id", "key", "person", "worked_out_on"}


def _nobody():
    from pathways.timetable import History

    return History(TODAY - timedelta(days=19 * 365))
