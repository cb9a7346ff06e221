"""Days and ages in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaving_care.dates import ages_in_words, in_words, ordinal


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 4, 1), "1 April 2026"),
        (date(2024, 2, 29), "29 February 2024"),
        (date(2026, 1, 1), "1 January 2026"),
        (date(1999, 12, 31), "31 December 1999"),
    ],
)
def test_a_day_in_words(day, said):
    assert in_words(day) == said


@pytest.mark.parametrize(
    ("age_from", "age_to", "last_year_included", "said"),
    [
        (16, 20, True, "16 to 20 (until you turn 21)"),
        (16, 25, False, "16 to 25 (until your 25th birthday)"),
        (16, 21, False, "16 to 21 (until your 21st birthday)"),
        (18, 22, False, "18 to 22 (until your 22nd birthday)"),
        (18, 23, False, "18 to 23 (until your 23rd birthday)"),
        (16, 21, None, "16 to 21 (whether the year you are 21 counts is not recorded yet)"),
        (None, 24, True, "Up to 24 (until you turn 25)"),
        (None, 25, False, "Up to 25 (until your 25th birthday)"),
        (25, None, None, "25 and over"),
        (25, None, True, "25 and over"),
        (0, 4, True, "0 to 4 (until you turn 5)"),
        (17, 17, True, "17 (until you turn 18)"),
        (17, 17, None, "17 (until you turn 18)"),
        (None, None, None, "Ages not recorded yet"),
        (None, None, True, "Ages not recorded yet"),
    ],
)
def test_ages_in_words_say_what_happens_on_the_last_birthday(age_from, age_to, last_year_included, said):
    assert ages_in_words(age_from, age_to, last_year_included) == said


ORDINALS = "1st 2nd 3rd 4th 10th 11th 12th 13th 18th 20th 21st 22nd 23rd 25th 100th 101st 111th 112th 113th 121st"


@pytest.mark.parametrize("said", ORDINALS.split())
def test_an_ordinal(said):
    assert ordinal(int(said[:-2])) == said


@given(age=st.integers(0, 120), upto=st.integers(0, 120), last=st.sampled_from([True, False, None]))
def test_both_ages_are_always_said_and_the_last_year_never_guessed(age, upto, last):
    said = ages_in_words(age, upto, last)
    assert said.startswith(str(age)) and str(upto) in said
    assert ("not recorded yet" in said) == (last is None and age != upto)
