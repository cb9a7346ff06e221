"""The ages, counts and intervals of status, as the law book has them on a day."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from leaving_care.law import Book, book


@dataclass(frozen=True, slots=True)
class Figures:
    """Ages in years; `looked_after_days` and the short-break and fostering figures in days; the rest in months."""

    care_from_age: int
    eligible_age: int
    adult_age: int
    looked_after_days: int
    short_break_longest: int
    short_break_year: int
    detained_break_longest: int
    home_months: int
    health_setting_months: int
    private_fostering_days: int
    full_duties_to_age: int
    qualifying_to_age: int
    education_to_age: int
    qualifying_education_to_age: int


def figures_on(on: date) -> Figures:
    """The figures in force on a day. Raises law.NotInForce for a day before the book begins."""
    return _figures(book(), on)


@lru_cache(maxsize=20_000)
def _figures(book: Book, on: date) -> Figures:
    def value(name: str) -> int:
        return book.figures[name].on(on).value

    return Figures(
        care_from_age=value("care-from-age"),
        eligible_age=value("eligible-age"),
        adult_age=value("adult-age"),
        looked_after_days=7 * value("looked-after-weeks"),
        short_break_longest=value("short-break-longest-stay"),
        short_break_year=value("short-break-most-in-a-year"),
        detained_break_longest=7 * value("detained-short-break-longest"),
        home_months=value("home-months"),
        health_setting_months=value("health-setting-months"),
        private_fostering_days=value("private-fostering-days"),
        full_duties_to_age=value("full-duties-to-age"),
        qualifying_to_age=value("qualifying-to-age"),
        education_to_age=value("education-to-age"),
        qualifying_education_to_age=value("qualifying-education-to-age"),
    )
