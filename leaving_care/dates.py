"""Ages, birthdays and days of the UK calendar. Pure: no clock, no Django."""

from datetime import date

MONTHS = "January February March April May June July August September October November December".split()


def in_words(day: date) -> str:
    """The day as people write it: 1 April 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def ages_in_words(age_from: int | None, age_to: int | None, last_year_included: bool | None) -> str:
    """An age band in words that leave no doubt about the last birthday.

    `age_to` None means no upper age. `last_year_included` tells whether the year after the `age_to` birthday counts;
    None means the council has not said, and the words say that.
    """
    if age_from is None and age_to is None:
        return "Ages not recorded yet"
    if age_to is None:
        return f"{age_from} and over"
    if age_from == age_to and last_year_included is not False:
        return f"{age_to} (until you turn {age_to + 1})"
    start = "Up to" if age_from is None else f"{age_from} to"
    if last_year_included is None:
        return f"{start} {age_to} (whether the year you are {age_to} counts is not recorded yet)"
    if last_year_included:
        return f"{start} {age_to} (until you turn {age_to + 1})"
    return f"{start} {age_to} (until your {ordinal(age_to)} birthday)"


def ordinal(number: int) -> str:
    """21 → 21st."""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
