"""A life in stretches: each day of it says what a decision on that day says."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from leaving_care.care import Care, CarePeriod, HomeSpell
from leaving_care.dates import birthday
from leaving_care.law import FIRST_DAY
from leaving_care.status import decide, stretches

BORN = date(2008, 3, 10)
DAY = timedelta(days=1)
LIVES = {
    "care to 18": Care(BORN, (CarePeriod(date(2020, 1, 1), date(2026, 3, 9), "C2"),)),
    "exactly 13 weeks": Care(BORN, (CarePeriod(date(2024, 2, 1), date(2024, 5, 1)),)),
    "left on the 16th birthday": Care(BORN, (CarePeriod(date(2023, 1, 1), BORN.replace(year=2024)),)),
    "housed under section 17 at 16": Care(BORN, (CarePeriod(date(2024, 6, 1), date(2025, 6, 1), "S17"),)),
    "home with whom is not recorded": Care(
        BORN,
        (CarePeriod(date(2022, 1, 1), date(2024, 6, 1), "C2"),),
        home=(HomeSpell(date(2024, 6, 1), date(2025, 3, 1)),),
    ),
    "born on 29 February": Care(date(2008, 2, 29), (CarePeriod(date(2022, 1, 1), date(2024, 6, 1), "V2"),)),
    "care that goes on": Care(BORN, (CarePeriod(date(2024, 1, 1)),)),
}


@pytest.mark.parametrize("life", LIVES)
def test_each_day_of_a_life_says_what_a_decision_on_it_says(life):
    care = LIVES[life]
    found = stretches(care)
    day, last = found[0].on, birthday(care.date_of_birth, 26)
    assert day == birthday(care.date_of_birth, 14)
    while day < last:
        now = [stretch for stretch in found if stretch.on <= day][-1]
        decision = decide(care, day)
        assert (now.status, now.flags) == (decision.status, tuple(flag.id for flag in decision.flags)), day
        day += DAY


def test_neighbours_differ():
    for care in LIVES.values():
        found = stretches(care)
        assert all((a.status, a.flags) != (b.status, b.flags) for a, b in pairwise(found))


def test_a_life_before_the_law_book_begins_with_the_book():
    old = Care(date(1950, 5, 4), (CarePeriod(date(1964, 5, 4), date(1968, 5, 3), "C2"),))
    assert [(stretch.on, stretch.status) for stretch in stretches(old)] == [(FIRST_DAY, "too_old")]
