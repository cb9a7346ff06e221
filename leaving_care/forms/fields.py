"""Fields that check what Django's own do not: dates in three boxes, long texts, and "none of these"."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from leaving_care.dates import MONTHS
from leaving_care.forms.widgets import Checkboxes, DateBoxes, Textarea


class DateField(forms.Field):
    """A date typed into three boxes. The value is a `datetime.date`, or None where nothing was typed and nothing need be.

    `called` is what messages call the date ("Date of birth"); without it they use the label. An error names the boxes it
    is about in `params["boxes"]`, and those are outlined; an error that names none is about all three. Months may be
    typed as words. A year has four digits: the century is never guessed.
    """

    widget = DateBoxes
    default_error_messages = {
        "required": "Enter a date",
        "incomplete": "%(called)s must include a %(missing)s",
        "year": "Year must include 4 numbers",
        "invalid": "%(called)s must be a real date",
    }

    def __init__(self, *, called: str = "", **kwargs: Any):
        super().__init__(**kwargs)
        self.called = called

    def to_python(self, value: Any) -> date | None:
        """The date that the three texts say.

        Raises ValidationError if some are missing, or if together they are no date.
        """
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date) or not value:
            return value or None
        typed = {box: str(text or "").strip() for box, text in zip(DateBoxes.boxes, value, strict=True)}
        missing = [box for box, text in typed.items() if not text]
        if len(missing) == len(typed):
            return None
        if missing:
            raise self._error("incomplete", missing, missing=" and ".join(missing))
        return self._date(typed)

    def _date(self, typed: dict[str, str]) -> date:
        day, month, year = (_number(text) for text in typed.values())
        month = month or _month(typed["month"])
        fits = {"day": 1 <= day <= 31, "month": 1 <= month <= 12, "year": len(typed["year"]) == 4 and year > 0}
        wrong = [box for box, does_fit in fits.items() if not does_fit]
        if wrong == ["year"] and typed["year"].isdecimal() and len(typed["year"]) != 4:
            raise self._error("year", wrong)
        if not wrong:
            try:
                return date(year, month, day)
            except ValueError:  # each could be; the month has no such day
                pass
        # Where more than one box could be to blame, none is.
        raise self._error("invalid", wrong if len(wrong) == 1 else DateBoxes.boxes)

    def _error(self, code: str, boxes: Iterable[str], **params: str) -> ValidationError:
        params = {"called": str(self.called or self.label or "Date"), **params}
        return ValidationError(self.error_messages[code], code, {**params, "boxes": tuple(boxes)})


def _number(text: str) -> int:
    """The number that a few digits are; 0 for what is no number or no part of a date."""
    return int(text) if text.isdecimal() and len(text) <= 4 else 0


def _month(text: str) -> int:
    """The number of a month written as a word or its first letters, at least three; 0 if it is none."""
    for number, name in enumerate(MONTHS, 1):
        if len(text) >= 3 and name.lower().startswith(text.lower()):
            return number
    return 0


class TextareaField(forms.CharField):
    """A text of many lines. Its length is counted as the browser shows it: the end of a line is one character."""

    widget = Textarea
    default_error_messages = {"max_length": "Enter %(limit_value)s characters or fewer"}

    def to_python(self, value: Any) -> str | None:
        """The text, with lines ended by a line feed alone (browsers send two characters)."""
        text = super().to_python(value)
        return text.replace("\r\n", "\n").replace("\r", "\n") if text else text


class CheckboxesField(forms.MultipleChoiceField):
    """Several answers from a list. One that the widget calls exclusive ("None of these") stands alone."""

    widget = Checkboxes
    default_error_messages = {"exclusive": "Select what applies, or select only “%(label)s”"}

    def validate(self, value: Any) -> None:
        """Raises ValidationError for an answer that is not in the list, or an exclusive one beside another."""
        super().validate(value)
        widget: Any = self.widget
        exclusive = getattr(widget, "exclusive", None)
        if exclusive is not None and exclusive in value and len(value) > 1:
            labels = {str(key): label for key, label in widget.choices}
            raise ValidationError(self.error_messages["exclusive"], "exclusive", {"label": labels[exclusive]})
