"""How an amount or scheme is decided: by group, by age, by day, and by one thing more."""

from datetime import date
from decimal import Decimal

import pytest

from entitlements.decisions import Answer
from entitlements.schemes import scheme
from leaving_care.law import Book, book, read_tables
from tests.entitlements.people import DAY, person

OPEN = {"needs": None, "depends": "if it rains"}


def a_book(*values):
    """The portal's book with one amount of a test's own: `thing`."""
    tables = read_tables()
    common = {"provision": "ca1989-s23c-5a", "from": date(2011, 4, 1), "checked_on": DAY, "sure": "read"}
    rows = [{**common, "figure": Decimal(5), "each": "once", **value} for value in values]
    tables["amounts"]["thing"] = {"name": "A thing", "who": "Some.", "how": "Ask.", "values": rows}
    return Book(tables)


GROUPED = a_book({"groups": ["former_relevant"], "age_from": 18, "age_to": 24})
ANYBODY = a_book({"age_from": 18, "age_to": 24})


def decide(facts, law=GROUPED, **more):
    return scheme("thing", facts, law, **more)


@pytest.mark.parametrize(
    ("facts", "answer", "because"),
    [
        (person(17, "relevant"), Answer.NOT_YET, "It starts when you turn 18."),
        (person(18, "former_relevant"), Answer.ENTITLED, "You are 18 and former relevant."),
        (person(24, "former_relevant"), Answer.ENTITLED, "You are 24 and former relevant."),
        (person(25, "former_relevant"), Answer.NOT, "It ended when you turned 25."),
        (person(19, "qualifying"), Answer.NOT, "It is for people who are former relevant."),
        (
            person(19),
            Answer.NEED_TO_KNOW,
            "It depends on which group you are in. This is for you if you are former relevant.",
        ),
        (
            person(),
            Answer.NEED_TO_KNOW,
            "It depends on your age. It is for people of 18 to 24 who are former relevant.",
        ),
    ],
)
def test_group_and_age(facts, answer, because):
    decision = decide(facts)
    assert (decision.answer, decision.because) == (answer, because)


@pytest.mark.parametrize(
    ("age", "answer"), [(17, Answer.NOT_YET), (18, Answer.ENTITLED), (24, Answer.ENTITLED), (25, Answer.NOT)]
)
def test_what_is_for_anybody_asks_for_no_group(age, answer):
    for said in ("", "qualifying", "none"):
        assert decide(person(age, said), ANYBODY).answer == answer
    assert decide(person(18), ANYBODY).because == "You are 18."


@pytest.mark.parametrize(
    ("more", "answer"),
    [
        ({}, Answer.ENTITLED),
        (OPEN, Answer.MAY_BE),
        ({"needs": False, "depends": "if it rains"}, Answer.NOT),
        ({"needs": False, "event": "when it rains"}, Answer.NOT_YET),
    ],
)
def test_what_it_asks_besides(more, answer):
    decision = decide(person(19, "former_relevant"), **more)
    assert decision.answer == answer
    assert ("rains" in decision.because) == bool(more)


def test_when_it_is_of_use_is_said_of_what_is_theirs():
    assert decide(person(19, "former_relevant"), counts="when it rains").condition == "when it rains"


def test_what_was_told_opens_it():
    assert decide(person(19, "former_relevant"), told=True).by_answers
    assert not decide(person(19, "former_relevant")).by_answers


def test_a_child_in_care_who_is_in_no_group_yet_hears_when():
    now = a_book({"groups": ["eligible"], "age_from": 16, "age_to": 17})
    assert decide(person(16, "in_care"), now).from_event == "when you have been in care for 13 weeks"
    assert decide(person(16, "in_care")).from_age == 18
    assert decide(person(19, "none")).answer == Answer.NEED_TO_KNOW


def test_what_only_those_have_who_left_care_comes_with_leaving_it():
    law = a_book({"groups": ["relevant"], "age_from": 16, "age_to": 17})
    assert decide(person(16, "eligible"), law).from_event == "when you leave care"
    assert decide(person(15, "eligible"), law).from_event == "when you leave care"
    assert decide(person(18, "former_relevant"), law).answer == Answer.NOT


@pytest.mark.parametrize(("on", "answer"), [(date(2027, 4, 5), 1), (date(2027, 4, 6), 4), (date(2027, 4, 7), 4)])
def test_it_counts_from_its_first_day(on, answer):
    law = a_book({"groups": ["former_relevant"], "from": date(2027, 4, 6)})
    decision = decide(person(19, "former_relevant", on=on), law)
    assert decision.answer == answer
    assert decision.from_event == ("when the law starts, on 6 April 2027" if answer == 1 else "")
    assert decide(person(19, "qualifying", on=on), law).answer == Answer.NOT


def test_it_ends_with_its_last_day():
    law = a_book({"to": date(2026, 11, 22)})
    assert decide(person(19), law).answer == Answer.ENTITLED
    assert decide(person(19, on=date(2026, 11, 23)), law).because == "It has ended."


@pytest.mark.parametrize(
    ("id", "strength"),
    [
        ("housing-register", "must"),  # regulations
        ("setting-up-home", "should"),  # guidance
        ("council-tax", "choose"),  # each council's own
    ],
)
def test_how_strong_it_is_hangs_on_its_source(id, strength):
    assert scheme(id, person(19, "former_relevant"), book()).strength == strength
