"""What holds for everybody: people by chance, crowded around the days on which something is decided."""
# ruff: noqa: E501  (a worked case is one line)

from dataclasses import replace
from itertools import pairwise

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from leaving_care.care import CarePeriod
from leaving_care.dates import birthday
from leaving_care.law import provisions
from leaving_care.status import DEFAULT, FLAGS, decide, status_on, timeline
from leaving_care.status.arguable import position
from leaving_care.status.groups import reckon
from leaving_care.status.readings import alternatives
from tests.leaving_care.status.histories import (
    COUNCILS,
    LENGTHS,
    care_periods,
    days_around,
    days_asked_about,
    histories,
    moved,
)

by_chance = settings(
    max_examples=50, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
PEOPLE = histories()


def asked(data, care):
    return data.draw(days_asked_about(care), label="on")


def answer(care, on):
    """All that a decision says about the person, but for the words."""
    found = decide(care, on)
    flags = {flag.id for flag in found.flags}
    periods = found.counted_periods
    return (
        found.status,
        found.counted_days,
        periods,
        found.first_eligible_on,
        flags,
        found.responsible_authority,
        found.next_change,
    )


@by_chance
@given(care=PEOPLE, data=st.data())
def test_every_decision_gives_reasons_that_are_in_force_and_somebody_to_ask(care, data):
    on = asked(data, care)
    found = decide(care, on)
    assert found.status == status_on(care, on)
    assert found.reasons and found.ask.startswith("Ask ") and found.ask.endswith(".")
    cited = [reason.provision for reason in found.reasons] + [flag.provision for flag in found.flags]
    cited += [live.owed.provision for live in found.duties if live.owed.provision]
    assert [one for one in cited if not provisions()[one].in_force(on)] == []
    said = [*(reason.text for reason in found.reasons), *found.would_change]
    assert all(text.endswith(".") and text[0] == text[0].upper() and "  " not in text for text in said)
    assert len(set(said)) == len(said)


@by_chance
@given(care=PEOPLE, data=st.data())
def test_a_flag_is_raised_just_where_its_reading_alone_changes_the_position(care, data):
    on = asked(data, care)
    ours = position(reckon(care, on, DEFAULT))
    decisive = {
        FLAGS[name].id for name, other in alternatives(DEFAULT).items() if position(reckon(care, on, other)) != ours
    }
    assert {flag.id for flag in decide(care, on).flags} == decisive


@by_chance
@given(care=PEOPLE, name=st.sampled_from([None, *FLAGS]), data=st.data())
def test_the_timeline_has_the_status_of_every_day_and_the_next_change(care, name, data):
    readings = DEFAULT if name is None else alternatives(DEFAULT)[name]
    changes = timeline(care, readings)
    days = [moved(change.on, near) for change in changes for near in (-1, 0, 1)]
    for on in days + [asked(data, care) for _ in range(4)]:
        if on >= changes[0].on:
            assert status_on(care, on, readings) == [change.status for change in changes if change.on <= on][-1], on
            assert decide(care, on, readings).next_change == next(
                (change for change in changes if change.on > on), None
            )


# Which status can follow which, and how.
LAWFUL = {
    # Turns 16 in care or comes to 13 weeks; out of custody's shadow or back from Wales; leaves care; turns 18 in Wales or on a break.
    "none": {"eligible", "relevant", "qualifying", "former_relevant"},
    # Leaves care; turns 18; leaves it after six months at home; goes on in care in Wales, or only on short breaks.
    "eligible": {"relevant", "former_relevant", "qualifying", "none"},
    # Back in care; six months at home; turns 18; in care in Wales, or on a short break.
    "relevant": {"eligible", "qualifying", "former_relevant", "none"},
    # In care with 13 weeks; home ends before 18; home ends after 18; in care with less; turns 21.
    "qualifying": {"eligible", "relevant", "former_relevant", "none", "too_old"},
    # Only age ends it, or the end of a course that went on past 25.
    "former_relevant": {"too_old"},
    # Starts a course between 21 and 25; home that stood in the way at 18 ends only after 21.
    "too_old": {"qualifying", "former_relevant"},
}


@by_chance
@given(care=PEOPLE)
def test_only_lawful_changes_happen(care):
    changes = timeline(care)
    born = care.date_of_birth
    b16, b18, b25 = (birthday(born, age) for age in (16, 18, 25))
    for before, after in pairwise(changes):
        assert after.status in LAWFUL[before.status], (before, after)
        if after.status in ("eligible", "relevant"):
            assert b16 <= after.on < b18
        if after.status in ("former_relevant", "too_old"):
            assert after.on >= b18
        if after.status == "former_relevant":
            assert after.on < b25
        # Nobody of 18 or over who qualified or was former relevant falls back to nothing.
        assert after.status != "none" or after.on < b18
    assert changes[0].status == "none" or changes[0].on >= b16


@by_chance
@given(care=PEOPLE, data=st.data(), cut=st.floats(0, 1), shared=st.booleans())
def test_split_doubled_and_shuffled_records_count_once(care, data, cut, shared):
    on = asked(data, care)
    whole = answer(care, on)
    for kind in ("periods", "home", "guardianship", "settings"):
        records = getattr(care, kind)
        for number, record in enumerate(records):
            last = record.ends_on or moved(record.starts_on, 3000)
            length = (last - record.starts_on).days
            if length:
                day = moved(record.starts_on, min(int(cut * length), length - 1))
                parts = (replace(record, ends_on=day), replace(record, starts_on=moved(day, 0 if shared else 1)))
                split = replace(care, **{kind: (*records[:number], *parts, *records[number + 1 :])})
                assert answer(split, on) == whole, (kind, parts)
            assert answer(replace(care, **{kind: (*records, record)}), on) == whole, kind
        shuffled = data.draw(st.permutations(records))
        assert answer(replace(care, **{kind: tuple(shuffled)}), on) == whole


@by_chance
@given(care=PEOPLE, data=st.data())
def test_days_before_14_never_matter_to_the_count(care, data):
    assume(not care.under_care_order)  # it would make care go on from there
    on, born = asked(data, care), care.date_of_birth
    first = data.draw(st.dates(born, moved(birthday(born, 14), -1)))
    last = data.draw(st.dates(first, moved(birthday(born, 14), -1)))
    earlier = CarePeriod(first, last, data.draw(st.sampled_from(["V2", "C2"])), "", "Derby")
    found, without = decide(replace(care, periods=(*care.periods, earlier)), on), decide(care, on)
    assert found.counted_days == without.counted_days
    if not (care.guardianship or care.away):  # these ask what went before them
        assert found.status == without.status


@by_chance
@given(care=PEOPLE, data=st.data(), gap=st.integers(2, 400))
def test_what_lies_ahead_never_matters_to_the_status_of_a_day(care, data, gap):
    on = asked(data, care)
    later = data.draw(care_periods(care.date_of_birth))
    first = moved(on, gap)
    last = later.ends_on and first + (later.ends_on - later.starts_on)
    later = replace(later, starts_on=first, ends_on=last)
    # A record that joins one of today's is the same time in care, planned further.
    assume(not any(p.starts_on <= on and p.ends_on and p.ends_on >= moved(first, -1) for p in care.periods))
    assume(not care.under_care_order)
    with_it, without = answer(replace(care, periods=(*care.periods, later)), on), answer(care, on)
    assert with_it[:-1] == without[:-1]


@by_chance
@given(care=PEOPLE, data=st.data())
def test_which_council_gave_the_care_matters_to_who_is_responsible_and_to_nothing_else(care, data):
    on = asked(data, care)
    elsewhere = tuple(replace(period, authority=data.draw(st.sampled_from(COUNCILS))) for period in care.periods)
    found, moved_about = decide(care, on), decide(replace(care, periods=elsewhere), on)
    assert (found.status, found.counted_days, found.reasons, found.flags, found.duties) == (
        moved_about.status,
        moved_about.counted_days,
        moved_about.reasons,
        moved_about.flags,
        moved_about.duties,
    )
    assert moved_about.responsible_authority in {period.authority for period in elsewhere} | {"", care.lives_in}


BEST = {"none": 0, "too_old": 1, "qualifying": 2, "former_relevant": 3}


@by_chance
@given(care=PEOPLE, data=st.data())
def test_more_days_in_care_never_make_the_position_of_somebody_grown_up_worse(care, data):
    on = asked(data, care)
    assume(on >= birthday(care.date_of_birth, 18))
    assume(not care.under_care_order)  # the care that goes on under the order would be the added one
    first = data.draw(days_around(care.date_of_birth))
    last = moved(first, data.draw(st.sampled_from(LENGTHS)) - 1)
    more = CarePeriod(first, last, data.draw(st.sampled_from(["V2", "V3", "C2"])), "", "Derby")
    assert BEST[status_on(replace(care, periods=(*care.periods, more)), on)] >= BEST[status_on(care, on)]


@by_chance
@given(care=PEOPLE, data=st.data())
def test_whoever_is_responsible_is_a_council_in_england_that_gave_care_or_where_they_live(care, data):
    found = decide(care, asked(data, care))
    if found.responsible_authority:
        here = {period.authority for period in care.periods if period.nation == "England" and period.legal != "S17"}
        assert found.responsible_authority in here | {care.lives_in}
    if found.status == "none" and not found.ask.startswith("Ask the social worker"):
        assert found.responsible_authority == ""


@by_chance
@given(care=PEOPLE, data=st.data(), chosen=st.sets(st.sampled_from(sorted(FLAGS)), max_size=5))
def test_no_readings_and_no_history_make_it_fail(care, data, chosen):
    readings = replace(DEFAULT, **{name: not getattr(DEFAULT, name) for name in chosen})
    found = decide(care, asked(data, care), readings)
    assert (
        found.status in {"eligible", "relevant", "former_relevant", "qualifying", "none", "too_old"} and found.reasons
    )
