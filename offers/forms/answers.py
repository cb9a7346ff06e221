"""Fields of the desk's forms: yes and no, a choice among rows, messages in our words, and answers in words."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.text import capfirst

from leaving_care.dates import in_words
from leaving_care.forms import Radios
from offers.words import NOT_RECORDED


class YesNoField(forms.TypedChoiceField):
    """Yes, no, or not recorded yet. The value is True, False or None."""

    widget = Radios

    def __init__(self, **kwargs: Any):
        choices = [("yes", "Yes"), ("no", "No"), ("", NOT_RECORDED)]
        super().__init__(choices=choices, coerce=lambda said: said == "yes", empty_value=None, required=False, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """What is chosen for a value of the model, or for what was sent."""
        return {True: "yes", False: "no", None: ""}.get(value, value) if not isinstance(value, str) else value


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
    """Says what is too long or not among the answers in our words, and which answer is none yet."""
    for field in fields.values():
        if isinstance(field, forms.CharField):
            if field.max_length and field.error_messages.get("max_length", "").startswith("Ensure"):
                field.error_messages["max_length"] = f"Enter {field.max_length} characters or fewer"
            field.error_messages.setdefault("max_length", f"Enter {field.max_length} characters or fewer")
        if isinstance(field, forms.IntegerField | forms.DecimalField):
            field.error_messages["invalid"] = "Enter a number, in figures"
        if isinstance(field, forms.ChoiceField):
            field.error_messages["invalid_choice"] = "Choose one of the answers"
            if not isinstance(field, OneOf | SeveralOf | YesNoField) and type(field.widget) is forms.Select:
                choices: Any = field.choices
                listed = [(value, capfirst(label)) for value, label in choices if value != ""]
                blank = [("", "Choose one" if field.required else NOT_RECORDED)]
                # What has an answer from the start cannot be left without one.
                field.choices = listed if field.required and field.initial else [*blank, *listed]


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
