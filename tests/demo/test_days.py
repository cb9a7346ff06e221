"""Days as the files of invented people write them."""

from datetime import date

import pytest

from pathways.demo.days import day_of

ON, BORN = date(2026, 11, 20), date(2009, 2, 28)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("today", date(2026, 11, 20)),
        ("-3y", date(2023, 11, 20)),
        ("-3y2m5d", date(2023, 9, 15)),
        ("+1m", date(2026, 12, 20)),
        ("-1m+1d", date(2026, 10, 21)),
        ("@16", date(2025, 2, 28)),
        ("@16-1d", date(2025, 2, 27)),
        ("@16+3m6d", date(2025, 6, 3)),
    ],
)
def test_a_day_is_reckoned_from_the_day_of_the_seed_or_a_birthday(written, meant):
    assert day_of(written, ON, BORN) == meant


@pytest.mark.parametrize("written", ["", "yesterday", "-", "3y", "-3", "@", "@16+", "2026-11-20", "-1w"])
def test_what_is_no_day_is_refused(written):
    with pytest.raises(ValueError, match="is no day"):
        day_of(written, ON, BORN)


def test_a_birthday_needs_somebody_who_was_born():
    with pytest.raises(ValueError, match="counts from a birthday"):
        day_of("@16", ON)
