"""What the pack's templates ask about forms: how a field is drawn, which fields are drawn where, and what is wrong."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.formsets import BaseFormSet

from leaving_care.forms import control, groups
from leaving_care.forms.widgets import DateBoxes

# The first that fits. Order matters: Django's checkboxes are a kind of its radios, which are a kind of its lists.
COMPONENTS: tuple[tuple[type[forms.Widget], type[control.Control]], ...] = (
    (DateBoxes, groups.Date),
    (forms.CheckboxSelectMultiple, groups.Checkboxes),
    (forms.RadioSelect, groups.Radios),
    (forms.CheckboxInput, groups.Checkbox),
    (forms.FileInput, control.File),
    (forms.Textarea, control.Textarea),
    (forms.Select, control.Select),
    (forms.widgets.Input, control.Input),
)


def control_for(bound: BoundField, **how: Any) -> control.Control:
    """How a field is drawn: the component for its widget, or the widget's own HTML where GOV.UK has none."""
    for widget, component in COMPONENTS:
        if isinstance(bound.field.widget, widget):
            return component(bound, **how)
    return control.Other(bound, **how)


def revealed_fields(form: forms.BaseForm) -> dict[str, tuple[str, str]]:
    """Fields that an answer to another question reveals: by name, that question's name and the answer.

    Raises ValueError for a field that two answers reveal: it would stand on the page twice.
    """
    found: dict[str, tuple[str, str]] = {}
    for question, asked in form.fields.items():
        for value, names in getattr(asked.widget, "reveals", {}).items():
            for name in names:
                if name in found:
                    raise ValueError(f"{name} is revealed twice: by {found[name]} and by {(question, value)}.")
                found[name] = (question, value)
    return found


def drawn_fields(form: forms.BaseForm) -> Iterator[BoundField]:
    """The fields that stand by themselves: not those that an answer reveals, which are drawn with the answer."""
    revealed = revealed_fields(form)
    return (bound for bound in form if bound.name not in revealed)


@dataclass(frozen=True)
class Problem:
    """A line of the error summary: the message, and the address of the control it is about, if it is about one."""

    text: Any
    href: str = ""


def problems(form: forms.BaseForm | BaseFormSet) -> list[Problem]:
    """What is wrong with a form, or with each form of a set: what concerns the whole first, then in the fields' order."""
    if isinstance(form, BaseFormSet):
        whole = [Problem(text) for text in form.non_form_errors()]
        return whole + [problem for each in form.forms for problem in problems(each)]
    found = [Problem(text) for text in form.non_field_errors()]
    for bound in form:
        href = "" if bound.is_hidden or not bound.errors else f"#{control_for(bound).first_id}"
        found += [Problem(text, href) for text in bound.errors]
    return found
