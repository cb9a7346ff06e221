"""Dated values: each answers from its first day to its last, and says so where it has no answer."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from leaving_care.law import (
    FIRST_DAY,
    Book,
    NotInForce,
    amounts,
    areas_in_force,
    book,
    duties,
    figures,
    provisions,
    read_tables,
    timetable,
    using,
)
from leaving_care.law.listing import announced, every, in_force, made_not_started, provisions_not_started
from tests.leaving_care.law_books import starting

ONE_DAY = timedelta(days=1)
DAY = date(2026, 11, 21)
COMMENCES = date(2027, 4, 1)
DATED = [entry for file in (figures(), duties(), amounts(), timetable()) for entry in file.values()]
STARTED = [entry for entry in DATED if entry.first_day]
FIGURES = {
    "care-from-age": 14,
    "eligible-age": 16,
    "adult-age": 18,
    "looked-after-weeks": 13,
    "short-break-longest-stay": 17,
    "short-break-most-in-a-year": 75,
    "detained-short-break-longest": 4,
    "home-months": 6,
    "health-setting-months": 3,
    "private-fostering-days": 28,
    "full-duties-to-age": 21,
    "education-to-age": 25,
    "qualifying-to-age": 21,
    "qualifying-education-to-age": 25,
}


@pytest.mark.parametrize("id", FIGURES)
def test_a_figure_of_status_from_the_books_first_day(id):
    figure = figures()[id]
    assert figure.on(FIRST_DAY).value == figure.on(DAY).value == FIGURES[id]
    with pytest.raises(NotInForce):
        figure.on(FIRST_DAY - ONE_DAY)


@pytest.mark.parametrize("entry", STARTED, ids=lambda entry: entry.id)
def test_nothing_is_known_the_day_before_its_first_day(entry):
    assert entry.on(entry.first_day)
    with pytest.raises(NotInForce) as refused:
        entry.on(entry.first_day - ONE_DAY)
    assert entry.name in str(refused.value) and entry.id in str(refused.value)


@pytest.mark.parametrize("entry", [entry for entry in DATED if not entry.first_day], ids=lambda entry: entry.id)
def test_what_has_no_first_day_is_in_force_on_no_day(entry):
    for day in (FIRST_DAY, DAY, date.max):
        with pytest.raises(NotInForce, match="No day is set for it to start"):
            entry.on(day)


def test_a_refusal_says_the_thing_the_day_and_the_first_day_known():
    with pytest.raises(NotInForce) as refused:
        figures()["support-to-age"].on(date(2018, 3, 31))
    said = str(refused.value)
    assert "31 March 2018" in said and "1 April 2018" in said and "adviser and support (support-to-age)" in said
    assert isinstance(refused.value, LookupError)


@pytest.mark.parametrize(
    ("id", "changed", "before", "after"),
    [
        ("setting-up-home", date(2023, 4, 1), 2000, 3000),
        ("apprenticeship-bursary", date(2023, 8, 1), 1000, 3000),
        ("universal-credit-under-25", date(2026, 4, 13), Decimal("316.98"), Decimal("338.58")),
        ("universal-credit-25-and-over", date(2026, 4, 13), Decimal("400.14"), Decimal("424.90")),
    ],
)
def test_an_amount_changes_on_its_day(id, changed, before, after):
    amount = amounts()[id]
    assert (amount.on(changed - ONE_DAY).figure, amount.on(changed).figure) == (before, after)


def test_the_age_for_a_home_of_ones_own_changed_and_the_words_with_it():
    changed = date(2021, 5, 31)
    for day, age in ((changed - ONE_DAY, 22), (changed, 25)):
        assert figures()["one-bedroom-to-age"].on(day).value == age
        assert f"turn {age}," in amounts()["one-bedroom-rate"].on(day).words


def test_a_repealed_value_is_refused_from_the_day_after_and_its_last_day_is_told():
    tables = read_tables()
    tables["figures"]["home-months"]["values"][0]["to"] = date(2027, 8, 31)
    figure = Book(tables).figures["home-months"]
    assert figure.on(date(2027, 8, 31)).value == 6
    with pytest.raises(NotInForce, match="ended on 31 August 2027"):
        figure.on(date(2027, 9, 1))


def test_a_value_ends_with_its_provision():
    tables = read_tables()
    tables["provisions"]["ca1989-s23cza"]["to"] = COMMENCES - ONE_DAY
    duty = Book(tables).duties["staying-put"]
    assert duty.on(COMMENCES - ONE_DAY)
    with pytest.raises(NotInForce):
        duty.on(COMMENCES)


def test_one_day_at_a_provision_starts_all_that_rests_on_it():
    with using(starting(cwsa2026_s7=COMMENCES, cwsa2026_s8=COMMENCES, cwsa2026_s9=COMMENCES)):
        for entry in (
            duties()["staying-close"],
            duties()["local-offer-arrangements"],
            amounts()["homeless-on-purpose"],
        ):
            assert entry.on(COMMENCES)
            with pytest.raises(NotInForce, match="1 April 2027"):
                entry.on(COMMENCES - ONE_DAY)
        assert provisions()["ca1989-s23czaa"].starts_on == COMMENCES
        assert "financial_literacy" in [area.id for area in areas_in_force(COMMENCES)]
        assert "financial_literacy" not in [area.id for area in areas_in_force(COMMENCES - ONE_DAY)]
    assert not duties()["staying-close"].in_force(COMMENCES), "the portal's own book is back"


def test_what_is_only_announced_starts_with_nothing_but_its_own_day():
    row = starting(announced_nhs_charges=COMMENCES).amounts["nhs-charges-to-25"].values[0]
    assert row.kind == "announcement" and row.starts_on is None


def test_the_book_read_through():
    law = book()
    assert {line.row for line in in_force(law, DAY)} < {line.row for line in every(law)}
    assert {line.entry.id for line in announced(law, DAY)} == {"nhs-charges-to-25"}
    assert {line.entry.id for line in made_not_started(law, DAY)} == {
        "staying-close",
        "local-offer-arrangements",
        "homeless-on-purpose",
    }
    assert {provision.id for provision in provisions_not_started(law, DAY)} == {
        "ca1989-s23czaa",
        "cwsa2026-s7",
        "cwsa2026-s8",
        "cwsa2026-s9",
        "announced-nhs-charges",
    }
    for line in every(law):
        kinds = [line in lines(law, DAY) for lines in (in_force, made_not_started, announced)]
        assert sum(kinds) == 1 or line.row.ends_on < DAY
