"""Amounts that are somewhere else, not recorded or not looked at for long."""

from collections.abc import Iterator
from datetime import date

from leaving_care.dates import in_words
from offers.contents import Contents
from offers.findings.finding import Finding, advises, row
from offers.models import Item


def amount_set_elsewhere(contents: Contents, on: date) -> Iterator[Finding]:
    """An amount stands where people read about it, and not only in another paper."""
    for item in contents.items:
        if item.amount_set_in is not None and item.amount_figure is None:
            yield advises(
                "amount-set-elsewhere",
                [row(item)],
                f"The amount of “{item.name}” stands only in “{item.amount_set_in.title}”.",
                "Record the figure here as well, and when it was last looked at.",
            )


def amount_not_recorded(contents: Contents, on: date) -> Iterator[Finding]:
    """An item of money says how much: a figure, words, or the paper where it is set."""
    for item in contents.items:
        nothing = item.amount_figure is None and not item.amount_words and item.amount_set_in is None
        if item.kind == Item.Kind.MONEY and nothing:
            yield advises(
                "amount-not-recorded",
                [row(item)],
                f"The amount of “{item.name}” is not recorded.",
                "Record the figure, or how it is worked out.",
            )


def amount_review_late(contents: Contents, on: date) -> Iterator[Finding]:
    """A figure is looked at every year."""
    for item in contents.items:
        looked = item.amount_last_reviewed_on
        if item.amount_figure is not None and looked is not None and _a_year_on(looked) < on:
            yield advises(
                "amount-review-late",
                [row(item)],
                f"The amount of “{item.name}” was last looked at on {in_words(looked)}, more than a year ago.",
                "Look at it again, and record the day.",
            )


def _a_year_on(day: date) -> date:
    # 29 February has no day of its own a year on.
    return date(day.year + 1, 3, 1) if (day.month, day.day) == (2, 29) else day.replace(year=day.year + 1)
