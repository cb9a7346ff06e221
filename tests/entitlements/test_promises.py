"""What an item of an offer promises: each part of a rule at its boundary, the rules of one item together, and the words."""

from datetime import date

import pytest

from entitlements.decisions import Answer
from entitlements.parts import AHEAD, ItemRule, span
from entitlements.promises import NO_GROUP, OTHERS_NOT, OTHERS_UNKNOWN, SOON, Promise, promised
from offers.conditions import CIRCUMSTANCES, LIVINGS
from tests.entitlements.people import person

YES, MAY, ASK, LATER, NO = Answer.ENTITLED, Answer.MAY_BE, Answer.NEED_TO_KNOW, Answer.NOT_YET, Answer.NOT


def decide(facts, *rules, **item):
    return promised(Promise(rules=tuple(ItemRule(**rule) for rule in rules), duty="choose", **item), facts)


def leaver(age=19, **more):
    return person(age, "former_relevant", **more)


# Age


BAND = {"age_from": 18, "age_to": 20}
AGES = [
    # last year counts: 17, 18, 20, 21
    ({**BAND, "last_year_included": True}, {17: LATER, 18: YES, 20: YES, 21: NO}),
    ({**BAND, "last_year_included": False}, {17: LATER, 18: YES, 19: YES, 20: NO, 21: NO}),
    ({**BAND}, {17: LATER, 18: YES, 19: YES, 20: ASK, 21: NO}),
    ({"age_from": 16, "age_to": 25}, {15: LATER, 16: YES, 24: YES, 25: ASK, 26: NO}),
    ({"age_from": 21, "age_to": 21}, {20: LATER, 21: YES, 22: NO}),
    ({"age_from": 21, "age_to": 21, "last_year_included": False}, {20: LATER, 21: YES, 22: NO}),
    # No last age: up to 25 that is no doubt, from 25 somebody has to say.
    ({"age_from": 16}, {15: LATER, 16: YES, 24: YES, 25: ASK, 40: ASK}),
    ({"age_from": 25}, {24: LATER, 25: YES, 40: YES}),
    ({"age_to": 20, "last_year_included": True}, {12: YES, 20: YES, 21: NO}),
    # No age at all: the ages that an offer is for.
    ({}, {12: LATER, 15: LATER, 16: YES, 24: YES, 25: ASK, 40: ASK}),
]


@pytest.mark.parametrize(
    ("rule", "age", "answer"), [(rule, age, answer) for rule, ages in AGES for age, answer in ages.items()]
)
def test_ages_at_their_boundaries(rule, age, answer):
    assert decide(person(age), rule).answer == answer


@pytest.mark.parametrize("age", [15, 16, 24, 25])
def test_an_item_without_a_rule_is_as_one_with_a_rule_that_asks_nothing(age):
    assert decide(person(age)) == decide(person(age), {})


@pytest.mark.parametrize(
    ("rules", "age", "answer"),
    [
        # "16 to 20" beside "21 to 25" includes the year of being 20.
        ([{"age_from": 16, "age_to": 20}, {"age_from": 21, "age_to": 25}], 20, YES),
        ([{"age_from": 21, "age_to": 25}, {"age_from": 16, "age_to": 20}], 20, YES),
        # Beside "20 to 25" that year is in any case the other's.
        ([{"age_from": 16, "age_to": 20}, {"age_from": 20, "age_to": 25}], 20, YES),
        # A gap, or another's end, says nothing of it.
        ([{"age_from": 16, "age_to": 20}, {"age_from": 22, "age_to": 25}], 20, ASK),
        ([{"age_from": 16, "age_to": 20}, {"age_from": 16, "age_to": 20, "limited": True}], 20, ASK),
        ([{"age_from": 16, "age_to": 20}, {"age_from": 21, "age_to": 25}], 25, ASK),
        # What the council has said stays said.
        ([{"age_from": 16, "age_to": 20, "last_year_included": False}, {"age_from": 21, "age_to": 25}], 20, LATER),
    ],
)
def test_the_last_year_may_be_clear_from_the_next_rule(rules, age, answer):
    assert decide(person(age), *rules).answer == answer


LEFT = ("relevant", "former_relevant", "qualifying")
TO_20 = {"age_from": 16, "age_to": 20, "last_year_included": True}
SILENT = [{"statuses": LEFT, "note": "One part is not clear."}, {**TO_20, "statuses": LEFT}]


@pytest.mark.parametrize("rules", [SILENT, SILENT[::-1]])
def test_a_rule_that_names_no_ages_promises_nothing_beyond_those_that_another_names(rules):
    found = decide(leaver(22), *rules)
    assert found.answer == ASK and "people of 16 to 20" in found.because and found.because.endswith("at your age.")
    assert found.rule == "The offer adds: “One part is not clear.”"
    assert decide(leaver(19), *rules).answer == YES
    assert decide(leaver(22), rules[0], *rules[1:], {"age_from": 21, "age_to": 25}).answer == YES
    assert decide(person(None, "former_relevant"), *rules).answer == ASK


