"""Which question comes next: every one that can matter, and none that cannot."""

import subprocess
import sys
from datetime import date

import pytest

from entitlements.questions import Answers, PartDate, Spell, next_question
from entitlements.questions.answers import MOST_PERIODS, NOT_SURE
from entitlements.questions.asking import best, outcome
from tests.entitlements.visitor import TODAY, visit

AGED_13, AGED_15, AGED_16, AGED_17 = date(2013, 5, 3), date(2011, 5, 3), date(2010, 5, 3), date(2009, 5, 3)
AGED_19, AGED_22, AGED_25 = date(2007, 5, 3), date(2004, 5, 3), date(2001, 11, 21)
NINE_WEEKS = PartDate(2026, 9, 19)  # 64 dates up to TODAY


def spell(*days: int) -> Spell:
    """From year, month, day to year, month, day."""
    return Spell(PartDate(*days[:3]), PartDate(*days[3:]))


LONG_TO_16 = spell(2023, 3, 1, 2026, 1, 31)
IN_CARE = {"council": "here", "care": "yes"}
LEFT = {"council": "here", "care": "no", "when": "dates"}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, "born"),
        ({"age_only": True}, "age"),
        ({"born": AGED_13}, ""),
        ({"age": 13}, ""),
        ({"born": AGED_25}, ""),
        ({"age": 25}, ""),
        ({"born": date(2001, 11, 22)}, "council"),  # 25 tomorrow
        ({"born": date(2012, 11, 21)}, "council"),  # 14 today
        ({"born": date(2012, 11, 22)}, ""),  # 14 tomorrow
        ({"age": 17}, "council"),
        ({"born": AGED_17, "council": "here"}, "care"),
        ({"born": AGED_17, "council": "other"}, "elsewhere"),
        ({"born": AGED_17, "council": "other", "went_on": True}, "care"),
        ({"born": AGED_17, "council": "nation"}, "england"),
        ({"born": AGED_17, "council": "nation", "england": "yes"}, "care"),
        ({"born": AGED_17, "council": "nation", "england": "no"}, "places"),
        ({"born": AGED_17, "council": "never"}, "places"),
        ({"born": AGED_17, "council": "never", "places": frozenset({"none"})}, ""),
        ({"born": AGED_17, "council": "never", "places": frozenset({"voluntary_org"})}, "placesnow"),
        ({"born": AGED_19, "council": "never", "places": frozenset({"voluntary_org"})}, ""),
        ({"born": AGED_15, "council": "never"}, ""),
        ({"born": AGED_17, **IN_CARE}, "since"),
        ({"born": AGED_17, **IN_CARE, "since": NOT_SURE}, "rough"),
        ({"born": AGED_17, **IN_CARE, "since": NOT_SURE, "rough": "more"}, ""),
        ({"born": AGED_17, "council": "here", "care": "no"}, "when"),
        ({"born": AGED_17, **LEFT}, "period1"),
        ({"born": AGED_17, "council": "here", "care": "no", "when": NOT_SURE}, "rough"),
        ({"born": AGED_17, "council": "here", "care": "no", "when": NOT_SURE, "rough": "less"}, "after16"),
        ({"born": AGED_15, "council": "here", "care": "no", "when": NOT_SURE, "rough": "less"}, "guardian"),
        ({"born": AGED_17, "council": "here", "care": "breaks"}, "breaks"),
        ({"born": AGED_17, "council": "here", "care": "breaks", "breaks": "no"}, "after16"),
        ({"born": AGED_17, "council": "here", "care": "breaks", "breaks": "yes"}, "rough"),
    ],
)
def test_the_questions_on_care_follow_from_each_other(told, expected):
    assert next_question(Answers(**told), TODAY) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        # Years in care and still there: nothing more can change it, at 16, at 17, or on turning 18.
        ({"born": AGED_16, **IN_CARE, "since": "before14"}, ""),
        ({"born": AGED_19, **IN_CARE, "since": "before14"}, ""),
        ({"born": AGED_15, **IN_CARE, "since": "before14"}, ""),
        # Nine weeks: earlier times would add up to 13.
        ({"born": AGED_16, **IN_CARE, "since": "date", "since_on": NINE_WEEKS}, "more0"),
        ({"born": AGED_16, **IN_CARE, "since": "date", "since_on": NINE_WEEKS, "more": "yes"}, "period1"),
        ({"born": AGED_16, **IN_CARE, "since": "date", "since_on": NINE_WEEKS, "more": "no"}, "guardian"),
        # Long in care and left at 16: six months at home would change it, and nothing else.
        ({"born": AGED_17, **LEFT, "periods": (LONG_TO_16,)}, "home"),
        ({"born": AGED_17, **LEFT, "periods": (LONG_TO_16,), "home": "yes"}, "homewhen"),
        ({"born": AGED_17, **LEFT, "periods": (LONG_TO_16,), "home": "no"}, ""),
        ({"born": AGED_17, **LEFT, "periods": (LONG_TO_16,), "home": NOT_SURE}, ""),
        # Long in care and left before 16: custody, a guardian, other places.
        ({"born": AGED_17, **LEFT, "periods": (spell(2024, 1, 1, 2025, 3, 1),)}, "more1"),
        ({"born": AGED_17, **LEFT, "periods": (spell(2024, 1, 1, 2025, 3, 1),), "more": "no"}, "sixteen"),
        ({"born": AGED_17, **LEFT, "periods": (spell(2024, 1, 1, 2025, 3, 1),), "more": "no", "sixteen": "custody"}, "straight"),
        ({"born": AGED_17, **LEFT, "periods": (spell(2024, 1, 1, 2025, 3, 1),), "more": "no", "sixteen": "no"}, "guardian"),
        # Too short for custody at 16 to matter.
        ({"born": AGED_17, **LEFT, "periods": (spell(2024, 1, 1, 2024, 2, 1),), "more": "no"}, "guardian"),
        # Short, after 16, at 22: only a course can matter.
        ({"born": AGED_22, **LEFT, "periods": (spell(2020, 6, 1, 2020, 6, 20),), "more": "no"}, "course"),
        ({"born": AGED_19, **LEFT, "periods": (spell(2023, 6, 1, 2023, 6, 20),), "more": "no"}, ""),
        # Not in care since 14: a guardian, or other places.
        ({"born": AGED_19, "council": "here", "care": "no", "when": "no"}, "guardian"),
        ({"born": AGED_19, "council": "here", "care": "no", "when": "no", "guardian": "no"}, "places"),
        ({"born": AGED_19, "council": "here", "care": "no", "when": "no", "guardian": "yes"}, ""),
    ],
)  # fmt: skip
def test_what_comes_after_is_asked_only_if_it_can_matter(told, expected):
    assert next_question(Answers(**told), TODAY) == expected


