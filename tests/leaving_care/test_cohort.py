"""Rows of a council's list, read into facts: periods, days, councils and nations, and cells that cannot be read."""

from datetime import date

import pytest

from leaving_care.care import CarePeriod
from leaving_care.cohort.answers import reason_in_words
from leaving_care.cohort.rows import CODES
from leaving_care.status import Reason
from tests.leaving_care.cells import AS_OF, care, read, refused

# ---------------------------------------------------------------- periods


def test_periods_are_read():
    periods = care(periods="2024-01-01..2024-02-03|V2|foster; 2025-09-02..|c2|Mr Brown|upstairs ;").periods
    assert periods == (
        CarePeriod(date(2024, 1, 1), date(2024, 2, 3), "V2", "foster"),
        CarePeriod(date(2025, 9, 2), None, "C2", "Mr Brown|upstairs"),
    )


@pytest.mark.parametrize("code", "C1 C2 D1 E1 V2 V3 V4 L1 L2 L3 J1 J2 J3 S17".split())
def test_every_legal_status_is_known(code):
    assert care(periods=f"2024-01-01..|{code}|foster").periods[0].legal == code
    assert code in CODES


def test_overlapping_and_coming_periods_are_no_fault():
    assert len(care(periods="2024-01-01..|V2|a;2024-06-01..2024-07-01|C2|b;2030-01-01..|V2|c").periods) == 3


def test_no_periods_are_no_fault():
    assert care().periods == ()


@pytest.mark.parametrize(
    ("periods", "why"),
    [
        ("2025-02-30..|V2|foster", "period 1: this is no day of the calendar"),
        ("2025-01-01..2025-13-01|V2|foster", "period 1: this is no day of the calendar"),
        ("01/02/2025..|V2|foster", "Write dates as YYYY-MM-DD"),
        ("2025-1-2..|V2|foster", "Write dates as YYYY-MM-DD"),
        ("٢٠٢٥-٠١-٠٢..|V2|foster", "Write dates as YYYY-MM-DD"),
        ("20250102..|V2|foster", "Write dates as YYYY-MM-DD"),
        ("0209-01-02..|V2|foster", "the year is not between 1900 and 2199"),
        ("..2025-01-02|V2|foster", "period 1: there is no date"),
        ("2024-01-01..|V2|foster;2025-02-02..2025-02-01|V2|foster", "period 2 ends before it starts"),
        ("2024-01-01..|X9|foster", "period 1 has no legal status that is known. It is one of: C1, C2,"),
        ("2024-01-01..|foster|V2", "period 1 has no legal status that is known"),
        ("2024-01-01..||foster", "period 1 has no legal status that is known"),
        ("2024-01-01..", "period 1 is not written as start..end|legal status|placement"),
        ("2024-01-01|V2|foster", "period 1 is not written as start..end|legal status|placement"),
        ("in care", "period 1 is not written as"),
        ("2009-05-13..|V2|foster", "period 1 starts before the date of birth"),
    ],
)
def test_a_period_that_cannot_be_read(periods, why):
    bad = refused(periods=periods)
    assert bad.column == "care_periods"
    assert why in bad.why


def test_care_from_the_day_of_birth_on():
    assert care(periods="2009-05-14..|E1|foster").periods[0].starts_on == date(2009, 5, 14)


# ---------------------------------------------------------------- the other columns


@pytest.mark.parametrize("column", ["date_of_birth", "as_of"])
@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("", "there is no date"),
        ("  ", "there is no date"),
        ("2023-02-29", "no day of the calendar"),
        ("soon", "YYYY-MM-DD"),
    ],
)
def test_a_day_that_cannot_be_read(column, said, why):
    bad = refused(**{column: said})
    assert bad.column == column
    assert why in bad.why


def test_the_law_book_has_a_first_day():
    assert refused(as_of="2011-03-31").column == "as_of"
    assert "1 April 2011" in refused(as_of="2011-03-31").why
    assert read(as_of="2011-04-01").as_of == date(2011, 4, 1)


def test_nobody_is_born_after_the_day_asked_about():
    assert refused(date_of_birth="2026-01-11").column == "date_of_birth"
    assert care(date_of_birth=AS_OF).date_of_birth == date(2026, 1, 10)


@pytest.mark.parametrize(
    "row",
    [
        {"date_of_birth": "14/05/2009"},
        {"date_of_birth": "2009-05-14T00:00"},
        {"date_of_birth": "2026-05-14"},
        {"periods": "2009-05-13..|V2|foster"},
        {"periods": "2024-01-01..|2009-05-14|Ann Brown"},
        {"flags": "sgo_from=2009-05-13"},
        {"flags": "home_with=2009-05-14"},
        {"flags": "nation=2009-05-14;lives_in=x", "periods": "2024-01-01..|V2|foster"},
        {"flags": "disabled=2009-05-14"},
    ],
)
def test_no_message_repeats_what_is_in_a_cell(row):
    said = str(refused(**row))
    assert not any(part in said for part in ("2009", "05", "14", "13", "2026", "Brown"))


# ---------------------------------------------------------------- by period


TWO = "2024-01-01..2024-02-01|V2|foster;2025-09-02..|V2|foster"


def authorities(said, periods=TWO):
    return [period.authority for period in care(f"authorities={said}", periods).periods]


def test_councils_by_period():
    assert authorities("1:Derbyshire,2:Nottingham") == ["Derbyshire", "Nottingham"]
    assert authorities("2:Nottingham") == ["", "Nottingham"]
    assert authorities("Derby") == ["Derby", "Derby"]
    assert authorities("1:Bristol, City of, 2:Bournemouth, Christchurch and Poole") == [
        "Bristol, City of",
        "Bournemouth, Christchurch and Poole",
    ]
    for said in ("3:Derby", "0:Derby"):
        assert "the number of a period that is not there" in refused(f"authorities={said}", TWO).why
    assert "number:name" in refused("authorities=first:Derby", TWO).why


def test_nations_by_period():
    assert [period.nation for period in care("nation=2:wales", TWO).periods] == ["England", "Wales"]
    assert [period.nation for period in care("nation=Scotland", TWO).periods] == ["Scotland", "Scotland"]
    assert "nation is one of: England, Wales," in refused("nation=1:France", TWO).why


def test_in_care_in_wales_now():
    assert care("now_looked_after_wales_from=2025-11-01").periods == (CarePeriod(date(2025, 11, 1), nation="Wales"),)


# ---------------------------------------------------------------- answers


def test_a_reason_holds_no_semicolon():
    said = reason_in_words(Reason("In care; and more.", "ca1989-s23a"))
    assert said == "In care, and more. [Children Act 1989, section 23A]"
    assert reason_in_words(Reason("Why.", "not-in-the-book")) == "Why. [not-in-the-book]"
