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


def last_age(age_from: int | None, age_to: int | None, last_year_included: bool | None) -> int | None:
    """The last age that counts in a band: 24 where it ends with the 25th birthday. None: it has no end."""
    ends_on_birthday = last_year_included is False and age_from != age_to
    return age_to - 1 if age_to is not None and ends_on_birthday else age_to


def ages_in_words(age_from: int | None, age_to: int | None, last_year_included: bool | None) -> str:
    """An age band in words that leave no doubt about the last birthday; its last age is the last that counts.

    `age_to` None means no upper age. `last_year_included` tells whether the year after the `age_to` birthday counts;
    None means the council has not said, and the words say that.
    """
    if age_from is None and age_to is None:
        return "Ages not recorded yet"
    last = last_age(age_from, age_to, last_year_included)
    if age_to is None or last is None:
        return f"{age_from} and over"
    band = f"Up to {last}" if age_from is None else f"{age_from} to {last}" if age_from != last else f"{last}"
    if last_year_included is False:
        return f"{band} (until your {ordinal(age_to)} birthday)"
    if last_year_included is None and age_from != age_to:
        return f"{band} (whether the year you are {age_to} counts is not recorded yet)"
    return f"{band} (until you turn {age_to + 1})"


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
