"""Widgets that say what GOV.UK's components can show and Django's own widgets cannot: hints, reveals, boxes, affixes."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms

Attrs = dict[str, Any] | None


class _Answers(forms.RadioSelect):
    """What radios and checkboxes share: things said about single answers, each by the answer's value."""

    or_before: str | None = None  # the answer before which a line says "or"
    exclusive: str | None = None  # the answer that rules out all others

    def __init__(
        self,
        attrs: Attrs = None,
        choices: Iterable = (),
        *,
        hints: Mapping[Any, str] | None = None,
        reveals: Mapping[Any, str | Iterable[str]] | None = None,
    ):
        super().__init__(attrs, choices)
        self.hints = {str(value): hint for value, hint in (hints or {}).items()}
        self.reveals = {
            str(value): (names,) if isinstance(names, str) else tuple(names) for value, names in (reveals or {}).items()
        }


class Radios(_Answers):
    """Radios: one answer of several.

    `hints` holds a hint under an answer; `reveals` names the field, or fields, of the same form that an answer asks for
    besides; `or_before` is the answer set apart from those above it by "or".
    """

    def __init__(self, attrs: Attrs = None, choices: Iterable = (), *, or_before: Any = None, **more: Any):
        super().__init__(attrs, choices, **more)
        self.or_before = None if or_before is None else str(or_before)


class Checkboxes(_Answers, forms.CheckboxSelectMultiple):
    """Checkboxes: as many answers as apply.

    `hints` and `reveals` as in Radios. `exclusive` is the answer that rules out the others ("None of these"), set apart
    by "or"; with a script it unticks them, and CheckboxesField refuses it beside others.
    """

    def __init__(self, attrs: Attrs = None, choices: Iterable = (), *, exclusive: Any = None, **more: Any):
        super().__init__(attrs, choices, **more)
        self.exclusive = self.or_before = None if exclusive is None else str(exclusive)


class Textarea(forms.Textarea):
    """A box for many lines. A field with a `max_length` gets a count under it.

    With a `threshold`, a script shows the count only once that percentage of the limit is used up.
    """

    def __init__(self, attrs: Attrs = None, *, rows: int = 5, threshold: int | None = None):
        super().__init__({"rows": rows, **(attrs or {})})
        self.threshold = threshold


class AffixedInput(forms.TextInput):
    """A line of text with a sign before or after it: a pound sign, a unit."""

    def __init__(self, attrs: Attrs = None, *, prefix: str = "", suffix: str = ""):
        super().__init__(attrs)
        self.prefix, self.suffix = prefix, suffix


class DateBoxes(forms.MultiWidget):
    """Three boxes for a day, a month and a year, named and identified NAME-day, NAME-month and NAME-year.

    `autocomplete="bday"` lets a browser fill in the person's own birthday (bday-day and so on).
    """

    boxes = ("day", "month", "year")
    use_fieldset = True

    def __init__(self, attrs: Attrs = None, *, autocomplete: str = ""):
        super().__init__({box: forms.TextInput({"inputmode": "numeric"}) for box in self.boxes}, attrs)
        self.widgets_names = [f"-{box}" for box in self.boxes]
        if autocomplete:
            for box, widget in zip(self.boxes, self.widgets, strict=True):
                widget.attrs["autocomplete"] = f"{autocomplete}-{box}"

    def decompress(self, value: date | None) -> list[str | None]:
        """What stands in the boxes for a date."""
        return [str(value.day), str(value.month), str(value.year)] if value else [None] * 3

    def get_context(self, name: str, value: Any, attrs: Attrs) -> dict[str, Any]:
        """As any widget's, with the boxes' own ids."""
        context = super().get_context(name, value, attrs)
        stem = context["widget"]["attrs"].get("id")
        if stem:
            for box, part in zip(self.boxes, context["widget"]["subwidgets"], strict=True):
                part["attrs"]["id"] = f"{stem}-{box}"
        return context
