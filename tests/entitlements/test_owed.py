"""How a duty of the law book is decided: the words, what stays open, and what is still to come."""

from datetime import date

import pytest

from entitlements.decisions import Answer, Decision, best
from entitlements.owed import owed
from leaving_care.law import Book, book, read_tables
from tests.entitlements.people import DAY, person


def decide(id, facts, law=None):
    return owed(id, facts, law or book())


def a_book(*rows):
    """The portal's book with one duty of a test's own: `thing`."""
    tables = read_tables()
    common = {"provision": "ca1989-s23c", "strength": "must", "checked_on": DAY, "sure": "read"}
    tables["duties"]["thing"] = {"name": "A thing", "plain": "It is done.", "owed": [{**common, **row} for row in rows]}
    return Book(tables)


# The words


AT_18 = "if you were in care on your 18th birthday and lived with a foster carer, and you both want it"
HOME = "if the council provides your home, or your home in the holidays"
REASONS = [
    ("personal-adviser", person(19, "former_relevant"), "You are 19 and former relevant."),
    (
        "personal-adviser",
        person(19),
        "It depends on which group you are in. This is for you if you are former relevant.",
    ),
    ("local-offer", person(19), "You are 19. This is for every group."),
    ("local-offer", person(15), "It starts when you turn 16."),
    ("money-to-live-on", person(19, "former_relevant"), "It is for people of 16 and 17 who are eligible or relevant."),
    (
        "somewhere-to-live",
        person(19),
        "It depends on which group you are in. If you are former relevant, you can have this. If not, you may.",
    ),
    (
        "help-in-cash",
        person(19, "qualifying"),
        "The law lets the council do this, in exceptional circumstances. It does not have to.",
    ),
    ("staying-put", person(17, "eligible"), f"It starts when you turn 18, {AT_18}."),
    ("staying-put", person(16), f"It starts when you turn 18, {AT_18}. It is for people who are former relevant."),
    ("visits", person(19, "former_relevant"), f"This is for you {HOME}."),
    ("help-in-cash", person(16, "eligible"), "It starts when you leave care."),
    (
        "reviewing-officer",
        person(),
        "It depends on your age and your group. It is for people of 16 and 17 who are eligible.",
    ),
    (
        "yearly-offer",
        person(said="former_relevant"),
        "It depends on your age. It is for people of 21 to 24 who are former relevant.",
    ),
]


@pytest.mark.parametrize(("id", "facts", "because"), REASONS)
def test_the_reason_is_short_and_true(id, facts, because):
    assert decide(id, facts).because == because


def test_a_condition_is_said_beside_what_is_owed():
    decision = decide("personal-adviser", person(22, "former_relevant"))
    assert decision.answer == Answer.ENTITLED
    assert decision.condition == "if you tell the council that you want it"


def test_where_only_a_group_is_open_the_law_is_said_for_that_group():
    decision = decide("somewhere-to-live", person(19))
    assert decision.answer == Answer.MAY_BE and decision.condition == "if you are former relevant"


# What is still to come


@pytest.mark.parametrize(
    ("id", "facts", "age"),
    [
        ("personal-adviser", person(12, "eligible"), 16),
        ("personal-adviser", person(15), 16),
        ("staying-put", person(17, "eligible"), 18),
        ("yearly-offer", person(17, "relevant"), 21),
        ("yearly-offer", person(20, "former_relevant"), 21),
        ("needs-assessment", person(18, "former_relevant"), 21),
    ],
)
def test_it_says_from_which_birthday(id, facts, age):
    decision = decide(id, facts)
    assert (decision.answer, decision.from_age, decision.from_event) == (Answer.NOT_YET, age, "")


def test_what_is_over_does_not_come_again_at_the_next_birthday():
    """Staying put is to 20: somebody of 18 who lives elsewhere is not told to wait until 19."""
    assert decide("staying-put", person(18, "former_relevant", living="own_tenancy")).answer == Answer.NOT
    assert decide("staying-put", person(19, "former_relevant", living="own_tenancy")).answer == Answer.NOT


def test_what_comes_with_leaving_care_comes_before_the_18th_birthday():
    decision = decide("keeping-in-touch", person(16, "eligible"))
    assert decision.from_event == "when you leave care" and decision.provision == "ca1989-s23b"


@pytest.mark.parametrize(("on", "answer"), [(date(2027, 3, 31), 1), (date(2027, 4, 1), 4), (date(2027, 4, 2), 4)])
def test_a_row_with_a_day_of_its_own_starts_on_it(on, answer):
    law = a_book({"status": "former_relevant", "age_from": 18, "from": date(2027, 4, 1)})
    decision = decide("thing", person(19, "former_relevant", on=on), law)
    assert decision.answer == answer
    assert decision.from_event == ("when the law starts, on 1 April 2027" if answer == 1 else "")


@pytest.mark.parametrize(("on", "answer"), [(date(2026, 12, 31), 4), (date(2027, 1, 1), 0)])
def test_a_repealed_row_is_owed_to_its_last_day(on, answer):
    row = {"status": "former_relevant", "age_from": 18, "from": date(2011, 4, 1), "to": date(2026, 12, 31)}
    assert decide("thing", person(19, "former_relevant", on=on), a_book(row)).answer == answer


def test_a_row_that_comes_is_seen_beside_one_that_is_there():
    law = a_book(
        {"status": "qualifying", "age_from": 16, "age_to": 20},
        {"status": "former_relevant", "age_from": 18, "from": date(2027, 4, 1)},
    )
    assert decide("thing", person(19, "qualifying"), law).answer == Answer.ENTITLED
    assert decide("thing", person(19, "former_relevant"), law).from_event.startswith("when the law starts")
    assert decide("thing", person(17, "relevant"), law).from_event.startswith("when the law starts")


def test_a_law_to_come_is_not_promised_to_who_will_be_too_old():
    law = a_book({"status": "former_relevant", "age_from": 18, "age_to": 20, "from": date(2027, 4, 1)})
    assert decide("thing", person(20, "former_relevant"), law).answer == Answer.NOT_YET
    assert decide("thing", person(21, "former_relevant"), law).answer == Answer.NOT


# The best of several


def test_the_strongest_answer_goes_first_then_the_soonest_then_the_first_given():
    late, soon = (Decision(Answer.NOT_YET, "", from_age=age) for age in (21, 18))
    event, may = Decision(Answer.NOT_YET, "", from_event="one day"), Decision(Answer.MAY_BE, "first")
    assert best([late, event, soon]) is soon
    assert best([event, late]) is late
    assert best([soon, may, Decision(Answer.MAY_BE, "second")]) is may
    with pytest.raises(ValueError, match="empty"):
        best([])
