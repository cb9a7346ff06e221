"""What a layout is made of, besides crispy-forms' own Layout, Div, HTML and ButtonHolder (a group of buttons)."""

from typing import Any

from crispy_forms import layout as crispy
from crispy_forms.utils import TEMPLATE_PACK, flatatt
from django.template.loader import render_to_string
from django.utils.text import slugify


class Question(crispy.Field):
    """A field, with how its label or legend looks.

    With `heading` it is the page's h1. `size` is xl, l, m, s or "" for plain; a heading is l if nothing else is said.
    `css_class` goes on the control, `wrapper_class` on the group around it.
    """

    def __init__(self, name: str, *, heading: bool = False, size: str | None = None, **more: Any):
        super().__init__(name, **more)
        self.heading = heading
        self.size = _size(size, heading)

    def render(self, form, context, template_pack=TEMPLATE_PACK, extra_context=None, **kwargs):
        """The field's HTML."""
        extra = {**(extra_context or {}), "govuk_heading": self.heading, "govuk_size": self.size}
        return super().render(form, context, template_pack, extra_context=extra, **kwargs)


class Fieldset(crispy.Fieldset):
    """Fields under one legend. `heading` and `size` as in Question; `hint` is a sentence under the legend.

    The legend is text, never a template: it may hold somebody's name.
    """

    def __init__(
        self, legend: str, *fields: Any, heading: bool = False, size: str | None = None, hint: str = "", **more: Any
    ):
        super().__init__(legend, *fields, **more)
        self.heading = heading
        self.size = _size(size, heading)
        self.hint = hint
        self.hint_id = f"{slugify(legend) or 'fieldset'}-hint"

    def render(self, form, context, template_pack=TEMPLATE_PACK, **kwargs):
        """The fieldset's HTML."""
        fields = self.get_rendered_fields(form, context, template_pack, **kwargs)
        said = {"fieldset": self, "legend": self.legend, "fields": fields}
        return render_to_string(self.get_template_name(template_pack), said)


class Button:
    """A button, or with `href` a link that looks like one. `kind` is "", secondary, warning or inverse.

    Further arguments become attributes (`data_x="1"` is data-x="1").
    """

    template = "%s/layout/button.html"

    def __init__(
        self,
        text: str,
        *,
        name: str = "",
        value: str = "",
        kind: str = "",
        href: str = "",
        start: bool = False,
        disabled: bool = False,
        css_class: str = "",
        type: str = "submit",
        **attrs: Any,
    ):
        self.text, self.name, self.value, self.type = text, name, value, type
        self.href, self.start, self.disabled = href, start, disabled
        modifiers = [f"govuk-button--{modifier}" for modifier in (kind, start and "start") if modifier]
        self.classes = " ".join(["govuk-button", *modifiers, *css_class.split()])
        self.flat_attrs = flatatt(attrs)

    def render(self, form, context, template_pack=TEMPLATE_PACK, **kwargs):
        """The button's HTML."""
        return render_to_string(self.template % template_pack, {"button": self})


def _size(size: str | None, heading: bool) -> str:
    if size is None:
        return "l" if heading else ""
    return size