@pytest.mark.parametrize(
    "rules",
    [
        # The ages are of other people, or of what not everybody has.
        [{"statuses": LEFT}, {**TO_20, "statuses": ("eligible",)}],
        [{}, {**TO_20, "living": ("own_tenancy",)}],
        [{}, {**TO_20, "circumstances": ("young_parent",)}],
    ],
)
def test_ages_that_are_not_asked_of_the_same_people_leave_no_doubt(rules):
    assert decide(leaver(22), *rules).answer == YES


def test_what_starts_later_says_from_which_birthday_and_the_soonest_counts():
    rules = [{"age_from": 21, "age_to": 25}, {"age_from": 18, "age_to": 20}]
    assert decide(person(17), *rules).from_age == 18


@pytest.mark.parametrize(
    ("rule", "said", "answer"),
    [
        ({"age_from": 16, "age_to": 17, "last_year_included": True}, "relevant", YES),
        ({"age_from": 16, "age_to": 17}, "relevant", ASK),
        ({"age_from": 16, "age_to": 25}, "", ASK),
        ({"age_from": 18, "age_to": 20, "last_year_included": True}, "eligible", LATER),
        ({"age_from": 16, "age_to": 17, "last_year_included": True}, "former_relevant", NO),
        ({}, "", YES),
    ],
)
def test_an_age_that_was_not_said_is_asked_for_only_where_it_matters(rule, said, answer):
    assert decide(person(said=said), rule).answer == answer


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ({"age_from": 16, "age_to": 25, "last_year_included": True}, "16 to 25"),
        ({"age_from": 16, "age_to": 25, "last_year_included": False}, "16 to 24"),
        ({"age_from": 16, "age_to": 25}, "16 to 25"),
        ({"age_from": 16, "age_to": 17, "last_year_included": True}, "16 and 17"),
        ({"age_from": 21, "age_to": 21, "last_year_included": False}, "21"),
        ({"age_from": 16}, "16 and over"),
        ({"age_to": 20}, "up to 20"),
        ({}, ""),
    ],
)
def test_ages_in_words(rule, words):
    assert span(ItemRule(**rule)) == words


# Group


@pytest.mark.parametrize(
    ("statuses", "facts", "answer"),
    [
        (("relevant",), person(17, "relevant"), YES),
        (("relevant",), person(17, "qualifying"), NO),
        (("relevant",), person(17), ASK),
        (("relevant",), person(17, "eligible"), LATER),
        (("relevant",), leaver(), NO),
        (("former_relevant",), person(17, "eligible"), LATER),
        (("former_relevant",), person(17, "relevant"), LATER),
        (("former_relevant",), person(17, "qualifying"), NO),
        (("former_relevant", "qualifying"), person(19), YES),
        (("eligible", "relevant", "former_relevant", "qualifying"), person(19), YES),
        (("eligible",), person(), ASK),
    ],
)
def test_groups(statuses, facts, answer):
    assert decide(facts, {"statuses": statuses}).answer == answer


def test_a_group_that_comes_says_when():
    assert decide(person(17, "eligible"), {"statuses": ("former_relevant",)}).from_age == 18
    assert decide(person(17, "eligible"), {"statuses": ("relevant",)}).from_event == "when you leave care"


# Circumstances, and how somebody lives


@pytest.mark.parametrize("word", CIRCUMSTANCES)
def test_circumstances(word):
    asks = {"circumstances": (word,)}
    told = decide(leaver(circumstances=word), asks)
    assert told.answer == YES and told.by_answers and CIRCUMSTANCES[word] in told.rule
    assert decide(leaver(), asks).answer == MAY
    others = decide(leaver(circumstances=""), asks)
    assert others.answer == (LATER if word in AHEAD else NO)
    assert others.from_event == AHEAD.get(word, "") and CIRCUMSTANCES[word] in others.because


@pytest.mark.parametrize("word", [word for word in LIVINGS if word not in ("elsewhere", "custody")])
def test_ways_of_living(word):
    asks = {"living": (word,)}
    assert decide(leaver(living=word), asks).answer == YES
    assert decide(leaver(), asks).answer == MAY
    assert decide(leaver(living="other"), asks).answer == LATER


@pytest.mark.parametrize(
    ("lives", "answer"), [("elsewhere", YES), ("", MAY), ("here", LATER), ("other_council", LATER)]
)
def test_living_in_another_area_is_known_from_where_somebody_lives(lives, answer):
    found = decide(leaver(lives=lives, living="own_tenancy"), {"living": ("elsewhere",)}, open_to_others=True)
    assert found.answer == answer


