"""Whatever somebody answers, the list has each thing once and takes nothing away that is theirs."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entitlements.decisions import Answer
from entitlements.facts import ELSEWHERE, HERE, OTHER_COUNCIL
from entitlements.listing import listing
from entitlements.rules import RULES, national
from leaving_care.law import amounts, duties
from offers.conditions import CIRCUMSTANCES, LIVINGS, STATUSES
from tests.entitlements.listed import PARTS, place
from tests.entitlements.people import item, offer, person, rule

ANSWERS = st.builds(
    person,
    st.none() | st.integers(0, 120),
    st.sampled_from(["", *STATUSES, "in_care", "none", "not_sure", "too_old"]),
    lives=st.sampled_from(["", HERE, ELSEWHERE, OTHER_COUNCIL]),
    living=st.sampled_from(["", "other", *LIVINGS]),
    circumstances=st.none() | st.sets(st.sampled_from(list(CIRCUMSTANCES))),
)
RULE = st.builds(
    rule,
    age_from=st.none() | st.integers(14, 26),
    age_to=st.none() | st.integers(16, 27),
    last_year_included=st.sampled_from([True, False, None]),
    statuses=st.lists(st.sampled_from(STATUSES), unique=True),
    circumstances=st.lists(st.sampled_from(list(CIRCUMSTANCES)), unique=True, max_size=2),
    living=st.lists(st.sampled_from(list(LIVINGS)), unique=True, max_size=2),
    limited=st.booleans(),
    note=st.sampled_from(["", "You have left care."]),
).filter(lambda row: None in (row["age_from"], row["age_to"]) or row["age_from"] <= row["age_to"])
ITEM = st.builds(
    lambda rules, national, duty, open_to: item(
        "Thing", *rules, national=national, duty=duty, open_to_other_councils=open_to
    ),
    st.lists(RULE, max_size=3),
    st.sampled_from(["", *RULES]),
    st.sampled_from(["", "must", "should", "choose"]),
    st.sampled_from([True, False, None]),
)


@settings(max_examples=200, deadline=None)
@given(ANSWERS, ITEM)
def test_every_entitlement_has_exactly_one_place(facts, ours):
    found = listing(offer(ours), facts)
    shown = [entry.name for part in PARTS for group in getattr(found, part) for entry in group.entries]
    laws = {id: (duties().get(id) or amounts()[id]).name for id in RULES}
    expected = [name for id, name in laws.items() if id != ours["national"]]
    stands_for = laws.get(ours["national"])
    extra = [name for name in shown if name == "Thing" or name == stands_for]
    assert len(extra) == 1
    assert sorted(shown) == sorted([*expected, *extra])
    assert sum(found.counts.values()) == len(shown)
    for part in PARTS:
        for group in getattr(found, part):
            assert group.name and group.entries
            for entry in group.entries:
                assert entry.why and "  " not in entry.why and ".." not in entry.why
                assert bool(entry.when) == (part == "later")


@settings(max_examples=200, deadline=None)
@given(ANSWERS, st.sets(st.sampled_from(list(CIRCUMSTANCES))))
def test_telling_more_takes_nothing_away_that_hangs_on_nothing_told(facts, circumstances):
    """What is theirs without a word on their circumstances stays theirs, whatever they then tell."""
    silent = person(facts.age, lives=facts.lives, statuses=facts.statuses, in_care=facts.in_care)
    told = person(
        facts.age,
        lives=facts.lives,
        statuses=facts.statuses,
        in_care=facts.in_care,
        living=facts.living,
        circumstances=circumstances,
    )
    before, after = ({one.id: one.decision.answer for one in national(each)} for each in (silent, told))
    assert {id for id, answer in before.items() if answer == Answer.ENTITLED and after[id] < Answer.ENTITLED} == set()


@settings(max_examples=100, deadline=None)
@given(ANSWERS, RULE)
def test_being_sure_of_the_group_takes_away_nothing_that_is_theirs_in_any_case(facts, asks):
    """Entitled without being sure means entitled in each group that it could be."""
    unsure = listing(offer(item("Thing", asks, open_to_other_councils=True)), facts)
    if not facts.statuses or place(unsure, "Thing") != "now":
        return
    for status in facts.statuses:
        sure = person(
            facts.age,
            statuses=frozenset({status}),
            lives=facts.lives,
            living=facts.living,
            circumstances=facts.circumstances,
        )
        assert place(listing(offer(item("Thing", asks, open_to_other_councils=True)), sure), "Thing") == "now"


@pytest.mark.parametrize(("age", "lives"), list(product(range(16, 25), ["", HERE, ELSEWHERE, OTHER_COUNCIL])))
def test_nobody_of_16_to_24_has_an_empty_list_even_with_no_offer(age, lives):
    for said in ("", *STATUSES, "in_care", "none"):
        found = listing(offer(), person(age, said, lives=lives))
        assert found.now or found.may_be
