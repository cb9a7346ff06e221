"""Days and ages in words, birthdays, and periods of whole months."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaving_care.dates import (
    age_on,
    ages_in_words,
    birthday,
    in_words,
    last_day_of_months,
    months_after,
    ordinal,
)


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
        (16, 25, False, "16 to 24 (until your 25th birthday)"),
        (16, 21, False, "16 to 20 (until your 21st birthday)"),
        (18, 22, False, "18 to 21 (until your 22nd birthday)"),
        (18, 23, False, "18 to 22 (until your 23rd birthday)"),
        (16, 21, None, "16 to 21 (whether the year you are 21 counts is not recorded yet)"),
        (None, 24, True, "Up to 24 (until you turn 25)"),
        (None, 25, False, "Up to 24 (until your 25th birthday)"),
        (24, 25, False, "24 (until your 25th birthday)"),
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


@pytest.mark.parametrize(
    ("born", "age", "on"),
    [
        (date(2009, 5, 14), 16, date(2025, 5, 14)),
        (date(2007, 12, 31), 18, date(2025, 12, 31)),
        (date(2008, 2, 28), 18, date(2026, 2, 28)),
        (date(2008, 3, 1), 18, date(2026, 3, 1)),
        (date(2008, 2, 29), 14, date(2022, 3, 1)),
        (date(2008, 2, 29), 16, date(2024, 2, 29)),
        (date(2008, 2, 29), 18, date(2026, 3, 1)),
        (date(2008, 2, 29), 0, date(2008, 2, 29)),
        (date(1996, 2, 29), 104, date(2100, 3, 1)),
    ],
)
def test_a_birthday_and_born_on_29_february_on_1_march(born, age, on):
    assert birthday(born, age) == on
    assert age_on(born, on) == age and age_on(born, on - timedelta(days=1)) == age - 1


def test_a_birthday_by_the_other_view_is_on_28_february():
    born = date(2008, 2, 29)
    assert birthday(born, 18, leap_on_28_february=True) == date(2026, 2, 28)
    assert birthday(born, 16, leap_on_28_february=True) == date(2024, 2, 29)
    assert [age_on(born, date(2026, 2, day), leap_on_28_february=True) for day in (27, 28)] == [17, 18]
    assert age_on(born, date(2026, 2, 28)) == 17


def test_an_age_before_birth_is_less_than_none():
    assert age_on(date(2009, 5, 14), date(2009, 5, 13)) == -1


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2025, 8, 2), 6, date(2026, 2, 2)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2025, 10, 31), 1, date(2025, 11, 30)),
        (date(2025, 12, 31), 2, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), -12, date(2023, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 1, 15), 0, date(2026, 1, 15)),
    ],
)
def test_months_end_on_the_corresponding_day_or_the_last_of_the_month(day, months, later):
    assert months_after(day, months) == later


@pytest.mark.parametrize(
    ("first", "months", "last"),
    [
        (date(2025, 8, 2), 6, date(2026, 2, 1)),
        (date(2025, 6, 1), 3, date(2025, 8, 31)),
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2025, 12, 1), 3, date(2026, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2027, 12, 1), 3, date(2028, 2, 29)),
        (date(2025, 8, 29), 6, date(2026, 2, 28)),
        (date(2025, 8, 28), 6, date(2026, 2, 27)),
        (date(2026, 2, 28), 6, date(2026, 8, 27)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
    ],
)
def test_the_last_day_of_a_period_that_includes_its_first(first, months, last):
    assert last_day_of_months(first, months) == last


@given(first=st.dates(date(1990, 1, 1), date(2100, 1, 1)), months=st.integers(1, 60))
def test_a_later_start_never_ends_a_period_earlier(first, months):
    assert last_day_of_months(first, months) <= last_day_of_months(first + timedelta(days=1), months)
    assert months_after(first, months) - last_day_of_months(first, months) in (timedelta(0), timedelta(days=1))


@given(born=st.dates(date(1990, 1, 1), date(2015, 12, 31)), day=st.dates(date(1990, 1, 1), date(2040, 1, 1)))
def test_an_age_is_the_last_birthday_reached(born, day):
    age = age_on(born, day)
    assert birthday(born, age) <= day < birthday(born, age + 1)