def test_what_would_make_an_unsure_answer_sure_is_asked():
    """A guardian makes nothing better than what is possible already, and certain what was not."""
    unsure = Answers(born=AGED_19, council="here", care="no", when=NOT_SURE, rough="less", after16=NOT_SURE)
    assert outcome(unsure, TODAY)[0] == {"qualifying", "none"}
    assert next_question(unsure, TODAY) == "guardian"


def test_home_is_asked_of_whoever_left_before_18_though_the_months_could_lie_in_the_past():
    left = Answers(born=AGED_19, **LEFT, periods=(spell(2021, 1, 1, 2024, 1, 1),))
    assert next_question(left, TODAY) == "home"
    until_18 = Answers(born=AGED_19, **IN_CARE, since="date", since_on=PartDate(2021, 1))
    assert next_question(until_18, TODAY) == ""


def test_a_time_that_was_given_stays_though_a_later_change_makes_it_needless():
    told = Answers(born=AGED_17, **LEFT, periods=(LONG_TO_16,), home="no")
    assert next_question(told, TODAY) == ""
    assert next_question(told.but(times=2), TODAY) == "more1"


def test_nobody_is_asked_for_more_times_than_there_is_room_for():
    few = tuple(spell(2025, month, 1, 2025, month, 3) for month in range(1, MOST_PERIODS + 1))
    assert next_question(Answers(born=AGED_17, **LEFT, periods=few[:-1]), TODAY) == f"more{MOST_PERIODS - 1}"
    assert next_question(Answers(born=AGED_17, **LEFT, periods=few), TODAY) == ""


@pytest.mark.parametrize("seed", range(300))
def test_the_questions_come_to_an_end_and_none_comes_twice(seed):
    _, asked = visit(seed)
    assert asked[0] == "born"
    assert len(asked) <= 20


def test_an_outcome_has_a_day_each_for_today_sixteen_and_eighteen():
    told = Answers(born=AGED_15, **IN_CARE, since="before14")
    assert outcome(told, TODAY) == ({"none"}, {"eligible"}, {"former_relevant"})
    # Somebody of 15 or of 16 by their age in years: the places of the days stay the same.
    assert [best(groups) for groups in outcome(told.but(born=None, age=15), TODAY)] == [
        "none",
        "eligible",
        "former_relevant",
    ]


def test_the_questions_know_nothing_of_django():
    code = (
        "import sys, pkgutil, importlib, entitlements.questions as q\n"
        "for each in pkgutil.iter_modules(q.__path__): importlib.import_module(f'{q.__name__}.{each.name}')\n"
        "print([name for name in sys.modules if name.split('.')[0] == 'django'])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
