"""Ages, birthdays and days of the UK calendar. Pure: no clock, no Django."""

from calendar import monthrange
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

MONTHS = "January February March April May June July August September October November December".split()


UK = ZoneInfo("Europe/London")


def uk_day(moment: datetime) -> date:
    """The day in the UK at a moment that knows its zone."""
    return moment.astimezone(UK).date()


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


def birthday(date_of_birth: date, age: int, leap_on_28_february: bool = False) -> date:
    """The day on which somebody reaches an age, at its first moment (Family Law Reform Act 1969, section 9(1)).

    Born on 29 February: in other years 1 March, on which the Act is silent; `leap_on_28_february` takes the other view.
    """
    try:
        return date_of_birth.replace(year=date_of_birth.year + age)
    except ValueError:
        year = date_of_birth.year + age
        return date(year, 2, 28) if leap_on_28_february else date(year, 3, 1)


def age_on(date_of_birth: date, day: date, leap_on_28_february: bool = False) -> int:
    """The age in whole years on a day. Negative before birth."""
    years = day.year - date_of_birth.year
    return years if day >= birthday(date_of_birth, years, leap_on_28_february) else years - 1


def months_after(day: date, months: int) -> date:
    """The corresponding day some months later, or the last day of that month (Dodds v Walker [1981] 1 WLR 1027)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_day_of_months(first: date, months: int) -> date:
    """The last day of a period of whole months that includes its first day: from 2 August, six months end on 1 February."""
    later = months_after(first, months)
    return later if later.day < first.day else later - timedelta(days=1)
