"""What holds for everybody: people by chance, with facts crowded around the days on which something turns."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaving_care.care import Course, Period
from leaving_care.dates import birthday, months_after
from leaving_care.law import timetable as law_timetable
from leaving_care.status import Change
from pathways.timetable import (
    PAPERS,
    TRIGGERS,
    Assessment,
    Choice,
    Contact,
    CourseTold,
    Detention,
    History,
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
from pathways.timetable.happenings import OUTCOMES, TRIED
from pathways.timetable.own import OWN
from tests.pathways.timetable.people import ONE, hold, with_

by_chance = settings(
    max_examples=40, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
LENGTHS = st.sampled_from([0, 1, 6, 7, 8, 27, 28, 29, 59, 61, 62, 90, 181, 184, 365, 700])


@st.composite
def people(draw):
    """Somebody from 16 on, with a few facts of each kind, at any age up to 26."""
    born = draw(st.dates(date(2004, 2, 20), date(2006, 8, 8)))
    b16, b18, b25 = (birthday(born, age) for age in (16, 18, 25))
    day = st.builds(
        lambda age, off: birthday(born, age) + timedelta(days=off),
        st.sampled_from([16, 16, 17, 18, 18, 20, 21, 21, 23, 25]),
        st.one_of(st.integers(-3, 3), st.integers(-200, 200)),
    )
    left = draw(st.one_of(st.none(), st.dates(b16 + ONE, b18 - ONE)))
    middle = [Change(left, draw(st.sampled_from(["relevant", "qualifying"])))] if left else []
    adult = "qualifying" if middle and middle[0].status == "qualifying" else "former_relevant"
    last_known = draw(st.sampled_from([b25, birthday(born, 27)]))
    statuses = (Change(b16, "eligible"), *middle, Change(b18, adult), Change(last_known, "too_old"))

    def period(cls, **rest):
        return st.builds(
            lambda first, length: cls(first, first + timedelta(days=length) if length is not None else None, **rest),
            day,
            st.one_of(st.none(), LENGTHS),
        )

    def some(strategy, most=3):
        return tuple(draw(st.lists(strategy, max_size=most)))

    given_on = st.one_of(st.none(), day)
    choices = st.builds(Choice, day, st.sampled_from(["stay", "step_back", "stop"]))
    return History(
        born,
        statuses,
        in_care=(Period(birthday(born, 10), (left or b18) - ONE),),
        homes_in_care=some(period(HomeInCare, until_18=draw(st.sampled_from([None, True, False]))), 2),
        homes=tuple({home.starts_on: home for home in some(period(Home))}.values()),
        detentions=some(period(Detention, ended_care=True), 1),
        courses=some(period(Course, continues=draw(st.sampled_from([None, True, False]))), 2),
        courses_told=some(period(CourseTold), 2),
        advisers=some(period(Period)),
        assessments=some(st.builds(Assessment, day, given_on), 2),
        plans=some(st.builds(PlanVersion, day, given_on)),
        reviews=some(st.builds(Review, day, st.booleans(), st.booleans(), given_on), 4),
        reviews_asked=some(st.builds(ReviewAsked, day, given_on), 2),
        triggers=some(st.builds(Trigger, day, st.sampled_from(sorted(TRIGGERS)), given_on)),
        contacts=some(
            st.builds(Contact, day, st.sampled_from(OUTCOMES), st.sampled_from(["adviser", "social_worker"])), 6
        ),
        talks=some(st.builds(Talk, day, st.sampled_from([18, 21])), 2),
        choices=tuple({choice.on: choice for choice in some(choices)}.values()),
        offers=some(day),
        switched_on=draw(given_on),
        closed_on=draw(given_on),
    )


PEOPLE = people()
COUNCILS = st.sampled_from(
    [
        Settings(),
        Settings(clocks={id: Length(1, "months") for id in ("plan-review", "contact-16-to-20", "copy-given", *OWN)}),
        Settings(clocks={id: Length(30, "months") for id in ("plan-review", "first-visit", "later-visits", *OWN)}),
    ]
)


def asked(data, history):
    born = history.date_of_birth
    return data.draw(st.dates(birthday(born, 16) - ONE, birthday(born, 26)), label="on")


def about(duties):
    return {(duty.id, duty.about): duty for duty in duties}


@by_chance
@given(history=PEOPLE, council=COUNCILS, data=st.data())
def test_no_day_is_before_its_cause_and_states_agree_with_days(history, council, data):
    on = asked(data, history)
    found = timetable(history, on, council)
    assert len(about(found)) == len(found)
    for duty in found:
        assert duty.because and duty.what
        if duty.due_on is not None:
            assert duty.counted_from is not None and duty.due_on >= duty.counted_from, duty
        if duty.law_due_on is not None and duty.label != "policy":
            assert duty.due_on == duty.law_due_on, duty
        if duty.law_due_on is not None and duty.id not in OWN:
            assert duty.due_on is not None and duty.due_on <= duty.law_due_on, duty
        if duty.state == "overdue":
            assert duty.due_on is not None and duty.due_on < on
        if duty.state in ("due", "not_due"):
            assert duty.due_on is None or duty.due_on >= on
        if duty.state == "done":
            assert duty.done_on is not None and duty.done_on <= on


@by_chance
@given(history=PEOPLE, council=COUNCILS, data=st.data())
def test_no_review_is_more_than_six_months_after_the_last_without_being_overdue(history, council, data):
    """Of whoever regulation 7 is about: former relevant under 21, with at least one review."""
    adult, b21 = (birthday(history.date_of_birth, age) for age in (18, 21))
    on = data.draw(st.dates(adult, b21 - ONE), label="on")
    review = Review(data.draw(st.dates(months_after(adult, -9), on), label="held on"))
    statuses = (Change(birthday(history.date_of_birth, 16), "eligible"), Change(adult, "former_relevant"))
    history = with_(history, statuses=statuses, reviews=(*history.reviews, review))
    held = max(each.held_on for each in history.reviews if each.of_plan and each.held_on <= on)
    last_day = max(months_after(held, 6), adult)
    duty = about(timetable(history, on, council))["plan-review", ""]
    assert duty.law_due_on == last_day
    assert on <= last_day or duty.state == "overdue"
    held_up = with_(history, holds=(hold(on, on, "plan-review"),))
    assert about(timetable(held_up, on, council))["plan-review", ""].state == "on_hold"


def facts_that_touch(history, on):
    """A fact that is added, and the ids of the only duties that it may change."""
    later = on + ONE
    return [
        ({"papers": Papers(tuple((kind, on) for kind in PAPERS))}, {"papers-by-18"}),
        ({"talks": (*history.talks, Talk(on, 18))}, {"talk-before-18"}),
        ({"talks": (*history.talks, Talk(on, 21))}, {"talk-before-21"}),
        ({"talks": (*history.talks, Talk(on, 25))}, {"talk-before-25"}),
        ({"switched_on": on}, {"at-18"}),
        ({"closed_on": on}, {"at-25"}),
        ({"holds": (hold(on, later, "plan-review"),)}, {"plan-review"}),
        ({"holds": (hold(on, later, "contact-16-to-20"),)}, {"contact-16-to-20"}),
        ({"advisers": (*history.advisers, Period(on))}, {id for id in everything() if id.startswith("adviser-")}),
        ({"contacts": (*history.contacts, Contact(on, TRIED))}, set()),
        ({"offers": (*history.offers, on)}, {"at-21", "yearly-offer-again"}),
        ({"triggers": (*history.triggers, Trigger(on, "custody"))}, {"review-after-change"}),
        ({"reviews_asked": (*history.reviews_asked, ReviewAsked(on))}, {"review-on-request"}),
        ({"homes_in_care": (*history.homes_in_care, HomeInCare(on))}, {id for id in everything() if "social" in id}),
        ({"homes": (*history.homes, Home(on))}, {"first-visit", "second-visit", "later-visits", "review-after-move"}),
        ({"plans": (*history.plans, PlanVersion(later))}, set()),
        ({"reviews": (*history.reviews, Review(later))}, set()),
        ({"contacts": (*history.contacts, Contact(later, "seen_at_home"))}, set()),
        ({"choices": (*history.choices, Choice(later, "stop"))}, set()),
    ]


def everything():
    return {*law_timetable(), *OWN}


@by_chance
@given(history=PEOPLE, data=st.data())
def test_an_unrelated_fact_changes_no_other_duty(history, data):
    on = asked(data, history)
    before = about(timetable(history, on))
    for facts, may_change in facts_that_touch(history, on):
        after = about(timetable(with_(history, **facts), on))
        changed = {key[0] for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
        assert changed <= may_change, facts


@by_chance
@given(history=PEOPLE, data=st.data())
def test_the_order_of_facts_does_not_matter(history, data):
    on = asked(data, history)
    names = [name for name in History.__slots__ if isinstance(getattr(history, name), tuple)]
    turned = with_(history, **{name: getattr(history, name)[::-1] for name in names})
    assert timetable(turned, on) == timetable(history, on)


@by_chance
@given(history=PEOPLE, data=st.data())
def test_no_setting_of_a_council_makes_anything_later(history, data):
    on, id = asked(data, history), data.draw(st.sampled_from(["plan-review", "later-visits", "contact-16-to-20"]))
    length = Length(data.draw(st.integers(0, 40)), data.draw(st.sampled_from(["days", "weeks", "months"])))
    plain, ours = (about(timetable(history, on, each)) for each in (Settings(), Settings(clocks={id: length})))
    assert plain.keys() == ours.keys()
    for key, duty in plain.items():
        assert duty.due_on is None or ours[key].due_on <= duty.due_on
        assert ours[key].law_due_on == duty.law_due_on
