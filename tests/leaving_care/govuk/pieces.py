"""As tests.leaving_care.govuk.equivalents, for what is no field: fieldsets of a layout, the error summary, buttons."""

from crispy_forms.layout import HTML
from django import forms

from leaving_care.forms import Button, Fieldset, GovukForm
from tests.leaving_care.govuk.drawn import bare, crispy
from tests.leaving_care.govuk.frontend import written
from tests.leaving_care.govuk.markup import Node


def fieldset(options, expected):
    """A fieldset of a layout."""
    attrs = {
        "aria_describedby": options.take("describedBy"),
        "role": options.take("role"),
        **options.take("attributes", {}),
    }
    return bare(
        GovukForm(),
        Fieldset(
            options.words("legend"),
            HTML(options.take("html", "")),
            heading=options.take("legend.isPageHeading", False),
            size=options.size("legend.classes", "govuk-fieldset__legend"),
            css_class=options.take("classes"),
            **attrs,
        ),
    )


def error_summary(options, expected):
    """The summary of what is wrong with a form that has a field for every address."""
    items = options.take("errorList", [])
    named = [item.get("href", "").removeprefix("#") for item in items]
    form = type("Form", (GovukForm,), {name: forms.CharField() for name in named if name})({}, auto_id="%s")
    form.errors.clear()
    for item, name in zip(items, named, strict=True):
        item.pop("href", None)
        options.said["item"] = item
        form.add_error(name or None, options.words("item"))
    form.helper.form_error_title = options.take("titleText", "")
    return Node("root", {}, crispy(form).all(".govuk-error-summary"))


def button(options, expected):
    """A button."""
    kind = options.take("classes", "")
    modifier = kind.partition(" ")[0].removeprefix("govuk-button--")
    said = {"kind": modifier, "css_class": kind.partition(" ")[2]} if "govuk-button--" in kind else {"css_class": kind}
    attrs = options.take("attributes", {})
    if (prevents := options.take("preventDoubleClick")) is not None:
        attrs["data-prevent-double-click"] = written(prevents)
    if css_id := options.take("id"):
        attrs["id"] = css_id
    said |= {name: options.take(name, "") for name in ("href", "name", "value")}
    said |= {"type": options.take("type", "submit"), "disabled": options.take("disabled", False)}
    said["start"] = options.take("isStartButton", False)
    options.said = {"button": options.said}
    return bare(GovukForm(), Button(options.words("button"), **said, **attrs))
