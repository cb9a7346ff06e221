"""Fields of the desk's forms: yes and no, a choice among rows, messages in our words, and answers in words."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.text import capfirst

from leaving_care.dates import in_words
from leaving_care.forms import AffixedInput, DateField, Radios
from offers.forms.markdown import MarkdownField
from offers.words import NOT_RECORDED

OLDEST = 120
# 1250, 1,250 and 1,250.50: a comma stands only between thousands.
_AMOUNT = re.compile(r"(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]*)?")


class YesNoField(forms.TypedChoiceField):
    """Yes, no, or not recorded yet. The value is True, False or None."""

    widget = Radios

    def __init__(self, **kwargs: Any):
        choices = [("yes", "Yes"), ("no", "No"), ("", NOT_RECORDED)]
        super().__init__(choices=choices, coerce=lambda said: said == "yes", empty_value=None, required=False, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """What is chosen for a value of the model, or for what was sent."""
        return {True: "yes", False: "no", None: ""}.get(value, value) if not isinstance(value, str) else value


class AmountField(forms.DecimalField):
    """An amount as people write it: 2000, £1,250.50. The value is a Decimal, or None."""

    widget = AffixedInput

    def __init__(self, **kwargs: Any):
        super().__init__(max_digits=9, decimal_places=2, **kwargs)
        self.widget.attrs |= {"class": "govuk-input--width-5", "inputmode": "decimal"}

    def to_python(self, value: Any) -> Any:
        """The amount, without the pound sign and the commas between thousands."""
        if isinstance(value, str):
            figure = value.strip().removeprefix("£").strip()
            value = figure.replace(",", "") if _AMOUNT.fullmatch(figure) else value
        return super().to_python(value)


class OneOf(forms.TypedChoiceField):
    """One of some rows that were read once (`offer`). The value is the row; None where none is chosen."""

    def __init__(self, *, blank: str = "None", **kwargs: Any):
        super().__init__(coerce=self._row, empty_value=None, **kwargs)
        self.blank, self.rows = blank, dict[str, Any]()

    def __deepcopy__(self, memo: dict[int, Any]) -> "OneOf":
        made: OneOf = super().__deepcopy__(memo)
        made.coerce = made._row
        return made

    def offer(self, rows: Iterable[Model]) -> None:
        """The rows to choose from."""
        self.rows = {str(row.pk): row for row in rows}
        listed = [(key, str(row)) for key, row in self.rows.items()]
        self.choices = listed if isinstance(self.widget, Radios) else [("", self.blank), *listed]

    def _row(self, key: Any) -> Model:
        return _found(self.rows, key)


class SeveralOf(forms.TypedMultipleChoiceField):
    """Some of some rows that were read once. The value is a list of rows."""

    def __init__(self, **kwargs: Any):
        super().__init__(coerce=self._row, empty_value=[], required=False, **kwargs)
        self.rows = dict[str, Any]()

    def __deepcopy__(self, memo: dict[int, Any]) -> "SeveralOf":
        made: SeveralOf = super().__deepcopy__(memo)
        made.coerce = made._row
        return made

    def offer(self, rows: Iterable[Model]) -> None:
        """The rows to choose from."""
        self.rows = {str(row.pk): row for row in rows}
        self.choices = [(key, str(row)) for key, row in self.rows.items()]

    def _row(self, key: Any) -> Model:
        return _found(self.rows, key)


def in_our_words(fields: Mapping[str, forms.Field]) -> None:
    """Says what is wrong in our words, by the question as it stands on the page, and which answer is none yet."""
    for field in fields.values():
        asked = f"“{field.label}”"
        words = field.error_messages
        if isinstance(field, forms.CharField) and words.get("max_length", "Ensure").startswith(("Ensure", "Enter")):
            words["max_length"] = f"{asked} must be %(limit_value)s characters or fewer"
        if isinstance(field, MarkdownField):
            words["max_length"] = words["max_length"].replace("This is", f"{asked} is", 1)
        if isinstance(field, forms.IntegerField | forms.DecimalField):
            example = (
                "an amount, in figures, such as 2000 or 12.50"
                if isinstance(field, AmountField)
                else "a number, in figures"
            )
            words["invalid"] = f"{asked} must be {example}"
            for code, limit in (("min_value", "or more"), ("max_value", "or less")):
                if words.get(code, "Ensure").startswith("Ensure"):
                    words[code] = f"{asked} must be %(limit_value)s {limit}"
        if isinstance(field, AmountField):
            words |= {"max_digits": f"{asked} is too large", "max_whole_digits": f"{asked} is too large"}
            words["max_decimal_places"] = f"{asked} can have two places after the point at most"
        if isinstance(field, DateField):
            field.called = field.called or asked
            words["year"] = "%(called)s must have a year of 4 numbers"
        if isinstance(field, forms.ChoiceField):
            words["invalid_choice"] = f"Choose one of the answers to {asked}"
            if not isinstance(field, OneOf | SeveralOf | YesNoField) and type(field.widget) is forms.Select:
                choices: Any = field.choices
                listed = [(value, capfirst(label)) for value, label in choices if value != ""]
                blank = [("", "Choose one" if field.required else NOT_RECORDED)]
                # What has an answer from the start cannot be left without one.
                field.choices = listed if field.required and field.initial else [*blank, *listed]


def check_ages(form: forms.BaseForm) -> None:
    """Says at its field that an age is above what people get, or that the last is below the first."""
    said = {name: form.cleaned_data.get(name) for name in ("age_from", "age_to")}
    for name, age in said.items():
        if age is not None and age > OLDEST:
            form.add_error(name, f"“{form.fields[name].label}” must be {OLDEST} or less")
    first, last = said.values()
    if first is not None and last is not None and last < first:
        form.add_error("age_to", "“To age” cannot be below “From age”")


def in_words_of(field: forms.Field, value: Any) -> str:
    """A value as a page says it; what is blank is not recorded yet."""
    if value in ("", None, []):
        return NOT_RECORDED
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return in_words(value)
    if isinstance(value, list):
        return ", ".join(in_words_of(field, each) for each in value)
    if isinstance(field, forms.ChoiceField):
        choices: Any = field.choices
        return capfirst(str(dict(choices).get(str(plain_value(value)), value)))
    return str(value)


def plain_value(value: Any) -> Any:
    """A value to compare: rows by their keys, and all that is blank alike."""
    if isinstance(value, list | tuple):
        return [plain_value(each) for each in value]
    if isinstance(value, Model):
        return value.pk
    return value or None if not isinstance(value, bool) else value


def _found(rows: Mapping[str, Any], key: Any) -> Any:
    try:
        return rows[str(key)]
    except KeyError:
        raise ValueError(key) from None  # which the fields say in words
