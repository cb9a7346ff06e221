"""For each component's options, the Django form that says the same, drawn; and what of GOV.UK's HTML must be put otherwise.

Each function takes Options and the expected tree, takes every option it can say, and returns the tree that the pack
draws. Where Django cannot write what GOV.UK Frontend does, the expected tree is changed, here and nowhere else, and the
reason stands next to it.
"""

from django import forms
from django.core.exceptions import ValidationError

from leaving_care.forms import (
    AffixedInput,
    DateBoxes,
    DateField,
    GovukForm,
    Question,
    Textarea,
    TextareaField,
)
from tests.leaving_care.govuk.answers import add_attributes, answers, html_or_text, own_attributes
from tests.leaving_care.govuk.drawn import bare
from tests.leaving_care.govuk.frontend import written
from tests.leaving_care.govuk.markup import Node

ATTRIBUTES = ("autocomplete", "pattern", "spellcheck", "autocapitalize", "inputmode", "type")


def ask(options, field, *, value=None, boxes=(), legend=False, name=None, others=()):
    """Draws a form of one field, with what every component's options say: id, name, label, hint, message, classes."""
    name = name or options.take("name")
    kind, stem = ("fieldset.legend", "govuk-fieldset__legend") if legend else ("label", "govuk-label")
    attrs = field.widget.attrs
    attrs["id"] = options.take("id") or options.take("idPrefix") or name
    attrs |= options.take("attributes", {})
    attrs |= {attr: written(options.take(attr)) for attr in ATTRIBUTES if attr in options.said}
    if described_by := options.take("fieldset.describedBy") or options.take("describedBy"):
        attrs["aria-describedby"] = described_by
    if classes := options.take("classes"):
        attrs["class"] = classes
    field.disabled = options.take("disabled", False)
    field.label, field.help_text = options.words(kind), options.words("hint")
    message = options.words("errorMessage")
    question = Question(
        name,
        heading=options.take(f"{kind}.isPageHeading", False),
        size=options.size(f"{kind}.classes", stem),
        wrapper_class=options.take("formGroup.classes"),
    )
    form_class = type("Form", (GovukForm,), {name: field, **dict(others)})
    if message or boxes or isinstance(value, dict):
        form = form_class(value if isinstance(value, dict) else {name: value})
        form.errors.clear()
        if message:
            form.add_error(name, ValidationError(message, params={"boxes": boxes} if boxes else None))
    else:
        form = form_class(initial={name: value})
    return bare(form, question)


def input_(options, expected):
    """A line of text."""
    affixes = {affix: options.words(affix) for affix in ("prefix", "suffix")}
    widget = AffixedInput({"type": options.take("type", "text")}, **affixes)
    return ask(options, forms.CharField(widget=widget), value=options.take("value"))


def textarea(options, expected):
    """Many lines, with or without a limit."""
    widget = Textarea(rows=options.take("rows", 5), threshold=options.take("threshold"))
    field = TextareaField(max_length=options.take("maxlength"), widget=widget)
    return ask(options, field, value=options.take("value"))


def select(options, expected):
    """A list to unfold."""
    items = [item for item in options.take("items", []) if item]
    value = options.take("value")
    chosen = [item["value"] for item in items if "value" in item and item.pop("selected", item["value"] == value)]
    choices, own = [], {}
    for place, item in enumerate(items):
        choices.append((written(item.pop("value", "none")), html_or_text(item)))
        own[choices[-1][0]] = own_attributes(item)
        options.said[f"item {place}"] = item
    field = forms.ChoiceField(choices=choices)
    add_attributes(field.widget, own)
    return ask(options, field, value=chosen[0] if chosen else None)


def file_upload(options, expected):
    """A file. A file that a page names as chosen is ignored by GOV.UK Frontend too: browsers allow none."""
    options.take("value")
    several = {"allow_multiple_selected": options.take("multiple", False)}
    return ask(options, forms.FileField(widget=type("Files", (forms.FileInput,), several)))


def date_input(options, expected):
    """A date. Every box is named after its field: where an example has no name for the whole, its boxes get one."""
    name = options.take("namePrefix")
    if not name:
        name = "date"
        for node in expected.all("input"):
            node.attrs["name"] = f"{name}-{node.attrs['name']}"
    given = {item["name"]: item for item in options.take("items", None) or [{"name": box} for box in DateBoxes.boxes]}
    widget, values = DateBoxes(), options.take("values", {})
    data, wrong, blamed = {}, [], []
    for box, part in zip(DateBoxes.boxes, widget.widgets, strict=True):
        item, own = given.pop(box, None), options.take(box, {})
        if item is None or own is False:
            options.said[f"no {box}"] = True
            continue
        item = {"value": values.pop(box, values.pop(f"{name}-{box}", None)), **own, **item}
        data[f"{name}-{box}"] = written(item.pop("value") or "")
        classes = item.pop("classes", "").split()
        error = item.pop("error", "govuk-input--error" in classes or None)
        wrong += [box] if error else []
        blamed += [box] if error is None else []
        part.attrs |= item.pop("attributes", {})
        part.attrs |= {attr: item.pop(attr) for attr in ATTRIBUTES if attr in item}
        part.attrs["class"] = " ".join(css for css in classes if css != "govuk-input--error")
        options.said[box] = {option: value for option, value in item.items() if option != "name"}
    options.said["boxes"] = given | values
    if wrong and "errorMessage" not in options.said:
        options.said["an error without a message"] = True
    return ask(options, DateField(widget=widget), value=data, boxes=wrong or blamed, legend=True, name=name)


def radios(options, expected):
    """Radios."""
    return ask(options, **answers(options, expected, "radios"))


def checkboxes(options, expected):
    """Checkboxes."""
    return ask(options, **answers(options, expected, "checkboxes"))


def label(options, expected):
    """A label. Ours always says what it is for: where an example does not, it gets that."""
    options.said = {"label": options.said, "name": options.said.pop("for", "field")}
    for node in expected.all("label"):
        node.attrs["for"] = options.said["name"]
    (group,) = ask(options, forms.CharField()).children
    return Node("root", {}, [child for child in group.children if child.tag != "input"])


def hint(options, expected):
    """A hint. Ours always has an id, for the control to name."""
    name = options.take("id", "field-hint").removesuffix("-hint")
    options.said = {"hint": options.said, "name": name}
    expected.one(".govuk-hint").attrs["id"] = f"{name}-hint"
    return Node("root", {}, [ask(options, forms.CharField()).one(".govuk-hint")])


def error_message(options, expected):
    """A message, which too always has an id."""
    name = options.take("id", "field-error").removesuffix("-error")
    options.said = {"errorMessage": options.said, "name": name}
    expected.one(".govuk-error-message").attrs.setdefault("id", f"{name}-error")
    return Node("root", {}, [ask(options, forms.CharField()).one(".govuk-error-message")])
