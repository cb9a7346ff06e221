"""What follows from the little that somebody says of themselves, and what stays open."""

import pytest

from entitlements.facts import STATUSES, Facts, is_in_care, later, possible_statuses
from tests.entitlements.people import DAY, person

CHILD = {"eligible", "relevant", "qualifying"}
ADULT = {"former_relevant", "qualifying"}


@pytest.mark.parametrize(
    ("said", "age", "groups"),
    [
        ("", None, STATUSES),
        ("not_sure", None, STATUSES),
        ("", 17, CHILD),
        ("", 18, ADULT),
        ("not_sure", 40, ADULT),
        ("eligible", 16, {"eligible"}),
        ("eligible", 17, {"eligible"}),
        ("eligible", 18, {"former_relevant"}),
        ("relevant", 17, {"relevant"}),
        ("relevant", 19, {"former_relevant"}),
        ("former_relevant", 18, {"former_relevant"}),
        ("former_relevant", None, {"former_relevant"}),
        ("qualifying", 16, {"qualifying"}),
        ("qualifying", 24, {"qualifying"}),
        # What cannot be is taken as not sure.
        ("former_relevant", 17, CHILD),
        ("too_old", 25, ADULT),
        ("nonsense", 20, ADULT),
        # In care, and in no group yet; known to be in none.
        ("in_care", 15, CHILD),
        ("in_care", 16, set()),
        ("in_care", 17, set()),
        ("in_care", 18, ADULT),
        ("in_care", None, set()),
        ("none", 16, set()),
        ("none", 30, set()),
    ],
)
def test_the_groups_somebody_can_be_in(said, age, groups):
    assert possible_statuses(said, age) == groups


@pytest.mark.parametrize(
    ("said", "age", "known"),
    [
        ("eligible", 17, True),
        ("in_care", 15, True),
        ("in_care", None, True),
        ("relevant", 17, False),
        ("qualifying", 17, False),
        ("", 17, None),
        ("none", 17, None),
        ("", None, None),
        ("eligible", 18, False),
        ("", 18, False),
    ],
)
def test_whether_they_are_in_care_today(said, age, known):
    assert is_in_care(said, age) is known


@pytest.mark.parametrize(
    ("status", "age", "then"),
    [
        ("eligible", 17, "eligible"),
        ("eligible", 18, "former_relevant"),
        ("relevant", 17, "relevant"),
        ("relevant", 18, "former_relevant"),
        ("qualifying", 18, "qualifying"),
        ("former_relevant", 30, "former_relevant"),
    ],
)
def test_the_group_they_will_be_in(status, age, then):
    assert later(status, age) == then


def test_an_age_that_was_not_said_is_any_of_the_groups():
    nobody_said = person()
    assert list(nobody_said.ages("eligible")) == [16, 17]
    assert list(nobody_said.ages("relevant")) == [16, 17]
    assert min(nobody_said.ages("former_relevant")) == 18
    assert min(nobody_said.ages("qualifying")) == 16
    assert 25 in nobody_said.ages("former_relevant")
    assert list(person(19).ages("eligible")) == [19]


def test_what_nobody_asked_is_not_known():
    assert Facts(on=DAY).has("hard_time") is None
    assert person(19, circumstances="").has("hard_time") is False
    assert person(19, circumstances="hard_time young_parent").has("higher_education", "hard_time") is True


def test_groups_come_in_the_laws_order():
    assert person().groups == ("eligible", "relevant", "former_relevant", "qualifying")
    assert person(19).groups == ("former_relevant", "qualifying")


@pytest.mark.parametrize(("age", "is_child"), [(None, False), (0, True), (17, True), (18, False)])
def test_a_child_is_under_18(age, is_child):
    assert person(age).is_child is is_child
