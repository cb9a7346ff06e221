"""The options of radios, checkboxes and lists, as fields: part of tests.leaving_care.govuk.equivalents."""

from django import forms
from django.utils.safestring import mark_safe

from leaving_care.forms import Checkboxes, CheckboxesField, Radios, Textarea
from tests.leaving_care.govuk.frontend import written
from tests.leaving_care.govuk.markup import Node, parse


def answers(options, expected, component):
    """The field of an example of radios or checkboxes, its value, and the fields that it reveals."""
    chosen = [options.take("value"), *options.take("values", [])]
    choices, checked, hints, reveals, others, own, set_apart, exclusive = [], [], {}, {}, {}, {}, None, None
    above = {}
    for place, item in enumerate(options.take("items")):
        if not item or "divider" in item:
            above = item or {"nothing": True}
            continue
        value = written(item.pop("value"))
        choices.append((value, html_or_text(item)))
        if above.pop("divider", "") == "or":
            set_apart = value
        if item.pop("behaviour", "") == "exclusive":
            exclusive = value
        if item.pop("checked", value in chosen):
            checked.append(value)
        if html := item.pop("conditional", {}).get("html"):
            reveals[value], others[reveals[value]] = revealed(html, item)
        hints[value] = item.get("hint", {}).pop("text", "")
        own[value] = own_attributes(item)
        options.said[f"item {place}"] = {**item, **above}
        above = {}
    for node in expected.all(f".govuk-{component}__conditional"):
        # What an example reveals stands there bare. With us it is a field with messages of its own, so it has a group.
        node.children = [Node("div", {"class": "govuk-form-group"}, node.children)]
    if component == "radios":
        widget = Radios(hints=hints, reveals=reveals, or_before=set_apart)
        field, value = forms.ChoiceField(choices=choices, widget=widget), checked[0] if checked else None
    else:
        assert set_apart == exclusive
        widget = Checkboxes(hints=hints, reveals=reveals, exclusive=exclusive)
        field, value = CheckboxesField(choices=choices, widget=widget), checked
    add_attributes(field.widget, own)
    return {"field": field, "value": value, "legend": True, "others": others}


def revealed(html, item):
    """The name of a label's control, and a field that is drawn like the two. What else is revealed stays in the item."""
    label, *others, control = parse(html).children
    item |= {"revealed": others} if others else {}
    attrs = {name: value for name, value in control.attrs.items() if name in ("id", "class")}
    attrs["class"] = " ".join(name for name in control.classes if name != f"govuk-{control.tag}")
    # The examples' long texts say nothing of rows.
    widget = forms.TextInput(attrs) if control.tag == "input" else Textarea({**attrs, "rows": None})
    initial = "".join(control.children)
    return control.attrs["name"], forms.CharField(label=label.text, widget=widget, initial=initial)


def html_or_text(item):
    """What an item says, as HTML if there is any."""
    html, text = item.pop("html", None), item.pop("text", None)
    return mark_safe(html) if html else text  # noqa: S308


def own_attributes(item):
    """An item's attributes, with whether it is disabled."""
    return item.pop("attributes", {}) | ({"disabled": True} if item.pop("disabled", False) else {})


def add_attributes(widget, own):
    """Adds attributes to some of a widget's options, by value, as Django would have it done."""
    make = widget.create_option

    def create_option(name, value, *rest, **more):
        option = make(name, value, *rest, **more)
        option["attrs"] |= own[str(value)]
        return option

    widget.create_option = create_option
