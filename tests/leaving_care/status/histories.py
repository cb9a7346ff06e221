"""People made up by chance, with every kind of fact, crowded around the days on which something is decided."""

from datetime import date, timedelta

from hypothesis import strategies as st

from leaving_care.care import (
    CARERS,
    DETAINED,
    HOSPITAL,
    SETTINGS,
    Away,
    Care,
    CarePeriod,
    Course,
    HomeSpell,
    Period,
    Setting,
)
from leaving_care.dates import birthday
from leaving_care.law import FIRST_DAY

CODES = ["V2"] * 6 + ["V3"] * 4 + ["C2", "C1", "E1", "J1", "L2", "V4", "S17"]
NATIONS_BY_CHANCE = ["England"] * 9 + ["Wales"] * 2 + ["Scotland"]
COUNCILS = ["", "Derby", "Derbyshire", "Nottingham"]
LENGTHS = [1, 2, 3, 4, 12, 16, 17, 18, 20, 27, 28, 29, 40, 45, 46, 72, 75, 76, 89, 90, 91, 92, 93, 181, 183, 184, 365]
AGES = [14, 15, 16, 16, 16, 17, 18, 18, 21, 25]


def moved(day, days):
    """Some days later, or earlier."""
    return day + timedelta(days=days)


births = st.one_of(
    st.dates(date(1990, 1, 1), date(2012, 12, 31)),
    st.sampled_from([date(year, 2, 29) for year in (1996, 2000, 2004, 2008)]),
)


def days_around(born):
    """Mostly days near a birthday on which something turns; else any day from 12 to 26."""
    near = st.builds(lambda age, days: moved(birthday(born, age), days), st.sampled_from(AGES), st.integers(-3, 3))
    earlier = st.builds(
        lambda age, length, days: moved(birthday(born, age), days - length),
        st.sampled_from(AGES),
        st.sampled_from(LENGTHS),
        st.integers(-2, 2),
    )
    return st.one_of(near, earlier, st.dates(birthday(born, 12), birthday(born, 26)))


@st.composite
def spells(draw, born, open_ended=True):
    """The first and the last day of something, or None where it goes on."""
    first = draw(days_around(born))
    if open_ended and draw(st.integers(0, 3)) == 0:
        return first, None
    length = draw(st.one_of(st.sampled_from(LENGTHS), st.integers(1, 1500)))
    return first, moved(first, length - 1)


@st.composite
def care_periods(draw, born, codes=CODES, nations=NATIONS_BY_CHANCE):
    first, last = draw(spells(born))
    return CarePeriod(
        first, last, draw(st.sampled_from(codes)), "", draw(st.sampled_from(COUNCILS)), draw(st.sampled_from(nations))
    )


@st.composite
def short_break_series(draw, born):
    """Stays of one length at a steady interval, which may break the limits or not."""
    first, length = draw(days_around(born)), draw(st.sampled_from([1, 2, 4, 12, 17, 18, 28]))
    every = draw(st.integers(length, 60))
    return tuple(
        CarePeriod(moved(first, number * every), moved(first, number * every + length - 1), "V3", "", "Derby")
        for number in range(draw(st.integers(1, 26)))
    )


@st.composite
def histories(draw, most_periods=4, codes=CODES, nations=NATIONS_BY_CHANCE, plain=False):
    """Everything about somebody. `plain`: times in care and nothing else."""
    born = draw(births)
    periods = tuple(draw(st.lists(care_periods(born, codes, nations), max_size=most_periods)))
    if plain:
        return Care(born, periods)
    if draw(st.integers(0, 5)) == 0:
        periods += draw(short_break_series(born))

    def several(make, most=2):
        # Most people have none of most things.
        return tuple(draw(st.lists(make, max_size=most))) if draw(st.integers(0, 2)) == 0 else ()

    spell = spells(born)
    return Care(
        date_of_birth=born,
        periods=periods,
        home=several(st.builds(lambda s, who: HomeSpell(*s, who), spell, st.sampled_from([*CARERS, "parent"])), 3),
        away=several(st.builds(lambda s, kind: Away(*s, kind), spell, st.sampled_from([DETAINED, HOSPITAL]))),
        guardianship=several(st.builds(lambda s: Period(*s), spell)),
        settings=several(st.builds(lambda s, kind: Setting(*s, kind), spell, st.sampled_from(list(SETTINGS)))),
        courses=several(
            st.builds(
                lambda s, dated, continues: Course(*(s if dated else (None, None)), continues),
                spell,
                st.booleans(),
                st.sampled_from([True, False, None]),
            )
        ),
        disabled=draw(st.booleans()),
        short_breaks_within_limits=draw(st.sampled_from([None, None, None, True, False])),
        under_care_order=draw(st.integers(0, 9)) == 0,
        adopted_on=draw(days_around(born)) if draw(st.integers(0, 9)) == 0 else None,
        lives_in=draw(st.sampled_from(["", "Leicester"])),
        asked_for_support=draw(st.sampled_from([True, False, None])),
    )


def edges(care):
    """The days on which something recorded begins, and the days after it ended."""
    spells_ = (*care.periods, *care.home, *care.away, *care.guardianship, *care.settings)
    firsts = [spell.starts_on for spell in spells_]
    return firsts + [moved(spell.ends_on, 1) for spell in spells_ if spell.ends_on]


def days_asked_about(care):
    """Days from the law book's first on: near birthdays, near the edges of what is recorded, and any."""
    born = care.date_of_birth
    choices = [days_around(born), st.dates(birthday(born, 13), birthday(born, 28))]
    if found := edges(care):
        choices.append(st.builds(moved, st.sampled_from(found), st.integers(-2, 2)))
    return st.one_of(choices).map(lambda day: max(day, FIRST_DAY))
