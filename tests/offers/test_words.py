"""The words for an offer's facts: what is not known is said to be so, and what is no number is never shown as one."""

from datetime import date
from decimal import Decimal

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaving_care.law import statuses
from offers import words
from offers.conditions import CIRCUMSTANCES, LIVINGS, STATUSES
from offers.models import ContactNumber, Item, ItemRule


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"amount_figure": 15, "amount_each": "month"}, "£15 a month"),
        ({"amount_figure": 1200, "amount_each": "year", "amount_at_most": True}, "Up to £1,200 a year"),
        ({"amount_figure": Decimal("15.50"), "amount_each": "week"}, "£15.50 a week"),
        ({"amount_figure": Decimal("0.05")}, "£0.05"),
        ({"amount_figure": 2000, "amount_each": "once"}, "£2,000 once"),
        ({"amount_figure": Decimal("1234567.00")}, "£1,234,567"),
        ({"amount_figure": 50, "amount_unit": "points"}, "50 points"),
        ({"amount_figure": 1, "amount_unit": "points"}, "1 point"),
        ({"amount_figure": 100, "amount_unit": "percent"}, "100%"),
        ({"amount_figure": Decimal("12.50"), "amount_unit": "percent"}, "12.5%"),
        ({"amount_words": "the whole bill", "amount_each": "year"}, ""),
        ({}, ""),
    ],
)
def test_a_figure_in_words(fields, said):
    assert words.figure(Item(**fields)) == said


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {"amount_figure": 15, "amount_each": "month", "amount_words": "looked at every year"},
            "£15 a month. Looked at every year",
        ),
        ({"amount_words": "the whole council tax bill."}, "The whole council tax bill"),
        ({"amount_each": "once"}, "Once"),
        ({"amount_each": "year"}, "A year"),
        ({"amount_set_in_id": 7}, ""),
        ({"amount_set_in_id": 7, "amount_words": "one pack"}, "One pack"),
        ({}, "Not recorded yet"),
    ],
)
def test_an_amount_in_words(fields, said):
    assert words.amount(Item(**fields)) == said


@given(figure=st.decimals(Decimal("0.01"), Decimal("9999999.99"), places=2), unit=st.sampled_from(Item.Unit.values))
def test_a_figure_keeps_its_worth(figure, unit):
    said = words.figure(Item(amount_figure=figure, amount_unit=unit))
    digits = "".join(letter for letter in said if letter in "0123456789.")
    assert Decimal(digits) == figure
    assert (unit == "pounds") == said.startswith("£")


@pytest.mark.parametrize(
    ("duty", "label", "explained"),
    [
        ("must", "We must", "The law says we must do this."),
        ("should", "We should", "National guidance says we should do this."),
        ("choose", "We choose to", "We do this by our own choice."),
        ("", "Not recorded yet", "Whether the law makes us do this is not recorded yet."),
    ],
)
def test_a_duty_in_words(duty, label, explained):
    assert words.duty(Item(duty=duty)) == label
    assert words.DUTY_EXPLAINED[duty] == explained


def test_every_duty_is_explained():
    assert set(words.DUTY_EXPLAINED) == {"", *Item.Duty.values}


def item_for(bands):
    """An item with rules for these ages, at hand without a database."""
    item = Item(pk=1)
    item._prefetched_objects_cache = {"rules": [ItemRule(age_from=first, age_to=last) for first, last in bands]}
    return item


@pytest.mark.parametrize(
    ("bands", "said"),
    [
        ([(16, 20), (21, 25)], "16 to 20, 21 to 25"),
        ([(16, 20), (16, 20)], "16 to 20"),
        ([(16, 25), (25, None)], "16 to 25, 25 and over"),
        ([(None, 25)], "Up to 25"),
        ([(17, 17)], "17"),
        ([(None, None), (16, 17)], "16 to 17"),
        ([(None, None)], "Ages not recorded yet"),
        ([], "For everyone"),
    ],
)
def test_age_bands_in_words(bands, said):
    assert words.age_bands(item_for(bands)) == said


