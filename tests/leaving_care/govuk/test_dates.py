"""A date in three boxes."""

from datetime import date, datetime

import pytest
from django import forms
from django.core.exceptions import ValidationError

from leaving_care.forms import DateBoxes, DateField, GovukForm
from tests.leaving_care.govuk.drawn import crispy

ALL = ("day", "month", "year")


class Birth(GovukForm):
    born = DateField(
        label="What is your date of birth?",
        called="Date of birth",
        widget=DateBoxes(autocomplete="bday"),
        error_messages={"required": "Enter your date of birth"},
    )


def typed(day="", month="", year="", form=Birth):
    return form({"born-day": day, "born-month": month, "born-year": year})


def outlined(form):
    """The boxes that are outlined."""
    return tuple(
        node.attrs["id"].removeprefix("id_born-")
        for node in crispy(form).all(".govuk-date-input__input")
        if "govuk-input--error" in node.classes
    )


@pytest.mark.parametrize(
    ("boxes", "day"),
    [
        (("27", "3", "2007"), date(2007, 3, 27)),
        (("05", "09", "2007"), date(2007, 9, 5)),
        ((" 5", "9 ", " 2007 "), date(2007, 9, 5)),
        (("29", "2", "2004"), date(2004, 2, 29)),
        (("31", "12", "1999"), date(1999, 12, 31)),
        (("1", "June", "2006"), date(2006, 6, 1)),
        (("1", "sept", "2006"), date(2006, 9, 1)),
        (("١", "٦", "٢٠٠٦"), date(2006, 6, 1)),
    ],
)
def test_three_boxes_are_a_date(boxes, day):
    form = typed(*boxes)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["born"] == day
    assert type(form.cleaned_data["born"]) is date


@pytest.mark.parametrize(
    ("boxes", "message", "wrong"),
    [
        (("", "", ""), "Enter your date of birth", ALL),
        ((" ", "", "\t"), "Enter your date of birth", ALL),
        (("27", "3", ""), "Date of birth must include a year", ("year",)),
        (("", "3", "2007"), "Date of birth must include a day", ("day",)),
        (("27", "", " "), "Date of birth must include a month and year", ("month", "year")),
        (("", "", "2007"), "Date of birth must include a day and month", ("day", "month")),
        (("31", "2", "2007"), "Date of birth must be a real date", ALL),
        (("29", "2", "2007"), "Date of birth must be a real date", ALL),
        (("29", "2", "1900"), "Date of birth must be a real date", ALL),
        (("32", "3", "2007"), "Date of birth must be a real date", ("day",)),
        (("0", "3", "2007"), "Date of birth must be a real date", ("day",)),
        (("-1", "3", "2007"), "Date of birth must be a real date", ("day",)),
        (("27", "13", "2007"), "Date of birth must be a real date", ("month",)),
        (("27", "ma", "2007"), "Date of birth must be a real date", ("month",)),
        (("x", "3", "2007"), "Date of birth must be a real date", ("day",)),
        (("²", "3", "2007"), "Date of birth must be a real date", ("day",)),
        (("x", "y", "2007"), "Date of birth must be a real date", ALL),
        (("27", "3", "07"), "Year must include 4 numbers", ("year",)),
        (("27", "3", "20007"), "Year must include 4 numbers", ("year",)),
        (("27", "3", "9" * 5000), "Year must include 4 numbers", ("year",)),
        (("27", "3", "two thousand"), "Date of birth must be a real date", ("year",)),
        (("27", "3", "0000"), "Date of birth must be a real date", ("year",)),
        (("32", "3", "07"), "Date of birth must be a real date", ALL),
    ],
)
def test_what_is_no_date_is_said_next_to_the_boxes_it_is_about(boxes, message, wrong):
    form = typed(*boxes)
    assert form.errors == {"born": [message]}
    assert outlined(form) == wrong
    page = crispy(form)
    assert page.one(".govuk-error-message").text == f"Error: {message}"
    assert page.one(".govuk-error-summary").one("a").attrs["href"] == f"#id_born-{wrong[0]}"
    assert page.one(f"#id_born-{wrong[0]}").tag == "input"


@pytest.mark.parametrize("boxes", [("31", "2", "2007"), ("x", " 3", ""), ("1", "2", "07")])
def test_what_was_typed_stays(boxes):
    page = crispy(typed(*boxes))
    assert tuple(node.attrs.get("value", "") for node in page.all(".govuk-date-input__input")) == boxes


def test_a_date_is_shown_in_its_boxes():
    page = crispy(Birth(initial={"born": date(2007, 3, 27)}))
    assert [node.attrs["value"] for node in page.all(".govuk-date-input__input")] == ["27", "3", "2007"]


def test_the_boxes_have_their_names_ids_and_what_a_browser_fills_in():
    page = crispy(Birth(prefix="me"))
    boxes = page.all(".govuk-date-input__input")
    assert [box.attrs["name"] for box in boxes] == ["me-born-day", "me-born-month", "me-born-year"]
    assert [box.attrs["id"] for box in boxes] == ["id_me-born-day", "id_me-born-month", "id_me-born-year"]
    assert [box.attrs["autocomplete"] for box in boxes] == ["bday-day", "bday-month", "bday-year"]
    assert {box.attrs["inputmode"] for box in boxes} == {"numeric"}
    assert [label.attrs["for"] for label in page.all("label")] == [box.attrs["id"] for box in boxes]


def test_an_optional_date_may_be_left_out_but_not_half():
    form = type("Form", (GovukForm,), {"born": DateField(required=False)})
    for left_out in (typed(form=form), form({})):
        assert left_out.is_valid()
        assert left_out.cleaned_data == {"born": None}
    assert not typed("1", form=form).is_valid()


def test_a_date_without_a_name_of_its_own_goes_by_its_label():
    form = type("Form", (GovukForm,), {"born": DateField(label="Start, 100% sure")})
    assert typed("1", "2", form=form).errors == {"born": ["Start, 100% sure must include a year"]}


def test_a_validators_message_is_about_the_whole_date_unless_it_names_boxes():
    def refuse(day):
        raise ValidationError("Too early")

    def refuse_year(day):
        raise ValidationError("Too early a year", params={"boxes": ["year"]})

    for validator, wrong in ((refuse, ALL), (refuse_year, ("year",))):
        form = type("Form", (GovukForm,), {"born": DateField(validators=[validator])})
        assert outlined(typed("1", "2", "1900", form=form)) == wrong


def test_whether_a_date_has_changed_goes_by_the_day():
    data = {"born-day": "05", "born-month": "9", "born-year": "2007"}
    assert not Birth(data, initial={"born": date(2007, 9, 5)}).has_changed()
    assert Birth(data, initial={"born": date(2007, 9, 6)}).has_changed()
    assert Birth(data | {"born-day": "x"}, initial={"born": date(2007, 9, 5)}).has_changed()


def test_a_date_that_cannot_be_changed_keeps_its_value():
    form = type("Form", (GovukForm,), {"born": DateField(disabled=True)})
    filled = form({"born-day": "1"}, initial={"born": datetime(2007, 9, 5, 12)})
    assert filled.is_valid()
    assert filled.cleaned_data["born"] == date(2007, 9, 5)
    assert all("disabled" in box.attrs for box in crispy(filled).all(".govuk-date-input__input"))


def test_a_date_field_is_no_field_for_text():
    assert not isinstance(DateField(), forms.DateField)
    assert DateField(required=False).clean(None) is None