@pytest.mark.parametrize(("circumstances", "answer"), [(None, MAY), ("custody_or_justice", MAY), ("", NO)])
def test_custody_is_never_asked_where_it_could_stand_in_an_address(circumstances, answer):
    found = decide(leaver(living="other", circumstances=circumstances), {"living": ("custody",)})
    assert found.answer == answer


def test_any_of_the_words_is_enough():
    asks = {"circumstances": ("young_parent", "hard_time")}
    assert decide(leaver(circumstances="hard_time"), asks).answer == YES
    assert decide(leaver(), asks).because == (
        "This is for you if you are a young parent, or expecting a baby or you are going through a hard time."
    )


def test_every_part_has_to_be_met():
    asks = {"age_from": 18, "age_to": 20, "last_year_included": True, "circumstances": ("hard_time",)}
    assert decide(leaver(19, circumstances="hard_time"), asks).answer == YES
    assert decide(leaver(21, circumstances="hard_time"), asks).answer == NO
    waits = decide(person(17, "relevant", circumstances=""), asks)
    assert (waits.answer, waits.from_age, waits.from_event) == (LATER, 18, "if you go through a hard time")


# Several rules


def test_one_rule_that_is_met_is_enough_and_the_plainest_is_told():
    rules = (
        {"note": "You have left care."},
        {"statuses": ("eligible",), "living": ("semi_independent",)},
        {"age_from": 16, "age_to": 20, "last_year_included": True},
    )
    found = decide(person(16, "eligible", living="semi_independent"), *rules)
    assert found.answer == YES and found.rule == "This is for people of 16 to 20." and not found.by_answers
    assert "You have left care." in decide(leaver(22), *rules).rule


def test_where_less_is_offered_at_an_age_the_fuller_promise_goes_first():
    rules = (
        {"age_from": 16, "age_to": 25, "last_year_included": False, "limited": True, "note": "We listen."},
        {"age_from": 16, "age_to": 20, "last_year_included": True},
    )
    assert decide(leaver(20), *rules).rule == "This is for people of 16 to 20."
    less = decide(leaver(21), *rules).rule
    assert less == "This is for people of 16 to 24. We offer less at these ages. The offer adds: “We listen.”"


def test_of_several_rules_that_are_open_each_is_said():
    rules = ({"circumstances": ("hard_time",), "note": "Ask."}, {"circumstances": ("unaccompanied",)})
    found = decide(leaver(), *rules)
    assert found.because == (
        "This is for you if you are going through a hard time or if you came to the UK on your own as a child."
    )
    later = ({"circumstances": ("hard_time",)}, {"circumstances": ("young_parent",)})
    assert decide(leaver(circumstances=""), *later).from_event == (
        "if you go through a hard time or when you expect a baby"
    )


def test_a_no_says_one_reason_and_no_notes():
    asks = {"age_from": 16, "age_to": 17, "statuses": ("relevant",), "note": "You have left care."}
    found = decide(leaver(), asks)
    assert (found.because, found.rule) == ("It is for people of 16 and 17.", "")


# The item itself


@pytest.mark.parametrize(("open_to_others", "answer"), [(True, YES), (None, ASK), (False, NO)])
def test_people_whom_another_council_looked_after(open_to_others, answer):
    found = decide(leaver(lives="other_council"), open_to_others=open_to_others)
    assert found.answer == answer
    assert found.because == {True: "", None: OTHERS_UNKNOWN, False: OTHERS_NOT}[open_to_others]
    for lives in ("", "here", "elsewhere"):
        assert decide(leaver(lives=lives), open_to_others=open_to_others).answer == YES


def test_whom_it_is_meant_for_in_the_councils_words_is_somebodys_to_judge():
    found = decide(leaver(), meant_for="People with little experience")
    assert (found.answer, found.because) == (MAY, "It is meant for: People with little experience.")


@pytest.mark.parametrize(("day", "answer"), [(21, YES), (22, YES), (23, ASK)])
def test_money_that_ran_out_is_asked_about(day, answer):
    found = decide(leaver(on=date(2026, 11, day)), money_until=date(2026, 11, 22))
    assert found.answer == answer
    assert ("22 November 2026" in found.because) == (answer == ASK)


def test_somebody_in_no_group_hears_of_a_way_in():
    asks = {"age_from": 16, "age_to": 25, "last_year_included": True}
    assert decide(person(19, "none"), asks).because == NO_GROUP
    assert decide(person(19, "none"), asks).answer == ASK
    soon = decide(person(16, "in_care"), asks)
    assert (soon.answer, soon.because) == (LATER, SOON)
    assert soon.from_event == "when you have been in care for 13 weeks, or if you leave care at 16 or 17"
    assert decide(person(16, "in_care"), {"age_from": 18}).from_age == 18
    assert decide(person(30, "none"), asks).answer == NO