@pytest.mark.parametrize(("counts", "said"), [(False, "16 to 24"), (True, "16 to 25"), (None, "16 to 25")])
def test_a_band_that_ends_with_a_birthday_ends_with_the_age_before_it(counts, said):
    item = item_for([(16, 25)])
    item.rules.all()[0].last_year_included = counts
    assert words.age_bands(item) == said


def test_a_rules_ages_state_the_last_birthday():
    rule = ItemRule(age_from=16, age_to=20, last_year_included=True)
    assert words.ages(rule) == "16 to 20 (until you turn 21)"


def test_conditions_are_clauses_that_follow_if():
    rule = ItemRule(statuses=["eligible", "former_relevant"], circumstances=["young_parent"], living=["own_tenancy"])
    assert words.conditions(rule) == [
        "your status is eligible or former relevant",
        "you are a young parent, or expecting a baby",
        "you have your own tenancy",
    ]
    assert words.conditions(ItemRule()) == []


def test_every_word_of_a_condition_has_words():
    assert set(STATUSES) == set(statuses())
    rule = ItemRule(statuses=list(STATUSES), circumstances=list(CIRCUMSTANCES), living=list(LIVINGS))
    assert all("_" not in clause for clause in words.conditions(rule))


@pytest.mark.parametrize(("listed", "said"), [(["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")])
def test_either(listed, said):
    assert words.either(listed) == said


def test_days():
    assert words.day(date(2026, 4, 1)) == "1 April 2026"
    assert words.day(None) == "Not recorded yet"
    assert words.dated(date(2020, 1, 31), "January 2020") == "January 2020"
    assert words.dated(date(2020, 1, 31), "") == "31 January 2020"
    assert words.dated(None, "") == "Not recorded yet"


# Telephone numbers


@pytest.mark.parametrize(
    ("number", "read", "dialled"),
    [
        ("01332 643907", "01332 643907", "+441332643907"),
        ("01332643907", "01332 643907", "+441332643907"),
        ("+44 1332 643907", "01332 643907", "+441332643907"),
        ("01827 78255", "01827 78255", "+44182778255"),
        ("0800 1111", "0800 1111", "+448001111"),
        ("08081 961750", "0808 196 1750", "+448081961750"),
        ("07700 900123", "07700 900123", "+447700900123"),
        ("+353 1 234 5678", "+353 1 234 5678", "+35312345678"),
        # Short numbers are dialled as they are.
        ("111", "111", "111"),
        ("999", "999", "999"),
        ("116 123", "116 123", "116123"),
        ("85258", "85258", "85258"),
    ],
)
def test_a_number_as_it_is_read_and_dialled(number, read, dialled):
    row = ContactNumber(number=number)
    assert (words.number(row), words.tel(row)) == (read, dialled)


NO_NUMBERS = [
    "",
    " ",
    "0133264XXXX",
    "643907",
    "718000",
    "01332 64",
    "ring us",
    "+",
    "(no number)",
    "9" * 17,
    "01332/643907",
]


@pytest.mark.parametrize("number", NO_NUMBERS)
def test_what_is_no_number_is_never_shown_as_one(number):
    row = ContactNumber(number=number, as_printed="0133264XXXX")
    assert (words.number(row), words.tel(row)) == ("Not recorded yet", "")


@given(st.one_of(st.text(), st.text("0123456789 +X", max_size=16), st.from_regex(r"\+?[0-9 ]{1,20}", fullmatch=True)))
def test_only_a_number_is_shown(number):
    row = ContactNumber(number=number)
    read, dialled = words.number(row), words.tel(row)
    if read == words.NOT_RECORDED:
        assert dialled == ""
        return
    assert dialled.removeprefix("+").isdecimal() and dialled.isascii()
    assert read.replace(" ", "").strip("+()-").replace("-", "").replace("(", "").replace(")", "").isdecimal()
    if dialled.startswith("+"):
        assert phonenumbers.is_possible_number(phonenumbers.parse(dialled))
    assert sorted(map(int, filter(str.isdecimal, dialled.removeprefix("+44")))) == sorted(
        map(int, filter(str.isdecimal, read.removeprefix("0")))
    )
